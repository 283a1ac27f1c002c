// Where a shared call is, and in which boundary: every plausible spelling and shape means the same.
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
    { location: { y: LAT, x: LNG } },
    { incident: { incident_location: { position: { lat: LAT, long: LNG } } } },
    { caller_latitude: LAT, caller_longitude: LNG },
    { query: { callLat: LAT, callLng: LNG } },
    { location: { geodetic: { latitude: LAT, longitude: LNG } } },
    { location: { type: 'Point', coordinates: [LNG, LAT] } },
    { location: { coordinates: [LAT, LNG] } },
    { location: { coordinates: { lat: LAT, lng: LNG } } },
    { location: [LAT, LNG] },
    { location: `${LAT},${LNG}` },
    { query: { location: `geo:${LAT},${LNG};u=25` } },
    { point: `POINT(${LNG} ${LAT})` },
    { lat_lng: [LAT, LNG] },
    { lnglat: `${LNG} ${LAT}` },
    { location: { lat: `${LAT} N`, lng: `${-LNG}° W` } },
    { feature: { type: 'Feature', geometry: { type: 'Point', coordinates: [LNG, LAT, 210.5] } } },
    { type: 'FeatureCollection', features: [{ geometry: { coordinates: [LNG, LAT] } }] },
    { location: { lat: 999, lng: LNG }, call: { position: { lat: LAT, lng: LNG } } },
    { location: { latitude: { value: LAT }, longitude: { value: LNG, unit: 'deg' } } },
    { loc: [LAT, LNG] },
    { latitudeE7: Math.round(LAT * 1e7), longitudeE7: String(Math.round(LNG * 1e7)) },
    { location: { latE6: Math.round(LAT * 1e6), lngE6: Math.round(LNG * 1e6) } },
    { location: { lat: `${LAT}`.replace('.', ','), lng: `${LNG}`.replace('.', ',') } },
    { 'Latitude/Longitude': `${LAT}/${LNG}` },
    { location: `${LAT}° N, ${-LNG}° W` },
    { location: `(${LAT}, ${LNG}, 210.5m)` },
    { location: `${LAT}, ${LNG} near the gym` },
    { location: `${LAT},${LNG} (GPS)` },
    { presence: { 'gs:Circle': { 'gml:pos': `${LAT} ${LNG}`, 'gs:radius': 25 } } },
    { location: { wkt: `POINT (${LNG} ${LAT})` } },
    { pointer: { x: 3, y: 4 }, query: { location: { coordinates: [LNG, LAT] } } },
    { location: { x: 3, y: 4, caller_lat: LAT, caller_lng: LNG } },
    { location: { home_lat: 3, home_lng: 4, lat: LAT, lng: LNG } },
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
    { location: { x: 0.000_001, y: -0.000_001 } },
    { location: { lat: LAT } },
    { location: { latitudeE7: LAT, longitude: LNG } },
    { latitudeE7: 'north', longitudeE7: 3 },
    { 'psap:location': { lat: LAT, lng: LNG } },
    { location: { lat: '', lng: null } },
    { location: [LAT] },
    { location: 'somewhere' },
    { location: '12/34 High Street' },
    { location: '12 34 Main St' },
    { location: '12, 34 East Road' },
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
    [{ location: { lat: LAT, lng: LNG, uncertainty_radius: '25.5 m' } }, 25.5],
    [{ location: { point: { lat: LAT, lng: LNG }, horizontalAccuracy: 9 } }, 9],
    [{ location: { lat: LAT, lng: LNG, uncertainty: { radius: 12, confidence: 90 } } }, 12],
    [{ geometry: { coordinates: [LNG, LAT] }, properties: { accuracy: 7 } }, 7],
    [{ location: { lat: LAT, lng: LNG, unc: 8 } }, 8],
    [{ location: { lat: LAT, lng: LNG, uncertainty_radius_in_meters: 8 } }, 8],
    [{ gps_lat: LAT, gps_lng: LNG, gps_accuracy: 8 }, 8],
    [{ location: { lat: LAT, lng: LNG }, locationUncertaintyMetres: 8 }, 8],
    [{ location: { lat: LAT, lng: LNG, error_radius_m: '8' } }, 8],
    [{ location: { lat: LAT, lng: LNG, h_acc: 8 } }, 8],
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
    { n: `${N}`, s: `${S}`, e: `${E}`, w: `${W}` },
    { top: N, bottom: S, left: W, right: E },
    { min_lat: S, max_lat: N, min_lng: W, max_lng: E },
    { minLatitude: S, maxLatitude: N, minLongitude: W, maxLongitude: E },
    { lat1: N, lon1: W, lat2: S, lon2: E },
    { lat_min: S, lat_max: N, lon_min: W, lon_max: E },
    { xmin: W, ymin: S, xmax: E, ymax: N },
    { minX: W, minY: S, maxX: E, maxY: N },
    { sw_lat: S, sw_lng: W, ne_lat: N, ne_lng: E },
    { northLat: N, southLat: S, eastLng: E, westLng: W },
    { southBoundLatitude: S, northBoundLatitude: N, westBoundLongitude: W, eastBoundLongitude: E },
    { ne: { lat: N, lng: E }, sw: { lat: S, lng: W } },
    { northeast: { latitude: N, longitude: E }, southwest: { latitude: S, longitude: W } },
    { north_west: { lat: N, lon: W }, south_east: { lat: S, lon: E } },
    { top_left: { lat: N, lon: W }, bottom_right: { lat: S, lon: E } },
    { upperRight: [E, N], lowerLeft: [W, S] },
    { min: { lat: S, lng: W }, max: { lat: N, lng: E } },
    { top_left: `${N},${W}`, bottom_right: `${S},${E}` },
    {
      type: 'envelope',
      coordinates: [
        [W, N],
        [E, S],
      ],
    },
    {
      type: 'Polygon',
      coordinates: [
        [
          [W, S],
          [E, S],
          [E, N],
          [W, N],
          [W, S],
        ],
      ],
    },
    {
      geometry: {
        type: 'MultiPolygon',
        coordinates: [
          [
            [
              [W, S],
              [E, S],
              [E, N],
            ],
          ],
          [
            [
              [W, N],
              [W, S],
              [E, S],
            ],
          ],
        ],
      },
    },
    {
      polygon: [
        { lat: S, lng: W },
        { lat: N, lng: W },
        { lat: N, lng: E },
      ],
    },
    { bbox: [W, S, E, N] },
    [W, S, E, N],
    [S, W, N, E],
    [W, N, E, S],
    [`${S}`, `${N}`, `${W}`, `${E}`],
    [W, S, 0, E, N, 500],
    [
      [S, W],
      [N, E],
    ],
    [
      [W, S],
      [E, N],
    ],
    `${W},${S},${E},${N}`,
    `POLYGON((${W} ${S}, ${E} ${S}, ${E} ${N}, ${W} ${N}, ${W} ${S}))`,
  ])('is the same box: %j', (bounding_box) => {
    expect(share({ bounding_box }).boundary).toEqual(BOX);
  });

  it.each([
    'boundary',
    'jurisdiction_boundary_box',
    'bbox',
    'eccJurisdictionBoundaryBox',
    'jurisdictional_boundary',
  ])('may be called %s', (name) => {
    expect(share({ query: { [name]: [W, S, E, N] } }).boundary).toEqual(BOX);
  });

  it.each([
    {},
    [],
    [0, 0, 0, 0],
    { north: 0, south: 0, east: 0, west: 0 },
    { north: 95, south: S, east: E, west: W },
    { north: N, south: S, east: E },
    [W, S, E],
    [[W, S]],
    'somewhere',
    { name: 'Allegheny' },
  ])('is none: %j', (bounding_box) => {
    expect(share({ bounding_box }).boundary).toBeNull();
  });

  it('may cross the antimeridian', () => {
    const box = { south: -20, west: 175, north: -10, east: -170 };
    expect(share({ bounding_box: box }).boundary).toEqual(box);
    expect(share({ bounding_box: [175, -20, -170, -10] }).boundary).toEqual(box);
    const ring = [
      [175, -20],
      [-170, -20],
      [-170, -10],
      [175, -10],
      [175, -20],
    ];
    expect(share({ bounding_box: { coordinates: [ring] } }).boundary).toEqual(box);
  });

  it('decides which of two numbers is the latitude, and the caller decides about the box', () => {
    const place = { latitude: 10.5, longitude: 20.5 };
    const box = { south: 10, west: 20, north: 11, east: 21 };
    expect(share({ location: [10.5, 20.5], bounding_box: box }).place).toMatchObject(place);
    expect(share({ location: [20.5, 10.5], bounding_box: box }).place).toMatchObject(place);
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
