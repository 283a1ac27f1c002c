// The app is killed, or its window's process is: what was said to be saved arrives, what was said to be cancelled does not.
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pressKeys } from '../desktop/keys.mjs';
import { createTrayDriver, type TrayDriver } from '../desktop/tray-driver.mjs';
import { Desk, isDrawn } from './harness/desk';
import { liveConfig } from './harness/live';
import { pressAndCancel, workRestlessly, type Remembered } from './harness/restless-operator';
import { StrictShare911, type Behaviour } from './harness/strict-share911';

const KEY = `key-${randomBytes(24).toString('hex')}`;
const ROUNDS = Number(process.env.TOCSIN_KILL_ROUNDS ?? 12);
const LONGEST_ROUND_MS = 1_600;

const vendor = new StrictShare911(KEY);
let desk: Desk;

beforeAll(() => vendor.start());
afterAll(() => vendor.stop());
beforeEach(async () => {
  vendor.seen.length = 0;
  vendor.behaviour = { kind: 'status', status: 200 };
  desk = new Desk({ managed: liveConfig(vendor, { language: 'en' }) });
  await desk.command(['secrets', 'set', 'share911.apiKey'], KEY);
});
afterEach(async () => {
  await desk.close();
  expect(vendor.complaints).toEqual([]);
});

/** Good on most days, slow, down or gone on the others: so that a kill meets every state. */
function moody(): Behaviour {
  const mood = Math.random();
  if (mood < 0.5) return { kind: 'status', status: 200 };
  if (mood < 0.7) return { kind: 'status', status: 200, delayMs: Math.random() * 800 };
  return mood < 0.85 ? { kind: 'status', status: 503 } : { kind: 'drop' };
}

describe('killed at random moments around presses and cancels', () => {
  it(
    'loses no saved press, sends none in two forms, and none that was cancelled',
    async () => {
      vendor.behaviour = moody;
      await desk.start();
      // However busy the machine is, one cancel comes in time; the power goes in the moment after its answer.
      const memory = [await pressAndCancel(desk, await desk.page(), 'round 0 a.')];
      await desk.kill();
      for (let round = 1; round <= ROUNDS; round += 1) {
        await desk.start();
        const page = await desk.page();
        const power = new AbortController();
        let answers = 0;
        // Every other time the power goes in the very moment after an answer.
        const lastAnswer = round % 2 === 0 ? Math.ceil(Math.random() * 10) : Infinity;
        const work = workRestlessly(
          {
            desk,
            page,
            round,
            forMs: LONGEST_ROUND_MS,
            power: power.signal,
            onAnswer() {
              answers += 1;
              if (answers === lastAnswer) power.abort();
            },
          },
          memory,
        ).catch((error: unknown) => error);
        await sleep(100 + Math.random() * LONGEST_ROUND_MS, undefined, {
          signal: power.signal,
        }).catch(() => undefined);
        power.abort();
        await desk.kill();
        // What the operator was waiting for ended with the app; a refusal would be a finding.
        expect(String(await work)).not.toContain('refused');
        // Once more while it takes up what the last life left.
        if (round % 3 === 0) await desk.startAndKill(300 + Math.random() * 1_500);
      }

      vendor.behaviour = { kind: 'status', status: 200 };
      await desk.start('--hidden');
      const open = async () =>
        (await desk.look())?.deliveries.filter(
          ({ state }) => !['accepted', 'cancelled'].includes(state),
        );
      await desk.until('nothing is on its way', async () => (await open())?.length === 0);

      const saved = memory.filter((press) => press.saved === true);
      const cancelled = memory.filter((press) => press.cancelled === 'cancelled');
      console.log(
        `${ROUNDS} kills: ${memory.length} presses, ${saved.length} answered as saved, ` +
          `${cancelled.length} as cancelled, ${vendor.seen.length} requests`,
      );
      const of = ({ marker }: Remembered) => vendor.about(marker);
      const arrived = (press: Remembered) => of(press).some(({ answered }) => answered === '200');
      const mayStayAway = ['cancelled', 'may-have-gone', 'stopping', 'asked'];
      expect({
        notSaved: memory.filter((press) => press.saved === false),
        lost: saved.filter(
          (press) => !arrived(press) && !mayStayAway.includes(`${press.cancelled}`),
        ),
        inTwoForms: memory.filter((press) => new Set(of(press).map(({ body }) => body)).size > 1),
        cancelledAndGone: cancelled.filter((press) => of(press).length > 0),
      }).toEqual({ notSaved: [], lost: [], inTwoForms: [], cancelledAndGone: [] });
      expect(saved.length).toBeGreaterThan(ROUNDS);
      expect(cancelled.length).toBeGreaterThan(0);
      const verified = await desk.command(['activity', 'verify']);
      expect(verified).toMatchObject({ code: 0, stderr: '' });
    },
    60_000 + ROUNDS * 20_000,
  );
});

describe('under a command line that waits', () => {
  it('a killed app is started again, and the press arrives once', async () => {
    vendor.behaviour = { kind: 'status', status: 503 };
    await desk.start('--hidden');
    const sending = desk.send('threat', '--message=survives', '--wait=40');
    await desk.until('it has been tried', () => vendor.seen.length > 0);
    await desk.kill();
    vendor.behaviour = { kind: 'status', status: 200 };
    const { code, line } = await sending;
    expect({ code, state: line.state }).toEqual({ code: 0, state: 'accepted' });
    expect(new Set(vendor.seen.map(({ body }) => body)).size).toBe(1);
    expect(vendor.accepted()).toHaveLength(1);
  });

  it('an app that answers too late makes no second press of it', async () => {
    await desk.start('--hidden');
    const pid = desk.running().process().pid ?? 0;
    process.kill(pid, 'SIGSTOP');
    const { code, line, stderr } = await desk.send('threat', '--message=once', '--wait=0');
    expect(code).toBe(2);
    expect(stderr).toContain(
      'It is saved, and goes out as soon as Tocsin runs; do not send again.',
    );
    process.kill(pid, 'SIGCONT');
    await desk.until('it arrives', () => vendor.accepted().length > 0);
    // Whatever the app had still to read from its socket, it has read after two rounds of looking.
    await sleep(2_500);
    expect(vendor.seen).toHaveLength(1);
    const known = (await desk.look())?.deliveries ?? [];
    expect(known.map(({ id, state }) => ({ id, state }))).toEqual([
      { id: line.id, state: 'accepted' },
    ]);
  });
});

describe('with the process of the window crashed', () => {
  let tray: TrayDriver;

  beforeAll(async () => {
    tray = await createTrayDriver();
  });
  afterAll(() => tray.close());

  const arrives = (status: number) =>
    desk.until(`status ${status} arrives`, () =>
      vendor.accepted().some((body) => body.includes(`"status":${status},`)),
    );

  it('hotkey, tray and command line still send, and the window can be opened again', async () => {
    await desk.start();
    await desk.page();
    const app = desk.running();
    const windows = () => desk.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
    await desk.inMain(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    );
    await desk.until('the window is gone', async () => (await windows()) === 0);

    await pressKeys('ctrl+alt+shift+s');
    await arrives(17);
    const item = await tray.waitForItem();
    await item.click('Medical emergency');
    await arrives(7);
    const { code, line } = await desk.send('threat');
    expect({ code, state: line.state }).toEqual({ code: 0, state: 'accepted' });
    expect(await windows()).toBe(0);

    const opening = app.waitForEvent('window');
    await item.click('Open Tocsin');
    const page = await opening;
    await isDrawn(page);
    const { deliveries } = await desk.state(page);
    expect(deliveries.map(({ state }) => state)).toEqual(['accepted', 'accepted', 'accepted']);
    expect(vendor.seen).toHaveLength(3);
  });

  it('or hung: hotkey and command line still send', async () => {
    await desk.start();
    const page = await desk.page();
    page.evaluate('for (;;);').catch(() => undefined);
    await pressKeys('ctrl+alt+shift+m');
    await arrives(7);
    const { code } = await desk.send('threat');
    expect(code).toBe(0);
  });
});
