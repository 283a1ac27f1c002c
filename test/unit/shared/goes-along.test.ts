// What goes along with a press: beside the operator's words, never in their place, never twice, and never half a number.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  callBackBeside,
  isPlaceOf,
  ownPlace,
  roomBeside,
  saysNumber,
  withCallBack,
  withRoom,
} from '../../../src/shared/settings/goes-along';
import { DEFAULT_SETTINGS } from '../../../src/shared/settings/settings';

const PHONE = '+1 614 555 0100 ext. 4';

describe('the room', () => {
  it.each([
    ['Main Office', 'Room 12', 'Main Office · Room 12'],
    ['Main Office', ' Library ', 'Main Office · Library'],
    ['Main Office', 'Sala 12', 'Main Office · Sala 12'],
    // A bare number could be anything.
    ['Main Office', '12', 'Main Office · Room 12'],
    ['Main Office', 'B-12', 'Main Office · Room B-12'],
    ['', 'Room 12', 'Room 12'],
    ['Main Office', '', 'Main Office'],
    ['Main Office', '\u200b', 'Main Office'],
  ])('of "%s" that is "%s" stands behind it: %s', (place, room, expected) => {
    expect(withRoom(place, room)).toBe(expected);
  });

  it.each([
    ['Main Office, room 12', '12'],
    ['Main Office, Rm. 12', 'Room 12'],
    ['Main Office · ROOM 12', 'room 12'],
    ['Recepción, sala 12', '12'],
    ['Main Office, 12', 'Room 12'],
    ['Main Office B-12', 'B-12'],
    ['North Building, library', 'Library'],
    ['Building B, Room 3', 'Building B, Room 3'],
  ])('is said once where the place says it already: "%s", "%s"', (place, room) => {
    expect(roomBeside(place, room)).toBeNull();
    expect(withRoom(place, room)).toBe(place);
  });

  it.each([
    ['12 Main Street', '12'],
    ['Main Office, room 120', '12'],
    ['Floor 12', '12'],
    ['Main Office, room 1', '12'],
  ])('is not taken for another number of the place: "%s", "%s"', (place, room) => {
    expect(withRoom(place, room)).toBe(`${place} · Room ${room}`);
  });

  it('that does not fit loses its last words, then all of it; the place loses nothing', () => {
    const room = 'Room 12, north wing';
    const at = (length: number) => {
      const whole = withRoom('p'.repeat(length), room);
      expect(whole.startsWith('p'.repeat(length))).toBe(true);
      return whole.slice(length);
    };
    expect(at(178)).toBe(' · Room 12, north wing');
    expect(at(179)).toBe(' · Room 12, north…');
    expect(at(184)).toBe(' · Room 12…');
    expect(at(188)).toBe(' · Room 12…');
    // Neither "Room" alone nor "Room 1".
    expect(at(189)).toBe('');
    expect(at(200)).toBe('');
  });
});

describe('the place of a desk', () => {
  const desk = { ...DEFAULT_SETTINGS.desk, name: 'Desk 1', location: 'Main Office' };

  it('is its location, else its name', () => {
    expect([ownPlace(desk), ownPlace({ ...desk, location: '' })]).toEqual([
      'Main Office',
      'Desk 1',
    ]);
  });

  it('is its own in any writing, and no other one', () => {
    const places = ['Main Office', ' main  office', 'Main Office · Room 12', 'Gym'];
    expect(places.map((place) => isPlaceOf(desk, place))).toEqual([true, true, false, false]);
  });
});

describe('the number to call back', () => {
  it.each([
    ['', 'Call back: +1 614 555 0100 ext. 4'],
    ['Aggressive visitor', 'Aggressive visitor · Call back: +1 614 555 0100 ext. 4'],
  ])('stands behind the message "%s"', (message, expected) => {
    expect(withCallBack(message, 'Gym', PHONE)).toBe(expected);
    expect(withCallBack(message, 'Gym', '')).toBe(message);
  });

  it.each([
    'Call 614-555-0100 x4',
    'call (614) 555-0100, ext. 4 now',
    '+16145550100x4',
    '1 614.555.0100 #4',
    'Llame al 614 555 0100 extensión 4',
    '６１４ ５５５ ０１００ ext 4',
    'Call back: +1 614 555 0100 ext. 4',
  ])('is said once where message or place says it already: "%s"', (text) => {
    expect(callBackBeside(text, 'Gym', PHONE)).toBeNull();
    expect(callBackBeside('Help', text, PHONE)).toBeNull();
  });

  it.each([
    '614 555 0100',
    '614 555 0100 x41',
    '614 555 0101 x4',
    '9614 555 0100 x4',
    'Room 614, 555 0100 x4',
    '4',
  ])('is not taken for another number: "%s"', (text) => {
    expect(saysNumber(text, PHONE)).toBe(false);
  });

  it('from abroad is known by its country alone', () => {
    expect(saysNumber('+44 (20) 7946-0958', '+44 20 7946 0958')).toBe(true);
    expect(saysNumber('20 7946 0958', '+44 20 7946 0958')).toBe(false);
  });

  it('that does not fit is written closely, then left out whole; the message loses nothing', () => {
    const at = (length: number) => {
      const whole = withCallBack('m'.repeat(length), '', PHONE);
      expect(whole.startsWith('m'.repeat(length))).toBe(true);
      return whole.slice(length);
    };
    expect(at(964)).toBe(' · Call back: +1 614 555 0100 ext. 4');
    expect(at(965)).toBe(' · +16145550100x4');
    expect(at(983)).toBe(' · +16145550100x4');
    expect(at(984)).toBe('');
    expect(at(1000)).toBe('');
  });
});

describe('whatever is typed', () => {
  const text = (maxLength: number) =>
    fc
      .oneof(
        fc.string({ unit: 'binary', maxLength }),
        fc.string({ unit: 'grapheme', maxLength }),
        fc.string({ minLength: Math.max(maxLength - 70, 0), maxLength }),
      )
      .map((typed) => typed.slice(0, maxLength));
  const phones = fc.constantFrom('', PHONE, '+44 20 7946 0958', '+1 614 555 0199');

  it('stays whole, within its bounds, and is added to only once', () => {
    fc.assert(
      fc.property(text(200), text(60), text(1000), phones, (place, room, message, phone) => {
        const named = withRoom(place, room);
        expect(named.startsWith(place)).toBe(true);
        expect(named.length).toBeLessThanOrEqual(Math.max(place.length, 200));
        expect(named === place || roomBeside(place, room) !== null).toBe(true);

        const said = withCallBack(message, place, phone);
        expect(said.startsWith(message)).toBe(true);
        expect(said.length).toBeLessThanOrEqual(1000);
        expect(withCallBack(said, place, phone)).toBe(said);
        // All of a number or nothing of it.
        expect(said === message || saysNumber(said, phone)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
