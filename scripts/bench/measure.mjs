// Runs inside the throw-away desktop: start-up, memory and the way of a press, each beside a bare Electron.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { _electron } from 'playwright-core';
import { inMain } from '../../test/desktop/in-main.mjs';
import { electronArgs } from '../electron-args.mjs';
import { findElectron } from '../electron-runtime.mjs';
import { projectRoot } from '../lib/project.mjs';
import { capture } from '../lib/run.mjs';
import { answerLatencies } from './answers.mjs';
import { median, quantile, row } from './figures.mjs';
import { memoryOf } from './memory.mjs';

const ROUNDS = 5;
const PRESSES = 60;
const electron = findElectron();

async function open(folder, args = []) {
  const began = performance.now();
  const app = await _electron.launch({
    executablePath: electron.path,
    args: [...electronArgs(), folder, ...args],
  });
  const page = await app.firstWindow();
  await page.waitForLoadState('load');
  return { app, page, startMs: performance.now() - began };
}

async function close({ app }) {
  const child = app.process();
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

async function desk(config = { panic: { countdownSeconds: 0 } }) {
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-bench-'));
  const managed = join(folder, 'managed.json');
  await writeFile(managed, JSON.stringify(config));
  const flags = [`--user-data-dir=${folder}/data`, `--managed-config=${managed}`];
  const opened = await open(projectRoot, flags);
  return {
    ...opened,
    flags,
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

const bare = (args) => open(join(projectRoot, 'scripts/bench/bare'), args);

/** Any value will do: the bench's own vendor looks at none. */
async function setKey({ flags }, name) {
  const words = [...electronArgs({ window: false }), projectRoot, '--log-level=3'];
  const { code, stderr } = await capture(
    electron.path,
    [...words, 'secrets', 'set', name, ...flags],
    { input: 'bench-key' },
  );
  if (code !== 0) throw new Error(`the key could not be stored: ${stderr}`);
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function startAndMemory(make) {
  const starts = [];
  const memories = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const opened = await make();
    starts.push(opened.startMs);
    await sleep(2500);
    memories.push(memoryOf(opened.app.process().pid));
    await close(opened);
    await opened.remove?.();
  }
  return { startMs: median(starts), memoryMib: median(memories) };
}

/** From the press in the page until the practice service has the request. */
async function pressLatencies() {
  const opened = await desk();
  await opened.page.getByRole('button', { name: 'Threat' }).waitFor();
  const call = (name, input) =>
    opened.page.evaluate(([n, i]) => window.tocsin.call(n, i), [name, input]);
  await sleep(2000);
  for (let n = 0; n < PRESSES; n += 1) {
    await opened.page.evaluate(
      (text) =>
        window.tocsin.call('press', { status: 'SAFE', message: text, pressedAtMs: Date.now() }),
      `bench ${n}`,
    );
    await sleep(60);
  }
  await sleep(500);
  const { practice, deliveries } = (await call('getState')).value;
  const requests = await (await fetch(`${practice.url}/practice/requests`)).json();
  const pressedAt = new Map(
    deliveries.map(({ request, rungs }) => [request.body, rungs.pressedMs]),
  );
  const wire = requests
    .filter(({ body }) => pressedAt.has(body))
    .map(({ body, atMs }) => atMs - pressedAt.get(body));
  const saved = deliveries.map(({ rungs }) => rungs.savedMs - rungs.pressedMs);
  await close(opened);
  await opened.remove();
  return { wire, saved };
}

/** The same POST by a bare `net.fetch`, from the call until the server has the request. */
async function fetchLatencies() {
  const seen = new Map();
  const server = createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      seen.set(Buffer.concat(chunks).toString(), Date.now());
      response.end('{}');
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${server.address().port}/v1/checkins/`;
  const opened = await bare();
  const latencies = [];
  for (let n = 0; n < PRESSES; n += 1) {
    const body = JSON.stringify({ n, filler: 'x'.repeat(200) });
    const began = await inMain(
      opened.app,
      async ({ net }, [to, text]) => {
        const at = Date.now();
        await (await net.fetch(to, { method: 'POST', body: text })).text();
        return at;
      },
      [url, body],
    );
    latencies.push(seen.get(body) - began);
    await sleep(60);
  }
  await close(opened);
  server.closeAllConnections();
  server.close();
  return latencies;
}

console.log(
  `Electron ${electron.version} (${electron.kind}); medians of ${ROUNDS} starts and ${PRESSES} presses`,
);
const ours = await startAndMemory(desk);
const baseline = await startAndMemory(bare);
console.log(row('start until the window has loaded', ours.startMs, baseline.startMs, 'ms '));
console.log(row('memory with a window (proportional)', ours.memoryMib, baseline.memoryMib, 'MiB'));
const press = await pressLatencies();
const plain = await fetchLatencies();
// Clocks count whole milliseconds: half of one stands for "less than one".
const atLeast = (value) => Math.max(0.5, value);
console.log(
  row(
    'press until the service has it, median',
    atLeast(median(press.wire)),
    atLeast(median(plain)),
    'ms ',
  ),
);
console.log(
  row(
    'press until the service has it, 95 of 100',
    atLeast(quantile(press.wire, 0.95)),
    atLeast(quantile(plain, 0.95)),
    'ms ',
  ),
);
console.log(
  `press until it is saved with fsync: median ${median(press.saved)} ms, 95 of 100 ${quantile(press.saved, 0.95)} ms`,
);

const answers = await answerLatencies({ openDesk: desk, setKey, openBare: bare, close, freePort });
for (const [words, share] of [
  ['median', 0.5],
  ['95 of 100', 0.95],
]) {
  const ours = quantile(answers.ours, share);
  const baseline = quantile(answers.plain, share);
  const what = `webhook until its answer is in the window, ${words}`;
  console.log(row(what, atLeast(ours), atLeast(baseline), 'ms '));
}
