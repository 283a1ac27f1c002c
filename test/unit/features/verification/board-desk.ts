// A board of verifications on a real database; it can end and start again on the same folder.
import type { VerificationDelivery } from '../../../../src/shared/delivery';
import { failed, type Failure, type Result } from '../../../../src/shared/core/failure';
import type { AskedContact } from '../../../../src/shared/verification/verification';
import type { VerificationEvent } from '../../../../src/shared/verification/verification-event';
import { createActivity, type Activity } from '../../../../src/main/core/record/activity';
import { findRow, insertRow, updateRow } from '../../../../src/main/core/outbox/repository';
import type { Store } from '../../../../src/main/core/store/store';
import {
  createVerifications,
  type Verifications,
} from '../../../../src/main/features/verification/board';
import { createManualClock, type ManualClock } from '../../../fakes/clock';
import { makeFolder, makeStore } from '../../../fakes/desk-folder';
import { makeEvent, START_MS } from './questions';

export interface BoardDesk {
  readonly clock: ManualClock;
  readonly folder: string;
  readonly store: Store;
  readonly activity: Activity;
  board: Verifications;
  /** While set, every write to the disk fails with it. */
  diskFailure: Failure | null;
  changes: number;
  commits: number;
  readonly expired: string[];
  /** Contact ids. */
  readonly answered: string[];
  knownContacts: readonly AskedContact[];
  /** Stores the delivery, new or changed, as the outbox does. */
  put(delivery: VerificationDelivery): void;
  /** Its card was put away: the outbox lists it no longer. */
  putAway(id: string): void;
  receive(
    change?: Partial<VerificationEvent>,
    body?: string | Buffer,
  ): Promise<Result<'new' | 'duplicate'>>;
  /** Time passes in which the computer sleeps: no timer fires. */
  sleep(ms: number): void;
  /** A new board on the same disk. */
  restart(): void;
  kinds(): string[];
}

export function createBoardDesk(): BoardDesk {
  const clock = createManualClock(START_MS + 5000);
  const folder = makeFolder();
  const disk = makeStore(folder, clock);
  let shown: VerificationDelivery[] = [];
  const all = new Map<string, VerificationDelivery>();

  const store: Store = {
    ...disk,
    transaction(run) {
      if (desk.diskFailure) return failed(desk.diskFailure);
      desk.commits += 1;
      return disk.transaction(run);
    },
  };
  const activity = createActivity(store, clock);
  const begin = (): Verifications => {
    const board = createVerifications({
      store,
      activity,
      clock,
      deliveries: () => shown,
      find: (id) => all.get(id),
      knownContacts: () => desk.knownContacts,
      onChange: () => (desk.changes += 1),
      onExpired: ({ id }) => desk.expired.push(id),
      onAnswer: (_verification, contactId) => desk.answered.push(contactId),
    });
    return board;
  };

  const desk: BoardDesk = {
    clock,
    folder,
    store,
    activity,
    diskFailure: null,
    changes: 0,
    commits: 0,
    expired: [],
    answered: [],
    knownContacts: [],
    put(delivery) {
      disk.transaction((sql) => {
        const known = findRow(sql, delivery.id);
        if (known && 'version' in known) updateRow(sql, delivery, known.version);
        else insertRow(sql, delivery);
      });
      all.set(delivery.id, delivery);
      shown = [delivery, ...shown.filter(({ id }) => id !== delivery.id)];
    },
    putAway(id) {
      shown = shown.filter((delivery) => delivery.id !== id);
    },
    receive(change = {}, body = JSON.stringify(change)) {
      return desk.board.receive({
        vendor: 'chekt',
        event: makeEvent(change),
        proof: 'signature',
        body: typeof body === 'string' ? Buffer.from(body) : body,
        receivedAtMs: clock.now(),
      });
    },
    sleep: (ms) => clock.sleep(ms),
    restart() {
      desk.board.stop();
      desk.board = begin();
      desk.board.start();
    },
    kinds: () => [...activity.all()].map((line) => (line.ok ? line.value.kind : 'unreadable')),
    board: begin(),
  };
  desk.board.start();
  return desk;
}

/** Lines of the record of one kind. */
export function linesOf(desk: BoardDesk, kind: string): readonly unknown[] {
  return [...desk.activity.all()].flatMap((line) =>
    line.ok && line.value.kind === kind
      ? { actionId: line.value.actionId, ...line.value.facts }
      : [],
  );
}
