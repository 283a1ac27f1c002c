// Where a shared call is, and in which boundary: what is plausible is read, and all else is left to the raw view.
import { describe, expect, it } from 'vitest';
import { parseRapidsosShare } from '../../../src/main/vendors/rapidsos/webhook-share';
import type { CallShare } from '../../../src/shared/calls/call-share';

const LAT = 40.4406;
const LNG = -79.9959;
const BOX = { south: 40.3, west: -80.3, north: 40.6, east: -79.8 };
const [S, W, N, E] = [40.3, -80.3, 40.6, -79.8];

function share(parts: object): CallShare {
  const body = { access_token: 'tok_8f3e21c09ab7', query: {}, bounding_box: null, ...parts };
  const parsed = parseRapidsosShare(Buffer.from(JSON.stringify(body)), 0);
  if (!parsed.ok) throw new Error(parsed.failure.detail);
  return parsed.value.share;
}

describe('a place', () => {
  it.each([
    { latitude: LAT, longitude: LNG },
    { query: { lat: LAT, lng: LNG } },
    { query: { location: { Latitude: `${LAT}`, Longitude: ` ${LNG} ` } } },
    { location: { lat: LAT, lon: LNG } },
    { incident: { incident_location: { position: { lat: LAT, long: LNG } } } },
    { location: { geodetic: { latitude: LAT, longitude: LNG } } },
    { location: { type: 'Point', coordinates: [LNG, LAT] } },
    { feature: { type: 'Feature', geometry: { type: 'Point', coordinates: [LNG, LAT, 210.5] } } },
    { location: { lat: 999, lng: LNG }, call: { position: { lat: LAT, lng: LNG } } },
    { location: { home_lat: 3, home_lng: 4, lat: LAT, lng: LNG } },
    { pointer: { x: 3, y: 4 }, query: { location: { lat: LAT, lng: LNG } } },
    { ecc: { location: { lat: 1, lng: 2 } }, data: { a: { b: { lat: LAT, lng: LNG } } } },
    {
      locations: [
        { lat: 1, lng: 2, time: 1_700_000_000 },
        { lat: LAT, lng: LNG, time: 1_700_000_009 },
      ],
    },
  ])('is found in %j', (parts) => {
    expect(share(parts).place).toMatchObject({ latitude: LAT, longitude: LNG });
  });

  it.each([
    {},
    { location: { lat: 0, lng: 0 } },
    { location: { lat: 0, lng: 5e-324 } },
    { location: { type: 'Point', coordinates: [0, 0] } },
    { location: { lat: LAT } },
    { 'psap:location': { lat: LAT, lng: LNG } },
    { location: { lat: '', lng: null } },
    { location: [LAT, LNG] },
    { location: { coordinates: [LAT, LNG] } },
    { location: { type: 'Point', coordinates: [LNG] } },
    { location: { type: 'LineString', coordinates: [LNG, LAT] } },
    { location: `${LAT},${LNG}` },
    { location: { x: LNG, y: LAT } },
    { min_lat: LAT, min_lng: LNG },
    { latitudeE7: LAT * 1e7, longitudeE7: LNG * 1e7 },
    { region: { top_left: { lat: LAT, lng: LNG } } },
    { psap: { lat: LAT, lng: LNG } },
    {
      bounding_box: {
        ne: { lat: N, lng: E },
        sw: { lat: S, lng: W },
        center: { lat: LAT, lng: LNG },
      },
    },
    { one: { two: { three: { four: { five: { six: { seven: { lat: LAT, lng: LNG } } } } } } } },
  ])('is not found in %j', (parts) => {
    expect(share(parts).place).toBeNull();
  });

  it.each([
    [{ location: { lat: LAT, lng: LNG, uncertainty: 25 } }, 25],
    [{ location: { lat: LAT, lng: LNG, uncertainty_radius: '25.5' } }, 25.5],
    [{ location: { point: { lat: LAT, lng: LNG }, horizontalAccuracy: 9 } }, 9],
    [{ location: { type: 'Point', coordinates: [LNG, LAT] }, uncertainty: 7 }, 7],
    [{ location: { lat: LAT, lng: LNG, vertical_accuracy: 3, altitude_uncertainty: 2 } }, null],
    [{ location: { lat: LAT, lng: LNG, uncertainty_radius: -1 } }, null],
    [{ location: { lat: LAT, lng: LNG, accuracy: 'good' } }, null],
    [{ location: { lat: LAT, lng: LNG }, other: { radius: 5 } }, null],
    [
      {
        locations: [
          { lat: LAT, lng: LNG },
          { lat: 1, lng: 1, radius: 5 },
        ],
      },
      null,
    ],
  ])('has its uncertainty in %j', (parts, uncertaintyM) => {
    expect(share(parts).place).toEqual({ latitude: LAT, longitude: LNG, uncertaintyM });
  });
});

describe('a boundary', () => {
  it.each([
    { north: N, south: S, east: E, west: W },
    { north: `${N}`, south: `${S}`, east: `${E}`, west: `${W}` },
    { min_lat: S, max_lat: N, min_lng: W, max_lng: E },
    { minLatitude: S, maxLatitude: N, minLongitude: W, maxLongitude: E },
    { ne: { lat: N, lng: E }, sw: { lat: S, lng: W } },
    { northeast: { latitude: N, longitude: E }, southwest: { latitude: S, longitude: W } },
    { bbox: [W, S, E, N] },
    [W, S, E, N],
    [S, W, N, E],
    [`${W}`, `${S}`, `${E}`, `${N}`],
    [W, N, E, S],
    [
      [S, W],
      [N, E],
    ],
    [
      [W, S],
      [E, N],
    ],
  ])('is the same box: %j', (bounding_box) => {
    expect(share({ bounding_box }).boundary).toEqual(BOX);
  });

  it.each(['boundary', 'jurisdiction_boundary_box', 'bbox', 'eccJurisdictionBoundaryBox'])(
    'may be called %s',
    (name) => {
      expect(share({ query: { [name]: [W, S, E, N] } }).boundary).toEqual(BOX);
    },
  );

  it.each([
    {},
    [],
    [0, 0, 0, 0],
    { north: 0, south: 0, east: 0, west: 0 },
    { north: 95, south: S, east: E, west: W },
    { north: N, south: S, east: E },
    [W, S, E],
    [[W, S]],
    [W, S, 0, E, N, 500],
    [[W, S, E], [N]],
    `${W},${S},${E},${N}`,
    { top: N, bottom: S, left: W, right: E },
    { type: 'Polygon', coordinates: [[[W, S]]] },
    'somewhere',
    { name: 'Allegheny' },
  ])('is none: %j', (bounding_box) => {
    expect(share({ bounding_box }).boundary).toBeNull();
  });

  it('may cross the antimeridian', () => {
    const box = { south: -20, west: 175, north: -10, east: -170 };
    expect(share({ bounding_box: box }).boundary).toEqual(box);
    expect(share({ bounding_box: [175, -20, -170, -10] }).boundary).toEqual(box);
  });

  it('has its numbers in the order that has the caller inside', () => {
    const place = { latitude: 10.5, longitude: 20.5 };
    const box = { south: 10, west: 20, north: 11, east: 21 };
    expect(share({ location: place, bounding_box: [10, 20, 11, 21] }).boundary).toEqual(box);
    expect(share({ location: place, bounding_box: [20, 10, 21, 11] }).boundary).toEqual(box);
  });
});

it('is found quickly among thousands of others', () => {
  const many = Array.from({ length: 9000 }, (_, at) => [`place${at}`, { lat: LAT, lng: LNG }]);
  const startedAt = performance.now();
  expect(share({ many: Object.fromEntries(many) as object }).place).toMatchObject({
    latitude: LAT,
  });
  expect(performance.now() - startedAt).toBeLessThan(5_000);
});
