// Where the caller is, how exactly and since when, and in which boundary that lies.
import type { BoundaryBox, CallPlace } from '../../../shared/calls/call-share';
import { OBSERVED_AT, UNCERTAINTY, BOUNDARY, LATITUDE, LONGITUDE } from './aliases';
import type { Branch, JsonTree } from './json-tree';
import { readTimeMs } from '../read-time';
import { readMetres, readDegrees } from './read-values';

// Reads the two numbers of a place: latitude and longitude under their usual names, or a GeoJSON Point.

interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

interface PointFind {
  readonly point: Point;
  readonly used: readonly Branch[];
}

/** Degrees; about a metre. */
const NEAR_ZERO = 0.000_01;

/** Null when there is no place in it. ASSUMED: 0, 0 says that no place is known. */
function readPoint(branch: Branch): PointFind | null {
  const one = (names: readonly string[]): readonly Branch[] =>
    branch.children.filter(({ name }) => names.includes(name));
  const named = one(LATITUDE).flatMap((latitude) =>
    one(LONGITUDE).map((longitude) => ({ latitude, longitude, used: [latitude, longitude] })),
  );
  const [type] = one(['type']);
  const [coordinates] = one(['coordinates']);
  const [longitude, latitude] = coordinates?.children ?? [];
  // RFC 7946: the longitude is first.
  const isGeoJson = type?.value === 'Point' && coordinates && latitude && longitude;
  const pairs = isGeoJson ? [...named, { latitude, longitude, used: [type, coordinates] }] : named;
  for (const pair of pairs) {
    const point = pointOf(pair.latitude.value, pair.longitude.value);
    if (point) return { point, used: pair.used };
  }
  return null;
}

function pointOf(first: unknown, second: unknown): Point | null {
  const latitude = readDegrees(first, 'latitude');
  const longitude = readDegrees(second, 'longitude');
  if (latitude === null || longitude === null) return null;
  const isNowhere = Math.max(Math.abs(latitude), Math.abs(longitude)) < NEAR_ZERO;
  return isNowhere ? null : { latitude, longitude };
}

/** Where the order of numbers is not said there are two readings, the likelier first. */
interface BoxFind {
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
function findBox(tree: JsonTree): BoxFind | null {
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
function isInside({ latitude, longitude }: Point, box: BoundaryBox): boolean {
  if (latitude < box.south || latitude > box.north) return false;
  return box.west <= box.east
    ? longitude >= box.west && longitude <= box.east
    : longitude >= box.west || longitude <= box.east;
}

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
