// Who reaches whom, as a graph: its cycles, and its longest chain.

/** @typedef {ReadonlyMap<string, ReadonlySet<string>>} Graph From each node to those it reaches in one step. */

/**
 * The imports between these files, of types too. What lies outside of them is left out.
 * @param {readonly import('./read-source.mjs').SourceFile[]} files
 * @returns {Graph}
 */
export function importGraph(files) {
  const known = new Set(files.map(({ file }) => file));
  const fileOf = (target) =>
    ['', '.ts', '.tsx', '/index.ts', '/index.tsx']
      .map((ending) => target + ending)
      .find((name) => known.has(name));
  return new Map(
    files.map(({ file, imports }) => [
      file,
      new Set(imports.map(({ target }) => fileOf(target)).filter((name) => name !== undefined)),
    ]),
  );
}

/**
 * The same graph drawn coarser: each node stands for all that `nameOf` calls by its name; null leaves one out.
 * @param {Graph} graph
 * @param {(node: string) => string | null} nameOf
 * @returns {Graph}
 */
export function gathered(graph, nameOf) {
  const coarse = new Map();
  for (const [node, reached] of graph) {
    const name = nameOf(node);
    if (name === null) continue;
    if (!coarse.has(name)) coarse.set(name, new Set());
    for (const other of reached) {
      const otherName = nameOf(other);
      if (otherName !== null && otherName !== name) coarse.get(name).add(otherName);
    }
  }
  return coarse;
}

/**
 * Groups of nodes that each reach every other of the group, each after all groups that it reaches (Tarjan). A node
 * in no cycle is a group of its own.
 * @param {Graph} graph
 * @returns {string[][]}
 */
function groupsOf(graph) {
  const groups = [];
  const stack = [];
  const numbers = new Map();
  const lowest = new Map();
  const settled = new Set();
  const visit = (node) => {
    numbers.set(node, numbers.size);
    lowest.set(node, numbers.get(node));
    stack.push(node);
    for (const next of graph.get(node) ?? []) {
      if (!numbers.has(next)) visit(next);
      if (!settled.has(next)) lowest.set(node, Math.min(lowest.get(node), lowest.get(next)));
    }
    if (lowest.get(node) !== numbers.get(node)) return;
    const group = stack.splice(stack.indexOf(node));
    for (const member of group) settled.add(member);
    groups.push(group);
  };
  for (const node of graph.keys()) if (!numbers.has(node)) visit(node);
  return groups;
}

/**
 * Every group of nodes that reach each other, sorted; a node that reaches itself is one too.
 * @param {Graph} graph
 * @returns {string[][]}
 */
export function cyclesOf(graph) {
  return groupsOf(graph)
    .filter(([node, ...others]) => others.length > 0 || graph.get(node)?.has(node))
    .map((group) => group.toSorted());
}

/**
 * How many nodes the longest chain passes; those of one cycle count as one.
 * @param {Graph} graph
 */
export function longestChain(graph) {
  const heights = new Map();
  for (const group of groupsOf(graph)) {
    const below = group.flatMap((node) => [...(graph.get(node) ?? [])]);
    // Every group below has its height by now; those of this group have none yet.
    const height = 1 + Math.max(0, ...below.map((node) => heights.get(node) ?? 0));
    for (const node of group) heights.set(node, height);
  }
  return Math.max(0, ...heights.values());
}
