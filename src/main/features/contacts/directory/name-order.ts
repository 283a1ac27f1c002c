// People in the order of their names, kept so with every change: no list of a million is ever sorted at once.
import { foldText } from '../search/fold';

export interface NameOrder {
  /** Puts somebody where the name belongs; who is there already moves. */
  set(slot: number, name: string): void;
  remove(slot: number): void;
  /** Slots from `offset` on. */
  page(offset: number, limit: number): readonly number[];
}

const BLOCK_MAX = 1024;

export function createNameOrder(): NameOrder {
  const names: (string | undefined)[] = [];
  /** Sorted inside and among each other; none is empty but the only one. */
  const blocks: number[][] = [[]];

  /** Equal names stand in the order of their slots. */
  function isBefore(slot: number | undefined, name: string, other: number): boolean {
    if (slot === undefined) return false;
    const own = names[slot] ?? '';
    return own < name || (own === name && slot < other);
  }

  /** How many of these stand before it. */
  function rank<T>(
    items: readonly T[],
    slotOf: (item: T) => number | undefined,
    name: string,
    slot: number,
  ): number {
    let [low, high] = [0, items.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const item = items[middle];
      if (item !== undefined && isBefore(slotOf(item), name, slot)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function placeOf(name: string, slot: number): readonly [block: number, at: number] {
    const block = Math.min(
      blocks.length - 1,
      rank(blocks, (one) => one.at(-1), name, slot),
    );
    return [block, rank(blocks[block] ?? [], (one) => one, name, slot)];
  }

  function remove(slot: number): void {
    const name = names[slot];
    if (name === undefined) return;
    const [block, at] = placeOf(name, slot);
    blocks[block]?.splice(at, 1);
    if (blocks[block]?.length === 0 && blocks.length > 1) blocks.splice(block, 1);
    names[slot] = undefined;
  }

  return {
    remove,
    set(slot, name) {
      remove(slot);
      const folded = foldText(name);
      const [block, at] = placeOf(folded, slot);
      names[slot] = folded;
      const own = blocks[block] ?? [];
      own.splice(at, 0, slot);
      if (own.length > BLOCK_MAX) blocks.splice(block + 1, 0, own.splice(BLOCK_MAX / 2));
    },
    page(offset, limit) {
      const found: number[] = [];
      let skipped = 0;
      for (const block of blocks) {
        if (found.length >= limit) break;
        const from = Math.max(0, offset - skipped);
        found.push(...block.slice(from, from + limit - found.length));
        skipped += block.length;
      }
      return found;
    },
  };
}
