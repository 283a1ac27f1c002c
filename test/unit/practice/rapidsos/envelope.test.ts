// What a practice share says, and how it is signed.
import { describe, expect, it } from 'vitest';
import { shareBody, signatureOf } from '../../../../src/main/practice/rapidsos/rapidsos';
import { better, PRACTICE_CALLS } from '../../../../src/main/practice/rapidsos/share-scenario';
import { PRACTICE_PLACE } from '../../../../src/main/practice/rapidsos/site';

const METRES_PER_DEGREE = 111_195;

function metresFromSite(place: { latitude: number; longitude: number } | null): number {
  if (place === null) return Number.NaN;
  const north = (place.latitude - PRACTICE_PLACE.latitude) * METRES_PER_DEGREE;
  const shrink = Math.cos((PRACTICE_PLACE.latitude * Math.PI) / 180);
  const east = (place.longitude - PRACTICE_PLACE.longitude) * METRES_PER_DEGREE * shrink;
  return Math.hypot(north, east);
}

describe('a practice share', () => {
  it('has the three keys that are published, and says the rest plainly', () => {
    const body = shareBody(PRACTICE_CALLS.here, 'tok_1', 1_763_800_000_000);
    expect(JSON.parse(body)).toEqual({
      access_token: 'tok_1',
      query: { caller_id: '16145550142' },
      bounding_box: {
        min_latitude: 39.8,
        min_longitude: -83.25,
        max_latitude: 40.16,
        max_longitude: -82.77,
      },
      location: { latitude: 39.9612809, longitude: -82.9988704, uncertainty_radius: 18 },
      ecc_account_id: 'practice-ecc-614',
      created_time: 1_763_800_000_000,
    });
  });

  it('tells place and area as GeoJSON, longitude first', () => {
    const said = JSON.parse(shareBody(PRACTICE_CALLS.geojson, 'tok_1', 1)) as {
      location: unknown;
      bounding_box: number[];
    };
    const { latitude, longitude } = PRACTICE_CALLS.geojson.place ?? PRACTICE_PLACE;
    expect(said.location).toEqual({ type: 'Point', coordinates: [longitude, latitude] });
    expect(said.bounding_box).toEqual([-83.25, 39.8, -82.77, 40.16]);
  });

  it('leaves out a place and a number that are not known', () => {
    expect(shareBody(PRACTICE_CALLS['no-place'], 'tok_1', 1)).not.toContain('location');
    expect(JSON.parse(shareBody(PRACTICE_CALLS['no-number'], 'tok_1', 1))).toMatchObject({
      query: {},
    });
  });

  it('is about nobody: every number is one of those that are kept for stories', () => {
    const numbers = Object.values(PRACTICE_CALLS).flatMap(({ callerId }) => callerId ?? []);
    expect(numbers.length).toBeGreaterThan(5);
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const number of numbers) expect(number).toMatch(/^1[2-9]\d\d55501\d\d$/);
  });

  it.each([
    ['here', 0, 30],
    ['no-number', 0, 30],
    ['near', 500, 700],
    ['far', 11_000, 13_000],
  ] as const)('"%s" is %i to %i metres from the site', (scenario, least, most) => {
    const metres = metresFromSite(PRACTICE_CALLS[scenario].place);
    expect(metres).toBeGreaterThan(least);
    expect(metres).toBeLessThan(most);
  });

  it('is told better the second time', () => {
    const first = PRACTICE_CALLS.near;
    const second = better(first);
    expect(second.callerId).toBe(first.callerId);
    expect(second.place?.uncertaintyM).toBeLessThan(first.place?.uncertaintyM ?? 0);
    expect(better(PRACTICE_CALLS['no-place']).place).not.toBeNull();
  });

  // Worked out with another program: openssl dgst -sha1 -hmac.
  it.each([
    ['rapidsos-shared-secret', '7c457cd80da74c63f7c63341b87c426017e43f4d'],
    ['schlüssel', '73e7892311da33a3b5356708e928e336bc76a680'],
  ])('is signed with the secret "%s" over its exact bytes', (secret, expected) => {
    const body = '{"access_token":"tok_123","query":{"caller_id":"15555555555"},"bounding_box":{}}';
    expect(signatureOf(secret, body)).toBe(expected);
  });
});
