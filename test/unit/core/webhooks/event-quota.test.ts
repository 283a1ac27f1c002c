// How many events of a sender fit, what is the last to be refused, and when there is room again.
import type { WebhookSender } from '../../../../src/shared/core/webhook';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEventQuota, EVENT_SHARES } from '../../../../src/main/core/webhooks/event-quota';

const HOUR_MS = 3_600_000;
const GIB = 1024 ** 3;

function quotaAt(stored: { bytes: number | null } = { bytes: 0 }) {
  const time = { ms: 0 };
  const quota = createEventQuota({ elapsed: () => time.ms, storedBytes: () => stored.bytes });
  /** How many of `count` were taken. */
  const pour = (sender: WebhookSender, count: number, bytes = 2_000, isUrgent = false): number => {
    let taken = 0;
    for (let index = 0; index < count; index += 1) {
      if (quota.refusal(sender, bytes, isUrgent) !== null) continue;
      quota.count(sender, bytes);
      taken += 1;
    }
    return taken;
  };
  return { quota, time, pour };
}

describe('the quota of events', () => {
  it('never meets six questions to two hundred people within an hour', () => {
    const { pour } = quotaAt();
    expect(pour('chekt', 6 * 200 * 5)).toBe(6_000);
  });

  it('is per sender: a flood of one leaves the others their share', () => {
    const { pour, quota } = quotaAt();
    expect(pour('chekt', 20_000)).toBe(EVENT_SHARES.chekt.hour.events);
    expect(quota.refusal('chekt', 1, false)).toEqual({ limit: 'hour', retryAfterMs: 60_000 });
    expect(quota.refusal('rapidsos', 1, true)).toBeNull();
    expect(quota.refusal('share911', 1, true)).toBeNull();
  });

  it('keeps as much again for what is urgent, and no more', () => {
    const { pour } = quotaAt();
    pour('chekt', 20_000);
    expect(pour('chekt', 20_000, 2_000, true)).toBe(EVENT_SHARES.chekt.hour.events);
  });

  it('counts bytes as well: a few large events are as many small ones', () => {
    const { pour } = quotaAt();
    const taken = pour('chekt', 1_000, 256 * 1024);
    expect(taken).toBe(EVENT_SHARES.chekt.hour.bytes / (256 * 1024));
  });

  it('has room again when the hour is over, until the day is full', () => {
    const { pour, quota, time } = quotaAt();
    let taken = 0;
    for (let hour = 0; hour < 10; hour += 1) {
      taken += pour('chekt', 20_000);
      time.ms += HOUR_MS + 2 * 60_000;
    }
    expect(taken).toBe(EVENT_SHARES.chekt.day.events);
    expect(quota.refusal('chekt', 1, false)).toMatchObject({ limit: 'day' });
    time.ms += 25 * HOUR_MS;
    expect(quota.refusal('chekt', 1, false)).toBeNull();
  });

  it('tells of room only when it lasts', () => {
    const { pour, quota, time } = quotaAt();
    pour('chekt', 5_500);
    time.ms += 40 * 60_000;
    pour('chekt', 1_000);
    expect(quota.hasRoom('chekt')).toBe(false);
    time.ms += 22 * 60_000;
    expect(quota.hasRoom('chekt')).toBe(true);
  });

  it('takes back what was not stored after all', () => {
    const { quota, pour } = quotaAt();
    for (let index = 0; index < 20_000; index += 1) quota.count('chekt', 2_000)();
    expect(pour('chekt', 10)).toBe(10);
  });

  it('is over when the files are, the reserve last; and nobody is refused while nobody can tell', () => {
    const stored: { bytes: number | null } = { bytes: 2.1 * GIB };
    const { quota } = quotaAt(stored);
    expect(quota.refusal('chekt', 1, false)).toMatchObject({ limit: 'disk' });
    expect(quota.refusal('chekt', 1, true)).toBeNull();
    stored.bytes = 2.6 * GIB;
    expect(quota.refusal('share911', 1, true)).toMatchObject({ limit: 'disk' });
    stored.bytes = null;
    expect(quota.refusal('share911', 1, false)).toBeNull();
  });

  it('lets no run of events, however spread, take more than its share of any hour', () => {
    const step = fc.record({ waitMs: fc.nat(20 * 60_000), count: fc.nat(3_000), kb: fc.nat(40) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const { pour, time } = quotaAt();
        const taken: { atMs: number; count: number; bytes: number }[] = [];
        for (const { waitMs, count, kb } of steps) {
          time.ms += waitMs;
          const bytes = kb * 1024;
          const fit = pour('chekt', count, bytes);
          taken.push({ atMs: time.ms, count: fit, bytes: fit * bytes });
          const within = taken.filter(({ atMs }) => atMs > time.ms - HOUR_MS);
          const { hour } = EVENT_SHARES.chekt;
          expect(within.reduce((sum, one) => sum + one.count, 0)).toBeLessThanOrEqual(hour.events);
          expect(within.reduce((sum, one) => sum + one.bytes, 0)).toBeLessThanOrEqual(hour.bytes);
        }
      }),
      { numRuns: 30 },
    );
  });
});
