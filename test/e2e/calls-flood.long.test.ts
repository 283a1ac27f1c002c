// A flood of shares, true and forged, while somebody presses: every true one is kept and the press is not held up.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spelled, SPELLINGS, told } from './harness/call-bodies';
import { CallDesk } from './harness/call-desk';
import { sha1, SIGNATURE } from './harness/call-sender';
import type { Screen } from './harness/screen';

const GOOD = 200;
const BAD = 500;
const AT_ONCE = 20;

let live: CallDesk;
let screen: Screen;

beforeAll(async () => {
  live = await CallDesk.make();
  screen = await live.start();
});
afterAll(() => live.close());

/** A hundred numbers in each area code are kept for stories. */
const numberOf = (index: number): string =>
  `1${index < 100 ? '614' : '740'}55501${String(index % 100).padStart(2, '0')}`;

/** Runs everything, a few at a time, in the order given. */
async function inLanes<T>(jobs: readonly (() => Promise<T>)[]): Promise<readonly T[]> {
  const results: T[] = [];
  const left = [...jobs.entries()];
  const lane = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      results[next[0]] = await next[1]();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return results;
}

describe('a flood of 200 true and 500 forged shares', () => {
  it('holds up no press, loses no call, and lets no forged one in', async () => {
    const names = Object.keys(SPELLINGS);
    const good = Array.from({ length: GOOD }, (_, index) =>
      spelled(names[index % names.length] ?? '', told(numberOf(index))),
    );
    const isGood = (index: number): boolean => index % 7 < 2;
    const forged = spelled('plain words', told('12125550199'));
    let next = 0;
    const jobs = Array.from({ length: GOOD + BAD }, (_, index) => async () => {
      if (isGood(index)) {
        next += 1;
        const { status } = await live.sender.share(good[next - 1] ?? '');
        return { isGood: true, status };
      }
      const signature = sha1('forger', `${forged}${index}`);
      const { status } = await live.sender.shareWith(forged, { [SIGNATURE]: signature });
      return { isGood: false, status };
    });
    const flood = inLanes(jobs);
    const pressedMs = Date.now();
    await screen.call('press', { status: 'SECURITY_NEEDED' });
    const press = await screen.untilState('SECURITY_NEEDED', 'accepted');
    const tookMs = (press.rungs.acceptedMs ?? Number.NaN) - pressedMs;
    const answers = await flood;
    const floodMs = Date.now() - pressedMs;
    console.log(`press accepted after ${tookMs} ms in a flood of ${floodMs} ms`);

    expect(tookMs).toBeLessThan(2_000);
    expect(new Set(answers.filter((one) => one.isGood).map(({ status }) => status))).toEqual(
      new Set([200]),
    );
    const refused = answers.filter((one) => !one.isGood).map(({ status }) => status);
    expect(refused).toHaveLength(BAD);
    expect(refused.every((status) => status === 401 || status === 429)).toBe(true);
    const calls = await live.calls('--limit=500');
    expect(calls.filter(({ number }) => number?.endsWith('0199'))).toHaveLength(2);
    expect(calls).toHaveLength(GOOD);
    expect(new Set(calls.map(({ shares }) => shares))).toEqual(new Set([1]));
    expect(live.share911.complaints).toEqual([]);
  });

  it('leaves the desk usable: a call after it is on the screen at once', async () => {
    await screen.page.getByRole('link', { name: /^Calls/ }).click();
    const after = told('13805550142');
    expect((await live.sender.share(spelled('plain words', after))).status).toBe(200);
    const answeredMs = performance.now();
    await screen.page.getByText('••• ••• 0142').first().waitFor();
    await screen.until('the newest call is the new one', ({ calls }) =>
      (calls[0]?.maskedNumber ?? '').endsWith('0142'),
    );
    expect(performance.now() - answeredMs).toBeLessThan(3_000);
  });
});
