// A share as a flat list of everything in it, nearest to the top first, so that names can be looked up.
import { NOT_THE_CALLER } from './aliases';

export interface Branch {
  /** Without capitals and punctuation; an entry of `phones` is a `phone`. */
  readonly name: string;
  readonly key: string;
  readonly value: unknown;
  readonly parent: Branch | null;
  readonly depth: number;
  /** Belongs to somebody else than the caller. */
  readonly isForeign: boolean;
  readonly children: readonly Branch[];
}

export interface JsonTree {
  readonly root: Branch;
  /** Breadth first, the root included. */
  readonly all: readonly Branch[];
  /** There was more than is looked at. */
  readonly isCut: boolean;
  /** Under its own name, or under its parent's and its own together; nearest to the top first. */
  named(name: string): readonly Branch[];
}

const DEPTH_MAX = 6;
/** A true share has a few hundred; what is made of each is looked for among all the others. */
const BRANCHES_MAX = 5_000;
/** One long list must not keep what is in its entries from being looked at. */
const CHILDREN_MAX = 500;

/** Not looked at is what lies deeper than six levels, beyond the first 500 of one parent or 5,000 of all. */
export function treeOf(value: unknown): JsonTree {
  const root = branch('', '', value, null);
  const all = [root];
  const names = new Map<string, Branch[]>();
  let isCut = false;
  const note = (name: string, found: Branch): void => {
    const known = names.get(name);
    if (known) known.push(found);
    else names.set(name, [found]);
  };
  // The list grows while it is walked: that is what makes it breadth first.
  for (const parent of all) {
    if (parent.depth >= DEPTH_MAX || typeof parent.value !== 'object' || !parent.value) continue;
    const isList = Array.isArray(parent.value);
    const one = parent.name.replace(/s$/, '');
    const children = parent.children as Branch[];
    const value = parent.value as Readonly<Record<string, unknown>>;
    for (const key of Object.keys(value)) {
      if (all.length >= BRANCHES_MAX || children.length >= CHILDREN_MAX) {
        isCut = true;
        break;
      }
      const made = branch(key, isList ? one : fold(key), value[key], parent);
      children.push(made);
      all.push(made);
      note(made.name, made);
      if (!isList && parent.name !== '') note(parent.name + made.name, made);
    }
  }
  return { root, all, isCut, named: (name) => names.get(name) ?? [] };
}

/** The keys from the top to here, such as `query.location.lat`. */
export function pathOf(branch: Branch): string {
  const keys: string[] = [];
  for (let at = branch; at.parent; at = at.parent) keys.unshift(at.key);
  return keys.join('.');
}

function fold(key: string): string {
  return key.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function branch(key: string, name: string, value: unknown, parent: Branch | null): Branch {
  return {
    key,
    name,
    value,
    parent,
    depth: parent ? parent.depth + 1 : 0,
    isForeign: (parent?.isForeign ?? false) || NOT_THE_CALLER.test(name),
    children: [],
  };
}
