// Where a place falls on the picture. Web Mercator, so that a drawing and map pictures lie exactly over each other.

/** WGS 84 degrees. */
export interface Spot {
  readonly latitude: number;
  readonly longitude: number;
}

/** A part of the flat world, which is 1 wide and 1 high; x may leave 0..1 where the antimeridian is near. */
export interface WorldRect {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface PictureSize {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

export interface MapView extends PictureSize {
  readonly centreX: number;
  readonly centreY: number;
  /** Of the flat world in one CSS pixel. */
  readonly worldPerPx: number;
}

const EARTH_AROUND_M = 40_075_016.686;
/** Beyond it the flat world would not be square. */
const LATITUDE_MAX = 85.051129;
/** Nothing is gained by showing less of the ground than this. */
const SHORTEST_SIDE_M = 240;
/** Room around what is shown, as a share of the picture on each side. */
const MARGIN = 0.09;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

function worldX(longitude: number): number {
  return (longitude + 180) / 360;
}

function worldY(latitude: number): number {
  const inside = Math.max(-LATITUDE_MAX, Math.min(LATITUDE_MAX, latitude));
  return 0.5 - Math.asinh(Math.tan(radians(inside))) / (2 * Math.PI);
}

/** One metre on the ground, where the flat world is at height `y`. */
function worldPerMetre(y: number): number {
  const latitude = Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI));
  return 1 / (EARTH_AROUND_M * Math.cos(latitude));
}

/** The square around a circle on the ground. */
export function rectAround({ latitude, longitude }: Spot, radiusM: number): WorldRect {
  const x = worldX(longitude);
  const y = worldY(latitude);
  const radius = radiusM * worldPerMetre(y);
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
}

interface Box {
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
}

/** A box whose west is greater than its east crosses the antimeridian; south and north may have been mixed up. */
export function rectOfBox({ south, west, north, east }: Box): WorldRect {
  const left = worldX(west);
  return {
    left,
    right: worldX(east < west ? east + 360 : east),
    top: worldY(Math.max(north, south)),
    bottom: worldY(Math.min(north, south)),
  };
}

/** The copy of `x` that lies nearest to `near`: the world repeats itself with every whole number. */
function nearestCopy(x: number, near: number): number {
  return x - Math.round(x - near);
}

function besides(rect: WorldRect, nearX: number): WorldRect {
  const middle = (rect.left + rect.right) / 2;
  const shift = nearestCopy(middle, nearX) - middle;
  return { ...rect, left: rect.left + shift, right: rect.right + shift };
}

/** A picture that holds all of these; null for none. */
export function viewAround(rects: readonly WorldRect[], size: PictureSize): MapView | null {
  const [first] = rects;
  if (first === undefined) return null;
  const together = rects.map((rect) => besides(rect, (first.left + first.right) / 2));
  const left = Math.min(...together.map((rect) => rect.left));
  const right = Math.max(...together.map((rect) => rect.right));
  const top = Math.max(0, Math.min(...together.map((rect) => rect.top)));
  const bottom = Math.min(1, Math.max(...together.map((rect) => rect.bottom)));
  const centreY = (top + bottom) / 2;
  const room = 1 - 2 * MARGIN;
  const worldPerPx = Math.max(
    (right - left) / (size.width * room),
    (bottom - top) / (size.height * room),
    (SHORTEST_SIDE_M * worldPerMetre(centreY)) / Math.min(size.width, size.height),
  );
  return { ...size, centreX: (left + right) / 2, centreY, worldPerPx };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** CSS pixels from the upper left corner. */
export function pointOn(view: MapView, { latitude, longitude }: Spot): Point {
  const x = nearestCopy(worldX(longitude), view.centreX);
  return {
    x: view.width / 2 + (x - view.centreX) / view.worldPerPx,
    y: view.height / 2 + (worldY(latitude) - view.centreY) / view.worldPerPx,
  };
}

interface PxRect extends Point, PictureSize {}

export function rectOn(view: MapView, rect: WorldRect): PxRect {
  const { left, right, top, bottom } = besides(rect, view.centreX);
  return {
    x: view.width / 2 + (left - view.centreX) / view.worldPerPx,
    y: view.height / 2 + (top - view.centreY) / view.worldPerPx,
    width: (right - left) / view.worldPerPx,
    height: (bottom - top) / view.worldPerPx,
  };
}

/** How many CSS pixels `metres` on the ground are, at the height of `spot`. */
export function pxOf(view: MapView, metres: number, { latitude }: Pick<Spot, 'latitude'>): number {
  return (metres * worldPerMetre(worldY(latitude))) / view.worldPerPx;
}

/** In the middle of the picture. */
export function metresPerPx(view: MapView): number {
  return view.worldPerPx / worldPerMetre(view.centreY);
}

/** As the crow flies; exact enough to choose a picture, and wrong by less than one in a hundred within 100 km. */
export function roughMetres(one: Spot, other: Spot): number {
  const y = (worldY(one.latitude) + worldY(other.latitude)) / 2;
  const dx = nearestCopy(worldX(other.longitude), worldX(one.longitude)) - worldX(one.longitude);
  const dy = worldY(other.latitude) - worldY(one.latitude);
  return Math.hypot(dx, dy) / worldPerMetre(y);
}
