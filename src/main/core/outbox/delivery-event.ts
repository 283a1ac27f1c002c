// Everything that can happen to a delivery. `atMs` is wall clock in milliseconds.
import type { Failure } from '../../../shared/core/failure';
import type { Outcome } from '../lib/vendor-port';

/** What follows a failed attempt. */
export type Next =
  | { readonly kind: 'retry'; readonly atMs: number }
  | { readonly kind: 'stop' }
  | { readonly kind: 'ask' }
  /** It would be tried again, but the deadline leaves no time. */
  | { readonly kind: 'expire' };

export type DeliveryEvent =
  | { readonly type: 'countdown-ended'; readonly atMs: number }
  | { readonly type: 'send-now'; readonly atMs: number }
  /** The lane takes it: from here on it may reach the vendor. */
  | { readonly type: 'claim'; readonly atMs: number }
  | { readonly type: 'written'; readonly atMs: number }
  | {
      readonly type: 'outcome';
      readonly atMs: number;
      readonly outcome: Outcome;
      readonly next: Next;
    }
  /** `failure`: why, where it is not its own age. */
  | { readonly type: 'expire'; readonly atMs: number; readonly failure?: Failure }
  /** The wall clock was set by `jumpMs`; its times are told by the clock as it now is. */
  | { readonly type: 'clock-set'; readonly atMs: number; readonly jumpMs: number }
  /** Takes hold at once where nothing is on the wire, and else when the try under way has ended. */
  | { readonly type: 'cancel'; readonly atMs: number }
  /** Not accepted long after it could go. */
  | { readonly type: 'overdue'; readonly atMs: number }
  /** The operator decides that what may have gone out did. */
  | { readonly type: 'take-as-sent'; readonly atMs: number }
  | { readonly type: 'try-again'; readonly atMs: number }
  | { readonly type: 'close'; readonly atMs: number }
  | { readonly type: 'answered'; readonly atMs: number }
  /** Found on disk after a crash. */
  | { readonly type: 'recover'; readonly atMs: number; readonly next: Next };
