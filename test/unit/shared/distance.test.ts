// A distance as people say it, in both languages by the same rule.
import { describe, expect, it } from 'vitest';
import { distanceWords } from '../../../src/shared/calls/distance';

describe('a distance', () => {
  it.each([
    [0, '0 m', '0 m'],
    [412.4, '412 m', '412 m'],
    [999.6, '1 km', '1 km'],
    [4210, '4.2 km', '4,2 km'],
    [12_345, '12.3 km', '12,3 km'],
    [38_400, '38 km', '38 km'],
  ])('of %d metres', (metres, english, spanish) => {
    expect(distanceWords(metres, 'en')).toBe(english);
    expect(distanceWords(metres, 'es')).toBe(spanish);
  });
});
