// How near a call is: only what is certain is called certain.
import { describe, expect, it } from 'vitest';
import { fromSite } from '../../../../src/main/features/calls/view';
import { distanceM } from '../../../../src/shared/calls/distance';
import { placeAt } from './shares';

const site = { latitude: 42, longitude: -71, radiusM: 150 };

describe('the distance', () => {
  it('is the one on the globe', () => {
    const boston = { latitude: 42.3601, longitude: -71.0589 };
    const newYork = { latitude: 40.7128, longitude: -74.006 };
    expect(distanceM(boston, newYork) / 1000).toBeCloseTo(306.1, 0);
    expect(distanceM(boston, boston)).toBe(0);
  });

  it('goes the short way over the antimeridian, and half round the world', () => {
    const east = { latitude: 0, longitude: 179.999 };
    const west = { latitude: 0, longitude: -179.999 };
    expect(distanceM(east, west)).toBeCloseTo(222.4, 0);
    const far = distanceM({ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 180 });
    expect(far / 1000).toBeCloseTo(20_015, 0);
  });
});

describe('nearness', () => {
  it.each([
    ['here', 100, 49],
    ['maybe-here', 100, 51],
    ['maybe-here', 100, null],
    ['maybe-here', 600, 460],
    ['near', 600, 400],
    ['near', 160, null],
    ['near', 999, 0],
    ['far', 1001, 0],
    ['maybe-here', 5000, 4900],
  ] as const)('is %s at %d m with an uncertainty of %s m', (nearness, metres, uncertaintyM) => {
    expect(fromSite(site, placeAt(metres, uncertaintyM))).toEqual({
      distanceM: metres,
      nearness,
    });
  });

  it('is unknown without a place of the call or of the site', () => {
    const unknown = { distanceM: null, nearness: 'unknown' };
    expect(fromSite(site, null)).toEqual(unknown);
    expect(fromSite({ ...site, latitude: null }, placeAt(0))).toEqual(unknown);
    expect(fromSite({ ...site, longitude: null }, placeAt(0))).toEqual(unknown);
  });
});
