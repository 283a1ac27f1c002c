// The default place is nobody's word; a site has a name wherever its desk has one.
import { describe, expect, it } from 'vitest';
import { placeDoubt, siteNameOf } from '../../../src/shared/settings/place';
import { DEFAULT_SETTINGS } from '../../../src/shared/settings/settings';

const doubt = (location: string) =>
  placeDoubt({ ...DEFAULT_SETTINGS.desk, name: 'Anything', location });

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

it.each([
  ['what CHeKT shall call it', 'Lincoln High', 'West Door', 'Desk 1', 'Lincoln High'],
  ['else its place', '', 'West Door', 'Desk 1', 'West Door'],
  ['else its own name', '', '', 'Desk 1', 'Desk 1'],
])('the site of a desk is %s', (_what, siteName, location, name, expected) => {
  const { chekt, desk } = DEFAULT_SETTINGS;
  expect(siteNameOf({ chekt: { ...chekt, siteName }, desk: { ...desk, name, location } })).toBe(
    expected,
  );
});
