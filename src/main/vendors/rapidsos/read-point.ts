// Reads the two numbers of a place: latitude and longitude under their usual names, or a GeoJSON Point.
import { LATITUDE, LONGITUDE } from './aliases';
import type { Branch } from './json-tree';
import { readDegrees } from './read-values';

export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

export interface PointFind {
  readonly point: Point;
  readonly used: readonly Branch[];
}

/** Degrees; about a metre. */
const NEAR_ZERO = 0.000_01;

/** Null when there is no place in it. ASSUMED: 0, 0 says that no place is known. */
export function readPoint(branch: Branch): PointFind | null {
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
