// A list of small numbers that grows: four bytes each, and read from one end to the other in no time.

const FIRST_ROOM = 4;

export interface GrowingList {
  push(item: number): void;
  /** The numbers in the order of pushing; what lies behind `length` means nothing. */
  readonly items: Uint32Array;
  readonly length: number;
}

export function createGrowingList(): GrowingList {
  const list = {
    items: new Uint32Array(FIRST_ROOM),
    length: 0,
    push(item: number) {
      if (list.length === list.items.length) {
        const larger = new Uint32Array(list.length * 2);
        larger.set(list.items);
        list.items = larger;
      }
      list.items[list.length] = item;
      list.length += 1;
    },
  };
  return list;
}
