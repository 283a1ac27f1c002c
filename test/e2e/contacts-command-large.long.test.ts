// Thousands of people taken in by the command line: a press meanwhile is as quick as ever, and the memory stays bounded.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Desk } from './harness/desk';

/** TOCSIN_IMPORT_SIZE=50000 is the size that is promised; it takes two minutes. */
const SIZE = Number(process.env.TOCSIN_IMPORT_SIZE ?? 5000);
/** Of the main process. */
const MEMORY_MAX_MIB = 900;
const PRESS_MAX_MS = 1000;

const desk = new Desk({ managed: { language: 'en', panic: { countdownSeconds: 0 } } });
const path = join(desk.folder, 'everybody.csv');
let peakMib = 0;
let watching: NodeJS.Timeout;

beforeAll(async () => {
  const rows = Array.from(
    { length: SIZE },
    (_, n) => `big-${n},Ida${n},Peña${n},i${n}@example.org,"Staff, ""night"" ${n % 7}"`,
  );
  writeFileSync(path, ['External ID,First name,Last name,Email,Title', ...rows].join('\r\n'));
  await desk.start('--hidden');
  expect((await desk.command(['contacts', 'sync'])).code).toBe(0);
  watching = setInterval(() => {
    for (const pid of desk.processes()) peakMib = Math.max(peakMib, residentMib(pid));
  }, 500);
});
afterAll(async () => {
  clearInterval(watching);
  await desk.close();
});

function residentMib(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    // Not Linux, or it has just ended.
    return 0;
  }
}

/** From the press to the yes of the practice service, in milliseconds, as the app itself timed it. */
async function pressed(): Promise<number> {
  const { line } = await desk.send('safe', '--wait', '30');
  const { pressedMs, acceptedMs } = line;
  return Number(acceptedMs) - Number(pressedMs);
}

const importing = async (...words: readonly string[]) => {
  const begunMs = performance.now();
  const { code, stdout, stderr } = await desk.command([
    'contacts',
    'import',
    path,
    '--to',
    'emergency24',
    ...words,
  ]);
  const lines = stdout.split('\n').filter((line) => line !== '');
  return { code, lines, stderr, seconds: ((performance.now() - begunMs) / 1000).toFixed(1) };
};

it('is looked at and taken with a press meanwhile, and again while most are still on the way', async () => {
  const undisturbed = await pressed();
  const state = { isOver: false };
  const times: number[] = [];
  const work = (async () => {
    const seen = await importing('--preview');
    console.log(`preview ${seen.seconds} s, so far at most ${peakMib.toFixed(0)} MiB`);
    const taken = await importing('--apply');
    console.log(`apply ${taken.seconds} s, so far at most ${peakMib.toFixed(0)} MiB`);
    const again = await importing('--apply');
    console.log(`again ${again.seconds} s, so far at most ${peakMib.toFixed(0)} MiB`);
    return { seen, taken, again };
  })().finally(() => (state.isOver = true));
  while (!state.isOver) times.push(await pressed());
  const { seen, taken, again } = await work;
  console.log(`a press took ${undisturbed} ms before, and meanwhile ${times.join(', ')} ms`);
  expect(seen).toMatchObject({ code: 0 });
  expect(seen.lines).toHaveLength(SIZE);
  expect(taken.code).toBe(0);
  expect(JSON.parse(taken.lines.at(-1) ?? '')).toMatchObject({ sum: { taken: SIZE, wrong: 0 } });
  expect(again.code).toBe(0);
  expect(JSON.parse(again.lines.at(-1) ?? '')).toMatchObject({ sum: { taken: 0, same: SIZE } });
  expect(Math.max(...times)).toBeLessThan(PRESS_MAX_MS);
  expect(peakMib).toBeLessThan(MEMORY_MAX_MIB);
  const { stdout } = await desk.command(['activity']);
  const held = stdout.split('\n').filter((line) => line.includes('"held-up"'));
  console.log(held.join('\n'));
}, 300_000);
