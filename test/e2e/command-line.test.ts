// `tocsin WORDS` as scripts and hardware buttons use it, mostly while no app runs: each word, each exit code, each refusal.
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTrayDriver } from '../desktop/tray-driver.mjs';
import { Desk } from './harness/desk';
import { liveConfig } from './harness/live';
import { StrictShare911 } from './harness/strict-share911';

const KEY = `key-${randomBytes(24).toString('hex')}`;
const vendor = new StrictShare911(KEY);
let desk: Desk;

const setKey = (on: Desk) => on.command(['secrets', 'set', 'share911.apiKey'], `${KEY}\r\n`);
const running = (stdout: string) => (JSON.parse(stdout) as { running: boolean }).running;

/** The windows that this process has on the screen. */
function windowsOf(pid = 0): Promise<readonly string[]> {
  return new Promise((resolve) => {
    execFile('xdotool', ['search', '--onlyvisible', '--pid', String(pid)], (_error, stdout) => {
      resolve(stdout.split('\n').filter((line) => line !== ''));
    });
  });
}

beforeAll(() => vendor.start());
afterAll(() => vendor.stop());
beforeEach(() => {
  vendor.seen.length = 0;
  vendor.behaviour = { kind: 'status', status: 200 };
  desk = new Desk({ managed: liveConfig(vendor) });
});
afterEach(async () => {
  await desk.close();
  expect(vendor.complaints).toEqual([]);
});

describe('words that are not understood', () => {
  it.each([
    ['status', ['send', 'panic'], 'unknown status "panic"', 'security-needed'],
    ['missing status', ['send'], 'send needs a status', 'medical-emergency'],
    ['option', ['send', 'threat', '--mesage=x'], 'unknown option --mesage', '--message'],
    ['number', ['send', 'threat', '--wait=soon'], '--wait must be a whole number', '3600'],
    ['length', ['send', 'threat', `--message=${'x'.repeat(1001)}`], '--message', '1000'],
    ['command', ['alarm'], 'unknown command "alarm"', 'send'],
  ])('%s: exit 1, what is wrong and what would be right, nothing sent', async (...row) => {
    const [, words, ...parts] = row;
    const { code, stdout, stderr } = await desk.command(words);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    for (const part of parts) expect(stderr).toContain(part);
    expect(desk.processes()).toEqual([]);
    expect(vendor.connections).toBe(0);
  });

  it('a secret typed as an argument is refused and not repeated', async () => {
    const { code, stdout, stderr } = await desk.command(['secrets', 'set', 'share911.apiKey', KEY]);
    expect(code).toBe(1);
    expect(stderr).toContain('standard input');
    expect(stdout + stderr).not.toContain(KEY);
    expect((await desk.command(['secrets', 'list'])).stdout).not.toContain('true');
  });
});

describe('while no app runs', () => {
  it('status says so, and is no success', async () => {
    const { code, stdout } = await desk.status();
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ running: false, ready: false, world: 'live' });
    expect(desk.processes()).toEqual([]);
  });

  it('send saves, starts the app in the tray without a window, and is accepted; the next one finds that app', async () => {
    const tray = await createTrayDriver();
    expect((await setKey(desk)).code).toBe(0);
    const first = await desk.send('security-needed', '--message=first');
    expect(first.line).toMatchObject({ state: 'accepted', failure: null });
    expect(first.code).toBe(0);
    expect(vendor.seen.map(({ answered }) => answered)).toEqual(['200']);

    const [pid, ...others] = desk.processes();
    expect({ pid, others }).toEqual({ pid: expect.any(Number) as number, others: [] });
    const entries = await (await tray.waitForItem()).menu();
    tray.close();
    expect(entries.map(({ label }) => label)).toContain('Medical emergency');
    expect(await windowsOf(pid)).toEqual([]);

    const second = await desk.send('safe', '--message=second');
    expect(second).toMatchObject({ code: 0, line: { state: 'accepted', attempts: 1 } });
    expect(desk.processes()).toEqual([pid]);
    expect(await windowsOf(pid)).toEqual([]);
    expect(vendor.about('"second"')).toHaveLength(1);
    // Saved by the one process, sent by the other: the bytes are those of the press.
    expect(vendor.about('"first"')).toHaveLength(1);
  });

  it('send --wait 0 answers 2 once it is on disk, and the app delivers afterwards', async () => {
    await setKey(desk);
    const { code, line } = await desk.send('threat', '--wait', '0');
    expect(code).toBe(2);
    expect(line).toMatchObject({ state: 'queued', attempts: 0, sentMs: null, acceptedMs: null });
    expect(line.savedMs).toEqual(expect.any(Number));
    await desk.until('it arrives', () => vendor.accepted().length === 1);
  });

  it('two sends at the same time both arrive, once each, from one app', async () => {
    await setKey(desk);
    const both = await Promise.all([
      desk.send('threat', '--message=left', '--wait=30'),
      desk.send('trapped', '--message=right', '--wait=30'),
    ]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(vendor.about('"left"')).toHaveLength(1);
    expect(vendor.about('"right"')).toHaveLength(1);
    await desk.until('one app is left', () => desk.processes().length === 1);
  });

  it('a press without set-up fails loudly and says what to do instead', async () => {
    desk.manage({ mode: 'live', share911: { baseUrl: vendor.url } });
    const { code, line, stderr } = await desk.send('threat');
    expect(code).toBe(1);
    expect(JSON.stringify(line)).toContain('channelId');
    expect(line).toMatchObject({ state: 'failed' });
    expect(stderr).toContain('NOT SENT');
    expect(stderr).toContain('emergency number');
    expect(vendor.seen).toEqual([]);
  });
});

describe('secrets', () => {
  it('are listed by name only, belong to one data folder, and can be removed', async () => {
    const other = new Desk();
    try {
      expect((await setKey(desk)).stdout).not.toContain(KEY);
      const list = await desk.command(['secrets', 'list']);
      expect(list.code).toBe(0);
      expect(list.stdout).toContain('{"name":"share911.apiKey","configured":true,');
      expect(list.stdout + list.stderr).not.toContain(KEY);

      const elsewhere = await other.command(['secrets', 'list']);
      expect(elsewhere.stdout).toContain('{"name":"share911.apiKey","configured":false,');
      expect(elsewhere.stdout).not.toContain('true');

      expect((await desk.command(['secrets', 'clear', 'share911.apiKey'])).code).toBe(0);
      expect((await desk.command(['secrets', 'list'])).stdout).not.toContain('true');
    } finally {
      await other.close();
    }
  });

  it('a data folder of its own also keeps app, settings and record apart', async () => {
    const other = new Desk();
    try {
      await setKey(desk);
      await desk.send('safe', '--wait=0');
      await desk.until('it arrives', () => vendor.accepted().length === 1);
      const { code, stdout } = await other.status();
      expect({ code, running: running(stdout) }).toEqual({ code: 1, running: false });
      expect(JSON.parse(stdout)).toMatchObject({ world: 'practice' });
      expect((await other.command(['activity'])).stdout).toBe('');
    } finally {
      await other.close();
    }
  });
});

describe('the record and the doctor', () => {
  it('activity tells every step in order, --limit the last ones, verify finds the chain whole, the doctor is content', async () => {
    // Without a place for the icon the doctor would not be.
    const tray = await createTrayDriver();
    await setKey(desk);
    const { line } = await desk.send('safe', '--wait=30');
    // One after the other: five programs that start at once hold an app on a small machine up, and it says so.
    const all = await desk.command(['activity']);
    const last = await desk.command(['activity', '--limit', '1']);
    const verified = await desk.command(['activity', 'verify']);
    const doctor = await desk.command(['doctor']);
    const ready = await desk.status();
    const entries = all.stdout
      .trimEnd()
      .split('\n')
      .map((each) => JSON.parse(each) as { kind: string; actionId: string | null; seq: number });
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1));
    const steps = entries.filter(({ actionId }) => actionId === line.id).map(({ kind }) => kind);
    expect(steps.slice(0, 5)).toEqual(['pressed', 'saved', 'attempt', 'sent', 'accepted']);
    expect(last.stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(verified.code).toBe(0);
    expect(JSON.parse(verified.stdout)).toMatchObject({ firstBadSeq: null });
    expect(doctor).toMatchObject({ code: 0, stderr: '' });
    expect(doctor.stdout).not.toContain('TROUBLE');
    expect(
      doctor.stdout
        .trimEnd()
        .split('\n')
        .every((each) => each.startsWith('live  ')),
    ).toBe(true);
    expect(ready.code).toBe(0);
    expect(JSON.parse(ready.stdout)).toMatchObject({
      ...{ ready: true, running: true, troubles: [], environment: 'live' },
    });
    tray.close();
  });

  it('the doctor names what is missing', async () => {
    desk.manage(liveConfig(vendor, { share911: { baseUrl: vendor.url, integrationId: 'acme' } }));
    const { code, stdout } = await desk.command(['doctor']);
    expect(code).toBe(1);
    expect(stdout).toContain('TROUBLE  Share911 channel: not set');
    expect(stdout).toContain('TROUBLE  Share911 API key is stored: not set');
    expect(stdout).toContain('ok       Share911 can be reached');
    expect(stdout).toContain('TROUBLE  the app runs');
  });
});

describe('without a screen', () => {
  it('the commands work, and send still delivers', async () => {
    const headless = new Desk({
      managed: liveConfig(vendor),
      env: { DISPLAY: undefined, WAYLAND_DISPLAY: undefined },
    });
    try {
      expect((await setKey(headless)).code).toBe(0);
      expect((await headless.status()).code).toBe(1);
      const { code, line } = await headless.send('threat', '--wait=30');
      expect({ code, state: line.state }).toEqual({ code: 0, state: 'accepted' });
      expect(vendor.accepted()).toHaveLength(1);
      await sleep(500);
      expect((await headless.status()).code).toBe(0);
    } finally {
      await headless.close();
    }
  });
});
