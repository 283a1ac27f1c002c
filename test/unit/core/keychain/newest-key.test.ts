// A refused key: the keychain is asked once more before anybody believes that the key is wrong.
import { describe, expect, it } from 'vitest';
import { withNewestKey } from '../../../../src/main/core/keychain/newest-key';
import type { Failure } from '../../../../src/shared/core/failure';
import type { SecretName } from '../../../../src/shared/settings/secret';

interface Answer {
  readonly kind: string;
  readonly failure?: Failure;
}

const REFUSED: Answer = { kind: 'refused', failure: { kind: 'unauthorized', detail: '401' } };
const ACCEPTED: Answer = { kind: 'accepted' };
const NAMES: readonly SecretName[] = ['emergency24.accessToken', 'emergency24.tokenSecret'];

async function sendWith(answers: readonly Answer[], changed: readonly SecretName[]) {
  const left = [...answers];
  const asked: SecretName[] = [];
  const answer = await withNewestKey(
    () => Promise.resolve(left.shift() ?? REFUSED),
    {
      renew(name) {
        asked.push(name);
        return Promise.resolve(changed.includes(name));
      },
    },
    NAMES,
  );
  return { answer, asked, sent: answers.length - left.length };
}

describe('a request whose key is refused', () => {
  it('goes out once more when the keychain has another key by now', async () => {
    const { answer, asked, sent } = await sendWith(
      [REFUSED, ACCEPTED],
      ['emergency24.tokenSecret'],
    );
    expect([answer, sent]).toEqual([ACCEPTED, 2]);
    expect(asked).toEqual(NAMES);
  });

  it('goes out once more only', async () => {
    const { answer, sent } = await sendWith([REFUSED, REFUSED, ACCEPTED], NAMES);
    expect([answer, sent]).toEqual([REFUSED, 2]);
  });

  it('is not repeated with the same key', async () => {
    const { answer, sent } = await sendWith([REFUSED, ACCEPTED], []);
    expect([answer, sent]).toEqual([REFUSED, 1]);
  });

  it.each<Answer>([
    ACCEPTED,
    { kind: 'refused', failure: { kind: 'rejected', detail: '400' } },
    { kind: 'unsure', failure: { kind: 'unauthorized', detail: 'cut off' } },
  ])('asks the keychain nothing after $kind', async (first) => {
    const { answer, asked } = await sendWith([first, ACCEPTED], NAMES);
    expect([answer, asked]).toEqual([first, []]);
  });
});
