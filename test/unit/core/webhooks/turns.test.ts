// Work in turns: in order, one a turn, and never more than its share of the time.
import { describe, expect, it } from 'vitest';
import { createSystemClock } from '../../../../src/main/core/lib/clock';
import { createTurns } from '../../../../src/main/core/webhooks/turns';

const busy = (ms: number): void => {
  const endMs = performance.now() + ms;
  while (performance.now() < endMs);
};
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('work in turns', () => {
  it('is done in the order in which it was asked for, one piece in each turn of the loop', async () => {
    const clock = { elapsed: () => 0, after: () => ({ cancel: () => undefined }) };
    const turns = createTurns({ clock, share: 0.5 });
    const done: number[] = [];
    for (let piece = 0; piece < 5; piece += 1) turns.ask(() => done.push(piece));
    const counts: number[] = [];
    while (done.length < 5) {
      await turn();
      counts.push(done.length);
    }
    expect(done).toEqual([0, 1, 2, 3, 4]);
    expect(Math.max(...counts.map((count, at) => count - (counts[at - 1] ?? 0)))).toBe(1);
  });

  it('rests as long as its share asks for', async () => {
    const rests: number[] = [];
    let nowMs = 0;
    const clock = {
      elapsed: () => nowMs,
      after(delayMs: number, run: () => void) {
        rests.push(delayMs);
        nowMs += delayMs;
        setImmediate(run);
        return { cancel: () => undefined };
      },
    };
    const turns = createTurns({ clock, share: 0.25 });
    for (let piece = 0; piece < 100; piece += 1) turns.ask(() => void (nowMs += 2));
    await turns.turn();
    const restedMs = rests.reduce((sum, each) => sum + each, 0);
    // 200 ms of work in a quarter of the time.
    expect(restedMs).toBeGreaterThan(500);
    expect(restedMs).toBeLessThan(900);
  });

  it('goes on after a piece that failed', async () => {
    const turns = createTurns({ clock: createSystemClock(), share: 0.5 });
    const failed = new Promise((resolve) => process.once('uncaughtException', resolve));
    const others = process.listeners('uncaughtException').slice(0, -1);
    for (const other of others) process.off('uncaughtException', other);
    turns.ask(() => {
      throw new Error('boom');
    });
    await expect(failed).resolves.toMatchObject({ message: 'boom' });
    for (const other of others) process.on('uncaughtException', other);
    await turns.turn();
  });

  it('leaves others time: a timer is never kept waiting for more than a few pieces', async () => {
    const turns = createTurns({ clock: createSystemClock(), share: 0.5 });
    for (let piece = 0; piece < 200; piece += 1) turns.ask(() => busy(1));
    const lateMs: number[] = [];
    for (let count = 0; count < 20; count += 1) {
      const startMs = performance.now();
      await new Promise((resolve) => setTimeout(resolve, 5));
      lateMs.push(performance.now() - startMs - 5);
    }
    lateMs.sort((left, right) => left - right);
    expect(lateMs[10]).toBeLessThan(20);
  });
});
