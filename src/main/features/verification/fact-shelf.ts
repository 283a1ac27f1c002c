// The events this process holds: what they add up to per verification, and those of no known one. The disk is the truth.
import type { StrayEvent } from '../../../shared/verification/verification';
import type { Store } from '../../core/store/store';
import { advanceAll, NOTHING_TRACKED, type Tracked } from './advance';
import { groupOf, type Fact } from './fact';
import { readFacts, readStrayFacts } from './stored';

/** Events of no known verification that are held at most, besides those that found one by their contact. */
const STRAYS_HELD = 200;

export interface FactShelf {
  /** Takes in what an earlier life left. */
  load(): void;
  /** Of the verification CHeKT knows by this id; read from disk when first asked for. */
  trackedOf(verificationId: string): Tracked;
  /** Of events that were adopted. */
  trackedIn(groups: ReadonlySet<string>): Tracked;
  /** New events; `isKnown` tells whether some verification has this vendor id. */
  add(facts: readonly Fact[], isKnown: (verificationId: string) => boolean): void;
  /** The disk did not take them after all. */
  forget(facts: readonly Fact[]): void;
  /** Events of no known id, in the order they came. */
  strays(): readonly Fact[];
  /** Events found on disk that cannot be read. */
  unreadable(): readonly StrayEvent[];
  /** A verification has this id now: its events are strays no longer. */
  claim(verificationId: string): void;
  /** Lets go of what nobody will ask for soon. */
  tidy(wanted: ReadonlySet<string>, adopted: ReadonlySet<string>): void;
}

/** Never throws: what the disk does not tell now is asked for again next time. */
export function createFactShelf(store: Store): FactShelf {
  const byId = new Map<string, Tracked>();
  let strays: readonly Fact[] = [];
  let unreadable: readonly StrayEvent[] = [];

  return {
    load() {
      const found = store.read(readStrayFacts);
      if (!found.ok) return;
      strays = found.value.facts;
      unreadable = found.value.unreadable;
    },
    trackedOf(verificationId) {
      const held = byId.get(verificationId);
      if (held) return held;
      const facts = store.read((sql) => readFacts(sql, verificationId));
      if (!facts.ok) return NOTHING_TRACKED;
      const tracked = advanceAll(NOTHING_TRACKED, facts.value);
      byId.set(verificationId, tracked);
      return tracked;
    },
    trackedIn: (groups) =>
      advanceAll(
        NOTHING_TRACKED,
        strays.filter((fact) => groups.has(groupOf(fact))),
      ),
    add(facts, isKnown) {
      const fresh = new Map<string, Fact[]>();
      const homeless: Fact[] = [];
      for (const fact of facts) {
        const id = fact.event.verificationId;
        if (id === null || !isKnown(id)) homeless.push(fact);
        else fresh.set(id, [...(fresh.get(id) ?? []), fact]);
      }
      if (homeless.length > 0) strays = [...strays, ...homeless];
      for (const [id, more] of fresh) {
        const held = byId.get(id);
        if (held) byId.set(id, advanceAll(held, more));
      }
    },
    forget(facts) {
      const seqs = new Set(facts.map(({ seq }) => seq));
      strays = strays.filter(({ seq }) => !seqs.has(seq));
      for (const { event } of facts) byId.delete(event.verificationId ?? '');
    },
    strays: () => strays,
    unreadable: () => unreadable,
    claim(verificationId) {
      if (strays.some(({ event }) => event.verificationId === verificationId)) {
        strays = strays.filter(({ event }) => event.verificationId !== verificationId);
      }
    },
    tidy(wanted, adopted) {
      for (const id of byId.keys()) if (!wanted.has(id)) byId.delete(id);
      const surplus = strays.length - STRAYS_HELD;
      if (surplus <= 0) return;
      const kept = new Set(strays.slice(surplus));
      strays = strays.filter((fact) => kept.has(fact) || adopted.has(groupOf(fact)));
    },
  };
}
