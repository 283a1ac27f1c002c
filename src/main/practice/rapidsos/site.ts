// Where the practice site is, and what lies around it. Made up: nobody lives at these numbers.

/** WGS 84 degrees. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

export interface Box {
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
}

export const PRACTICE_PLACE: Point = { latitude: 39.9612, longitude: -82.9988 };

/** The area of the practice emergency centre. */
export const PRACTICE_AREA: Box = { south: 39.8, west: -83.25, north: 40.16, east: -82.77 };

const METRES_PER_DEGREE = 111_195;

/** Good to a metre over the distances that are played here. */
export function moved(from: Point, northM: number, eastM: number): Point {
  const eastDegree = METRES_PER_DEGREE * Math.cos((from.latitude * Math.PI) / 180);
  return {
    latitude: rounded(from.latitude + northM / METRES_PER_DEGREE),
    longitude: rounded(from.longitude + eastM / eastDegree),
  };
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}
