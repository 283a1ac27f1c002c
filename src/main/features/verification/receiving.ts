// Puts arriving events and their lines of the record on disk, many in one commit, and says what is new.
import type { VerificationDelivery } from '../../../shared/delivery';
import { failed, ok, type Result } from '../../../shared/core/failure';
import type { Activity, ActivityDraft } from '../../core/record/activity';
import type { Sql, Store } from '../../core/store/store';
import { contradictionLine, eventLine, strayLine } from './event-lines';
import { insertEvent, type IncomingEvent } from './event-row';
import { groupOf, type Fact } from './fact';
import type { FactShelf } from './fact-shelf';
import type { Memory } from './memory';
import { findByVendorId, readDelivery } from './stored';
import type { Survey } from './survey';
import { isLate } from './timing';

export interface ReceivingDeps {
  readonly store: Store;
  readonly activity: Pick<Activity, 'append'>;
  readonly shelf: FactShelf;
  readonly memory: Memory;
  readonly survey: Survey;
  readonly deliveries: () => readonly VerificationDelivery[];
  /** Wall clock in milliseconds. */
  readonly now: () => number;
  /** Something new is on disk; `owners` are the verifications it belongs to. */
  readonly onNews: (owners: readonly VerificationDelivery[]) => void;
}

interface Written {
  readonly lines: readonly ActivityDraft[];
  readonly owners: readonly VerificationDelivery[];
}

type Receipt = Result<'new' | 'duplicate'>;

/** One answer for each of `incoming`, in its order; never throws. */
export function createReceiving(
  deps: ReceivingDeps,
): (incoming: readonly IncomingEvent[]) => readonly Receipt[] {
  const { activity, shelf, memory, survey } = deps;

  /** Who has these vendor ids: from memory, else from disk. */
  const ownersOf = (sql: Sql, facts: readonly Fact[]): Map<string, VerificationDelivery> => {
    const owners = new Map<string, VerificationDelivery>();
    const held = deps.deliveries();
    memory.meet(held);
    for (const id of new Set(facts.flatMap(({ event }) => event.verificationId ?? []))) {
      const inMemory = held.find(({ receipt }) => receipt?.verificationId === id);
      const onDisk = inMemory ? undefined : findByVendorId(sql, id);
      const owner = inMemory ?? (onDisk === undefined ? undefined : readDelivery(sql, onDisk));
      if (owner) owners.set(id, owner);
    }
    return owners;
  };

  /** Every event gets its line; a contradiction gets one when it first appears. */
  const linesOf = (
    facts: readonly Fact[],
    owners: ReadonlyMap<string, VerificationDelivery>,
  ): Written => {
    const nowMs = deps.now();
    const adopters = survey.adopters();
    const touched = new Map<string, ReturnType<Survey['one']>>();
    const lines = facts.map((fact) => {
      const adopter = adopters.get(groupOf(fact));
      const owner =
        owners.get(fact.event.verificationId ?? '') ??
        memory.nameless().find(({ id }) => id === adopter);
      if (!owner) return strayLine(fact);
      const seen = touched.get(owner.id) ?? survey.one(owner, nowMs);
      touched.set(owner.id, seen);
      const { timing } = seen;
      return eventLine(fact, owner.id, (answer) => timing !== null && isLate(answer, timing));
    });
    const contradictions = [...touched.values()].flatMap(({ delivery, view }) =>
      view.contradiction === null || memory.tracesOf(delivery).contradictionTold
        ? []
        : contradictionLine(delivery.id, view.contradiction),
    );
    return {
      lines: [...lines, ...contradictions],
      owners: [...touched.values()].map(({ delivery }) => delivery),
    };
  };

  return (incoming) => {
    let fresh: readonly Fact[] = [];
    let touched: readonly VerificationDelivery[] = [];
    const stored = deps.store.transaction((sql): readonly (Fact | null)[] => {
      const facts = incoming.map((one) => insertEvent(sql, one));
      fresh = facts.filter((fact) => fact !== null);
      if (fresh.length === 0) return facts;
      const owners = ownersOf(sql, fresh);
      shelf.add(fresh, (id) => owners.has(id));
      const written = linesOf(fresh, owners);
      touched = written.owners;
      for (const line of written.lines) {
        activity.append(sql, line);
        if (line.kind === 'contradiction') memory.forgetTraces(line.actionId ?? '');
      }
      return facts;
    });
    if (!stored.ok) {
      shelf.forget(fresh);
      for (const { id } of deps.deliveries()) memory.forgetTraces(id);
      return incoming.map(() => failed({ ...stored.failure, kind: 'storage' }));
    }
    if (fresh.length > 0) deps.onNews(touched);
    return stored.value.map((fact) => ok(fact === null ? 'duplicate' : 'new'));
  };
}
