// The one way of every press to a vendor: accepts, saves, sends, retries, and tells each step as it happens.
import { isStopping, type Delivery } from '../../../shared/delivery';
import { failed, ok, type Failure, type Result } from '../../../shared/core/failure';
import type { CancelAnswer } from '../../../shared/ipc';
import type { VendorId } from '../../../shared/core/vendor';
import type { Activity } from '../record/activity';
import type { Clock } from '../lib/clock';
import { createWatchedClock } from '../lib/clock-watch';
import type { Store } from '../store/store';
import { newDelivery, type DeliveryDraft } from './delivery-draft';
import type { DeliveryEvent } from './delivery-event';
import { createDiskWatch } from './disk-watch';
import type { ActionRules } from './action-rules';
import { createLedger, type Entry } from './ledger';
import type { Send } from './sender';
import { createShelf } from './shelf';
import { createSteps } from './steps';
import { linesOf, openingLines } from './story';
import { createTraffic, createAgeDoubt } from './traffic';
import { cancelResult, transition } from './transitions';

/** How often the owner looks for presses of another process, for deadlines and for owed writes. */
const TICK_MS = 1000;
const OWED_EVERY_TICKS = 5;
/** A full disk should be known before somebody presses. */
const CHECK_DISK_EVERY_TICKS = 60;
const STOP_PATIENCE_MS = 3000;
const LOCK_LOOK_MS = 100;

export interface OutboxDeps {
  readonly store: Store;
  readonly activity: Activity;
  readonly clock: Clock;
  /** 0 (inclusive) to 1 (exclusive). */
  readonly random: () => number;
  readonly send: Send;
  readonly rules: ActionRules;
  readonly onChange: () => void;
  /** `disk`: null when it works again. `unreadable`: something stored earlier was kept aside. */
  readonly onTrouble: (what: 'disk' | 'unreadable', failure: Failure | null) => void;
}

/** What a cancel achieved, and the delivery as it then is. */
export interface Cancelled {
  readonly result: CancelAnswer['result'];
  readonly delivery: Delivery;
}

export interface Outbox {
  /** Takes up what an earlier life left, then sends. */
  start(): void;
  /** Claims nothing more; resolves when the attempts under way have ended, or after 3 s. */
  stop(): Promise<void>;
  /** On disk when it returns, or `savedMs` is null and the disk's failure has been told. Waits for no vendor. */
  accept(draft: DeliveryDraft): Delivery;
  /** `storage` when the cancel holds only while this process lives. */
  cancel(id: string): Result<Cancelled>;
  sendNow(id: string): Result<Delivery>;
  tryAgain(id: string): Result<Delivery>;
  closeCard(id: string): Result<null>;
  /** The operator decides that what may have gone out did. */
  takeAsSent(id: string): Result<Delivery>;
  /** A person reacted at `atMs`. */
  answered(id: string, atMs: number): Result<Delivery>;
  /** There is reason to hope: everything that waits for this vendor (null: for any) is tried now. */
  wake(vendor: VendorId | null): void;
  /** Another process may have added a press. */
  poke(): void;
  get(id: string): Delivery | undefined;
  /** Newest first: all on their way, and the last settled ones whose card is up. */
  deliveries(): readonly Delivery[];
  hasUnsent(): boolean;
}

const UNKNOWN: Failure = {
  kind: 'invalid-input',
  field: 'id',
  detail: 'There is no such delivery',
};

/** One per world; only the process that owns the sending may start it. */
export function createOutbox(deps: OutboxDeps): Outbox {
  const { store, activity } = deps;
  const clock = createWatchedClock(deps.clock, ({ jumpMs }) => {
    if (stopped) return;
    traffic.clockSet(jumpMs);
    deps.onChange();
  });
  let ticking: { cancel(): void } | null = null;
  let ticks = 0;
  let stopped = false;
  let seenVersion: number | null = null;

  const disk = createDiskWatch({
    clock: deps.clock,
    tell: (failure) => deps.onTrouble('disk', failure),
    tryAgain: () => payOwed(),
  });
  const onDisk = (failure: Failure | null): void => disk.heard(failure);
  const append: Activity['append'] = (sql, draft) => activity.append(sql, draft);
  // These read the time in the middle of a transaction, where no step may be taken.
  const plain = deps.clock;
  const entries = (): readonly Entry[] => shelf.all();
  const ledger = createLedger({ store, append, clock: plain, onDisk, entries, rules: deps.rules });
  const onUnreadable = (failure: Failure): void => deps.onTrouble('unreadable', failure);
  const shelf = createShelf({ store, append, clock: plain, onDisk, onUnreadable });
  const steps = createSteps({ ledger, rules: deps.rules, onChange: deps.onChange });
  const traffic = createTraffic({ ...deps, clock, shelf, steps });

  const checkDisk = (): void => {
    const checked = store.checkWritable();
    onDisk(checked.ok ? null : checked.failure);
  };

  /** What the disk owes; with nothing owed, whether it works again. */
  const payOwed = (): void => {
    activity.payOwed();
    if (ledger.isOwing()) steps.payOwed();
    else if (disk.failure() !== null) checkDisk();
  };

  const takeIn = (): void => {
    const fresh = shelf.load();
    if (fresh.length > 0) traffic.takeIn(fresh, createAgeDoubt(store, clock.now()));
    else traffic.pump();
  };

  const poke = (): void => {
    seenVersion = store.dataVersion();
    takeIn();
  };

  const tick = (): void => {
    ticks += 1;
    if (store.dataVersion() !== seenVersion) poke();
    if (ticks % OWED_EVERY_TICKS === 0) {
      payOwed();
      shelf.letGo();
    }
    if (ticks % CHECK_DISK_EVERY_TICKS === 0) checkDisk();
    traffic.pump();
    ticking = clock.after(TICK_MS, tick);
  };

  /** Resolves when nothing waits for a lock any more, or after `patienceMs`. */
  const lockGone = async (patienceMs: number): Promise<void> => {
    const untilMs = clock.elapsed() + patienceMs;
    payOwed();
    while (disk.failure()?.reason === 'busy' && clock.elapsed() < untilMs) {
      await new Promise<void>((resolve) => {
        clock.after(LOCK_LOOK_MS, resolve);
      });
    }
  };

  /** A press that another process has just added may be asked for before the next tick. */
  const find = (id: string): Entry | undefined => {
    const held = shelf.find(id);
    if (held || stopped) return held;
    poke();
    return shelf.find(id);
  };

  const act = (id: string, makeEvent: (atMs: number) => DeliveryEvent): Result<Entry> => {
    const entry = find(id);
    if (!entry) return failed(UNKNOWN);
    const done = steps.step(entry, makeEvent(clock.now()));
    if (!done.ok) return done;
    traffic.plan(entry);
    traffic.pumpSoon();
    return ok(entry);
  };

  const deliveryAfter = (done: Result<Entry>): Result<Delivery> =>
    done.ok ? ok(done.value.delivery) : done;

  return {
    start() {
      checkDisk();
      seenVersion = store.dataVersion();
      traffic.start();
      takeIn();
      ticking = clock.after(TICK_MS, tick);
    },
    async stop() {
      ticking?.cancel();
      await traffic.stop(STOP_PATIENCE_MS);
      await lockGone(STOP_PATIENCE_MS);
      // The store may be closed from here on: a refusal is no news about the disk.
      stopped = true;
      disk.stop();
    },
    accept(draft) {
      const known = shelf.isOnlyOnDisk(draft.id) ? find(draft.id) : shelf.find(draft.id);
      if (known) return known.delivery;
      const now = clock.now();
      const begun = newDelivery(draft, now);
      const entry = shelf.add(begun, 0);
      const place = traffic.placeFor(entry);
      const claim = { type: 'claim', atMs: now } as const;
      const claimed = place === null ? null : transition(begun, claim);
      const delivery = claimed?.ok ? claimed.value : begun;
      const lines = claimed?.ok ? linesOf(deps.rules, begun, claim, claimed.value) : [];
      const opening = openingLines(deps.rules, begun, now);
      const saved = ledger.save(entry, delivery, [...opening, ...lines]);
      // What stands on disk under this id instead is not ours to send.
      if (claimed?.ok && place !== null && saved !== 'conflict')
        traffic.send(entry.delivery, place);
      traffic.plan(entry);
      traffic.pumpSoon();
      deps.onChange();
      return entry.delivery;
    },
    cancel(id) {
      const entry = find(id);
      if (!entry) return failed(UNKNOWN);
      const result = cancelResult(entry.delivery);
      if (result === 'too-late') {
        const facts = { state: entry.delivery.state };
        const line = { kind: 'cancel-too-late', actionId: id, atMs: clock.now(), facts } as const;
        ledger.save(entry, entry.delivery, [line]);
        return ok({ result, delivery: entry.delivery });
      }
      if (entry.delivery.state !== 'cancelled' && !isStopping(entry.delivery)) {
        const done = act(id, (atMs) => ({ type: 'cancel', atMs }));
        if (!done.ok) return done;
      }
      if (entry.dirty && entry.version > 0) {
        // The row on disk still says otherwise: "cancelled" would be a promise a crash could break.
        const detail =
          'It is held back, but a restart would send it: the disk did not take the cancel';
        return failed({ ...disk.failure(), kind: 'storage', detail });
      }
      return ok({ result, delivery: entry.delivery });
    },
    sendNow: (id) => deliveryAfter(act(id, (atMs) => ({ type: 'send-now', atMs }))),
    tryAgain(id) {
      const entry = find(id);
      if (entry?.delivery.request === null) return failed(entry.delivery.failure ?? UNKNOWN);
      if (entry) entry.failures = 0;
      return deliveryAfter(act(id, (atMs) => ({ type: 'try-again', atMs })));
    },
    closeCard(id) {
      if (find(id)?.delivery.closed === true) return ok(null);
      const done = act(id, (atMs) => ({ type: 'close', atMs }));
      return done.ok ? ok(null) : done;
    },
    takeAsSent: (id) => deliveryAfter(act(id, (atMs) => ({ type: 'take-as-sent', atMs }))),
    answered: (id, atMs) => deliveryAfter(act(id, () => ({ type: 'answered', atMs }))),
    wake: (vendor) => traffic.wake(vendor),
    poke,
    get: (id) => find(id)?.delivery,
    deliveries: () => shelf.cards(),
    hasUnsent: () => traffic.hasUnsent(),
  };
}
