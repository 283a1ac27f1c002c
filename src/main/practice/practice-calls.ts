// The window's calls to the practice vendors: how they shall behave, and what they send.
import { failed, ok, type Failure } from '../../shared/core/failure';
import type { PRACTICE_CONTRACT } from '../../shared/app-contract';
import type { HandlersOf } from '../../shared/core/call';
import type { Practice } from './practice-world';

const NOT_IN_PRACTICE: Failure = {
  kind: 'rejected',
  detail: 'there is no practice service in live',
};

/** `practice`: null in live, and where the service could not start. */
export function createPracticeCalls(
  practice: Practice | null,
): Pick<
  HandlersOf<typeof PRACTICE_CONTRACT>,
  'setPracticeScenario' | 'practiceShare' | 'practiceAlert'
> {
  const inPractice = (act: (practice: Practice) => void) => {
    if (practice === null) return failed(NOT_IN_PRACTICE);
    act(practice);
    return ok(null);
  };
  return {
    setPracticeScenario: ({ scenario }) =>
      inPractice(({ simulator }) => simulator.setScenario(scenario)),
    practiceShare: ({ scenario }) =>
      inPractice(({ simulator }) => void simulator.rapidsos.share(scenario)),
    practiceAlert: ({ name }) => inPractice(({ simulator }) => void simulator.share911.alert(name)),
  };
}
