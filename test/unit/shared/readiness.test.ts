// Which verdict the troubles and the proof make, and the exit code of each.
import { describe, expect, it } from 'vitest';
import { exitCodeOf, readinessOf, type Proof } from '../../../src/shared/core/readiness';
import { troubleWith } from '../../fakes/app-state';

const PROVEN: Proof = { world: 'live', provenAtMs: 1 };
const UNPROVEN: Proof = { world: 'live', provenAtMs: null };
const PRACTICE: Proof = { world: 'practice', provenAtMs: 1 };

describe('readiness', () => {
  it.each([
    ['ready once a press was accepted', PROVEN, [], 'ready'],
    ['not ready without a proof', UNPROVEN, [], 'unproven'],
    ['practice whatever was accepted there', PRACTICE, [], 'practice'],
    [
      'ready with a trouble that blocks nothing',
      PROVEN,
      [troubleWith('hotkey-failed', false)],
      'ready',
    ],
    ['trouble in spite of a proof', PROVEN, [troubleWith('offline')], 'trouble'],
    ['trouble in practice too', PRACTICE, [troubleWith('practice-service')], 'trouble'],
    [
      'not set up before in trouble',
      UNPROVEN,
      [troubleWith('offline'), troubleWith('not-set-up-key')],
      'not-set-up',
    ],
  ] as const)('is %s', (_what, proof, troubles, verdict) => {
    expect(readinessOf(troubles, proof).verdict).toBe(verdict);
  });

  it('never carries a proof in practice: nothing accepted there reached anybody', () => {
    expect(readinessOf([], PRACTICE).provenAtMs).toBeNull();
    expect(readinessOf([], PROVEN).provenAtMs).toBe(1);
  });

  it('ends a command with 0 only when ready, with 3 in practice, with 1 otherwise', () => {
    const codes = (['ready', 'practice', 'unproven', 'trouble', 'not-set-up'] as const).map(
      exitCodeOf,
    );
    expect(codes).toEqual([0, 3, 1, 1, 1]);
  });
});
