// Who goes next.
import { describe, expect, it } from 'vitest';
import { nextInLane, type LaneItem } from '../../../../src/main/core/outbox/lane';

const item = (id: string, change: Partial<LaneItem> = {}): LaneItem => ({
  id,
  order: Number(id),
  urgent: false,
  attempted: false,
  dueAtMs: 0,
  ...change,
});
const none: ReadonlySet<string> = new Set();

describe('lane', () => {
  it('sends in the order of the presses', () => {
    expect(nextInLane([item('2'), item('1'), item('3')], [], none)?.id).toBe('1');
  });

  it('lets a panic overtake calm check-ins', () => {
    expect(nextInLane([item('1'), item('2', { urgent: true })], [], none)?.id).toBe('2');
  });

  it('gives a first attempt the right of way over repeats', () => {
    const repeat = item('1', { urgent: true, attempted: true });
    expect(nextInLane([repeat, item('2', { urgent: true })], [], none)?.id).toBe('2');
  });

  it('lets repeats take turns by how long they have waited', () => {
    const late = item('1', { attempted: true, dueAtMs: 20 });
    expect(nextInLane([late, item('2', { attempted: true, dueAtMs: 10 })], [], none)?.id).toBe('2');
  });

  it('keeps at most four in flight', () => {
    const flying = ['1', '2', '3', '4'].map((id) => item(id, { urgent: true }));
    expect(nextInLane([item('5', { urgent: true })], flying.slice(1), none)?.id).toBe('5');
    expect(nextInLane([item('5', { urgent: true })], flying, none)).toBeNull();
  });

  it('keeps one place free of calm check-ins, so that a panic never waits for one', () => {
    const flying = ['1', '2', '3'].map((id) => item(id));
    expect(nextInLane([item('4')], flying, none)).toBeNull();
    expect(nextInLane([item('4'), item('5', { urgent: true })], flying, none)?.id).toBe('5');
  });

  it('holds a stand-down back until its panic is settled', () => {
    const standDown = item('2', { follows: '1' });
    expect(nextInLane([standDown], [], new Set(['1', '2']))).toBeNull();
    expect(nextInLane([standDown], [], new Set(['2']))?.id).toBe('2');
  });

  it('lets others pass a stand-down that waits', () => {
    const ready = [item('2', { follows: '1' }), item('3')];
    expect(nextInLane(ready, [], new Set(['1', '2', '3']))?.id).toBe('3');
  });

  it('looks at each of thousands once, and asks about a panic only where one is stood down', () => {
    let looks = 0;
    function* many(): Generator<LaneItem> {
      for (let n = 20_000; n > 0; n -= 1) {
        looks += 1;
        yield item(String(n));
      }
    }
    const asked: string[] = [];
    const unsettled = { has: (id: string) => asked.push(id) > 0 };
    expect(nextInLane(many(), [], unsettled)?.id).toBe('1');
    expect(looks).toBe(20_000);
    expect(asked).toEqual([]);
  });
});
