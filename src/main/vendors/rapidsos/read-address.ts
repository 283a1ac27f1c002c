// The caller's address in words, put together from its parts where it came in parts.
import { ADDRESS, ADDRESS_PARTS } from './aliases';
import type { Branch, JsonTree } from './json-tree';
import { readLine } from './read-values';

const ADDRESS_MAX_LENGTH = 500;
const WHOLE = ['fulladdress', 'formattedaddress', 'formatted', 'full', 'text', 'address', 'label'];

export interface FoundAddress {
  readonly address: string;
  readonly used: readonly Branch[];
}

export function findAddress(tree: JsonTree): FoundAddress | null {
  for (const name of ADDRESS) {
    for (const branch of tree.named(name)) {
      const found = branch.isForeign ? null : read(branch);
      if (found) return found;
    }
  }
  return null;
}

function read(branch: Branch): FoundAddress | null {
  const { value, children } = branch;
  if (typeof value === 'string') return found(value, [branch]);
  if (Array.isArray(value)) {
    const lines = value.filter((each) => typeof each === 'string').slice(0, 20);
    return found(lines.join(', '), [branch]);
  }
  const byName = new Map(children.map((child) => [child.name, child]));
  const whole = WHOLE.map((name) => byName.get(name)).find((child) => textOf(child) !== null);
  if (whole) return found(textOf(whole) ?? '', [whole]);
  const parts = ADDRESS_PARTS.map((names) =>
    names.map((name) => byName.get(name)).find((child) => textOf(child) !== null),
  ).filter((part) => part !== undefined);
  // A city alone is no address, but better than nothing.
  return found(joined(parts), parts);
}

/** The number of a house stands before its street without a comma. */
function joined(parts: readonly Branch[]): string {
  const numbers = new Set(ADDRESS_PARTS[1]);
  return parts
    .map(
      (part, at) =>
        `${textOf(part) ?? ''}${at === parts.length - 1 ? '' : numbers.has(part.name) ? ' ' : ', '}`,
    )
    .join('');
}

function textOf(branch: Branch | undefined): string | null {
  return branch ? readLine(branch.value, ADDRESS_MAX_LENGTH) : null;
}

function found(text: string, used: readonly Branch[]): FoundAddress | null {
  const address = readLine(text, ADDRESS_MAX_LENGTH);
  return address === null ? null : { address, used };
}
