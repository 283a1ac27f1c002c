// A large organisation at a strict Emergency24: pressed meanwhile, killed half way, read to the end with no gap and no double, in bounded memory.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { allRecordKeys, syncOf } from './harness/directory';
import { StrictContactsDesk } from './harness/strict-emergency24-desk';
import { strictPersonAt } from './harness/strict-emergency24-people';

/** TOCSIN_STRICT_SIZE=100000 is the size the design promises; it takes some minutes. */
const SIZE = Number(process.env.TOCSIN_STRICT_SIZE ?? 3000);
const PATIENCE_MS = 60_000 + SIZE * 12;
/** Of the main process, at a hundred thousand. */
const MEMORY_MAX_MIB = 700;

let made: StrictContactsDesk;
let peakMib = 0;
let watching: NodeJS.Timeout;

beforeAll(async () => {
  made = await StrictContactsDesk.make({ size: SIZE, siteIds: [], presses: true });
  watching = setInterval(() => {
    for (const pid of made.desk.processes()) peakMib = Math.max(peakMib, residentMib(pid));
  }, 500);
}, PATIENCE_MS);
afterAll(async () => {
  clearInterval(watching);
  await made.close();
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

const detailsDone = async (): Promise<number> => {
  const state = await made.desk.look();
  const sync = state === null ? undefined : syncOf(state, 'emergency24');
  return sync?.phase === 'details' ? sync.done : 0;
};

it(
  'is read with a press meanwhile, killed half way, and whole in the end',
  async () => {
    const { desk, emergency24, share911 } = made;
    const begunMs = performance.now();
    await desk.start('--hidden');
    await desk.until(
      'a quarter is read',
      async () => (await detailsDone()) > SIZE / 4,
      PATIENCE_MS,
    );
    const pressed = await desk.send('security-needed', '--wait', '10');
    expect(pressed.code).toBe(0);
    const [press] = share911.accepted();
    expect(press).toContain('"status":17');
    expect(await detailsDone()).toBeGreaterThan(0);

    await desk.until('half is read', async () => (await detailsDone()) > SIZE / 2, PATIENCE_MS);
    const asked = emergency24.counts.get('by id') ?? 0;
    await desk.kill();
    const { code, line, stderr } = await made.sync();
    expect(stderr).toContain('was not running');
    expect({ code, line }).toMatchObject({ code: 0, line: { sources: [{ skipped: 0 }] } });
    // What was read before the kill was kept: hardly anybody was asked for twice.
    expect(asked).toBeLessThan(SIZE);
    expect(emergency24.counts.get('by id') ?? 0).toBeLessThan(SIZE + 100);
    expect(emergency24.complaints).toEqual([]);
    expect(peakMib).toBeLessThan(MEMORY_MAX_MIB);
    const seconds = ((performance.now() - begunMs) / 1000).toFixed(1);
    console.log(`${SIZE} contacts in ${seconds} s, at most ${peakMib.toFixed(0)} MiB`);
  },
  PATIENCE_MS,
);

it(
  'has everybody once afterwards, with what only the single answers tell',
  async () => {
    await made.desk.stop();
    const screen = await made.start();
    await screen.until('the search is ready', ({ directory }) => directory.searchReady, 60_000);
    const keyOf = (number: number) => `emergency24//${strictPersonAt(number).contactId}`;
    const all = Array.from({ length: SIZE }, (_, number) => keyOf(number));
    expect([...(await allRecordKeys(screen))].sort()).toEqual(all.sort());
    for (const number of [0, 17, SIZE / 4, SIZE / 2 - 1, SIZE / 2, SIZE - 500, SIZE - 1]) {
      const [hit] = await screen.call('searchContacts', {
        query: `p${number}@strict.example`,
        limit: 1,
      });
      expect(hit?.key).toBe(keyOf(number));
    }
  },
  PATIENCE_MS,
);
