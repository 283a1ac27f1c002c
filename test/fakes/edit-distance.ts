// The plainest way to find a name: everybody by edit distance, letter by letter. Slow, and what any index must not be worse than.
import type { IndexedPerson } from '../../src/main/features/contacts/search/indexed-person';

/** Insertions, deletions, other letters and swaps of neighbours, each for one. */
export function editDistance(a: string, b: string): number {
  const width = b.length + 1;
  const table = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number): number => table[i * width + j] ?? 0;
  for (let j = 0; j < width; j += 1) table[j] = j;
  for (let i = 1; i <= a.length; i += 1) {
    table[i * width] = i;
    for (let j = 1; j < width; j += 1) {
      const other = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + other);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, at(i - 2, j - 2) + 1);
      }
      table[i * width + j] = cost;
    }
  }
  return at(a.length, b.length);
}

/** The keys of the nearest persons by their names, first or last name first. */
export function byEditDistance(people: readonly IndexedPerson[]) {
  const names = people.map(({ key, firstNames: [first = ''], lastNames: [last = ''] }) => ({
    key,
    ways: [`${first} ${last}`, `${last} ${first}`].map((way) => way.toLowerCase()),
  }));
  return (query: string, count: number): readonly string[] =>
    names
      .map(({ key, ways }) => ({
        key,
        far: Math.min(...ways.map((way) => editDistance(query, way))),
      }))
      .sort((a, b) => a.far - b.far)
      .slice(0, count)
      .map(({ key }) => key);
}
