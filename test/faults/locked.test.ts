// Another program holds the lock of desk.db: a press goes out at once and is on disk once the lock is let go.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { idOf } from '../fakes/deliveries';
import { holdLock, makeFolder } from '../fakes/desk-folder';
import { buildChild, isReady, startChild, type Child } from './child';
import type { ChildFact } from './child-protocol';
import { startRecorder } from './recorder';

const PRESSES = 60;

let built: Awaited<ReturnType<typeof buildChild>>;
beforeAll(async () => {
  built = await buildChild();
});
afterAll(() => built.remove());

type Pressed = ChildFact & { fact: 'pressed' };
type Trouble = ChildFact & { fact: 'trouble' };

function pressed(child: Child, n: number): Promise<Pressed> {
  return child.until((fact): fact is Pressed => fact.fact === 'pressed' && fact.id === idOf(n));
}

function told(child: Child, reason: string | undefined): Promise<Trouble> {
  return child.until(
    (fact): fact is Trouble => fact.fact === 'trouble' && fact.failure?.reason === reason,
  );
}

it(`${PRESSES} presses reach the vendor once each while it lasts, and a restart finds them all`, async () => {
  const folder = makeFolder();
  const recorder = await startRecorder();
  const child = startChild(built.path, { folder, url: recorder.url });
  await child.until(isReady);
  const letGo = holdLock(folder);
  for (let n = 1; n <= PRESSES; n += 1) child.command({ do: 'press', n });
  await pressed(child, PRESSES);
  const all = child.facts.filter((fact): fact is Pressed => fact.fact === 'pressed');
  expect(all.every(({ savedMs }) => savedMs === null)).toBe(true);
  // The first one waits 50 ms; it was 2 s for each statement of each press.
  expect(Math.max(...all.map(({ tookMs }) => tookMs))).toBeLessThan(1_000);
  await told(child, 'busy');
  const beforeLook = performance.now();
  await child.untilIdle();
  await child.look();
  expect(performance.now() - beforeLook).toBeLessThan(5_000);
  expect(recorder.arrivals).toHaveLength(PRESSES);

  letGo();
  await told(child, undefined);
  const state = await child.look();
  expect(state.firstBadSeq).toBeNull();
  expect(state.deliveries.every(({ rungs }) => rungs.savedMs !== null)).toBe(true);
  await child.kill();

  const next = startChild(built.path, { folder, url: recorder.url });
  await next.until(isReady);
  const after = await next.untilIdle();
  expect(after.firstBadSeq).toBeNull();
  for (const kind of ['pressed', 'accepted', 'saved']) {
    const ids = after.activity.flatMap((line) => (line.kind === kind ? [line.actionId] : []));
    expect([kind, new Set(ids).size, ids.length]).toEqual([kind, PRESSES, PRESSES]);
  }
  expect(recorder.arrivals).toHaveLength(PRESSES);
  await recorder.close();
});
