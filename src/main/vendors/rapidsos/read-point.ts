// Finds the two numbers of a place, however they are named, nested or put in a row.
import { LATITUDE_FIRST, LONGITUDE_FIRST, PLACE } from './aliases';
import type { Branch } from './json-tree';
import { readNumber } from '../json-values';
import { readDegrees } from './read-values';

export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** Where the order of two numbers is not said there are two readings, the likelier first. */
export interface PointFind {
  readonly readings: readonly Point[];
  readonly used: readonly Branch[];
  /** Only `x` and `y`, which name places on a screen as well: a place with a better name goes before it. */
  readonly isVague?: boolean;
}

const PLACES: ReadonlySet<string> = new Set(PLACE);
/** `latitudeE7`: in ten-millionths of a degree. */
const LATITUDE = /^(.*?)(?:latitude|lat)(deg(?:rees)?|e[67])?$/;
const LONGITUDES = ['longitude', 'lng', 'lon', 'long'] as const;
const SCALES: Readonly<Record<string, number>> = { e6: 1e6, e7: 1e7 };
/** Such as in `min_lat`: one side of a box. */
const SIDE = /^(?:min|max|n|s|ne|nw|se|sw|north.*|south.*|top.*|bottom.*|upper.*|lower.*)$/;

/** Degrees; about a metre. */
const NEAR_ZERO = 0.000_01;

/** Null when there is no place in it. ASSUMED: 0, 0 says that no place is known. */
export function readPoint(branch: Branch): PointFind | null {
  const { value, name } = branch;
  if (typeof value === 'string') return PLACES.has(name) ? fromText(branch, value) : null;
  if (!Array.isArray(value)) return fromNames(branch);
  if (!PLACES.has(name) || value.length < 2 || value.length > 4) return null;
  const readings = readPair(
    value[0],
    value[1],
    LATITUDE_FIRST.test(name) ? 'latitude' : 'longitude',
  );
  return readings.length > 0 ? { readings, used: [branch, ...branch.children] } : null;
}

/**
 * ASSUMED: nobody calls for help from south of 60 degrees south, so a reading that is there comes last. That
 * alone tells both orders apart in all of America.
 */
export function readPair(
  first: unknown,
  second: unknown,
  likelier: 'latitude' | 'longitude',
): readonly Point[] {
  const readings = [point(first, second), point(second, first)];
  if (likelier === 'longitude') readings.reverse();
  return readings
    .filter((each) => each !== null)
    .sort((a, b) => Number(isDeserted(a)) - Number(isDeserted(b)));
}

function isDeserted({ latitude }: Point): boolean {
  return latitude < -60;
}

function point(first: unknown, second: unknown): Point | null {
  const latitude = readDegrees(first, 'latitude');
  const longitude = readDegrees(second, 'longitude');
  if (latitude === null || longitude === null) return null;
  const isNowhere = Math.max(Math.abs(latitude), Math.abs(longitude)) < NEAR_ZERO;
  return isNowhere ? null : { latitude, longitude };
}

/** `lat` and `lng` before `callerLatitude` and `callerLongitude`, and those before `y` and `x`. */
function fromNames({ children }: Branch): PointFind | null {
  const byName = new Map(children.map((child) => [child.name, child]));
  const finds = children.flatMap((child) => {
    const isVague = child.name === 'y';
    const [, prefix, suffix = ''] = isVague ? ['', ''] : (LATITUDE.exec(child.name) ?? []);
    if (prefix === undefined || SIDE.test(prefix)) return [];
    const rank = isVague ? 2 : Number(prefix !== '');
    return (isVague ? ['x'] : LONGITUDES).flatMap((name) => {
      const other = byName.get(prefix + name + suffix);
      const scale = SCALES[suffix] ?? 1;
      const found = other ? point(plain(child, scale), plain(other, scale)) : null;
      return other && found ? [{ rank, readings: [found], used: [child, other], isVague }] : [];
    });
  });
  return finds.sort((one, two) => one.rank - two.rank)[0] ?? null;
}

/** `{ value: 40.44 }` is 40.44. */
function plain({ value, children }: Branch, scale: number): unknown {
  const own = children.find(({ name }) => name === 'value')?.value ?? value;
  if (scale === 1) return own;
  const number = readNumber(own);
  return number === null ? null : number / scale;
}

/** Beside the two numbers: a height, or `u=25`. Other words after whole numbers make an address: `12/34 High Street`. */
const MORE = /^(?:[+-]?\d+(?:\.\d+)?m?|[a-z-]+=.*)?$/i;
const SPACED_SIDE = /\s*[°º]?\s*(?=[NSEW](?:[\s,;/|]|$))/gi;

/** `40.44,-79.99`, `geo:40.44,-79.99;u=25` (RFC 5870) and `POINT(-79.99 40.44)`. ASSUMED: else the latitude is first. */
function fromText(branch: Branch, text: string): PointFind | null {
  if (text.length > 200) return null;
  const [, kind = '', inner = ''] =
    /^\s*(geo:|point\s*z?\s*\(|\(|\[)?([^)\]]*)[)\]]?\s*$/i.exec(text) ?? [];
  const [first, second, ...more] = inner
    .replace(SPACED_SIDE, '')
    .trim()
    .split(/\s*[,;/|]\s*|\s+/);
  const isWhole = !`${first ?? ''}${second ?? ''}`.includes('.');
  if (isWhole && more.some((word) => !MORE.test(word))) return null;
  const isPoint = /^point/i.test(kind) || LONGITUDE_FIRST.test(branch.name);
  const readings = readPair(first, second, isPoint ? 'longitude' : 'latitude');
  return readings.length > 0 ? { readings, used: [branch] } : null;
}
