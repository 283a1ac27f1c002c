// When a retry comes.
import { describe, expect, it } from 'vitest';
import {
  backoffMs,
  LAST_TRY_BEFORE_EXPIRY_MS,
  RETRY_AFTER_CAP_MS,
  retryAtMs,
} from '../../../../src/main/core/outbox/retry';

const question = {
  nowMs: 1_000_000,
  expiresAtMs: 1_000_000 + 30 * 60_000,
  failures: 1,
  broken: false,
  random: 0,
};

describe('retry', () => {
  it('waits 1, 2, 4, 8 and then 15 seconds after answers of the vendor', () => {
    const delays = [1, 2, 3, 4, 5, 6, 50].map((failures) => backoffMs(failures, false, 0));
    expect(delays).toEqual([1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]);
  });

  it('tries once more at once after a broken connection, then waits the same steps', () => {
    const delays = [1, 2, 3, 4, 5, 6].map((failures) => backoffMs(failures, true, 0));
    expect(delays).toEqual([0, 1000, 2000, 4000, 8000, 15_000]);
  });

  it('comes up to a quarter earlier by chance and never later', () => {
    expect(backoffMs(3, false, 0.999999)).toBe(3000);
    expect(backoffMs(3, false, 0.5)).toBe(3500);
  });

  it('waits as long as the vendor asks', () => {
    expect(retryAtMs({ ...question, retryAfterMs: 42_000 })).toBe(1_042_000);
  });

  it('does not come sooner than its own step when the vendor asks for less', () => {
    expect(retryAtMs({ ...question, failures: 3, retryAfterMs: 10 })).toBe(1_004_000);
  });

  it('does not wait longer than ten minutes whatever the vendor asks', () => {
    const asked = { ...question, retryAfterMs: 24 * 3_600_000 };
    expect(retryAtMs(asked)).toBe(1_000_000 + RETRY_AFTER_CAP_MS);
  });

  it('brings a retry that would fall past the deadline forward to just before it', () => {
    const asked = { ...question, expiresAtMs: 1_060_000, retryAfterMs: 300_000 };
    expect(retryAtMs(asked)).toBe(1_060_000 - LAST_TRY_BEFORE_EXPIRY_MS);
  });

  it('plans nothing once the last moment has come', () => {
    expect(retryAtMs({ ...question, expiresAtMs: 1_001_000 })).toBeNull();
    expect(retryAtMs({ ...question, expiresAtMs: 900_000 })).toBeNull();
  });
});
