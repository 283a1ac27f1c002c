// What an operator can ask of one delivery; a refusal stays on its card until the next try.
import type { Failure, Result } from '../../shared/core/failure';
import type { WindowParts } from './window-parts';

type Parts = Pick<WindowParts, 'api' | 'store'>;
type PlainCall = 'sendNow' | 'tryAgain' | 'standDown' | 'closeCard';

/** Asks main for one step; remembers why it was refused. */
export async function askDelivery(parts: Parts, name: PlainCall, id: string): Promise<void> {
  const result = await parts.api.call(name, { id });
  keepFailure(parts, id, result);
}

/** Asks main to cancel; remembers whether anything may have gone. */
export async function cancelDelivery(parts: Parts, id: string): Promise<void> {
  const result = await parts.api.call('cancel', { id });
  keepFailure(parts, id, result);
  if (!result.ok) return;
  parts.store.setState(({ cancelAnswers }) => ({
    cancelAnswers: { ...cancelAnswers, [id]: result.value.result },
  }));
}

/** Remembers why main refused a call about `id`; forgets it when main took the next one. */
export function keepFailure({ store }: Parts, id: string, result: Result<unknown>): void {
  store.setState(({ callFailures }) => {
    const others: Partial<Record<string, Failure>> = { ...callFailures };
    if (result.ok) Reflect.deleteProperty(others, id);
    else others[id] = result.failure;
    return { callFailures: others };
  });
}
