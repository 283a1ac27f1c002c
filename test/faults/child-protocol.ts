// What test and killable desk say to each other, one JSON line at a time.
import type { ActivityEntry } from '../../src/shared/core/activity';
import type { Delivery } from '../../src/shared/delivery';
import type { Failure } from '../../src/shared/core/failure';

export interface ChildSetup {
  readonly folder: string;
  readonly url: string;
  /** Inserts only, as the command line does. */
  readonly guest?: boolean;
  /** Takes webhooks as well: true are those with the header `x-proof: true`. */
  readonly webhooks?: boolean;
  /** Acts with the rights of this user id, so that file modes count even when root runs the test. */
  readonly user?: number;
}

export type ChildCommand =
  | { readonly do: 'press'; readonly n: number }
  | { readonly do: 'storm'; readonly from: number }
  | { readonly do: 'insert'; readonly from: number; readonly count: number }
  | { readonly do: 'look' }
  | { readonly do: 'weigh' };

export interface ChildState {
  readonly fact: 'state';
  readonly unsent: boolean;
  readonly deliveries: readonly Pick<Delivery, 'id' | 'state' | 'rungs'>[];
  readonly activity: readonly ActivityEntry[];
  readonly firstBadSeq: number | null;
}

export type ChildFact =
  | { readonly fact: 'ready'; readonly engine: string; readonly webhookPort: number | null }
  | { readonly fact: 'weight'; readonly bytes: number; readonly refusals: number }
  | {
      readonly fact: 'pressed';
      readonly id: string;
      readonly savedMs: number | null;
      readonly tookMs: number;
    }
  /** Said before the cancel begins: killed in the middle, it may have been done without being told. */
  | { readonly fact: 'cancelling'; readonly id: string }
  | {
      readonly fact: 'cancel';
      readonly id: string;
      readonly result: string;
      readonly atMs: number;
    }
  | { readonly fact: 'trouble'; readonly what: string; readonly failure: Failure | null }
  | { readonly fact: 'inserted' }
  | ChildState;
