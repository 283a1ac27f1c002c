// The map of a call: where places fall, what the picture holds, its scale and its map pictures.
import { describe, expect, it } from 'vitest';
import { framed, mapParts, siteOf } from '../../src/renderer/features/calls/map-parts';
import {
  metresPerPx,
  pointOn,
  pxOf,
  rectAround,
  rectOfBox,
  rectOn,
  roughMetres,
  viewAround,
  type MapView,
  type WorldRect,
} from '../../src/renderer/features/calls/map-projection';
import { gridLines, scaleBar } from '../../src/renderer/features/calls/map-drawing';
import { tilesOf } from '../../src/renderer/features/calls/map-pictures';
import { callWith } from '../fakes/incoming';

const SIZE = { width: 480, height: 288 };
const HALL = { latitude: 39.9612, longitude: -82.9988 };
/** One degree of latitude is about 111 km. */
const northOf = (metres: number, from = HALL) => ({
  ...from,
  latitude: from.latitude + metres / 111_320,
});

function viewOf(...rects: readonly WorldRect[]): MapView {
  const view = viewAround(rects, SIZE);
  if (view === null) throw new Error('nothing to show');
  return view;
}
const inside = ({ x, y }: { readonly x: number; readonly y: number }) =>
  x > 0 && x < SIZE.width && y > 0 && y < SIZE.height;

describe('the projection', () => {
  it('puts what is shown in the middle', () => {
    const { x, y } = pointOn(viewOf(rectAround(HALL, 50)), HALL);
    expect(x).toBeCloseTo(SIZE.width / 2, 6);
    expect(y).toBeCloseTo(SIZE.height / 2, 6);
  });

  it('has north above and east to the right, both at the true distance', () => {
    const view = viewOf(rectAround(HALL, 500));
    const middle = pointOn(view, HALL);
    const north = pointOn(view, northOf(300));
    const degreeM = 111_320 * Math.cos((HALL.latitude * Math.PI) / 180);
    const east = pointOn(view, { ...HALL, longitude: HALL.longitude + 300 / degreeM });
    expect((middle.y - north.y) * metresPerPx(view)).toBeCloseTo(300, -1);
    expect((east.x - middle.x) * metresPerPx(view)).toBeCloseTo(300, -1);
    expect(pxOf(view, 300, HALL) * metresPerPx(view)).toBeCloseTo(300, 0);
  });

  it('never shows less ground than helps', () => {
    const view = viewOf(rectAround(HALL, 0));
    expect(metresPerPx(view) * SIZE.height).toBeGreaterThanOrEqual(239);
  });

  it('holds everything it is asked to show', () => {
    const places = [HALL, northOf(4000), northOf(-2500)];
    const view = viewOf(...places.map((place) => rectAround(place, 100)));
    for (const place of places) expect(inside(pointOn(view, place))).toBe(true);
  });

  it('shows places on both sides of the antimeridian beside each other', () => {
    const [west, east] = [
      { latitude: -16.8, longitude: 179.99 },
      { latitude: -16.8, longitude: -179.99 },
    ];
    expect(roughMetres(west, east)).toBeLessThan(2500);
    const view = viewOf(rectAround(west, 50), rectAround(east, 50));
    expect(metresPerPx(view) * SIZE.width).toBeLessThan(10_000);
    expect(pointOn(view, west).x).toBeLessThan(pointOn(view, east).x);
    expect(inside(pointOn(view, west)) && inside(pointOn(view, east))).toBe(true);
  });

  it('takes a box whose west is greater than its east as one across the antimeridian', () => {
    const box = rectOfBox({ south: -17, west: 179, north: -16, east: -179 });
    expect((box.right - box.left) * 360).toBeCloseTo(2, 6);
    const view = viewOf(rectAround({ latitude: -16.5, longitude: -179.5 }, 10), box);
    const drawn = rectOn(view, box);
    expect(drawn.x).toBeGreaterThan(0);
    expect(drawn.x + drawn.width).toBeLessThan(SIZE.width);
  });

  it.each([
    ['of no size', { south: 40, west: -83, north: 40, east: -83 }],
    ['with south and north mixed up', { south: 41, west: -83, north: 40, east: -82 }],
    ['of the whole world', { south: -90, west: -180, north: 90, east: 180 }],
    ['at a pole', { south: 89, west: 0, north: 90, east: 1 }],
  ])('stands a box %s', (_, box) => {
    const view = viewOf(rectOfBox(box));
    const drawn = rectOn(view, rectOfBox(box));
    for (const number of [view.worldPerPx, drawn.x, drawn.y, drawn.width, drawn.height]) {
      expect(Number.isFinite(number)).toBe(true);
    }
    expect(view.worldPerPx).toBeGreaterThan(0);
    expect(drawn.height).toBeGreaterThanOrEqual(0);
  });
});

describe('what the picture holds', () => {
  const site = { ...northOf(230), radiusM: 150 };
  const boundary = { south: 39, west: -84, north: 41, east: -82 };
  const place = { ...HALL, uncertaintyM: 25 };
  const call = callWith({ boundary, places: [{ place, atMs: 0, source: 'share' }] });
  const metresAcross = (rects: readonly WorldRect[]) => metresPerPx(viewOf(...rects)) * SIZE.height;

  it('is the call beside our site while they are within 5 km of each other', () => {
    const view = viewOf(...framed(call, site));
    expect(inside(pointOn(view, site)) && inside(pointOn(view, HALL))).toBe(true);
    expect(metresAcross(framed(call, site))).toBeLessThan(1000);
  });

  it.each([
    ['our site is far away', { ...northOf(9000), radiusM: 150 }],
    ['nobody has said where our site is', null],
  ])('is the area that was shared where %s', (_, where) => {
    expect(metresAcross(framed(call, where))).toBeGreaterThan(200_000);
  });

  it('is the place with its circle where no area was shared', () => {
    const wide = callWith({
      places: [{ place: { ...HALL, uncertaintyM: 900 }, atMs: 0, source: 'share' }],
    });
    expect(metresAcross(framed(wide, null))).toBeGreaterThan(1800);
    expect(metresAcross(framed(wide, null))).toBeLessThan(4000);
  });

  it('is the area alone where no place was shared, and nothing where there is none', () => {
    expect(framed(callWith({ places: [], boundary }), site)).toHaveLength(1);
    expect(framed(callWith({ places: [] }), site)).toEqual([]);
    expect(viewAround([], SIZE)).toBeNull();
  });

  it('knows a site only with both coordinates', () => {
    expect(siteOf({ latitude: 1, longitude: null, radiusM: 150 })).toBeNull();
    expect(siteOf({ latitude: 0, longitude: 0, radiusM: 150 })).not.toBeNull();
  });

  it('makes former places fainter the older they are', () => {
    const places = [0, 100, 200].map((metres, index) => ({
      place: { ...northOf(metres), uncertaintyM: null },
      atMs: index,
      source: 'share' as const,
    }));
    const moved = callWith({ places });
    const parts = mapParts(viewOf(...framed(moved, null)), moved, null);
    const [oldest = 1, newer = 0] = parts.former.map(({ strength }) => strength);
    expect(parts.former).toHaveLength(2);
    expect(oldest).toBeLessThan(newer);
    expect(parts.call?.radius).toBe(0);
  });

  it('tells a site outside the picture and an area around all of it', () => {
    const far = mapParts(viewOf(rectAround(HALL, 300)), call, { ...northOf(9000), radiusM: 150 });
    expect([far.site, far.siteOutside, far.boxAround]).toEqual([null, true, true]);
    const wide = mapParts(viewOf(...framed(call, null)), call, null);
    expect([wide.siteOutside, wide.boxAround]).toEqual([false, false]);
  });
});

describe('the scale', () => {
  it.each([60, 300, 4000, 90_000])('is a round length for a picture %i m around', (radiusM) => {
    const view = viewOf(rectAround(HALL, radiusM));
    const { metres, px } = scaleBar(view, 96);
    expect([1, 2, 5]).toContain(Number(String(metres).replaceAll('0', '')));
    expect(px).toBeLessThanOrEqual(96);
    expect(px).toBeGreaterThan(36);
    expect(px * metresPerPx(view)).toBeCloseTo(metres, 6);
  });

  it('draws its grid through the middle, to the edges and not beyond', () => {
    expect(gridLines(50, 220)).toEqual([10, 60, 110, 160, 210]);
  });
});

describe('map pictures', () => {
  it('lie exactly under the drawing', () => {
    // The picture 15/8829/12401 begins at this corner. Source: the usual formula of such addresses.
    const [zoom, column, row] = [15, 8829, 12_401];
    const corner = {
      longitude: (column / 2 ** zoom) * 360 - 180,
      latitude: (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / 2 ** zoom))) * 180) / Math.PI,
    };
    const view = viewOf(rectAround(corner, 400));
    const tile = tilesOf(view).find(({ href }) => {
      const [z = 0, x = 0] = href.split('/').slice(-3).map(Number);
      return (
        z >= zoom && x === column * 2 ** (z - zoom) && href.endsWith(`/${row * 2 ** (z - zoom)}`)
      );
    });
    const at = pointOn(view, corner);
    expect(tile?.x).toBeCloseTo(at.x, 3);
    expect(tile?.y).toBeCloseTo(at.y, 3);
  });

  it('cover the whole picture at about their own size', () => {
    const view = viewOf(rectAround(HALL, 700));
    const tiles = tilesOf(view);
    expect(Math.min(...tiles.map(({ x }) => x))).toBeLessThanOrEqual(0);
    expect(Math.max(...tiles.map(({ x, size }) => x + size))).toBeGreaterThanOrEqual(SIZE.width);
    expect(Math.min(...tiles.map(({ y }) => y))).toBeLessThanOrEqual(0);
    expect(Math.max(...tiles.map(({ y, size }) => y + size))).toBeGreaterThanOrEqual(SIZE.height);
    for (const { size } of tiles) expect(size > 180 && size < 364).toBe(true);
    expect(tiles.length).toBeLessThan(20);
  });

  it('begin the world again east of the antimeridian, and never ask beyond it', () => {
    const view = viewOf(rectAround({ latitude: -16.8, longitude: 180 }, 2000));
    for (const { href } of tilesOf(view)) {
      const [zoom = 0, x = -1, y = -1] = href.split('/').slice(-3).map(Number);
      expect(href.startsWith('tocsin://app/tiles/')).toBe(true);
      expect(x >= 0 && x < 2 ** zoom && y >= 0 && y < 2 ** zoom && zoom <= 19).toBe(true);
    }
    const columns = new Set(tilesOf(view).map(({ href }) => href.split('/').at(-2)));
    expect(columns.has('0')).toBe(true);
  });
});
