// Where a call is now, asked of an independent RapidSOS: politely, correct to the byte, and no further than allowed.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spelled, told } from './harness/call-bodies';
import { CallDesk } from './harness/call-desk';
import type { Screen } from './harness/screen';
import type { Arrived, Said } from './harness/strict-rapidsos';

const MOVING = '16145550161';
const EMPTY = '16145550162';
const FORBIDDEN = '16145550163';
const BUSY = '16145550164';

let live: CallDesk;
let screen: Screen;

/** Every caller has a fate of their own. */
function fateOf(arrived: Arrived): Said {
  const times = live.rapidsos.questions(MOVING).length;
  if (arrived.body.includes(EMPTY)) return { status: 200, body: '{"records":[]}' };
  if (arrived.body.includes(FORBIDDEN)) return { status: 403, body: '{"detail":"not approved"}' };
  if (arrived.body.includes(BUSY)) {
    return { status: 429, body: '{"detail":"slow down"}', headers: { 'retry-after': '40' } };
  }
  const record = {
    caller_id: MOVING,
    latitude: Number((39.962 + times / 10_000).toFixed(6)),
    longitude: -82.9975,
    uncertainty_radius: 20 - times,
    location_time: Date.now(),
  };
  return { status: 200, body: JSON.stringify({ data: { locations: [record] } }) };
}

beforeAll(async () => {
  live = await CallDesk.make({ followUp: true });
  live.rapidsos.behaviour = fateOf;
  screen = await live.start();
});
afterAll(() => live.close());

const followUpOf = async (digits: string) =>
  (await screen.state()).calls.find(({ maskedNumber }) => maskedNumber?.endsWith(digits))?.followUp;

describe('asking where a call is', () => {
  let sharedMs = 0;

  it('begins some seconds after the share, with a token for our own credentials', async () => {
    sharedMs = Date.now();
    for (const number of [MOVING, EMPTY, FORBIDDEN, BUSY]) {
      expect((await live.sender.share(spelled('plain words', told(number)))).status).toBe(200);
    }
    await screen.until('everybody was asked about', ({ calls }) =>
      calls.every(({ followUp }) => followUp.asked > 0),
    );
    expect(live.rapidsos.complaints).toEqual([]);
    const [first, ...others] = live.rapidsos.seen;
    expect(first?.path).toBe('/oauth/token');
    expect(others.every(({ path }) => path === '/location')).toBe(true);
    expect(others).toHaveLength(4);
    for (const { atMs, headers } of others) {
      expect(atMs - sharedMs).toBeGreaterThanOrEqual(4_500);
      expect(headers.authorization).toBe(`Bearer ${live.rapidsos.tokens()[0] ?? ''}`);
    }
  });

  it('shows the newer place in the window and in the list, and says who told it', async () => {
    const [call] = (await live.calls()).filter(({ number }) => number?.endsWith('0161') ?? false);
    expect(call?.place).toMatchObject({
      ...{ source: 'follow-up', latitude: 39.9621, longitude: -82.9975, uncertaintyM: 19 },
    });
    expect(call?.nearness).not.toBe('unknown');
    await screen.page.getByRole('link', { name: /^Calls/ }).click();
    await screen.page.getByText('This newer place came').first().waitFor();
  });

  it('takes an empty answer for normal and asks again; a no ends it; a pause is kept', async () => {
    await screen.until(
      'a second round',
      ({ calls }) => calls.filter(({ followUp }) => followUp.asked >= 2).length === 2,
      40_000,
    );
    await sleep(2_000);
    expect(live.rapidsos.complaints).toEqual([]);
    expect(await followUpOf('0162')).toMatchObject({ state: 'waiting', failure: null, empty: 2 });
    expect(await followUpOf('0163')).toMatchObject({ state: 'refused', asked: 1 });
    expect((await followUpOf('0163'))?.failure?.kind).toBe('unauthorized');
    expect(await followUpOf('0164')).toMatchObject({ state: 'waiting', asked: 1 });
    expect(live.rapidsos.questions(FORBIDDEN)).toHaveLength(1);
    expect(live.rapidsos.questions(BUSY)).toHaveLength(1);
    const [first, second] = live.rapidsos.questions(MOVING).map(({ atMs }) => atMs);
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(10_000);
    // One token serves them all.
    expect(live.rapidsos.tokens()).toHaveLength(1);
  });

  it('ends with the card, and no number is in what the window was told', async () => {
    const told = JSON.stringify(await screen.state());
    for (const number of [MOVING, EMPTY, FORBIDDEN, BUSY]) expect(told).not.toContain(number);
    expect(told).not.toContain(live.rapidsos.tokens()[0]);
    await screen.call('wipeCalls', undefined);
    const asked = live.rapidsos.seen.length;
    await sleep(20_000);
    expect(live.rapidsos.seen).toHaveLength(asked);
  });
});
