// Counting bad requests: per source, per minute, in bounded memory; and telling of them sparingly.
import { describe, expect, it } from 'vitest';
import { createRateLimit } from '../../../../src/main/core/webhooks/rate-limit';
import { createRefusals, type RefusalSummary } from '../../../../src/main/core/webhooks/refusals';
import { createManualClock } from '../../../fakes/clock';

describe('the rate limit', () => {
  const at = { ms: 0 };
  const make = (sourcesMax = 10) =>
    createRateLimit({ elapsed: () => at.ms, badPerMinute: 2, sourcesMax });

  it('lets so many bad requests a minute pass and says how long the pause is', () => {
    at.ms = 1_000;
    const limit = make();
    expect([limit.countBad('a'), limit.countBad('a')]).toEqual([null, null]);
    at.ms = 21_000;
    expect(limit.countBad('a')).toBe(40_000);
    at.ms = 60_999;
    expect(limit.countBad('a')).toBe(1);
    at.ms = 61_000;
    expect(limit.countBad('a')).toBeNull();
  });

  it('counts every source for itself', () => {
    const limit = make();
    for (let count = 0; count < 5; count += 1) limit.countBad('a');
    expect(limit.countBad('b')).toBeNull();
  });

  it('remembers no more than so many sources, the latest ones', () => {
    at.ms = 0;
    const limit = make(3);
    for (const source of ['a', 'b', 'c', 'c', 'd', 'e']) limit.countBad(source);
    expect(limit.size()).toBe(3);
    limit.countBad('c');
    expect(limit.countBad('c')).not.toBeNull();
  });

  it('forgets sources whose minute is over', () => {
    at.ms = 0;
    const limit = make();
    for (const source of ['a', 'b', 'c']) limit.countBad(source);
    at.ms = 60_000;
    limit.countBad('d');
    expect(limit.size()).toBe(1);
  });
});

describe('telling of refusals', () => {
  function make() {
    const clock = createManualClock();
    const told: RefusalSummary[] = [];
    return { clock, told, refusals: createRefusals(clock, (summary) => told.push(summary)) };
  }

  it('tells the first at once and sums up the rest of the minute, per status', async () => {
    const { clock, told, refusals } = make();
    for (let count = 0; count < 500; count += 1) refusals.add(401, `10.0.0.${count % 7}`);
    refusals.add(404, '10.0.0.9');
    expect(told).toEqual([
      { status: 401, count: 1, source: '10.0.0.0' },
      { status: 404, count: 1, source: '10.0.0.9' },
    ]);
    await clock.advance(60_000);
    expect(told.slice(2)).toEqual([{ status: 401, count: 499, source: '10.0.0.2' }]);
  });

  it('goes on once a minute while they go on, and starts anew after a quiet minute', async () => {
    const { clock, told, refusals } = make();
    for (let second = 0; second < 180; second += 1) {
      refusals.add(401, 'a');
      await clock.advance(1_000);
    }
    expect(told.map(({ count }) => count)).toEqual([1, 59, 60, 60]);
    await clock.advance(120_000);
    expect(clock.pending()).toBe(0);
    refusals.add(401, 'a');
    expect(told.at(-1)?.count).toBe(1);
  });

  it('leaves no timer behind when closed', () => {
    const { clock, refusals } = make();
    refusals.add(401, 'a');
    refusals.close();
    expect(clock.pending()).toBe(0);
  });
});
