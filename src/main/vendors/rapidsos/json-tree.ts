// A share as a flat list of everything in it, nearest to the top first, so that names can be looked up.
import { NAMESPACE, NOT_THE_CALLER } from './aliases';

export interface Branch {
  /** Without capitals, punctuation and the prefix of a namespace; an entry of `phones` is a `phone`. */
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
  /** Under its own name, or under its parent's and its own together; nearest to the top first. */
  named(name: string): readonly Branch[];
}

const DEPTH_MAX = 6;

/** What lies deeper than six levels is not looked at. */
export function treeOf(value: unknown): JsonTree {
  const root = branch('', '', value, null);
  const all = [root];
  const names = new Map<string, Branch[]>();
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
    const children: Branch[] = [];
    for (const [key, child] of Object.entries(parent.value)) {
      const made = branch(key, isList ? one : fold(key), child, parent);
      children.push(made);
      all.push(made);
      note(made.name, made);
      if (!isList && parent.name !== '') note(parent.name + made.name, made);
    }
    (parent.children as Branch[]).push(...children);
  }
  return { root, all, named: (name) => names.get(name) ?? [] };
}

/** The keys from the top to here, such as `query.location.lat`. */
export function pathOf(branch: Branch): string {
  const keys: string[] = [];
  for (let at = branch; at.parent; at = at.parent) keys.unshift(at.key);
  return keys.join('.');
}

function fold(key: string): string {
  return key
    .toLowerCase()
    .replace(NAMESPACE, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
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
