// The caller's address in words, put together from its parts where it came in parts.
import { ADDRESS, ADDRESS_PARTS } from './aliases';
import type { Branch, JsonTree } from './json-tree';
import { readLine } from './read-values';

const ADDRESS_MAX_LENGTH = 500;

export interface FoundAddress {
  readonly address: string;
  readonly used: readonly Branch[];
}

export function findAddress(tree: JsonTree): FoundAddress | null {
  const branches = ADDRESS.flatMap((name) => tree.named(name)).filter(
    ({ isForeign }) => !isForeign,
  );
  for (const branch of branches) {
    const used = typeof branch.value === 'string' ? [branch] : partsOf(branch);
    const text = used.map(({ value }) => readLine(value, ADDRESS_MAX_LENGTH)).join(', ');
    const address = readLine(text, ADDRESS_MAX_LENGTH);
    if (address !== null) return { address, used };
  }
  return null;
}

function partsOf({ children }: Branch): readonly Branch[] {
  return ADDRESS_PARTS.flatMap(
    (name) => children.find((child) => child.name === name) ?? [],
  ).filter(({ value }) => readLine(value, ADDRESS_MAX_LENGTH) !== null);
}
