// What of the questions to contacts is told as trouble; none of it blocks a press.
import { expect, it } from 'vitest';
import { verificationTroubles } from '../../../../src/main/features/verification/troubles';
import type { Failure } from '../../../../src/shared/core/failure';

const REFUSED: Failure = { kind: 'unauthorized', detail: 'HTTP 401' };
const UNSURE = { state: 'unsure', nextAttemptAtMs: null } as const;

it.each([
  ['nothing', [], null, []],
  ['a question that is read back by itself', [{ ...UNSURE, nextAttemptAtMs: 5 }], null, []],
  ['questions that ask', [UNSURE, UNSURE], null, ['verification-unsure: 2 may have gone out']],
  ['a key that is refused', [], REFUSED, ['chekt-refuses-key: HTTP 401']],
  ['another failure', [], { kind: 'offline', detail: 'no network' } as const, []],
])('%s', (_, questions, failure, expected) => {
  const found = verificationTroubles(questions, failure);
  expect(found.map(({ id, detail }) => `${id}: ${detail}`)).toEqual(expected);
  expect(found.some(({ blocks }) => blocks)).toBe(false);
});
