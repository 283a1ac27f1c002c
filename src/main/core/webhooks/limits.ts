// How much of anything the receiver puts up with before it says no.

/** Sizes in bytes, times in milliseconds. */
export interface ReceiverLimits {
  readonly bodyMaxBytes: number;
  readonly headersTimeoutMs: number;
  readonly requestTimeoutMs: number;
  /** How often slow senders are looked for. */
  readonly checkEveryMs: number;
  readonly keepAliveMs: number;
  readonly connectionsMax: number;
  /** Of one address, not counting those that brought something true. */
  readonly connectionsPerSourceMax: number;
  /** Of the time of the thread on which presses run as well, from 0 to 1. */
  readonly share: number;
  /** Of all half-read bodies together. */
  readonly heldMaxBytes: number;
  /** Requests of one address that were not accepted, before the rest of them is answered 429. */
  readonly badPerMinute: number;
  /** A sender that was told no is listened to this long and this far, so that it can read the answer. */
  readonly lingerMs: number;
  readonly drainMaxBytes: number;
  /** A route that has not answered by then has not stored the event as far as the sender is told. */
  readonly routeTimeoutMs: number;
  /** Time for events being stored to be answered when the receiver stops. */
  readonly stopGraceMs: number;
}

export const RECEIVER_LIMITS: ReceiverLimits = {
  bodyMaxBytes: 256 * 1024,
  headersTimeoutMs: 5_000,
  requestTimeoutMs: 10_000,
  checkEveryMs: 1_000,
  keepAliveMs: 5_000,
  connectionsMax: 512,
  connectionsPerSourceMax: 400,
  share: 0.4,
  heldMaxBytes: 32 * 1024 * 1024,
  badPerMinute: 300,
  lingerMs: 2_000,
  drainMaxBytes: 16 * 1024 * 1024,
  routeTimeoutMs: 15_000,
  stopGraceMs: 1_000,
};

export const MAX_HEADER_BYTES = 16 * 1024;
