// What this process remembers about each verification besides its events; the disk has all that matters.
import type { VerificationDelivery } from '../../../shared/delivery';
import type { VerificationAsk } from '../../../shared/verification/verification';
import type { Store } from '../../core/store/store';
import { isWithoutVendorId } from './adoption';
import { chainOf, readSeen, writeSeen } from './reading';
import { readBackground, readDelivery } from './stored';
import { NO_TRACES, readTraces, type ClockJump, type Traces } from './traces';

export interface Memory {
  /** Takes in what an earlier life left. */
  load(): void;
  /** Learns from the deliveries that are held now. */
  meet(deliveries: readonly VerificationDelivery[]): void;
  tracesOf(delivery: VerificationDelivery): Traces;
  /** The record has new lines of this one. */
  forgetTraces(id: string): void;
  /** A jump that the disk did not take. */
  addJump(id: string, jump: ClockJump): void;
  seenOf(id: string): number;
  see(id: string, count: number): void;
  hasFollowUp(id: string): boolean;
  earlier(ask: VerificationAsk): readonly VerificationAsk[];
  /** Questions that CHeKT may know under an id nobody told us. */
  nameless(): readonly VerificationDelivery[];
}

/** Never throws. */
export function createMemory(store: Store): Memory {
  const nameless = new Map<string, VerificationDelivery>();
  const followedUp = new Set<string>();
  const asks = new Map<string, VerificationAsk>();
  const seen = new Map<string, number>();
  const unsavedJumps = new Map<string, readonly ClockJump[]>();
  const traces = new Map<string, { readonly state: string; readonly traces: Traces }>();

  return {
    load() {
      const found = store.read(readBackground);
      if (!found.ok) return;
      for (const delivery of found.value.nameless) nameless.set(delivery.id, delivery);
      for (const id of found.value.followedUp) followedUp.add(id);
    },
    meet(deliveries) {
      for (const delivery of deliveries) {
        const { id, action, state } = delivery;
        asks.set(id, action);
        if (isWithoutVendorId(delivery)) nameless.set(id, delivery);
        else nameless.delete(id);
        if (action.followsUp === null) continue;
        if (state === 'cancelled') followedUp.delete(action.followsUp);
        else followedUp.add(action.followsUp);
      }
    },
    tracesOf({ id, state }) {
      const held = traces.get(id);
      const jumps = unsavedJumps.get(id) ?? [];
      if (held?.state === state) return { ...held.traces, jumps: [...held.traces.jumps, ...jumps] };
      const read = store.read((sql) => readTraces(sql, id));
      if (!read.ok) return { ...(held?.traces ?? NO_TRACES), jumps };
      // A decision of the operator is in the record too, and comes with a new state.
      traces.set(id, { state, traces: read.value });
      return { ...read.value, jumps: [...read.value.jumps, ...jumps] };
    },
    forgetTraces: (id) => void traces.delete(id),
    addJump(id, jump) {
      unsavedJumps.set(id, [...(unsavedJumps.get(id) ?? []), jump]);
    },
    seenOf(id) {
      const held = seen.get(id);
      if (held !== undefined) return held;
      const read = store.read((sql) => readSeen(sql, id));
      if (read.ok) seen.set(id, read.value);
      return read.ok ? read.value : 0;
    },
    see(id, count) {
      if (seen.get(id) === count) return;
      seen.set(id, count);
      // Forgetting it costs nothing but a second look.
      store.transaction((sql) => writeSeen(sql, id, count));
    },
    hasFollowUp: (id) => followedUp.has(id),
    earlier: (ask) =>
      chainOf(ask, (id) => {
        const held = asks.get(id);
        if (held) return held;
        const read = store.read((sql) => readDelivery(sql, id)?.action);
        if (read.ok && read.value) asks.set(id, read.value);
        return read.ok ? read.value : undefined;
      }),
    nameless: () => [...nameless.values()],
  };
}
