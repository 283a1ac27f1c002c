// At most four calls at once, fewer after a complaint, and nobody forgotten in the queue.
import { describe, expect, it } from 'vitest';
import { createLimiter, MAX_CALLS } from '../../../src/main/vendors/emergency24/limiter';

type Answer = 'fine' | 'too-many';

function gate() {
  const limiter = createLimiter<Answer>((answer) => answer === 'too-many');
  const running: { readonly name: string; readonly end: (answer: Answer) => void }[] = [];
  const ended: Promise<unknown>[] = [];
  const begin = (name: string, urgent?: boolean): void => {
    const task = (): Promise<Answer> =>
      new Promise((resolve) => {
        running.push({ name, end: resolve });
      });
    ended.push(limiter.run(task, urgent));
  };
  const settle = (): Promise<unknown> => new Promise((resolve) => setImmediate(resolve));
  const end = async (answer: Answer): Promise<void> => {
    running.shift()?.end(answer);
    await settle();
  };
  return { limiter, running, ended, begin, end, settle };
}

describe('the limiter', () => {
  it('runs four at once and the rest in turn, urgent ones first', async () => {
    const { running, begin, end, settle } = gate();
    for (let number = 1; number <= 7; number += 1) begin(String(number));
    begin('urgent', true);
    await settle();
    expect(running.map(({ name }) => name)).toEqual(['1', '2', '3', '4']);
    await end('fine');
    expect(running.map(({ name }) => name)).toEqual(['2', '3', '4', 'urgent']);
    await end('fine');
    expect(running.at(-1)?.name).toBe('5');
  });

  it('halves after a complaint, once for all calls of the same time, and recovers slowly', async () => {
    const { limiter, running, begin, end, settle } = gate();
    for (let number = 0; number < 700; number += 1) begin(String(number));
    await settle();
    for (let number = 0; number < MAX_CALLS; number += 1) await end('too-many');
    expect(limiter.atOnce()).toBe(2);
    expect(running).toHaveLength(2);
    await end('too-many');
    expect(limiter.atOnce()).toBe(1);
    await end('fine');
    await end('too-many');
    expect(limiter.atOnce()).toBe(1);
    for (let number = 0; number < 600; number += 1) await end('fine');
    expect(limiter.atOnce()).toBe(4);
    expect(running).toHaveLength(4);
  });

  it('asks for pauses that double while the complaints go on', async () => {
    const { limiter, begin, end, settle } = gate();
    const pauses: number[] = [];
    for (let number = 0; number < 9; number += 1) {
      begin('one');
      await settle();
      await end('too-many');
      pauses.push(limiter.pauseMs());
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60].map((seconds) => seconds * 1000));
    begin('one');
    await settle();
    await end('fine');
    expect(limiter.pauseMs()).toBe(1000);
  });

  it('gives the turn of a call that throws to the next', async () => {
    const limiter = createLimiter<Answer>(() => false);
    const broken = (): Promise<Answer> => Promise.reject(new Error('broken'));
    const all = Array.from({ length: 9 }, () => limiter.run(broken).catch(() => 'caught'));
    expect(await Promise.all(all)).toHaveLength(9);
    expect(await limiter.run(() => Promise.resolve('fine'))).toBe('fine');
  });
});
