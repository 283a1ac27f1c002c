// A data file damaged under a killed desk: kept aside whole, reported, and what can be read asks the operator.
import {
  closeSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from '../fakes/deliveries';
import { makeFolder, sqlite } from '../fakes/desk-folder';
import { buildChild, isReady, startChild } from './child';
import type { ChildFact } from './child-protocol';
import { startRecorder } from './recorder';

const PRESSES = 40;

type Pressed = ChildFact & { fact: 'pressed' };

let built: Awaited<ReturnType<typeof buildChild>>;
beforeAll(async () => {
  built = await buildChild();
});
afterAll(() => built.remove());

it('goes on with a fresh file and shows the unsent presses of the damaged one, unsent', async () => {
  const folder = makeFolder();
  const path = join(folder, 'desk.db');
  const recorder = await startRecorder();
  recorder.behave = () => 'unavailable';
  const first = startChild(built.path, { folder, url: recorder.url });
  await first.until(isReady);
  for (let n = 1; n <= PRESSES; n += 1) first.command({ do: 'press', n });
  await first.until(
    (fact): fact is Pressed => fact.fact === 'pressed' && fact.id === idOf(PRESSES),
  );
  await first.kill();
  const whole = new sqlite.DatabaseSync(path);
  whole.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  const root = whole.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'activity'").get();
  whole.close();
  for (const tail of ['-wal', '-shm']) rmSync(path + tail, { force: true });

  // One page of the record turns to noise.
  const page = (root as { rootpage: number }).rootpage;
  const handle = openSync(path, 'r+');
  writeSync(handle, Buffer.alloc(4096, 0xa5), 0, 4096, (page - 1) * 4096);
  closeSync(handle);
  const damaged = readFileSync(path);
  const sentBefore = recorder.arrivals.length;
  recorder.behave = () => 'accept';

  const second = startChild(built.path, { folder, url: recorder.url });
  await second.until(isReady);
  second.command({ do: 'press', n: PRESSES + 1 });
  const state = await second.untilIdle();
  const trouble = second.facts.find((fact) => fact.fact === 'trouble');
  expect(trouble).toMatchObject({ what: 'unreadable', failure: { kind: 'storage' } });

  const kept = readdirSync(folder).filter((name) => /unreadable.*Z$/.test(name));
  expect(kept).toHaveLength(1);
  expect(readFileSync(join(folder, kept[0] ?? '')).equals(damaged)).toBe(true);
  expect(statSync(path).size).toBeGreaterThan(0);

  const expired = state.deliveries.filter((delivery) => delivery.state === 'expired');
  expect(expired).toHaveLength(PRESSES);
  const sentAfter = recorder.arrivals.slice(sentBefore).map(({ id }) => id);
  expect(sentAfter).toEqual([idOf(PRESSES + 1)]);
  expect(state.firstBadSeq).toBeNull();
  await recorder.close();
});

describe('a main file that is lost beside its log', () => {
  it.each([
    ['is emptied', (path: string) => truncateSync(path, 0)],
    ['is removed', (path: string) => rmSync(path)],
    ['is cut', (path: string) => truncateSync(path, 100)],
    ['is replaced', (path: string) => writeFileSync(path, 'a letter to somebody. '.repeat(500))],
  ])(
    'and %s loses no waiting press and no line: they are taken from the log',
    async (_how, harm) => {
      const folder = makeFolder();
      const recorder = await startRecorder();
      recorder.behave = () => 'unavailable';
      const first = startChild(built.path, { folder, url: recorder.url });
      await first.until(isReady);
      for (const n of [1, 2, 3]) first.command({ do: 'press', n });
      await first.until((fact): fact is Pressed => fact.fact === 'pressed' && fact.id === idOf(3));
      const before = await first.look();
      await first.kill();
      harm(join(folder, 'desk.db'));
      recorder.behave = () => 'accept';

      const second = startChild(built.path, { folder, url: recorder.url });
      await second.until(isReady);
      const state = await second.untilIdle();
      const trouble = second.facts.find((fact) => fact.fact === 'trouble');
      expect(trouble).toMatchObject({ what: 'unreadable', failure: { kind: 'storage' } });
      const told = state.deliveries.map(({ id, state }) => ({ id, state }));
      expect(told.toSorted((left, right) => (left.id < right.id ? -1 : 1))).toEqual(
        [1, 2, 3].map((n) => ({ id: idOf(n), state: 'accepted' })),
      );
      expect(state.firstBadSeq).toBeNull();
      expect(state.activity.slice(0, before.activity.length)).toEqual(before.activity);
      expect(readdirSync(folder).filter((name) => /unreadable.*-wal$/.test(name))).toHaveLength(1);
      await recorder.close();
    },
  );

  it('and whose log holds only the newest press gives back that one, unsent, and says so', async () => {
    const folder = makeFolder();
    const recorder = await startRecorder();
    const first = startChild(built.path, { folder, url: recorder.url });
    await first.until(isReady);
    first.command({ do: 'press', n: 1 });
    await first.untilCount('pressed', 1);
    await first.untilIdle();
    const other = new sqlite.DatabaseSync(join(folder, 'desk.db'));
    other.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    other.close();
    recorder.behave = () => 'unavailable';
    first.command({ do: 'press', n: 2 });
    await first.untilCount('pressed', 2);
    await first.kill();
    truncateSync(join(folder, 'desk.db'), 0);
    const sent = recorder.arrivals.length;
    recorder.behave = () => 'accept';

    const second = startChild(built.path, { folder, url: recorder.url });
    await second.until(isReady);
    const state = await second.untilIdle();
    expect(state.deliveries.map(({ id, state: at }) => [id, at])).toEqual([[idOf(2), 'expired']]);
    expect(recorder.arrivals).toHaveLength(sent);
    const trouble = second.facts.find((fact) => fact.fact === 'trouble');
    expect(trouble?.fact === 'trouble' && trouble.failure?.detail).toContain(
      'Presses found in it that had not gone out: 1',
    );
    await recorder.close();
  });
});
