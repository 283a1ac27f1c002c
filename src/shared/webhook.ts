// How the outside reaches this desk: the receiver's addresses and whether an event would come home.
import type { Failure } from './failure';

/** One round of the loopback check: our own canary, posted to the registered address. Times in milliseconds. */
export interface LoopbackResult {
  readonly atMs: number;
  /** From posting to arrival at the receiver; null when it did not come home. */
  readonly tookMs: number | null;
  readonly failure: Failure | null;
}

export interface WebhookState {
  /** Null while the receiver listens; else why it does not. */
  readonly failure: Failure | null;
  /** The receiver on this computer, such as `http://127.0.0.1:9119`; null while it does not listen. */
  readonly localUrl: string | null;
  /** What to register with CHeKT; through the public address where one is set. Null until the keychain said which is right. */
  readonly chektUrl: string | null;
  /** `signature`: a secret is set and every event must be signed. `address`: the address itself is the secret. */
  readonly chektProof: 'signature' | 'address';
  /** What to register with RapidSOS and Share911; null while nothing listens. */
  readonly rapidsosUrl: string | null;
  readonly share911Url: string | null;
  /** False: no shared secret is kept, so every share is refused with 401. */
  readonly canProveRapidsos: boolean;
  /** False: no password is kept, so every alert is refused with 401. */
  readonly canProveShare911: boolean;
  /** True when `webhooks.publicUrl` is set (always in practice, where the service is on this computer). */
  readonly reachable: boolean;
  readonly checking: boolean;
  readonly lastCheck: LoopbackResult | null;
  /** When the last true event came, wall clock in milliseconds. */
  readonly lastEventMs: number | null;
}
