// How the outside reaches this desk: the receiver's addresses and whether an event would come home.
import { z } from 'zod';
import { Failure } from './failure';

/** One round of the loopback check: our own canary, posted to the registered address. Times in milliseconds. */
export const LoopbackResult = z
  .strictObject({
    atMs: z.number(),
    /** From posting to arrival at the receiver; null when it did not come home. */
    tookMs: z.number().nullable(),
    failure: Failure.nullable(),
  })
  .readonly();
export type LoopbackResult = z.infer<typeof LoopbackResult>;

/** Who may send webhooks: each has an entrance of its own. */
export const WEBHOOK_SENDERS = ['chekt', 'rapidsos', 'share911'] as const;
const WebhookSender = z.enum(WEBHOOK_SENDERS);
export type WebhookSender = z.infer<typeof WebhookSender>;

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
const UntakenProblem = z.enum(UNTAKEN_PROBLEMS);
export type UntakenProblem = z.infer<typeof UntakenProblem>;

/** What a proven sender has sent in vain since the last that could be taken. Wall clock in milliseconds. */
export const UntakenEvents = z
  .strictObject({
    sender: WebhookSender,
    /** Of the newest of them. */
    problem: UntakenProblem,
    /** In the words that its sender was told, for IT. */
    detail: z.string(),
    count: z.number(),
    firstAtMs: z.number(),
    lastAtMs: z.number(),
  })
  .readonly();
export type UntakenEvents = z.infer<typeof UntakenEvents>;

export const WebhookState = z
  .strictObject({
    /** Null while the receiver listens; else why it does not. */
    failure: Failure.nullable(),
    /** The receiver on this computer, such as `http://127.0.0.1:9119`; null while it does not listen. */
    localUrl: z.string().nullable(),
    /** What to register with CHeKT; through the public address where one is set. Null until the keychain said which is right. */
    chektUrl: z.string().nullable(),
    /** `signature`: a secret is set and every event must be signed. `address`: the address itself is the secret. */
    chektProof: z.enum(['signature', 'address']),
    /** What to register with RapidSOS and Share911; null while nothing listens. */
    rapidsosUrl: z.string().nullable(),
    share911Url: z.string().nullable(),
    /** False: no shared secret is kept, so every share is refused with 401. */
    canProveRapidsos: z.boolean(),
    /** False: no password is kept, so every alert is refused with 401. */
    canProveShare911: z.boolean(),
    /** True when `webhooks.publicUrl` is set (always in practice, where the service is on this computer). */
    reachable: z.boolean(),
    checking: z.boolean(),
    lastCheck: LoopbackResult.nullable(),
    /** When the last true event came, wall clock in milliseconds. */
    lastEventMs: z.number().nullable(),
    /** At most one for each sender. */
    untaken: z.array(UntakenEvents).readonly(),
  })
  .readonly();
export type WebhookState = z.infer<typeof WebhookState>;
