// Killed at random moments around hundreds of presses: nothing saved is lost, changed, or sent after its cancel.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeDraft } from '../fakes/deliveries';
import { makeFolder } from '../fakes/desk-folder';
import { buildChild, isReady, startChild } from './child';
import type { ChildFact } from './child-protocol';
import { startRecorder, type Behaviour } from './recorder';

const KILLS = Number(process.env.TOCSIN_FAULT_KILLS ?? 25);
const PRESSES_PER_LIFE = 1_000;
const BEHAVIOURS: readonly Behaviour[] = [
  'accept',
  'accept',
  'accept',
  'slow',
  'unavailable',
  'drop',
  'hang',
];

let built: Awaited<ReturnType<typeof buildChild>>;
beforeAll(async () => {
  built = await buildChild();
});
afterAll(() => built.remove());

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

it(`keeps every promise over ${KILLS} kills`, async () => {
  const folder = makeFolder();
  const recorder = await startRecorder();
  recorder.behave = () => BEHAVIOURS[Math.floor(Math.random() * BEHAVIOURS.length)] ?? 'accept';
  const facts: ChildFact[] = [];
  const bodies = new Map<string, string>();

  for (let life = 0; life < KILLS; life += 1) {
    const from = 1 + life * PRESSES_PER_LIFE;
    for (let n = from; n < from + PRESSES_PER_LIFE; n += 1) {
      const draft = makeDraft(n);
      bodies.set(draft.id, draft.request?.body ?? '');
    }
    const child = startChild(built.path, { folder, url: recorder.url });
    child.command({ do: 'storm', from });
    // Some are killed while they still take up what the last one left, the others among their presses.
    if (life % 6 === 5) await pause(120 + Math.random() * 120);
    else {
      await child.untilCount('pressed', 5 + Math.floor(Math.random() * 20));
      await pause(Math.random() * 60);
    }
    await child.kill();
    facts.push(...child.facts);
  }

  recorder.behave = () => 'accept';
  const last = startChild(built.path, { folder, url: recorder.url });
  await last.until(isReady);
  const state = await last.untilIdle();
  await last.kill();
  await recorder.close();

  const saved = facts.filter((fact) => fact.fact === 'pressed' && fact.savedMs !== null);
  const savedIds = saved.flatMap((fact) => (fact.fact === 'pressed' ? [fact.id] : []));
  const cancels = facts.flatMap((fact) => (fact.fact === 'cancel' ? [fact] : []));
  const stopped = new Set(
    cancels.filter(({ result }) => result !== 'too-late').map((cancel) => cancel.id),
  );
  const arrived = new Set(recorder.arrivals.map((arrival) => arrival.id));
  // Killed between a cancel's commit and its answer: asked for, in the record, and told to nobody.
  const told = new Set(cancels.map(({ id }) => id));
  const asked = new Set(facts.flatMap((fact) => (fact.fact === 'cancelling' ? [fact.id] : [])));
  const cutOff = new Set(
    state.activity
      .filter(({ kind, actionId }) => kind === 'cancelled' && asked.has(actionId ?? ''))
      .flatMap(({ actionId }) => (actionId === null || told.has(actionId) ? [] : [actionId])),
  );

  const lost = savedIds.filter((id) => !arrived.has(id) && !stopped.has(id) && !cutOff.has(id));
  const changed = recorder.arrivals.filter(({ id, body }) => bodies.get(id) !== body);
  const ghosts = cancels
    .filter(({ result }) => result !== 'too-late')
    .flatMap((cancel) =>
      recorder.arrivals.filter(({ id, atMs }) => id === cancel.id && atMs > cancel.atMs),
    )
    // An attempt of which nobody knows whether it arrived may still be on its way when retries stop.
    .filter(({ id }) =>
      cancels.some((cancel) => cancel.id === id && cancel.result === 'cancelled'),
    );

  expect({ lost, changed, ghosts }).toEqual({ lost: [], changed: [], ghosts: [] });
  // One kill can cut off one cancel, no more.
  expect(cutOff.size).toBeLessThanOrEqual(KILLS);
  expect(state.firstBadSeq).toBeNull();
  // The test would prove nothing without enough presses, cancels and repeats.
  expect(savedIds.length).toBeGreaterThan(KILLS * 5);
  expect(cancels.filter(({ result }) => result === 'cancelled').length).toBeGreaterThan(KILLS / 3);
  expect(recorder.arrivals.length).toBeGreaterThan(arrived.size);

  const times = saved.flatMap((fact) => (fact.fact === 'pressed' ? [fact.tookMs] : []));
  const sorted = times.toSorted((left, right) => left - right);
  const at = (share: number): string => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(2);
  console.info(
    `${savedIds.length} presses saved, ${stopped.size} stopped, ${recorder.arrivals.length} requests; ` +
      `accept() p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`,
  );
}, 240_000);
