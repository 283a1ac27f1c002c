// How far two places of the earth are from each other, and how people say it.

/** WGS 84 degrees. */
export interface PlacePoint {
  readonly latitude: number;
  readonly longitude: number;
}

const EARTH_RADIUS_M = 6_371_008.8;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Along the great circle, in metres; good to half a percent. */
export function distanceM(one: PlacePoint, other: PlacePoint): number {
  const northing = Math.sin(radians(other.latitude - one.latitude) / 2) ** 2;
  const easting = Math.sin(radians(other.longitude - one.longitude) / 2) ** 2;
  const scale = Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude));
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(northing + scale * easting)));
}

/** `230 m`, `4.2 km`, `38 km`; in Spanish `4,2 km`. */
export function distanceWords(metres: number, language: string): string {
  const isShort = Math.round(metres) < 1000;
  const format = formatOf(
    language,
    isShort ? 'meter' : 'kilometer',
    isShort || metres >= 20_000 ? 0 : 1,
  );
  return format.format(isShort ? metres : metres / 1000);
}

/** Making one takes a thousand times as long as using it, and a screen of calls says many distances. */
const formats = new Map<string, Intl.NumberFormat>();

function formatOf(language: string, unit: string, digits: number): Intl.NumberFormat {
  const key = `${language} ${unit} ${digits}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const fresh = new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    maximumFractionDigits: digits,
  });
  formats.set(key, fresh);
  return fresh;
}
