// The timeline can show one kind of thing alone; steps follow the entry that began theirs.
import { describe, expect, it } from 'vitest';
import { filtered, FILTERS } from '../../src/renderer/features/record/timeline-tab';
import { ActivityKind, type ActivityEntry } from '../../src/shared/core/activity';
import { markText, timeAxis } from '../../src/shared/incidents/time-axis';

let seq = 0;
const entry = (kind: ActivityKind, actionId: string | null = null): ActivityEntry => {
  seq += 1;
  return { seq, atMs: seq, kind, actionId, facts: {}, failure: null, hash: '' };
};

describe('the choice of what the timeline shows', () => {
  it('puts the steps of a delivery with what began it', () => {
    const entries = [
      entry('accepted', 'v'),
      entry('accepted', 'p'),
      entry('asked', 'v'),
      entry('pressed', 'p'),
      entry('call-shared', 'call-1'),
      entry('started'),
    ];
    const kinds = (filter: (typeof FILTERS)[number]) =>
      filtered(entries, filter).map(({ kind, actionId }) => `${kind} ${actionId ?? ''}`.trim());
    expect(kinds('presses')).toEqual(['accepted p', 'pressed p']);
    expect(kinds('verifications')).toEqual(['accepted v', 'asked v']);
    expect(kinds('calls')).toEqual(['call-shared call-1']);
    expect(kinds('system')).toEqual(['started']);
    expect(kinds('all')).toHaveLength(6);
  });

  it('shows every kind of entry under exactly one choice', () => {
    const entries = ActivityKind.options.map((kind) => entry(kind));
    const shown = FILTERS.filter((filter) => filter !== 'all').flatMap((filter) => [
      ...filtered(entries, filter),
    ]);
    expect(shown.map(({ kind }) => kind).sort()).toEqual([...ActivityKind.options].sort());
  });
});

describe('the axis of time', () => {
  const time = (fromMs: number, toMs: number | null) =>
    ({ kind: 'call-seen', member: { kind: 'call', id: 'c' }, title: '', fromMs, toMs }) as const;

  it.each([0.4, 5, 90, 3600, 86_400, 10 * 86_400])(
    'has two to eight marks over %d seconds',
    (seconds) => {
      const axis = timeAxis([time(1000, 1000 + seconds * 1000)]);
      expect(axis?.marks.length).toBeGreaterThanOrEqual(2);
      expect(axis?.marks.length).toBeLessThanOrEqual(8);
      for (const { at } of axis?.marks ?? []) expect(at).toBeLessThanOrEqual(1);
      expect(axis?.bars[0]).toMatchObject({ from: 0 });
    },
  );

  it('lets what has not happened reach to the end, beyond all that has', () => {
    const axis = timeAxis([time(0, 10_000), time(10_000, null)]);
    expect(axis?.bars[1]?.to).toBe(1);
    expect(axis?.bars[1]?.from).toBeLessThan(0.95);
    expect(timeAxis([])).toBeNull();
  });

  it('writes its marks as people count', () => {
    expect([0, 500, 60_000, 90_000, 7_200_000].map(markText)).toEqual([
      '0',
      '+0.5 s',
      '+1 min',
      '+1 min 30 s',
      '+2 h',
    ]);
  });
});
