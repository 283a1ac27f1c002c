// Where a CAP alert is: the middle of its circle or of its polygon.
import type { Share911Alert } from '../../../shared/alerts/share911-alert';

type Place = Pick<Share911Alert, 'latitude' | 'longitude'>;

const NOWHERE: Place = { latitude: null, longitude: null };
const PAIR = /^([+-]?\d{1,3}(?:\.\d{1,20})?),([+-]?\d{1,3}(?:\.\d{1,20})?)$/;

/**
 * Circles before polygons, the first that can be read. Source: OASIS CAP 1.2, 3.2.4: a circle is
 * `latitude,longitude radius`, a polygon its corners, the first of them again at the end.
 */
export function capPlace(
  areas: readonly (readonly [readonly string[], readonly string[]])[],
): Place {
  const circles = areas.flatMap(([circle]) => circle);
  const polygons = areas.flatMap(([, polygon]) => polygon);
  for (const text of circles) {
    // The radius is no pair.
    const [middle] = pairsOf(text);
    if (middle) return middle;
  }
  for (const text of polygons) {
    const corners = pairsOf(text);
    if (corners.length >= 3) return middleOf(corners);
  }
  return NOWHERE;
}

interface Corner {
  readonly latitude: number;
  readonly longitude: number;
}

function pairsOf(text: string): readonly Corner[] {
  return text
    .slice(0, 20_000)
    .trim()
    .split(/\s+/)
    .map((pair) => PAIR.exec(pair))
    .map((found) => (found ? { latitude: Number(found[1]), longitude: Number(found[2]) } : null))
    .filter((each) => each !== null)
    .filter(({ latitude, longitude }) => Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180);
}

/** Good enough for a building: the mean of the corners. */
function middleOf(corners: readonly Corner[]): Place {
  const [first, last] = [corners[0], corners.at(-1)];
  const isClosed = first?.latitude === last?.latitude && first?.longitude === last?.longitude;
  const each = isClosed ? corners.slice(1) : corners;
  const mean = (of: (corner: Corner) => number): number =>
    each.reduce((sum, corner) => sum + of(corner), 0) / each.length;
  return { latitude: mean((each) => each.latitude), longitude: mean((each) => each.longitude) };
}
