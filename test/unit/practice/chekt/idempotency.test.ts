// How long and for what the practice CHeKT remembers an Idempotency-Key.
import { describe, expect, it } from 'vitest';
import { createIdempotencyKeys } from '../../../../src/main/practice/chekt/idempotency';

const ANSWER = { status: 200, headers: {}, body: '{}' };
const DAY_MS = 24 * 60 * 60 * 1000;

describe('an Idempotency-Key', () => {
  it('gives the first answer again for the same path and bytes, and only for those', () => {
    const keys = createIdempotencyKeys(() => 0);
    keys.keep('/a', 'k1', Buffer.from('x'), ANSWER);
    expect(keys.look('/a', 'k1', Buffer.from('x'))).toEqual({ kind: 'same', answer: ANSWER });
    expect(keys.look('/a', 'k1', Buffer.from('y'))).toEqual({ kind: 'conflict' });
    expect(keys.look('/b', 'k1', Buffer.from('x'))).toEqual({ kind: 'new' });
    expect(keys.look('/a', 'k2', Buffer.from('x'))).toEqual({ kind: 'new' });
  });

  it('is forgotten after a day', () => {
    let nowMs = 0;
    const keys = createIdempotencyKeys(() => nowMs);
    keys.keep('/a', 'k1', Buffer.from('x'), ANSWER);
    nowMs = DAY_MS;
    expect(keys.look('/a', 'k1', Buffer.from('y')).kind).toBe('conflict');
    nowMs = DAY_MS + 1;
    expect(keys.look('/a', 'k1', Buffer.from('y')).kind).toBe('new');
  });

  it('never takes more room than two thousand', () => {
    const keys = createIdempotencyKeys(() => 0);
    for (let count = 0; count <= 2000; count += 1) {
      keys.keep('/a', String(count), Buffer.from('x'), ANSWER);
    }
    expect(keys.look('/a', '0', Buffer.from('x')).kind).toBe('new');
    expect(keys.look('/a', '1', Buffer.from('x')).kind).toBe('same');
  });
});
