// Runs the attempts of all lanes: at most one end per attempt, and no attempt that never ends.
import type { Delivery } from '../../../shared/delivery';
import type { VendorId } from '../../../shared/core/vendor';
import type { Clock } from '../lib/clock';
import type { Outcome } from '../lib/vendor-port';
import type { LaneItem } from './lane';

/** Clients have shorter limits of their own; this one frees the lane from a client that broke its promise. */
const ATTEMPT_LIMIT_MS = 90_000;

export type Send = (
  vendor: VendorId,
  delivery: Delivery,
  hooks: { readonly onWritten: (atMs: number) => void },
) => Promise<Outcome>;

export interface SenderDeps {
  readonly send: Send;
  readonly clock: Clock;
  readonly onWritten: (id: string, attempt: number, atMs: number) => void;
  readonly onOutcome: (id: string, outcome: Outcome) => void;
}

export interface Sender {
  /** `isSoon`: once the present call has returned; its place is taken at once. */
  start(delivery: Delivery, item: LaneItem, isSoon?: boolean): void;
  inFlight(vendor: VendorId): readonly LaneItem[];
  /** Resolves when nothing is in flight any more. */
  idle(): Promise<void>;
}

function textOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 300);
}

/** A throwing `send` is an unsure outcome: nobody knows how far it came. */
export function createSender(deps: SenderDeps): Sender {
  const flights = new Map<LaneItem, VendorId>();
  let waiting: (() => void)[] = [];

  const land = (item: LaneItem): void => {
    flights.delete(item);
    if (flights.size > 0) return;
    for (const resolve of waiting) resolve();
    waiting = [];
  };

  return {
    start(delivery, item, isSoon = false) {
      flights.set(item, delivery.vendor);
      let over = false;
      const finish = (outcome: Outcome): void => {
        // A 2xx that comes after the limit is still the truth; anything else is old news.
        if (over && outcome.kind !== 'accepted') return;
        over = true;
        limit.cancel();
        land(item);
        deps.onOutcome(delivery.id, outcome);
      };
      const limit = deps.clock.after(ATTEMPT_LIMIT_MS, () => {
        const detail = 'The attempt had not ended after 90 seconds';
        finish({ kind: 'unsure', failure: { kind: 'timeout', reason: 'after-writing', detail } });
      });
      const onWritten = (atMs: number): void => {
        if (!over) deps.onWritten(delivery.id, delivery.attempts, atMs);
      };
      const attempt = async (): Promise<Outcome> => {
        if (isSoon) await Promise.resolve();
        return deps.send(delivery.vendor, delivery, { onWritten });
      };
      attempt().then(finish, (error: unknown) => {
        finish({ kind: 'unsure', failure: { kind: 'bug', detail: textOf(error) } });
      });
    },
    inFlight: (vendor) => [...flights].filter(([, held]) => held === vendor).map(([item]) => item),
    idle: () =>
      flights.size === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            waiting.push(resolve);
          }),
  };
}
