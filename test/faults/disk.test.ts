// A disk that is full or read-only, for real: told first, sent all the same, saved once the disk is back.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { idOf } from '../fakes/deliveries';
import { makeFolder } from '../fakes/desk-folder';
import { buildChild, isReady, startChild, type Child } from './child';
import type { ChildFact } from './child-protocol';
import { startRecorder } from './recorder';

const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
const hasPrlimit = spawnSync('prlimit', ['--version']).status === 0;

let built: Awaited<ReturnType<typeof buildChild>>;
beforeAll(async () => {
  built = await buildChild();
});
afterAll(() => built.remove());

type Pressed = ChildFact & { fact: 'pressed' };

async function press(child: Child, n: number): Promise<Pressed> {
  child.command({ do: 'press', n });
  return child.until((fact): fact is Pressed => fact.fact === 'pressed' && fact.id === idOf(n));
}

/** The press was told to be unsaved, after the trouble was told; it went out; it is saved in the end. */
async function expectUnsavedThenSaved(
  child: Child,
  n: number,
  arrivals: readonly { readonly id: string }[],
  giveDiskBack: () => void,
): Promise<string | undefined> {
  const refused = await press(child, n);
  expect(refused.savedMs).toBeNull();
  const trouble = child.facts.find((fact) => fact.fact === 'trouble');
  expect(trouble && child.facts.indexOf(trouble)).toBeLessThan(child.facts.indexOf(refused));
  await child.untilIdle();
  expect(arrivals.filter(({ id }) => id === idOf(n))).toHaveLength(1);

  giveDiskBack();
  await child.until(
    (fact): fact is ChildFact & { fact: 'trouble' } =>
      fact.fact === 'trouble' && fact.failure === null,
  );
  const state = await child.look();
  const mine = state.deliveries.find(({ id }) => id === idOf(n));
  expect(mine).toMatchObject({
    state: 'accepted',
    rungs: { savedMs: expect.any(Number) as number },
  });
  const story = state.activity.flatMap((line) => (line.actionId === idOf(n) ? [line.kind] : []));
  expect(story).toEqual(expect.arrayContaining(['pressed', 'not-saved', 'accepted', 'saved']));
  expect(state.firstBadSeq).toBeNull();
  return trouble?.fact === 'trouble' ? trouble.failure?.reason : undefined;
}

/** Presses until the disk refuses. */
async function pressUntilRefused(child: Child): Promise<number> {
  for (let n = 1; n < 2000; n += 1) {
    if ((await press(child, n)).savedMs === null) return n;
  }
  throw new Error('the disk never refused');
}

describe('a full disk', () => {
  it.skipIf(!isRoot || process.platform !== 'linux')(
    'of a real file system is told, the press goes out, and is saved once there is room',
    async ({ skip }) => {
      const folder = makeFolder();
      const mount = ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder];
      if (spawnSync('mount', mount).status !== 0) skip('mounting is not allowed here');
      onTestFinished(() => void spawnSync('umount', ['-l', folder]));
      const recorder = await startRecorder();
      const child = startChild(built.path, { folder, url: recorder.url });
      await child.until(isReady);
      expect((await press(child, 1)).savedMs).not.toBeNull();
      await child.untilIdle();

      const filler = join(folder, 'filler');
      const handle = openSync(filler, 'w');
      try {
        for (;;) writeSync(handle, Buffer.alloc(4096));
      } catch {
        closeSync(handle);
      }
      const reason = await expectUnsavedThenSaved(child, 2, recorder.arrivals, () => {
        rmSync(filler);
      });
      expect(reason).toBe('disk-full');
      await recorder.close();
    },
  );

  it.skipIf(!hasPrlimit)(
    'by a limit on file sizes loses no press that was saved before it',
    async () => {
      const folder = makeFolder();
      const recorder = await startRecorder();
      const shell = ['sh', '-c', 'ulimit -S -f 600; exec "$0" "$@"'];
      const child = startChild(built.path, { folder, url: recorder.url }, shell);
      await child.until(isReady);
      const refused = await pressUntilRefused(child);
      expect(refused).toBeGreaterThan(1);
      await expectUnsavedThenSaved(child, refused + 1, recorder.arrivals, () => {
        execFileSync('prlimit', ['--pid', String(child.process.pid), '--fsize=unlimited:']);
      });
      await child.untilIdle();
      const arrived = new Set(recorder.arrivals.map(({ id }) => id));
      for (let n = 1; n <= refused + 1; n += 1) expect(arrived.has(idOf(n))).toBe(true);
      await child.kill();

      const after = startChild(built.path, { folder, url: recorder.url });
      await after.until(isReady);
      const state = await after.look();
      expect(state.unsent).toBe(false);
      const saved = new Set(
        state.activity.flatMap((line) => (line.kind === 'saved' ? [line.actionId] : [])),
      );
      for (let n = 1; n <= refused + 1; n += 1) expect(saved.has(idOf(n))).toBe(true);
      await recorder.close();
    },
  );
});

describe.skipIf(process.platform === 'win32')('a read-only disk', () => {
  it.each(['folder', 'file'] as const)(
    '(%s) is told, the press goes out, and is saved later',
    async (what) => {
      const folder = makeFolder();
      const recorder = await startRecorder();
      const setup = { folder, url: recorder.url, ...(isRoot ? { user: NOBODY } : {}) };
      if (isRoot) chownSync(folder, NOBODY, NOBODY);
      const path = join(folder, 'desk.db');
      if (what === 'file') {
        const first = startChild(built.path, setup);
        await first.until(isReady);
        await first.kill();
        chmodSync(path, 0o444);
      } else chmodSync(folder, 0o555);

      const child = startChild(built.path, setup);
      await child.until(isReady);
      const reason = await expectUnsavedThenSaved(child, 2, recorder.arrivals, () => {
        if (what === 'folder') chmodSync(folder, 0o755);
        else chmodSync(path, 0o600);
      });
      expect(reason).toBe('read-only');
      await recorder.close();
    },
  );
});
