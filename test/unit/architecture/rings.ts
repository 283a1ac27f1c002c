// Finds what imports itself in a ring: files that all reach each other.

/** Each ring sorted, and the rings among themselves (Tarjan's strongly connected components of two files or more). */
export function ringsOf(
  used: ReadonlyMap<string, readonly string[]>,
): readonly (readonly string[])[] {
  const order = new Map<string, number>();
  const stack: string[] = [];
  const rings: string[][] = [];
  const visit = (file: string): number => {
    const at = order.size;
    order.set(file, at);
    stack.push(file);
    let low = at;
    for (const next of used.get(file) ?? []) {
      if (!order.has(next)) low = Math.min(low, visit(next));
      else if (stack.includes(next)) low = Math.min(low, order.get(next) ?? low);
    }
    if (low === at) {
      const ring = stack.splice(stack.indexOf(file));
      if (ring.length > 1) rings.push(ring.sort());
    }
    return low;
  };
  for (const file of used.keys()) if (!order.has(file)) visit(file);
  return rings.sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
}
