// Which slots are one person: rings of slot numbers in typed arrays, because most people have one record.

export interface Groups {
  /** The slot whose key names the person. */
  leader(slot: number): number;
  /** All slots of the same person. */
  members(slot: number): number[];
  /** Makes these one person; the first leads. Whoever was with them before must be placed as well. */
  place(slots: readonly number[]): void;
}

export function createGroups(): Groups {
  let leaders = new Int32Array(1024).fill(-1);
  let nexts = new Int32Array(1024).fill(-1);

  const next = (slot: number): number => {
    const found = nexts[slot] ?? -1;
    return found < 0 ? slot : found;
  };

  return {
    leader(slot) {
      const found = leaders[slot] ?? -1;
      return found < 0 ? slot : found;
    },
    members(slot) {
      const all = [slot];
      for (let at = next(slot); at !== slot; at = next(at)) all.push(at);
      return all;
    },
    place(slots) {
      const [leader = -1] = slots;
      for (const [at, slot] of slots.entries()) {
        while (slot >= leaders.length) {
          leaders = widen(leaders);
          nexts = widen(nexts);
        }
        leaders[slot] = leader;
        nexts[slot] = slots[at + 1] ?? leader;
      }
    },
  };
}

function widen(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(array.length * 2).fill(-1);
  wider.set(array);
  return wider;
}
