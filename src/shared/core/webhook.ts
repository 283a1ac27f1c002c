// How the outside reaches this desk: the receiver's addresses and whether an event would come home.
import type { Failure } from './failure';

/** One round of the loopback check: our own canary, posted to the registered address. Times in milliseconds. */
export interface LoopbackResult {
  readonly atMs: number;
  /** From posting to arrival at the receiver; null when it did not come home. */
  readonly tookMs: number | null;
  readonly failure: Failure | null;
}

/** Who may send webhooks: each has an entrance of its own. */
export const WEBHOOK_SENDERS = ['chekt', 'rapidsos', 'share911'] as const;
export type WebhookSender = (typeof WEBHOOK_SENDERS)[number];

export const SERVICE_NAMES: Readonly<Record<WebhookSender, string>> = {
  chekt: 'CHeKT',
  rapidsos: 'RapidSOS',
  share911: 'Share911',
};

/** Why what a proven sender sent could not be taken. */
export const UNTAKEN_PROBLEMS = [
  'unreadable',
  'compressed',
  'too-large',
  'wrong-method',
  'wrong-address',
  'strange-host',
  'web-page',
  'not-stored',
] as const;
export type UntakenProblem = (typeof UNTAKEN_PROBLEMS)[number];

/** What a proven sender has sent in vain since the last that could be taken. Wall clock in milliseconds. */
export interface UntakenEvents {
  readonly sender: WebhookSender;
  /** Of the newest of them. */
  readonly problem: UntakenProblem;
  /** In the words that its sender was told, for IT. */
  readonly detail: string;
  readonly count: number;
  readonly firstAtMs: number;
  readonly lastAtMs: number;
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
  /** At most one for each sender. */
  readonly untaken: readonly UntakenEvents[];
}
