// Another program holds the lock of desk.db while people press: nothing waits for it, and nothing is lost by it.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { pressKeys } from '../desktop/keys.mjs';
import { holdLock } from '../fakes/desk-folder';
import { Desk } from './harness/desk';
import { liveConfig } from './harness/live';
import { StrictShare911 } from './harness/strict-share911';

const KEY = `key-${randomBytes(24).toString('hex')}`;

const vendor = new StrictShare911(KEY);
let desk: Desk;

beforeAll(() => vendor.start());
afterAll(() => vendor.stop());
beforeEach(async () => {
  vendor.seen.length = 0;
  const own = {
    language: 'en',
    panic: { countdownSeconds: 0 },
    hotkeys: { THREAT: 'Control+Alt+Shift+T' },
  };
  desk = new Desk({ managed: liveConfig(vendor, own) });
  await desk.command(['secrets', 'set', 'share911.apiKey'], KEY);
});
afterEach(async () => {
  await desk.close();
  expect(vendor.complaints).toEqual([]);
});

async function has(trouble: string): Promise<boolean> {
  const state = await desk.look();
  return state?.readiness.troubles.some(({ id }) => id === trouble) ?? false;
}

it('a press by hotkey and one by command line reach Share911 at once and are on disk afterwards', async () => {
  await desk.start('--hidden');
  await desk.untilKeysAreHeld();
  const letGo = holdLock(join(desk.userData, 'live'));

  const keyMs = Date.now();
  await pressKeys('ctrl+alt+shift+t');
  await desk.until('the hotkey has arrived', () => vendor.accepted().length === 1);
  // It was 7.8 s; the bound leaves room for a slow machine.
  expect((vendor.seen[0]?.atMs ?? Infinity) - keyMs).toBeLessThan(2_000);
  const sent = await desk.send('security-needed', '--message=by command', '--wait=10');
  expect(sent.code).toBe(0);
  await desk.until('the lock is told', () => has('disk-busy'));
  const askedMs = Date.now();
  const held = await desk.look();
  expect(Date.now() - askedMs).toBeLessThan(2_000);
  expect(held?.deliveries.map(({ rungs }) => rungs.savedMs)).toEqual([null, null]);
  expect(held?.readiness.verdict).toBe('trouble');

  letGo();
  await desk.until('the trouble is over', async () => !(await has('disk-busy')));
  const after = (await desk.look())?.deliveries ?? [];
  expect(after.every(({ rungs }) => rungs.savedMs !== null)).toBe(true);
  await desk.kill();
  await desk.start('--hidden');
  const known = (await desk.look())?.deliveries ?? [];
  expect(known.map(({ state }) => state)).toEqual(['accepted', 'accepted']);
  expect(known.map(({ id }) => id)).toContain(sent.line.id);
  expect(vendor.seen).toHaveLength(2);
  await desk.until('the record is whole and its end is sealed', async () => {
    const { code, stderr } = await desk.command(['activity', 'verify']);
    return code === 0 && stderr === '';
  });
});
