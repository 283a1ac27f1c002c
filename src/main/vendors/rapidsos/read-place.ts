// Where the caller is and which boundary that lies in, when numbers may have come in either order.
import type { BoundaryBox, CallPlace } from '../../../shared/calls/call-share';
import { OBSERVED_AT, UNCERTAINTY, uncertaintyName } from './aliases';
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
 * The place nearest to the top, by a clear name if there is one; of several as near, the newest. ASSUMED: where
 * numbers can be read in two orders, the one that puts the caller into the boundary is right.
 */
export function findPlace(tree: JsonTree): FoundPlace {
  const candidate = bestOf(candidatesIn(tree, false)) ?? bestOf(candidatesIn(tree, true));
  const box = findBox(tree);
  const points = candidate?.find.readings ?? [];
  const boxes = box?.readings ?? [];
  const pairs = points.flatMap((point) => boxes.map((boundary) => ({ point, boundary })));
  const fit = pairs.find(({ point, boundary }) => isInside(point, boundary));
  const point = fit?.point ?? points[0] ?? null;
  const radius = candidate
    ? near(candidate.branch, UNCERTAINTY, readMetres, uncertaintyName)
    : null;
  return {
    place: point && { ...point, uncertaintyM: radius?.value ?? null },
    observedAtMs: candidate?.observedAtMs ?? null,
    boundary: fit?.boundary ?? boxes[0] ?? null,
    used: [
      ...(candidate ? usedBy(candidate) : []),
      ...(radius ? [radius.branch] : []),
      ...(box ? [box.branch] : []),
    ],
  };
}

function candidatesIn(tree: JsonTree, isVague: boolean): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const branch of tree.all) {
    if (found.length >= CANDIDATES_MAX) break;
    if (branch.isForeign || (found[0] && branch.depth > found[0].branch.depth)) continue;
    const find = readPoint(branch);
    if (!find || (find.isVague ?? false) !== isVague) continue;
    const observed = near(branch, OBSERVED_AT, readTimeMs);
    found.push({ branch, find, observedAtMs: observed?.value ?? null });
  }
  return found;
}

function bestOf(candidates: readonly Candidate[]): Candidate | null {
  return candidates.reduce<Candidate | null>(
    (best, each) => (!best || (each.observedAtMs ?? -1) > (best.observedAtMs ?? -1) ? each : best),
    null,
  );
}

/** Beside the numbers, around them, or among the properties of a GeoJSON feature; not in another entry of a list. */
function near<T>(
  branch: Branch,
  names: readonly string[],
  read: (value: unknown) => T | null,
  plain: (name: string) => string = (name) => name,
): { readonly value: T; readonly branch: Branch } | null {
  let around: Branch | null = branch;
  for (let level = 0; level < 3 && around; level += 1, around = around.parent) {
    if (Array.isArray(around.value) && around !== branch) return null;
    const beside = around.children.flatMap((child) =>
      child.name === 'properties' || names.includes(plain(child.name))
        ? [child, ...child.children]
        : [],
    );
    for (const name of [...names, 'value']) {
      for (const child of beside) {
        const value = plain(child.name) === name ? read(child.value) : null;
        if (value !== null) return { value, branch: child };
      }
    }
  }
  return null;
}

/** What GeoJSON says about its own shape is understood as well. */
function usedBy({ branch, find }: Candidate): readonly Branch[] {
  const parents = [branch.parent ?? [], branch.parent?.parent ?? []].flat();
  const types = parents.flatMap((parent) =>
    parent.children.filter(
      ({ name, value }) =>
        name === 'type' && /^(?:point|feature|featurecollection)$/i.test(String(value)),
    ),
  );
  return [...find.used, ...types];
}
