// The process that carries presses stood still: the record says so and for how long, and a long one is trouble.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pressKeys } from '../desktop/keys.mjs';
import { Desk } from './harness/desk';

const desk = new Desk({ managed: { language: 'en' } });

beforeAll(() => desk.start('--hidden'));
afterAll(() => desk.close());

async function standStill(ms: number): Promise<void> {
  const pid = desk.running().process().pid;
  if (pid === undefined) throw new Error('the app has ended');
  process.kill(pid, 'SIGSTOP');
  await new Promise((resolve) => setTimeout(resolve, ms));
  process.kill(pid, 'SIGCONT');
}
const isTroubled = async (): Promise<boolean> =>
  (await desk.look())?.readiness.troubles.some(({ id }) => id === 'held-up') ?? false;
async function longestRecorded(): Promise<number> {
  const { stdout } = await desk.command(['activity']);
  const lines = stdout.split('\n').filter((line) => line.includes('"held-up"'));
  return Math.max(
    0,
    ...lines.map((line) => (JSON.parse(line) as { facts: { lastedMs: number } }).facts.lastedMs),
  );
}

it('a hold-up of over a second is trouble that blocks no press, and stands in the record', async () => {
  await standStill(4_000);
  await desk.until('it is told', isTroubled);
  const { readiness } = (await desk.look()) ?? {};
  expect(readiness?.troubles.find(({ id }) => id === 'held-up')).toMatchObject({ blocks: false });
  await desk.until('it is recorded', async () => (await longestRecorded()) >= 3_500);
});

it('a press made while it stood still goes out when it goes on', async () => {
  const stood = standStill(2_000);
  await pressKeys('ctrl+alt+shift+t');
  await stood;
  await desk.until('the press is accepted', async () =>
    Boolean((await desk.look())?.deliveries.some(({ state }) => state === 'accepted')),
  );
});
