// Finds the boundary of an emergency centre as a box: by its sides, by two corners, or as four numbers.
import type { BoundaryBox } from '../../../shared/calls/call-share';
import { BOUNDARY, LATITUDE, LONGITUDE } from './aliases';
import type { Branch, JsonTree } from './json-tree';
import { readPoint, type Point } from './read-point';
import { readDegrees } from './read-values';

/** Where the order of numbers is not said there are two readings, the likelier first. */
export interface BoxFind {
  readonly readings: readonly BoundaryBox[];
  readonly branch: Branch;
}

const limit = (end: string, axis: readonly string[]): readonly string[] =>
  axis.map((name) => end + name);
const SIDES = {
  south: ['south', ...limit('min', LATITUDE)],
  west: ['west', ...limit('min', LONGITUDE)],
  north: ['north', ...limit('max', LATITUDE)],
  east: ['east', ...limit('max', LONGITUDE)],
} as const;

/** Null when there is none; a box of zeros and an empty one are none. */
export function findBox(tree: JsonTree): BoxFind | null {
  for (const name of BOUNDARY) {
    for (const branch of tree.named(name)) {
      const readings = readBox(branch);
      if (readings.length > 0) return { readings, branch };
    }
  }
  return null;
}

function readBox({ value, children }: Branch): readonly BoundaryBox[] {
  if (Array.isArray(value)) {
    const isPairs = value.every((pair) => Array.isArray(pair) && pair.length === 2);
    return fromNumbers(isPairs ? value.flat() : value);
  }
  const named = (names: readonly string[]): Branch | undefined =>
    children.find(({ name }) => names.includes(name));
  const side = (key: keyof typeof SIDES, axis: 'latitude' | 'longitude'): number | null =>
    readDegrees(named(SIDES[key])?.value, axis);
  const corner = (names: readonly string[]): Point | null => {
    const branch = named(names);
    return branch ? (readPoint(branch)?.point ?? null) : null;
  };
  const [southWest, northEast] = [corner(['southwest', 'sw']), corner(['northeast', 'ne'])];
  const own = box({
    south: side('south', 'latitude') ?? southWest?.latitude,
    west: side('west', 'longitude') ?? southWest?.longitude,
    north: side('north', 'latitude') ?? northEast?.latitude,
    east: side('east', 'longitude') ?? northEast?.longitude,
  });
  return own ? [own] : [];
}

/**
 * Two corners in a row, in GeoJSON's order or with the latitude first. ASSUMED: no centre has a border south of 60
 * degrees south, so a reading that has one comes last; that alone tells both orders apart in most of America.
 */
function fromNumbers(list: readonly unknown[]): readonly BoundaryBox[] {
  if (list.length !== 4) return [];
  return [1, 0]
    .map((at) =>
      box({
        south: readDegrees(list[at], 'latitude'),
        west: readDegrees(list[1 - at], 'longitude'),
        north: readDegrees(list[at + 2], 'latitude'),
        east: readDegrees(list[3 - at], 'longitude'),
      }),
    )
    .filter((each) => each !== null)
    .sort((one, two) => Number(one.south < -60) - Number(two.south < -60));
}

/** Corners may be told the wrong way round; one that spans less than half the earth westwards crosses the antimeridian. */
function box(sides: {
  readonly [Side in keyof BoundaryBox]: number | null | undefined;
}): BoundaryBox | null {
  const { south = null, west = null, north = null, east = null } = sides;
  if (south === null || west === null || north === null || east === null) return null;
  if (south === 0 && west === 0 && north === 0 && east === 0) return null;
  const isTurned = west > east && west - east < 180;
  return {
    south: Math.min(south, north),
    west: isTurned ? east : west,
    north: Math.max(south, north),
    east: isTurned ? west : east,
  };
}

/** The border counts. */
export function isInside({ latitude, longitude }: Point, box: BoundaryBox): boolean {
  if (latitude < box.south || latitude > box.north) return false;
  return box.west <= box.east
    ? longitude >= box.west && longitude <= box.east
    : longitude >= box.west || longitude <= box.east;
}
