// What IT lays down: taken where it is good, named where it is not, locked for the operator; and two worlds that never touch.
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Desk } from './harness/desk';
import { liveConfig } from './harness/live';
import { StrictShare911 } from './harness/strict-share911';

interface Report {
  readonly ready: boolean;
  readonly world: string;
  readonly troubles: readonly { id: string; detail: string; blocks: boolean }[];
}

const KEY = `key-${randomBytes(24).toString('hex')}`;
const vendor = new StrictShare911(KEY);

beforeAll(() => vendor.start());
afterAll(() => vendor.stop());

const setKey = (desk: Desk) => desk.command(['secrets', 'set', 'share911.apiKey'], KEY);

async function statusOf(desk: Desk) {
  const { code, stdout } = await desk.status();
  return { code, report: JSON.parse(stdout) as Report };
}

describe('managed configuration with mistakes in it', () => {
  const config = liveConfig(vendor, {
    panic: { countdownSeconds: 99, emergencyNumber: '112', colour: 'red' },
    language: 'en',
    theme: 'pink',
    chekt: { baseUrl: 'http://chekt.example.org', siteIds: ['site_1'] },
    rapidsos: { baseUrl: 'http://127.0.0.1:9' },
    wallpaper: true,
    'share911.apiKey': KEY,
  });
  let desk: Desk;

  beforeAll(async () => {
    // The address is known only now.
    desk = new Desk({ managed: { ...config, share911: liveConfig(vendor).share911 } });
    await setKey(desk);
    await desk.start();
  });
  afterAll(() => desk.close());

  it('names every mistake with its path, and the rest works', async () => {
    const { line, code } = await desk.send('safe');
    expect({ code, state: line.state }).toEqual({ code: 0, state: 'accepted' });

    await desk.until(
      'the press counts as proof',
      async () => (await desk.look())?.readiness.verdict === 'ready',
    );
    const { report, code: ready } = await statusOf(desk);
    expect(report).toMatchObject({ world: 'live', ready: true });
    expect(ready).toBe(0);
    const [trouble] = report.troubles;
    expect(trouble).toMatchObject({ id: 'managed-config', blocks: false });
    for (const path of [
      'panic.countdownSeconds',
      'panic.colour: unknown key',
      'theme',
      'chekt.baseUrl: must be an https',
      'wallpaper: unknown key',
      'tocsin secrets set share911.apiKey',
    ]) {
      expect(trouble?.detail).toContain(path);
    }
    // A loopback address may be plain, and a key is not repeated.
    expect(trouble?.detail).not.toContain('rapidsos');
    expect(trouble?.detail).not.toContain(KEY);
    const settings = (await desk.look())?.settings;
    expect(settings?.panic).toMatchObject({ countdownSeconds: 3, emergencyNumber: '112' });
    expect(settings?.chekt).toMatchObject({
      baseUrl: 'https://api.chekt.com',
      siteIds: ['site_1'],
    });
    expect(settings?.rapidsos.baseUrl).toBe('http://127.0.0.1:9');
  });

  it('locks what it sets, refuses a change of it by name, and leaves the rest to the operator', async () => {
    const page = await desk.page();
    const { lockedSettings } = await desk.state(page);
    expect(lockedSettings).toEqual(
      expect.arrayContaining(['mode', 'desk.location', 'share911.channelId', 'language']),
    );
    expect(lockedSettings).not.toContain('panic.countdownSeconds');
    expect(lockedSettings).not.toContain('theme');

    const refused = await desk.call(page, 'changeSettings', {
      share911: { channelId: 'someone/else' },
    });
    expect(refused).toMatchObject({
      ok: false,
      failure: { kind: 'invalid-input', field: 'share911.channelId' },
    });
    expect(await desk.call(page, 'goPractice', undefined)).toMatchObject({ ok: false });
    expect(await desk.call(page, 'changeSettings', { panic: { countdownSeconds: 0 } })).toEqual({
      ok: true,
      value: null,
    });
    const { settings, world } = await desk.state(page);
    expect(world).toBe('live');
    expect(settings.share911.channelId).toBe('sharevilledemo/eastbranch');
    expect(settings.panic.countdownSeconds).toBe(0);
  });
});

describe('managed configuration that would send in the clear', () => {
  it('is refused: http is for this computer only, and the default address stays', async () => {
    const desk = new Desk({
      managed: { mode: 'practice', share911: { baseUrl: 'http://share911.example.org' } },
    });
    try {
      await desk.start('--hidden');
      const { report } = await statusOf(desk);
      expect(report.troubles.map(({ detail }) => detail).join()).toContain(
        'share911.baseUrl: must be an https:// address',
      );
      expect((await desk.look())?.settings.share911.baseUrl).toBe('https://api.share911.com');
    } finally {
      await desk.close();
    }
  });
});

describe('managed configuration that cannot be read', () => {
  it('is trouble that stands in the way, since the desk may be meant to be live', async () => {
    const desk = new Desk({ managed: {} });
    desk.manage('{ "mode": "live", ');
    try {
      await desk.start('--hidden');
      const { code, report } = await statusOf(desk);
      expect(code).toBe(1);
      expect(report).toMatchObject({ ready: false, world: 'practice' });
      expect(report.troubles[0]).toMatchObject({ id: 'managed-config', blocks: true });
      expect(report.troubles[0]?.detail).toContain(desk.managedPath);
    } finally {
      await desk.close();
    }
  });
});

describe('practice and live', () => {
  it('share nothing: what is pressed in practice never reaches the live service, not even later', async () => {
    const silent = new StrictShare911(KEY);
    await silent.start();
    const desk = new Desk({ managed: liveConfig(silent, { mode: 'practice' }) });
    try {
      await setKey(desk);
      await desk.start();
      const page = await desk.page();
      const practised = await desk.send('threat', '--message=practised');
      expect(practised.code).toBe(3);
      expect(practised.line).toMatchObject({
        outcome: 'accepted-in-practice',
        environment: 'practice',
      });
      expect(practised.stderr).toMatch(/PRACTICE: .* Nobody was alerted\./);
      await desk.call(page, 'setPracticeScenario', { scenario: 'outage' });
      const stuck = await desk.send('threat', '--message=stuck in practice', '--wait=2');
      expect(stuck.code).toBe(2);
      expect(stuck.stderr).toContain('do not send again');
      expect(stuck.stderr).not.toMatch(/call/i);
      expect((await desk.state(page)).world).toBe('practice');
      expect(silent.connections).toBe(0);
      expect(existsSync(join(desk.userData, 'live'))).toBe(false);

      // The press that is still waiting stays in its world when the desk goes live.
      await desk.kill();
      desk.manage(liveConfig(silent));
      await desk.start('--hidden');
      expect((await desk.send('safe', '--message=real')).line.state).toBe('accepted');
      expect((await desk.look())?.deliveries).toHaveLength(1);
      await desk.stop();
      expect(silent.seen.map(({ body }) => body)).toEqual([
        expect.stringContaining('"message":"real"'),
      ]);
      expect((await desk.command(['activity'])).stdout).not.toContain('"status":"THREAT"');
    } finally {
      await desk.close();
      await silent.stop();
    }
  });
});
