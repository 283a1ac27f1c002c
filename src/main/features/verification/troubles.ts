// What is wrong with questions to contacts; none of it keeps a press from arriving.
import type { Failure } from '../../../shared/core/failure';
import type { VerificationDelivery } from '../../../shared/delivery';
import type { Finding } from '../../core/health/facts';

/** Pure. `lastFailure`: how the newest delivery to CHeKT failed. */
export function verificationTroubles(
  questions: readonly Pick<VerificationDelivery, 'state' | 'nextAttemptAtMs'>[],
  lastFailure: Failure | null,
): readonly Finding[] {
  // These wait for the operator's word.
  const unsure = questions.filter(
    ({ state, nextAttemptAtMs }) => state === 'unsure' && nextAttemptAtMs === null,
  ).length;
  return [
    ...(unsure > 0
      ? [
          {
            id: 'verification-unsure',
            blocks: false,
            detail: `${unsure} may have gone out`,
          } as const,
        ]
      : []),
    ...(lastFailure?.kind === 'unauthorized'
      ? [{ id: 'chekt-refuses-key', blocks: false, detail: lastFailure.detail } as const]
      : []),
  ];
}
