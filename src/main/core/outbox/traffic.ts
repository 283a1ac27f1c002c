// Moves deliveries along by time: ends countdowns, expires, fills the lanes, plans retries, wakes.
import {
  isSettled,
  movesByItself,
  OVERDUE_AFTER_MS,
  type Delivery,
} from '../../../shared/delivery';
import type { Failure } from '../../../shared/core/failure';
import type { VendorId } from '../../../shared/core/vendor';
import type { Clock } from '../lib/clock';
import type { Outcome } from '../lib/vendor-port';
import { rulesOf, type ActionRules } from './action-rules';
import type { Next } from './delivery-event';
import { nextInLane, roomIn, type LaneItem, type LaneRoom } from './lane';
import type { Entry } from './ledger';
import { verdictOn, type Verdict } from './policy';
import { RETRY_AFTER_CAP_MS, retryAtMs } from './retry';
import { createSender, type Send } from './sender';
import type { Shelf } from './shelf';
import type { Steps } from './steps';
import type { Store } from '../store/store';

/** What a clock is commonly corrected by proves nothing. */
const SLACK_MS = 2000;

const AGE_UNKNOWN: Failure = {
  kind: 'unavailable',
  reason: 'clock-set-back',
  detail: 'The clock is earlier than lines of the record: nobody can tell how old this is',
};

const NEWEST_OF_LATE =
  'SELECT max(at_ms) AS newest FROM (SELECT at_ms FROM activity ORDER BY seq DESC LIMIT 20000)';
/** Since the line by which its age counts. */
const NEWEST_SINCE = `SELECT max(at_ms) AS newest FROM activity WHERE seq >= (
  SELECT max(seq) FROM activity WHERE action_id = ?
  AND kind IN ('pressed', 'asked', 'change-asked', 'tried-again', 'clock-jumped'))`;

/**
 * The record is written in the order of what happened: a line of later times than now proves that the clock was set
 * back since, by nobody knows how much. A clock that is too far ahead needs no proof: what is too old expires, and asks.
 */
export function createAgeDoubt(store: Store, nowMs: number): (delivery: Delivery) => boolean {
  const limitMs = nowMs + SLACK_MS;
  const isLater = (query: string, ...values: readonly string[]): boolean => {
    const row = store.read((sql) => sql.get(query, ...values));
    return row.ok && Number(row.value?.newest ?? 0) > limitMs;
  };
  // Asked once: thousands of changed contacts may be waiting, and hardly ever was the clock set back.
  const isAnyLater = isLater(NEWEST_OF_LATE);
  return ({ id, rungs }) => rungs.pressedMs > limitMs || (isAnyLater && isLater(NEWEST_SINCE, id));
}

export interface TrafficDeps {
  readonly shelf: Shelf;
  readonly steps: Steps;
  /** Tells of a jump of the wall clock, by `clockSet`, before anybody reads the time after it. */
  readonly clock: Clock;
  readonly random: () => number;
  readonly send: Send;
  readonly rules: ActionRules;
}

export interface Traffic {
  start(): void;
  stop(patienceMs: number): Promise<void>;
  /** Rows fresh from disk, of an earlier life or from another process. */
  takeIn(entries: readonly Entry[], isAgeUnknown: (delivery: Delivery) => boolean): void;
  /** Sets the alarm of a countdown or retry by elapsed time, so that a changed wall clock cannot delay it. */
  plan(entry: Entry): void;
  /** The wall clock was set: what is on its way neither ages nor becomes younger by that. */
  clockSet(jumpMs: number): void;
  /**
   * Its place in the lane, where it could go this moment: then its claim is saved together with it, one wait for the disk
   * instead of two. Null where what was cut off in between could not simply be sent again.
   */
  placeFor(entry: Entry): LaneItem | null;
  /** What has been claimed goes out, once the present call has returned. */
  send(claimed: Delivery, place: LaneItem): void;
  pump(): void;
  /** After the present call has returned, so that no caller waits for a claim. */
  pumpSoon(): void;
  wake(vendor: VendorId | null): void;
  hasUnsent(): boolean;
}

function isBroken(failure: Failure): boolean {
  if (failure.httpStatus !== undefined) return false;
  return failure.kind === 'offline' || failure.reason === 'connection-lost';
}

function waitMs(delivery: Delivery, nowMs: number): number | null {
  if (delivery.state === 'counting-down') {
    const { savedMs, pressedMs } = delivery.rungs;
    // Never longer than it was long, even if the wall clock was set back since.
    const whole = delivery.fireAtMs - Math.max(pressedMs, savedMs ?? pressedMs);
    return Math.min(Math.max(0, delivery.fireAtMs - nowMs), Math.max(0, whole));
  }
  if (delivery.nextAttemptAtMs === null || isSettled(delivery.state)) return null;
  return Math.min(Math.max(0, delivery.nextAttemptAtMs - nowMs), RETRY_AFTER_CAP_MS);
}

function isReady(entry: Entry, nowMs: number): boolean {
  const { state, nextAttemptAtMs } = entry.delivery;
  if (state === 'queued') return true;
  if (state !== 'waiting' && state !== 'unsure') return false;
  return nextAttemptAtMs !== null && (entry.due || nextAttemptAtMs <= nowMs);
}

function isOverdue({ overdue, state, fireAtMs, cancelAskedMs }: Delivery, nowMs: number): boolean {
  if (overdue || cancelAskedMs !== null) return false;
  if (isSettled(state) || state === 'counting-down') return false;
  return nowMs >= fireAtMs + OVERDUE_AFTER_MS;
}

/** What ended while it was on its way may have arrived. */
const CUT_OFF = { kind: 'unsure', failure: { kind: 'unavailable', detail: '' } } as const;

export function createTraffic(deps: TrafficDeps): Traffic {
  const { shelf, steps, clock } = deps;
  let running = false;
  let pumping = false;
  let again = false;

  const rules = ({ action }: Delivery): ReturnType<typeof rulesOf> => rulesOf(deps.rules, action);
  const isUrgent = (delivery: Delivery): boolean => rules(delivery).isUrgent(delivery.action);
  const laneItem = ({ delivery, order }: Entry): LaneItem => ({
    id: delivery.id,
    order,
    urgent: isUrgent(delivery),
    attempted: delivery.attempts > 0,
    dueAtMs: delivery.nextAttemptAtMs ?? delivery.fireAtMs,
    follows: rules(delivery).follows?.(delivery.action),
  });
  const verdict = (delivery: Delivery, outcome: Exclude<Outcome, { kind: 'accepted' }>): Verdict =>
    verdictOn(rules(delivery).policy(delivery.action), outcome);

  const plan = (entry: Entry): void => {
    entry.alarm?.cancel();
    entry.alarm = null;
    entry.due = false;
    const delayMs = running ? waitMs(entry.delivery, clock.now()) : null;
    if (delayMs === null) return;
    entry.alarm = clock.after(delayMs, () => {
      entry.due = true;
      pump();
    });
  };

  const nextAfter = (entry: Entry, outcome: Outcome): Next => {
    if (outcome.kind === 'accepted') return { kind: 'stop' };
    const follows = verdict(entry.delivery, outcome);
    if (follows !== 'retry') return { kind: follows };
    entry.failures += 1;
    const atMs = retryAtMs({
      nowMs: clock.now(),
      expiresAtMs: entry.delivery.expiresAtMs,
      failures: entry.failures,
      broken: isBroken(outcome.failure),
      retryAfterMs: outcome.failure.retryAfterMs,
      random: deps.random(),
    });
    return atMs === null ? { kind: 'expire' } : { kind: 'retry', atMs };
  };

  const wake = (vendor: VendorId | null): void => {
    for (const entry of shelf.all()) {
      if (vendor !== null && entry.delivery.vendor !== vendor) continue;
      entry.failures = 0;
      if (entry.delivery.nextAttemptAtMs !== null) entry.due = true;
    }
    pump();
  };

  const onOutcome = (id: string, outcome: Outcome): void => {
    const entry = shelf.find(id);
    if (!entry) return;
    const next = nextAfter(entry, outcome);
    const done = steps.step(entry, { type: 'outcome', atMs: clock.now(), outcome, next });
    if (done.ok) plan(entry);
    // One yes is the best sign that the others would get through as well.
    if (outcome.kind === 'accepted') wake(entry.delivery.vendor);
    else pump();
  };

  const onWritten = (id: string, attempt: number, atMs: number): void => {
    const entry = shelf.find(id);
    if (entry?.delivery.attempts === attempt) steps.step(entry, { type: 'written', atMs });
  };

  const sender = createSender({ send: deps.send, clock, onWritten, onOutcome });

  /** Deadlines, by a wall clock whose jumps have been taken out, and countdowns, by their alarm. */
  const moveByTime = (nowMs: number): void => {
    for (const entry of shelf.all()) {
      const { state, expiresAtMs } = entry.delivery;
      if (rules(entry.delivery).isAwaited && isOverdue(entry.delivery, nowMs)) {
        steps.step(entry, { type: 'overdue', atMs: nowMs });
      }
      if (!movesByItself(entry.delivery) || state === 'sending') continue;
      if (nowMs >= expiresAtMs) {
        if (steps.step(entry, { type: 'expire', atMs: nowMs }).ok) plan(entry);
      } else if (state === 'counting-down' && entry.due) {
        if (steps.step(entry, { type: 'countdown-ended', atMs: nowMs }).ok) plan(entry);
      }
    }
  };

  const unsettled = {
    has: (id: string): boolean =>
      shelf.all().some(({ delivery }) => delivery.id === id && !isSettled(delivery.state)),
  };

  function* readyIn(
    vendor: VendorId,
    room: LaneRoom,
    nowMs: number,
    refused: ReadonlySet<string>,
  ): Generator<LaneItem> {
    for (const entry of shelf.all()) {
      const { delivery } = entry;
      if (delivery.vendor !== vendor || !isReady(entry, nowMs)) continue;
      if (room === 'urgent' && !isUrgent(delivery)) continue;
      if (!refused.has(delivery.id)) yield laneItem(entry);
    }
  }

  const nextOf = (
    vendor: VendorId,
    nowMs: number,
    refused: ReadonlySet<string> = new Set(),
  ): LaneItem | null => {
    const inFlight = sender.inFlight(vendor);
    const room = roomIn(inFlight);
    if (room === 'none') return null;
    return nextInLane(readyIn(vendor, room, nowMs, refused), inFlight, unsettled);
  };

  const fillLane = (vendor: VendorId, nowMs: number): void => {
    const refused = new Set<string>();
    for (;;) {
      const item = nextOf(vendor, nowMs, refused);
      const entry = item && shelf.find(item.id);
      if (!item || !entry) return;
      // The claim is on disk before a socket opens: after a crash nobody takes it for unsent.
      const claimed = steps.step(entry, { type: 'claim', atMs: nowMs });
      plan(entry);
      if (claimed.ok) sender.start(claimed.value, item);
      else refused.add(item.id);
    }
  };

  function pump(): void {
    again = true;
    // A step may lead back here, through whoever listens for changes: then one more round is due.
    if (pumping) return;
    pumping = true;
    try {
      while (running && again) {
        again = false;
        const nowMs = clock.now();
        moveByTime(nowMs);
        const vendors = new Set(shelf.all().map((entry) => entry.delivery.vendor));
        for (const vendor of vendors) fillLane(vendor, nowMs);
      }
    } finally {
      pumping = false;
    }
  }

  const recover = (entry: Entry): void => {
    const atMs = clock.now();
    const { state, expiresAtMs, fireAtMs } = entry.delivery;
    const ended = state === 'counting-down' && fireAtMs <= atMs && atMs < expiresAtMs;
    if (state !== 'sending' && !ended) return;
    const follows = verdict(entry.delivery, CUT_OFF);
    const next: Next =
      follows !== 'retry'
        ? { kind: follows }
        : atMs < expiresAtMs
          ? { kind: 'retry', atMs }
          : { kind: 'expire' };
    steps.step(entry, { type: 'recover', atMs, next });
  };

  return {
    start() {
      running = true;
      shelf.all().forEach(plan);
    },
    async stop(patienceMs) {
      running = false;
      shelf.all().forEach(plan);
      let limit: { cancel(): void } | undefined;
      const patience = new Promise<void>((resolve) => {
        limit = clock.after(patienceMs, resolve);
      });
      await Promise.race([sender.idle(), patience]);
      limit?.cancel();
    },
    takeIn(entries, isAgeUnknown) {
      for (const entry of entries) {
        recover(entry);
        const { delivery } = entry;
        // It could be hours old: somebody has to say whether it should still go out.
        if (movesByItself(delivery) && isAgeUnknown(delivery)) {
          steps.step(entry, { type: 'expire', atMs: clock.now(), failure: AGE_UNKNOWN });
        }
        plan(entry);
        // Whatever it was waiting for, a new life is reason enough to try.
        if (entry.delivery.nextAttemptAtMs !== null) entry.due = true;
      }
      pump();
    },
    plan,
    placeFor(entry) {
      const { delivery } = entry;
      if (!running || pumping || verdict(delivery, CUT_OFF) !== 'retry') return null;
      const next = nextOf(delivery.vendor, clock.now());
      return next?.id === delivery.id ? next : null;
    },
    send: (claimed, place) => sender.start(claimed, place, true),
    clockSet(jumpMs) {
      const event = { type: 'clock-set', atMs: clock.now(), jumpMs } as const;
      for (const entry of shelf.all()) {
        if (rules(entry.delivery).onClockSet === 'noted') steps.note(entry, event);
        else steps.step(entry, event);
      }
    },
    pump,
    pumpSoon: () => queueMicrotask(pump),
    wake,
    hasUnsent: () => shelf.all().some((entry) => !isSettled(entry.delivery.state)),
  };
}
