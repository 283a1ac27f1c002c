// How the doctor ends: its last line, its exit code, and the world in front of every line.
import { describe, expect, it } from 'vitest';
import { doctorReport, type Check } from '../../../src/main/command-line/doctor-check';

const WELL: Check = { what: 'the app runs', trouble: null };
const BAD: Check = { what: 'the app runs', trouble: 'it is not running' };
const NOTE: Check = { ...BAD, isOnlyNote: true };

describe('the end of the doctor', () => {
  it.each([
    ['live', [WELL, NOTE], 'ready', 'live  Everything a press needs is in place.', 0],
    ['live', [WELL], 'unproven', 'live  Set up, not proven yet.', 1],
    ['live', [WELL], null, 'live  Set up, not proven yet.', 1],
    ['live', [WELL, BAD], 'ready', 'live  1 in trouble.', 1],
    ['practice', [WELL], 'practice', 'PRACTICE  A press alerts nobody.', 3],
    ['practice', [BAD], 'practice', 'PRACTICE  1 in trouble.', 1],
  ] as const)(
    'in %s with %j, judged %s, is "%s" and code %i',
    (world, checks, verdict, line, code) => {
      const report = doctorReport(world, checks, verdict);
      expect(report.lines.at(-1)).toBe(line);
      expect(report.code).toBe(code);
    },
  );

  it('names the world in every line', () => {
    expect(doctorReport('practice', [WELL, BAD, NOTE], null).lines).toEqual([
      'PRACTICE  ok       the app runs',
      'PRACTICE  TROUBLE  the app runs: it is not running',
      'PRACTICE  note     the app runs: it is not running',
      'PRACTICE  1 in trouble.',
    ]);
  });
});
