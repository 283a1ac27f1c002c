// What an operator can ask of an alert; a refusal stays on its card until the next try.
import type { WindowParts } from '../../kit/window-parts';
import { keepFailure } from '../../kit/delivery-calls';

type Parts = Pick<WindowParts, 'api' | 'store'>;

/** Under which a refusal about an alert is kept. */
export const alertKey = (seq: number): string => `alert-${seq}`;

export async function closeAlert(parts: Parts, seq: number): Promise<void> {
  keepFailure(parts, alertKey(seq), await parts.api.call('closeAlert', { seq }));
}

/** Puts away the cards of panics that are over; nothing is sent. */
export async function closePanicsAfter(parts: Parts, seq: number): Promise<void> {
  keepFailure(parts, alertKey(seq), await parts.api.call('closePanicsAfter', { seq }));
}
