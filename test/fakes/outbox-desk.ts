// A whole outbox on a real database with a scripted vendor; it can crash and start again on the same folder.
import type { Delivery } from '../../src/shared/delivery';
import { failed, type Failure } from '../../src/shared/core/failure';
import { createActivity, type Activity } from '../../src/main/core/record/activity';
import { ACTION_RULES } from '../../src/main/features/action-rules';
import { createOutbox, type Outbox } from '../../src/main/core/outbox/outbox';
import type { Store } from '../../src/main/core/store/store';
import type { Outcome } from '../../src/main/core/lib/vendor-port';
import { createManualClock, type ManualClock } from './clock';
import { makeFolder, makeStore } from './desk-folder';

export const YES: Outcome = { kind: 'accepted', ref: 'ref-1' };
export const NOT_SENT: Outcome = {
  kind: 'notSent',
  failure: { kind: 'unavailable', httpStatus: 503, detail: 'HTTP 503' },
};
export const UNSURE: Outcome = {
  kind: 'unsure',
  failure: { kind: 'timeout', reason: 'after-writing', detail: 'No answer' },
};
export const REFUSED: Outcome = {
  kind: 'refused',
  failure: { kind: 'unauthorized', httpStatus: 401, detail: 'HTTP 401' },
};
export const DISK_FULL: Failure = { kind: 'storage', reason: 'disk-full', detail: 'Full' };

/** One call of `send`, open until `end` is called. */
interface Flight {
  readonly delivery: Delivery;
  readonly written: () => void;
  readonly end: (outcome: Outcome) => void;
  readonly crash: (error: Error) => void;
}

export interface OutboxDesk {
  readonly clock: ManualClock;
  readonly folder: string;
  /** Every call of `send` since the beginning, crashes included. */
  readonly flights: Flight[];
  readonly troubles: (Failure | null)[];
  /** Answers at once when set; otherwise flights stay open. */
  answer: ((delivery: Delivery) => Outcome) | null;
  /** While set, every write to the disk fails with it. */
  diskFailure: Failure | null;
  changes: number;
  outbox: Outbox;
  activity: Activity;
  /** Leaves everything as it is and starts again from the disk alone. */
  crashAndRestart(): void;
  /** For tests that make many desks: closes the file now. */
  end(): void;
  kinds(): string[];
  bodies(): string[];
}

function breakable(store: Store, failure: () => Failure | null): Store {
  const refuse = (): { readonly ok: false; readonly failure: Failure } | null => {
    const reason = failure();
    return reason && failed(reason);
  };
  return {
    ...store,
    get keptAside() {
      return store.keptAside;
    },
    get isRebuilt() {
      return store.isRebuilt;
    },
    transaction: (run) => refuse() ?? store.transaction(run),
    checkWritable: () => refuse() ?? store.checkWritable(),
  };
}

export function createOutboxDesk(folder = makeFolder()): OutboxDesk {
  const clock = createManualClock();
  const flights: Flight[] = [];
  let life = 0;
  let endLife = (): void => undefined;

  const send = (delivery: Delivery, onWritten: (atMs: number) => void): Promise<Outcome> =>
    new Promise((end, crash) => {
      flights.push({ delivery, end, crash, written: () => onWritten(clock.now()) });
      if (desk.answer) end(desk.answer(delivery));
    });

  const begin = (): { readonly outbox: Outbox; readonly activity: Activity } => {
    life += 1;
    const mine = life;
    const store = breakable(makeStore(folder, clock), () => desk.diskFailure);
    const activity = createActivity(store, clock);
    const outbox = createOutbox({
      store,
      activity,
      clock,
      random: () => 0,
      rules: ACTION_RULES,
      // A dead process neither sends nor hears anything any more.
      send: (_vendor, delivery, hooks) =>
        mine === life ? send(delivery, hooks.onWritten) : new Promise(() => undefined),
      onChange: () => (desk.changes += 1),
      onTrouble: (_what, failure) => {
        if (mine === life) desk.troubles.push(failure);
      },
    });
    endLife = () => {
      store.close();
      void outbox.stop();
    };
    return { outbox, activity };
  };

  const first = begin();
  const desk: OutboxDesk = {
    clock,
    folder,
    flights,
    troubles: [],
    answer: null,
    diskFailure: null,
    changes: 0,
    crashAndRestart() {
      endLife();
      Object.assign(desk, begin());
      desk.outbox.start();
    },
    end: () => endLife(),
    kinds: () =>
      [...desk.activity.all()].map((entry) => (entry.ok ? entry.value.kind : 'unreadable')),
    bodies: () => flights.map((flight) => flight.delivery.request?.body ?? ''),
    outbox: first.outbox,
    activity: first.activity,
  };
  desk.outbox.start();
  return desk;
}
