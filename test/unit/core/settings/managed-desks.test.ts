// One managed file for many computers: each takes its own entry, and what is wrong is named with its path.
import { describe, expect, it } from 'vitest';
import { layered } from '../../../../src/main/core/settings/layers';
import { parseManagedConfig } from '../../../../src/main/core/settings/managed-config';
import { createSettings } from '../../../../src/main/core/settings/settings';
import { placeDoubt } from '../../../../src/shared/settings/place';
import { createMemorySettingsFile } from '../../../fakes/memory-settings-file';

const parse = (config: unknown, host: string) =>
  parseManagedConfig('managed.json', Buffer.from(JSON.stringify(config)), host);
const settingsOn = (config: unknown, host: string) => layered({}, parse(config, host).values);

const SCHOOL = {
  mode: 'live',
  desk: { name: 'Desk {hostname}' },
  site: { latitude: 39.9, longitude: -82.9, radiusM: 200 },
  desks: {
    'FRONT-07': { name: 'North', location: 'North Building, room 12', latitude: 40.1 },
    'front-08.school.example.org': { location: 'Gym, {hostname}' },
    'FRONT-09': { name: 'South' },
  },
};

describe('one file on many computers', () => {
  it('gives each its own entry, over what it says to all', () => {
    expect(settingsOn(SCHOOL, 'front-07.school.example.org')).toMatchObject({
      desk: { name: 'North', location: 'North Building, room 12' },
      site: { latitude: 40.1, longitude: -82.9, radiusM: 200 },
    });
    expect(settingsOn(SCHOOL, 'FRONT-08').desk).toMatchObject({
      name: 'Desk FRONT-08',
      location: 'Gym, FRONT-08',
    });
    for (const host of ['FRONT-07', 'FRONT-08', 'FRONT-09']) {
      expect(parse(SCHOOL, host).problems).toEqual([]);
    }
  });

  it('locks what the entry sets, on its computer only', () => {
    const lockedOn = (host: string) =>
      createSettings({
        file: createMemorySettingsFile({ kind: 'missing' }),
        managed: parse(SCHOOL, host),
        livePast: { wasLive: false, document: {} },
      }).locked();
    expect(lockedOn('FRONT-07')).toEqual(
      expect.arrayContaining(['mode', 'desk.name', 'desk.location', 'site.latitude']),
    );
    expect(lockedOn('FRONT-09')).not.toContain('desk.location');
    expect(lockedOn('FRONT-07').filter((path) => path === 'desk.name')).toHaveLength(1);
  });

  it('names a computer that is not in the table, and the place stays unsaid', () => {
    const managed = parse(SCHOOL, 'FRONT-70');
    expect(managed.problems).toEqual(["desks: IT's file has no entry for FRONT-70"]);
    expect(placeDoubt(layered({}, managed.values).desk)).toBe('desk.location is only "Front Desk"');
  });

  it('uses neither of two entries that could both be meant', () => {
    const managed = parse(
      { desks: { 'A-1': { location: 'East' }, 'a-1': { location: 'West' } } },
      'A-1',
    );
    expect(managed.problems).toEqual([
      'desks: A-1 and a-1 are both this computer; neither is used',
    ]);
    expect(managed.paths).toEqual([]);
  });

  it('an unnamed computer has no place: {hostname} is named as standing for nothing and locks nothing', () => {
    const managed = parse({ desk: { location: 'Desk {hostname}', name: 'A' } }, 'localhost');
    expect(managed.problems).toEqual([
      'desk.location: {hostname} stands for nothing, this computer is called "localhost"',
    ]);
    expect(managed.paths).toEqual(['desk.name']);
  });

  it('judges a place after its name was put in', () => {
    const managed = parse({ desk: { location: `${'x'.repeat(195)}{hostname}` } }, 'FRONT-07');
    expect(managed.problems).toEqual([expect.stringMatching(/^desk\.location: Too big/)]);
  });
});

describe('mistakes in the table', () => {
  const mistaken = {
    desks: {
      'FRONT-07': { location: 7, radiusM: 1, colour: 'red', latitude: 40 },
      'FRONT-08': { location: 'two\nlines' },
      'FRONT-09': 'Lobby',
    },
  };

  it('are named with their path, and the rest of the entry holds', () => {
    const managed = parse(mistaken, 'FRONT-07');
    expect(managed.problems.map((problem) => problem.split(':')[0])).toEqual([
      'desks.FRONT-07.location',
      'desks.FRONT-07.colour',
      'desks.FRONT-07.radiusM',
    ]);
    expect(managed.values).toEqual({ desk: {}, site: { latitude: 40 } });
    expect(managed.badPaths).toEqual(['desk.location', 'site.radiusM']);
  });

  it('of other computers put no desk in trouble, and are told apart', () => {
    const managed = parse(mistaken, 'FRONT-07');
    expect(managed.elsewhere).toEqual([
      'desks.FRONT-08.location: must be one line',
      'desks.FRONT-09: must be an object with keys of its own',
    ]);
    expect(parse(mistaken, 'FRONT-09').problems).toEqual([managed.elsewhere[1]]);
  });

  it.each([[[]], ['FRONT-07'], [null]])('a table that is none (%j) is named', (desks) => {
    expect(parse({ mode: 'live', desks }, 'FRONT-07')).toMatchObject({
      problems: ['desks: must be an object with one entry per computer'],
      paths: ['mode'],
    });
  });

  it('names of any content stay on one line and touch nothing else', () => {
    const text =
      '{"desks":{"__proto__":{"__proto__":1},"a\\nb":3,"X":{"__proto__":{"location":"p"}}}}';
    const managed = parseManagedConfig('m', Buffer.from(text), 'X');
    expect(managed.problems).toEqual(['desks.X.__proto__: unknown key, ignored']);
    expect(managed.elsewhere.every((problem) => !problem.includes('\n'))).toBe(true);
    expect(layered({}, managed.values).desk.location).toBe('Front Desk');
  });
});
