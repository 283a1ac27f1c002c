// Where the caller is, how exactly and since when, and in which boundary that lies.
import type { BoundaryBox, CallPlace } from '../../../shared/calls/call-share';
import { OBSERVED_AT, UNCERTAINTY } from './aliases';
import type { Branch, JsonTree } from './json-tree';
import { findBox, isInside } from './read-box';
import { readPoint, type PointFind } from './read-point';
import { readTimeMs } from '../read-time';
import { readMetres } from './read-values';

export interface FoundPlace {
  readonly place: CallPlace | null;
  /** When the caller was there, as it was said; wall clock in milliseconds. */
  readonly observedAtMs: number | null;
  readonly boundary: BoundaryBox | null;
  readonly used: readonly Branch[];
}

interface Candidate {
  readonly branch: Branch;
  readonly find: PointFind;
  readonly observedAtMs: number | null;
}

/** Each looks around itself, so thousands side by side would take seconds. */
const CANDIDATES_MAX = 50;

/**
 * The place nearest to the top; of several as near, the newest. ASSUMED: where the numbers of the boundary can be
 * read in two orders, the one that has the caller inside is right.
 */
export function findPlace(tree: JsonTree): FoundPlace {
  const candidate = candidatesIn(tree).reduce<Candidate | null>(
    (best, each) => (!best || (each.observedAtMs ?? -1) > (best.observedAtMs ?? -1) ? each : best),
    null,
  );
  const point = candidate?.find.point ?? null;
  const radius = candidate ? near(candidate.branch, UNCERTAINTY, readMetres) : null;
  const box = findBox(tree);
  const around = point && box?.readings.find((boundary) => isInside(point, boundary));
  return {
    place: point && { ...point, uncertaintyM: radius?.value ?? null },
    observedAtMs: candidate?.observedAtMs ?? null,
    boundary: around ?? box?.readings[0] ?? null,
    used: [
      ...(candidate?.find.used ?? []),
      ...(radius ? [radius.branch] : []),
      ...(box ? [box.branch] : []),
    ],
  };
}

function candidatesIn(tree: JsonTree): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const branch of tree.all) {
    if (found.length >= CANDIDATES_MAX) break;
    if (branch.isForeign || (found[0] && branch.depth > found[0].branch.depth)) continue;
    const find = readPoint(branch);
    if (!find) continue;
    const observed = near(branch, OBSERVED_AT, readTimeMs);
    found.push({ branch, find, observedAtMs: observed?.value ?? null });
  }
  return found;
}

/** Beside the numbers, or beside what holds them; not in another entry of a list. */
function near<T>(
  branch: Branch,
  names: readonly string[],
  read: (value: unknown) => T | null,
): { readonly value: T; readonly branch: Branch } | null {
  const { parent } = branch;
  const around = parent && !Array.isArray(parent.value) ? [branch, parent] : [branch];
  for (const { children } of around) {
    for (const name of names) {
      for (const child of children) {
        const value = child.name === name ? read(child.value) : null;
        if (value !== null) return { value, branch: child };
      }
    }
  }
  return null;
}
