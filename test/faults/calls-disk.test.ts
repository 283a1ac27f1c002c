// The file of calls on a disk that is really full, with a key that is not its own, and with damage: told, and never hidden.
import { randomBytes } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ok } from '../../src/shared/core/failure';
import { DEFAULT_SETTINGS } from '../../src/shared/settings/settings';
import { createActivity } from '../../src/main/core/record/activity';
import { createCalls, type Calls } from '../../src/main/features/calls/calls';
import { createVaultFile } from '../../src/main/core/encrypted/vault-file';
import { createSystemClock, type Clock } from '../../src/main/core/lib/clock';
import { newId } from '../../src/main/core/lib/ids';
import { makeFolder, makeStore } from '../fakes/desk-folder';
import { makeShare } from '../unit/features/calls/shares';

const isRoot = process.getuid?.() === 0;
/** A test need not wait for a second try. */
let passedMs = 0;
const system = createSystemClock();
const clock: Clock = { ...system, elapsed: () => system.elapsed() + passedMs };

interface Desk {
  readonly calls: Calls;
  readonly kinds: () => readonly string[];
  readonly logged: string[];
}

/** The database is on a disk of its own: here it is about the file. */
async function open(folder: string, key: Buffer, records = makeFolder()): Promise<Desk> {
  const store = makeStore(records, clock);
  const activity = createActivity(store, clock);
  const logged: string[] = [];
  const calls = createCalls({
    store,
    activity,
    clock,
    newId,
    file: createVaultFile({
      path: join(folder, 'calls.vault'),
      boundTo: 'live calls',
      key: () => Promise.resolve(ok(key)),
      clock,
    }),
    settings: () => ({
      site: DEFAULT_SETTINGS.site,
      calls: DEFAULT_SETTINGS.calls,
      followUp: false,
    }),
    language: () => 'en',
    isPractice: false,
    locate: () => Promise.resolve({ kind: 'empty' }),
    canAsk: () => Promise.resolve(false),
    onChange: () => undefined,
    onNew: () => undefined,
    log: (message) => logged.push(message),
  });
  await calls.start();
  onTestFinished(() => calls.stop());
  const kinds = (): readonly string[] =>
    [...activity.all()].map((line) => (line.ok ? line.value.kind : 'unreadable'));
  return { calls, kinds, logged };
}

const send = (calls: Calls, n: number) =>
  calls.receive({
    share: makeShare(n, {
      callerNumber: `1555000${String(n).padStart(4, '0')}`,
      raw: randomBytes(10_000).toString('hex'),
      receivedAtMs: Date.now(),
    }),
    token: null,
  });

describe('a full disk', () => {
  it.skipIf(!isRoot || process.platform !== 'linux')(
    'is told to the sender, the call is shown, and stored by the repeat once there is room',
    async ({ skip }) => {
      const folder = makeFolder();
      const mount = ['-t', 'tmpfs', '-o', 'size=400k', 'tmpfs', folder];
      if (spawnSync('mount', mount).status !== 0) skip('mounting is not allowed here');
      onTestFinished(() => void spawnSync('umount', ['-l', folder]));
      writeFileSync(join(folder, 'filler'), Buffer.alloc(200_000));
      const key = randomBytes(32);
      const records = makeFolder();
      const desk = await open(folder, key, records);
      let n = 1;
      while ((await send(desk.calls, n)).ok) n += 1;
      expect(n).toBeGreaterThan(2);
      const refused = (): unknown => desk.calls.all().filter(({ isStored }) => !isStored).length;
      expect(refused()).toBe(1);
      expect(desk.calls.all()).toHaveLength(n);
      expect(desk.calls.storage()).toMatchObject({
        isReady: false,
        failure: { reason: 'disk-full' },
      });
      expect(desk.kinds().at(-1)).toBe('call-not-stored');

      expect(await send(desk.calls, n)).toMatchObject({ ok: false });
      rmSync(join(folder, 'filler'));
      expect(await send(desk.calls, n)).toEqual(ok('new'));
      expect(refused()).toBe(0);
      expect(await send(desk.calls, n)).toEqual(ok('known'));
      await desk.calls.stop();
      const again = await open(folder, key, records);
      expect(again.calls.all()).toHaveLength(n);
    },
  );
});

describe('a file of calls', () => {
  async function filled(key: Buffer): Promise<string> {
    const folder = makeFolder();
    const { calls } = await open(folder, key);
    for (const n of [1, 2, 3]) expect(await send(calls, n)).toEqual(ok('new'));
    await calls.stop();
    return folder;
  }

  it('of another key is kept aside and told, and new calls are stored', async () => {
    const folder = await filled(randomBytes(32));
    const key = randomBytes(32);
    const desk = await open(folder, key);
    expect(desk.calls.all()).toEqual([]);
    expect(desk.calls.storage()).toMatchObject({ isReady: true, isDamaged: true });
    expect(desk.logged.join('\n')).toContain('another key');
    expect(readdirSync(folder).join()).toMatch(/calls\.vault\.other-key-/);
    expect(await send(desk.calls, 9)).toEqual(ok('new'));
    expect(desk.calls.all()).toMatchObject([{ isStored: true }]);
    expect(await desk.calls.wipe()).toEqual(ok(null));
    expect(readdirSync(folder)).toEqual([]);
  });

  it('that is damaged in one place shows the other calls, and keeps what was there', async () => {
    const key = randomBytes(32);
    const folder = await filled(key);
    const path = join(folder, 'calls.vault');
    const bytes = readFileSync(path);
    const at = Math.floor(bytes.length / 2);
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    writeFileSync(path, bytes);
    const desk = await open(folder, key);
    expect(desk.calls.all()).toHaveLength(2);
    expect(desk.calls.storage()).toMatchObject({ isReady: true, isDamaged: true });
    expect(readdirSync(folder).join()).toMatch(/damaged-/);
  });

  it('that another process has changed is read anew, and nothing of either is lost', async () => {
    const key = randomBytes(32);
    const folder = await filled(key);
    const records = makeFolder();
    const first = await open(folder, key, records);
    const second = await open(folder, key);
    expect(await send(second.calls, 4)).toEqual(ok('new'));
    // The file does not end where this one left it.
    expect(await send(first.calls, 5)).toMatchObject({ ok: false });
    expect(first.calls.all()).toMatchObject({ length: 4, 0: { isStored: false } });
    await second.calls.stop();
    passedMs += 60_000;
    expect(await send(first.calls, 5)).toEqual(ok('new'));
    expect(first.calls.all()).toHaveLength(5);
    await first.calls.stop();
    const third = await open(folder, key, records);
    expect(third.calls.all()).toHaveLength(5);
  });
});
