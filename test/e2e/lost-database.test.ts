// desk.db is emptied while a press waits: the press still goes out, and the desk says what happened to its files.
import { randomBytes } from 'node:crypto';
import { readdirSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { Desk } from './harness/desk';
import { liveConfig } from './harness/live';
import { StrictShare911 } from './harness/strict-share911';

const KEY = `key-${randomBytes(24).toString('hex')}`;

const vendor = new StrictShare911(KEY);
let desk: Desk;

beforeAll(() => vendor.start());
afterAll(() => vendor.stop());
beforeEach(async () => {
  desk = new Desk({ managed: liveConfig(vendor, { language: 'en' }) });
  await desk.command(['secrets', 'set', 'share911.apiKey'], KEY);
});
afterEach(async () => {
  await desk.close();
  expect(vendor.complaints).toEqual([]);
});

it('the waiting press is taken from the log, arrives, and the trouble is told', async () => {
  vendor.behaviour = { kind: 'status', status: 503 };
  await desk.start('--hidden');
  const { line } = await desk.send('threat', '--message=survives', '--wait=0');
  await desk.until('it has been tried', () => vendor.seen.length > 0);
  await desk.kill();
  const folder = join(desk.userData, 'live');
  truncateSync(join(folder, 'desk.db'), 0);

  vendor.behaviour = { kind: 'status', status: 200 };
  await desk.start('--hidden');
  await desk.until('it arrives', () => vendor.accepted().length === 1);
  const state = await desk.look();
  expect(state?.deliveries.map(({ id }) => id)).toEqual([line.id]);
  expect(state?.readiness.troubles.map(({ id }) => id)).toContain('record-rescued');
  expect(new Set(vendor.seen.map(({ body }) => body)).size).toBe(1);
  expect(readdirSync(folder).some((name) => /unreadable.*-wal$/.test(name))).toBe(true);
  await desk.until('the record is whole and its end is sealed', async () => {
    const { code, stderr } = await desk.command(['activity', 'verify']);
    return code === 0 && stderr === '';
  });
});
