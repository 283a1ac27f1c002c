// One stored event about a verification: what the vendor told, when it came, and its place in the order of arrival.
import type { VerificationEvent } from '../../../shared/verification/verification-event';

export interface Fact {
  /** Rises with every event that was stored; the same event never has two. */
  readonly seq: number;
  /** Wall clock of this desk, in milliseconds. */
  readonly receivedAtMs: number;
  readonly event: VerificationEvent;
}

/** Events that belong together: those of one vendor id, and each event without one alone. */
export function groupOf({ event, seq }: Fact): string {
  return event.verificationId === null ? `event ${seq}` : `id ${event.verificationId}`;
}
