// From a hash to the slots of the records that have it, in typed arrays: a million records need no million objects.

export interface Postings {
  add(hash: number, slot: number): void;
  remove(hash: number, slot: number): void;
  /** Slots with this hash, newest first, at most `limit`. */
  slots(hash: number, limit?: number): number[];
}

const FIRST_SIZE = 64;
const SHARDS = 64;

/** Many small tables: growing one of them never holds up a press. */
export function createPostings(): Postings {
  const shards = Array.from({ length: SHARDS }, createShard);
  // The low bits choose the place inside a shard.
  const shardOf = (hash: number): Postings | undefined =>
    shards[Math.floor(hash / 4294967296) % SHARDS];

  return {
    add: (hash, slot) => shardOf(hash)?.add(hash, slot),
    remove: (hash, slot) => shardOf(hash)?.remove(hash, slot),
    slots: (hash, limit) => shardOf(hash)?.slots(hash, limit) ?? [],
  };
}

function createShard(): Postings {
  let heads = new Int32Array(FIRST_SIZE).fill(-1);
  let hashes = new Float64Array(FIRST_SIZE);
  let slots = new Int32Array(FIRST_SIZE);
  let nexts = new Int32Array(FIRST_SIZE);
  let used = 0;
  let free = -1;

  const headOf = (hash: number): number => (hash >>> 0) & (heads.length - 1);
  const at = (array: Int32Array, index: number): number => array[index] ?? -1;

  function grow(): void {
    const size = slots.length * 2;
    const bigger = new Float64Array(size);
    bigger.set(hashes);
    hashes = bigger;
    slots = widen(slots, size);
    nexts = widen(nexts, size);
    // All nodes are in use, or there would be no need to grow.
    heads = new Int32Array(size).fill(-1);
    for (let node = 0; node < used; node += 1) {
      const head = headOf(hashes[node] ?? 0);
      nexts[node] = at(heads, head);
      heads[head] = node;
    }
  }

  function takeNode(): number {
    if (free >= 0) {
      const node = free;
      free = at(nexts, node);
      return node;
    }
    if (used === slots.length) grow();
    used += 1;
    return used - 1;
  }

  return {
    add(hash, slot) {
      const node = takeNode();
      const head = headOf(hash);
      hashes[node] = hash;
      slots[node] = slot;
      nexts[node] = at(heads, head);
      heads[head] = node;
    },
    remove(hash, slot) {
      const head = headOf(hash);
      let before = -1;
      for (let node = at(heads, head); node >= 0; node = at(nexts, node)) {
        if (hashes[node] === hash && slots[node] === slot) {
          if (before < 0) heads[head] = at(nexts, node);
          else nexts[before] = at(nexts, node);
          nexts[node] = free;
          free = node;
          return;
        }
        before = node;
      }
    },
    slots(hash, limit = Infinity) {
      const found: number[] = [];
      for (let node = at(heads, headOf(hash)); node >= 0; node = at(nexts, node)) {
        if (hashes[node] !== hash) continue;
        found.push(at(slots, node));
        if (found.length >= limit) break;
      }
      return found;
    },
  };
}

function widen(array: Int32Array<ArrayBuffer>, size: number): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(size);
  wider.set(array);
  return wider;
}
