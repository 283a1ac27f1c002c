// Somebody with a free hand cuts lines off the end of the record: the command line, the next life of the app and the desk say so.
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { sqlite } from '../fakes/desk-folder';
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
afterEach(() => desk.close());

function tamper(sql: string): void {
  const raw = new sqlite.DatabaseSync(join(desk.userData, 'live', 'desk.db'));
  raw.exec(`DROP TRIGGER IF EXISTS activity_is_kept; ${sql}`);
  raw.close();
}

async function verify() {
  const { code, stdout } = await desk.command(['activity', 'verify']);
  return {
    code,
    ...(JSON.parse(stdout) as { readonly firstBadSeq: number; readonly end: unknown }),
  };
}

it('deleted last lines, all lines deleted, and a line of a negative number are found', async () => {
  await desk.start('--hidden');
  await desk.send('threat', '--wait=20');
  await desk.until('the end is sealed', async () => (await verify()).code === 0);
  await desk.stop();
  expect(await verify()).toMatchObject({ code: 0, firstBadSeq: null, end: { state: 'proven' } });

  tamper("INSERT INTO activity VALUES (-3, 0, 'sent', NULL, '{}', NULL, '')");
  expect(await verify()).toMatchObject({ code: 1, firstBadSeq: -3 });
  tamper('DELETE FROM activity WHERE seq < 1');
  expect(await verify()).toMatchObject({ code: 0 });

  tamper('DELETE FROM activity WHERE seq > (SELECT max(seq) - 4 FROM activity)');
  expect(await verify()).toMatchObject({ code: 1, firstBadSeq: null, end: { state: 'cut-off' } });
  tamper('DELETE FROM activity');
  expect(await verify()).toMatchObject({ code: 1, firstBadSeq: null, end: { state: 'cut-off' } });

  await desk.start('--hidden');
  await desk.until('the desk tells', async () => {
    const troubles = (await desk.look())?.readiness.troubles ?? [];
    return troubles.some(({ id }) => id === 'record-rescued');
  });
  const record = await desk.command(['activity']);
  expect(record.stdout).toContain('"record-cut"');
  await desk.stop();
  rmSync(join(desk.userData, 'live', 'record-end.json'));
  expect(await verify()).toMatchObject({ code: 3, end: { state: 'unproven', why: 'no-seal' } });
});
