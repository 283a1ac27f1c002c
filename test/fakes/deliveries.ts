// Drafts and deliveries for tests, complete and valid unless a test says otherwise.
import type { CheckInStatus } from '../../src/shared/core/check-in';
import type { Delivery } from '../../src/shared/delivery';
import { newDelivery, type DeliveryDraft } from '../../src/main/core/outbox/delivery-draft';

/** `1` -> a valid UUID that ends in 1. */
export function idOf(n: number): string {
  return `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
}

export interface DraftOptions {
  readonly status?: CheckInStatus;
  readonly standsDown?: string;
  readonly pressedAtMs?: number;
  readonly countdownMs?: number;
  readonly lifetimeMs?: number;
}

export const HALF_AN_HOUR_MS = 30 * 60_000;

/** A press that goes out at once, with a body that names its number. */
export function makeDraft(n: number, options: DraftOptions = {}): DeliveryDraft {
  const status = options.status ?? 'SECURITY_NEEDED';
  return {
    id: idOf(n),
    vendor: 'share911',
    action: {
      kind: 'check-in',
      status,
      location: 'Front Desk',
      origin: 'window',
      ...(options.standsDown === undefined ? {} : { standsDown: options.standsDown }),
    },
    request: { path: '/checkin/', body: JSON.stringify({ press: n, status, text: 'Zoë 🚨' }) },
    pressedAtMs: options.pressedAtMs ?? 0,
    countdownMs: options.countdownMs ?? 0,
    lifetimeMs: options.lifetimeMs ?? HALF_AN_HOUR_MS,
  };
}

/** A delivery in any state, as if it had come there. Its clock starts at 1 000 000. */
export function makeDelivery(change: Partial<Delivery> = {}): Delivery {
  const fresh = newDelivery(makeDraft(1, { pressedAtMs: 1_000_000 }), 1_000_000);
  return { ...fresh, ...change };
}
