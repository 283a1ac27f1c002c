// The default place is nobody's word.
import { describe, expect, it } from 'vitest';
import { placeDoubt } from '../../../src/shared/place';
import { DEFAULT_SETTINGS } from '../../../src/shared/settings';

const doubt = (location: string) => placeDoubt({ name: 'Anything', location });

describe('the place of a desk', () => {
  it('is in doubt while it is the default, empty, or a name that was never put in', () => {
    expect(placeDoubt(DEFAULT_SETTINGS.desk)).toBe('desk.location is only "Front Desk"');
    expect(doubt(' front desk ')).toBe('desk.location is only "front desk"');
    expect(doubt(' ')).toBe('desk.location is empty');
    expect(doubt('Desk {HOSTNAME}')).toBe('desk.location is still "Desk {HOSTNAME}"');
  });

  it.each(['Main Office', 'Front Desk, North Building', 'FRONT-07'])('is said by "%s"', (place) =>
    expect(doubt(place)).toBeNull(),
  );
});
