// Finds the boundary of an emergency centre as a box, in whatever shape it came.
import { BoundaryBox } from '../../../shared/calls/call-share';
import { BOUNDARY } from './aliases';
import * as names from './box-sides';
import type { Branch, JsonTree } from './json-tree';
import { readPair, readPoint, type Point } from './read-point';
import { readDegrees } from './read-values';

/** Where the order of numbers is not said there are several readings, the likelier first. */
export interface BoxFind {
  readonly readings: readonly BoundaryBox[];
  readonly branch: Branch;
}

const LEVELS_MAX = 4;
const NUMBERS = /[+-]?\d{1,3}(?:\.\d{1,30})?/g;
const TEXT =
  /^(?:coordinates|polygon|wkt|ring|points|geometry|.*box|bounds|boundary|extent|envelope)$/;

/** Null when there is none; a box of zeros and an empty one are none. */
export function findBox(tree: JsonTree): BoxFind | null {
  for (const name of BOUNDARY) {
    for (const branch of tree.named(name)) {
      const readings = readBox(branch, 0);
      if (readings.length > 0) return { readings, branch };
    }
  }
  return null;
}

function readBox(branch: Branch, level: number): readonly BoundaryBox[] {
  if (level > LEVELS_MAX) return [];
  const { value, name, children } = branch;
  if (typeof value === 'string') return TEXT.test(name) ? fromText(value) : [];
  if (Array.isArray(value)) return fromList(branch);
  const own = fromSides(children) ?? fromCorners(children);
  if (own) return [own];
  for (const child of children) {
    const readings = readBox(child, level + 1);
    if (readings.length > 0) return readings;
  }
  return [];
}

function fromSides(children: readonly Branch[]): BoundaryBox | null {
  const byName = new Map(children.map((child) => [child.name, child.value]));
  const side = (key: keyof typeof names.SIDES, axis: 'latitude' | 'longitude'): number | null => {
    for (const name of names.SIDES[key]) {
      const degrees = byName.has(name) ? readDegrees(byName.get(name), axis) : null;
      if (degrees !== null) return degrees;
    }
    return null;
  };
  return box(
    side('south', 'latitude'),
    side('west', 'longitude'),
    side('north', 'latitude'),
    side('east', 'longitude'),
  );
}

function fromCorners(children: readonly Branch[]): BoundaryBox | null {
  const corner = (wanted: readonly string[]): Point | null => {
    const found = children.find((child) => wanted.includes(child.name));
    if (!found) return null;
    if (!Array.isArray(found.value))
      return readPoint({ ...found, name: 'point' })?.readings[0] ?? null;
    return readPair(found.value[0], found.value[1], 'longitude')[0] ?? null;
  };
  const [west, east] = [corner(names.SOUTH_WEST), corner(names.NORTH_EAST)];
  if (west && east) return box(west.latitude, west.longitude, east.latitude, east.longitude);
  const [left, right] = [corner(names.NORTH_WEST), corner(names.SOUTH_EAST)];
  if (left && right) return box(right.latitude, left.longitude, left.latitude, right.longitude);
  const [one, other] = [corner(names.ONE_CORNER), corner(names.OTHER_CORNER)];
  return one && other ? hull([one, other]) : null;
}

function fromList({ value, children }: Branch): readonly BoundaryBox[] {
  const list = value as readonly unknown[];
  if (list.every((each) => typeof each === 'number' || typeof each === 'string')) {
    return fromNumbers(list.length === 6 ? [0, 1, 3, 4].map((at) => list[at]) : list);
  }
  const pairs: (readonly unknown[])[] = [];
  gatherPairs(list, pairs, 0);
  if (pairs.length > 1) return fromPairs(pairs, pairs.length > 2 ? 'longitude' : 'latitude');
  const points = children.map((child) => readPoint({ ...child, name: 'point' })?.readings[0]);
  const known = points.filter((each) => each !== undefined);
  const box = known.length > 1 && known.length === list.length ? hull(known) : null;
  return box ? [box] : [];
}

/** A ring, the rings of a polygon, or the polygons of several. */
function gatherPairs(list: readonly unknown[], into: (readonly unknown[])[], level: number): void {
  for (const each of list) {
    if (!Array.isArray(each) || level > LEVELS_MAX) continue;
    const inner = each as readonly unknown[];
    if (inner.length >= 2 && inner.length <= 4 && !Array.isArray(inner[0])) into.push(inner);
    else gatherPairs(inner, into, level + 1);
  }
}

/** ASSUMED: two pairs are corners with the latitude first, more are a ring of GeoJSON. */
function fromPairs(
  pairs: readonly (readonly unknown[])[],
  likelier: 'latitude' | 'longitude',
): readonly BoundaryBox[] {
  const orders = likelier === 'latitude' ? ([0, 1] as const) : ([1, 0] as const);
  const boxes = orders.map((at) => {
    const points = pairs.map((pair) => ({
      latitude: readDegrees(pair[at], 'latitude'),
      longitude: readDegrees(pair[1 - at], 'longitude'),
    }));
    return points.every(isPoint) ? hull(points) : null;
  });
  return likeliestFirst(boxes);
}

function isPoint(pair: { latitude: number | null; longitude: number | null }): pair is Point {
  return pair.latitude !== null && pair.longitude !== null;
}

function fromNumbers(list: readonly unknown[]): readonly BoundaryBox[] {
  if (list.length !== 4) return [];
  const boxes = names.ORDERS.map((order) => {
    const at = (side: string, axis: 'latitude' | 'longitude'): number | null =>
      readDegrees(list[order.indexOf(side)], axis);
    const [south, north] = [at('s', 'latitude'), at('n', 'latitude')];
    if (south === null || north === null || south > north) return null;
    const [west, east] = [at('w', 'longitude'), at('e', 'longitude')];
    // Crossing the antimeridian is likelier to be another order.
    const crosses = west !== null && east !== null && west > east && west - east < 180;
    return crosses ? null : box(south, west, north, east);
  });
  return likeliestFirst(boxes);
}

/** Four numbers, or the pairs of `POLYGON((-80 40, …))`. */
function fromText(text: string): readonly BoundaryBox[] {
  if (text.length > 100_000) return [];
  const numbers = text.match(NUMBERS) ?? [];
  if (numbers.length === 4) return fromNumbers(numbers);
  if (numbers.length < 6 || numbers.length % 2 > 0) return [];
  const pairs = Array.from({ length: numbers.length / 2 }, (_, at) =>
    numbers.slice(2 * at, 2 * at + 2),
  );
  return fromPairs(pairs, 'longitude');
}

/** ASSUMED: no emergency centre is responsible for the antarctic, nor for a third of the earth. */
function likeliestFirst(boxes: readonly (BoundaryBox | null)[]): readonly BoundaryBox[] {
  const isOdd = ({ south, north }: BoundaryBox): boolean => south < -60 || north - south > 60;
  return boxes.filter((each) => each !== null).sort((a, b) => Number(isOdd(a)) - Number(isOdd(b)));
}

function hull(points: readonly Point[]): BoundaryBox | null {
  const [latitudes, longitudes] = [points.map((p) => p.latitude), points.map((p) => p.longitude)];
  const [west, east] = [least(longitudes), most(longitudes)];
  if (east - west <= 180) return box(least(latitudes), west, most(latitudes), east);
  // No centre is that wide: it lies around the antimeridian.
  const [over, under] = [longitudes.filter((x) => x > 0), longitudes.filter((x) => x <= 0)];
  return box(least(latitudes), least(over), most(latitudes), most(under));
}

const least = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.min(a, b));
const most = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.max(a, b));

/** Sides that were mixed up are put right; what would be wider than half the earth crosses the antimeridian. */
function box(
  south: number | null,
  west: number | null,
  north: number | null,
  east: number | null,
): BoundaryBox | null {
  if (south === null || west === null || north === null || east === null) return null;
  if (south === 0 && west === 0 && north === 0 && east === 0) return null;
  const isMixed = west > east && west - east < 180;
  return {
    south: Math.min(south, north),
    west: isMixed ? east : west,
    north: Math.max(south, north),
    east: isMixed ? west : east,
  };
}

/** The border counts. */
export function isInside({ latitude, longitude }: Point, box: BoundaryBox): boolean {
  if (latitude < box.south || latitude > box.north) return false;
  return box.west <= box.east
    ? longitude >= box.west && longitude <= box.east
    : longitude >= box.west || longitude <= box.east;
}
