// A connection of its own for every request.
import { describe, expect, it } from 'vitest';
import { createFreshConnections } from '../../../src/main/desktop/ways';
import type { HttpAnswer, HttpRequest } from '../../../src/main/core/lib/vendor-port';

const REQUEST: HttpRequest = { method: 'POST', url: 'http://x/', headers: {}, timeoutMs: 1 };
const ANSWER: HttpAnswer = { kind: 'response', status: 200, headers: {}, body: '' };

function lines(width: number) {
  const log: string[] = [];
  const ends: (() => void)[] = [];
  const state = { resetFails: false };
  const port = createFreshConnections(
    (number) => ({
      reset() {
        log.push(`reset ${number}`);
        return state.resetFails ? Promise.reject(new Error('no')) : Promise.resolve();
      },
      send() {
        log.push(`send ${number}`);
        return new Promise((resolve) => {
          ends.push(() => resolve(ANSWER));
        });
      },
    }),
    width,
  );
  return { port, log, ends, state };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('fresh connections', () => {
  it('close what was kept before each request', async () => {
    const { port, log, ends } = lines(1);
    for (let round = 0; round < 2; round += 1) {
      const answer = port.send(REQUEST);
      await settle();
      ends[round]?.();
      expect(await answer).toBe(ANSWER);
    }
    expect(log).toEqual(['reset 0', 'send 0', 'reset 0', 'send 0']);
  });

  it('never close a connection that somebody else is using', async () => {
    const { port, log, ends } = lines(2);
    const all = [port.send(REQUEST), port.send(REQUEST), port.send(REQUEST)];
    await settle();
    expect(log.filter((line) => line.startsWith('send'))).toHaveLength(2);
    ends[0]?.();
    await settle();
    expect(log.filter((line) => line.startsWith('send'))).toHaveLength(3);
    ends.forEach((end) => end());
    await Promise.all(all);
  });

  it('send nothing when the kept ones cannot be closed', async () => {
    const { port, log, state } = lines(1);
    state.resetFails = true;
    expect(await port.send(REQUEST)).toEqual({
      kind: 'failed',
      code: 'ERR_FAILED',
      written: 'no',
    });
    expect(log).toEqual(['reset 0']);
  });
});
