// How far two places of the earth are from each other.

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
