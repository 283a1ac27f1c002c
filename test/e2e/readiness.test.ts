// Ready is proven, not guessed: what a live desk says before, while and after its presses get through or do not.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppState } from '../../src/shared/state';
import { Desk } from './harness/desk';
import { liveConfig } from './harness/live';
import { StrictShare911 } from './harness/strict-share911';

const KEY = 'key-of-the-readiness-test';
const vendor = new StrictShare911(KEY);
let desk: Desk;

beforeAll(async () => {
  await vendor.start();
  desk = new Desk({ managed: liveConfig(vendor) });
  await desk.command(['secrets', 'set', 'share911.apiKey'], KEY);
  await desk.start('--hidden');
});
afterAll(async () => {
  await desk.close();
  await vendor.stop();
});

const verdict = async (): Promise<AppState['readiness']['verdict'] | undefined> =>
  (await desk.look())?.readiness.verdict;
const until = (what: AppState['readiness']['verdict']): Promise<void> =>
  desk.until(`the verdict is ${what}`, async () => (await verdict()) === what);
const answer = (status: number): void => {
  vendor.behaviour = { kind: 'status', status };
};

describe('a live desk', () => {
  it('is not ready before a press was accepted, and its commands do not end with 0', async () => {
    await until('unproven');
    const [status, doctor] = await Promise.all([desk.status(), desk.command(['doctor'])]);
    expect(status.code).toBe(1);
    expect(JSON.parse(status.stdout)).toMatchObject({ ready: false, verdict: 'unproven' });
    expect(doctor.code).toBe(1);
    expect(doctor.stdout.trimEnd().split('\n').at(-1)).toBe('live  Set up, not proven yet.');
  });

  it('is ready once one was, also after a restart', async () => {
    expect((await desk.send('safe', '--wait=30')).line.state).toBe('accepted');
    await until('ready');
    await desk.stop();
    await desk.start('--hidden');
    await until('ready');
    expect((await desk.status()).code).toBe(0);
  });

  it.each([401, 400])(
    'is in trouble after a %i, also after a restart, until one is accepted',
    async (code) => {
      answer(code);
      expect((await desk.send('safe', '--wait=30')).line.state).toBe('failed');
      await until('trouble');
      await desk.stop();
      await desk.start('--hidden');
      await until('trouble');
      expect((await desk.status()).code).toBe(1);
      answer(200);
      expect((await desk.send('safe', '--wait=30')).line.state).toBe('accepted');
      await until('ready');
    },
  );

  it('is never ready while a press hangs', async () => {
    vendor.behaviour = { kind: 'hang' };
    await desk.send('threat', '--wait=0');
    await until('trouble');
    const blocking = (await desk.look())?.readiness.troubles.filter(({ blocks }) => blocks);
    expect(blocking).toMatchObject([{ id: 'press-failing' }]);
    answer(200);
    await until('ready');
    expect((await desk.look())?.deliveries.map(({ state }) => state)).not.toContain('sending');
  });

  it('is not ready with another key until a press has shown it', async () => {
    await desk.command(['secrets', 'set', 'share911.apiKey'], 'another key');
    await until('unproven');
    await desk.command(['secrets', 'set', 'share911.apiKey'], KEY);
    await until('ready');
  });

  it('is not ready once no way leads to the service, whatever was accepted before', async () => {
    await vendor.stop();
    // It looks again at once then.
    await desk.command(['secrets', 'set', 'share911.apiKey'], KEY);
    await until('trouble');
    const [status, doctor] = await Promise.all([desk.status(), desk.command(['doctor'])]);
    expect(status.code).toBe(1);
    expect(JSON.parse(status.stdout)).toMatchObject({ ready: false, verdict: 'trouble' });
    expect(doctor.code).toBe(1);
    const { troubles } = (await desk.look())?.readiness ?? { troubles: [] };
    expect(troubles.filter(({ blocks }) => blocks)).toMatchObject([{ id: 'vendor-unreachable' }]);
  });
});

describe('a practice desk', () => {
  it('never looks armed: a verdict and an exit code of its own, and the world in every line', async () => {
    // Two desks would take the hotkeys from each other, and the doctor would say so.
    await desk.stop();
    const practice = new Desk();
    try {
      await practice.start('--hidden');
      await practice.until(
        'it is up',
        async () => (await practice.look())?.readiness.verdict === 'practice',
      );
      const [status, doctor] = await Promise.all([practice.status(), practice.command(['doctor'])]);
      expect(status.code).toBe(3);
      expect(JSON.parse(status.stdout)).toMatchObject({
        ...{ ready: false, verdict: 'practice', environment: 'practice' },
      });
      expect(doctor.code).toBe(3);
      const lines = doctor.stdout.trimEnd().split('\n');
      expect(lines.filter((line) => !line.startsWith('PRACTICE  '))).toEqual([]);
      expect(lines.at(-1)).toBe('PRACTICE  A press alerts nobody.');
    } finally {
      await practice.close();
    }
  });
});
