// Hotkeys follow the keyboard's layout, come back when another program lets go of them, and rest while keys are recorded.
import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HotkeyTarget } from '../../src/shared/settings/hotkey';
import type { Readiness } from '../../src/shared/core/readiness';
import { pressKeys } from '../desktop/keys.mjs';
import { Desk } from './harness/desk';
import { Practice } from './harness/practice';
import { Screen } from './harness/screen';

const execute = promisify(execFile);
const desk = new Desk();
const other = new Desk();
let screen: Screen;
let practice: Practice;

const layout = (...words: string[]) => execute('setxkbmap', words);
/** One key by its place on the keyboard, whatever is written on it. */
const pressPlace = (place: string) =>
  execute(
    'xdotool',
    `keydown ctrl keydown alt keydown shift key ${place} keyup shift keyup alt keyup ctrl`.split(
      ' ',
    ),
  );
const statusOf = async (target: HotkeyTarget, of = screen) =>
  (await of.state()).hotkeys.find((one) => one.target === target)?.status;
const deaf = ({ troubles }: Readiness) => troubles.some(({ id }) => id === 'hotkey-failed');
const claims = async () =>
  (await screen.call('activityPage', { limit: 50 })).filter(
    ({ kind }) => kind === 'hotkeys-claimed',
  );

beforeAll(async () => {
  await desk.start();
  screen = await Screen.of(desk);
  practice = await Practice.of(screen);
});
afterAll(async () => {
  await layout('-option', '');
  await layout('us');
  await other.close();
  await desk.close();
});

/** The same keys again within this time would count as held down. */
const pause = () => sleep(1600);

/** What is pressed arrives at Share911, once. */
async function arrives(press: () => Promise<unknown>, number: number): Promise<void> {
  const before = (await practice.withStatus(number)).length;
  await press();
  await desk.until(`a press with status ${number}`, async () => {
    return (await practice.withStatus(number)).length === before + 1;
  });
}

const CHORDS = [
  ['t', 1],
  ['m', 7],
  ['s', 17],
  ['a', 22],
] as const;

describe('after another layout was chosen', () => {
  it.each([
    ['a French one', ['fr'], '24', 22],
    ['Dvorak', ['us', '-variant', 'dvorak'], '45', 1],
    ['the American one again', ['us', '-variant', ''], '28', 1],
  ] as const)('%s, every chord is on its new keys', async (_name, words, place, number) => {
    await pause();
    const before = (await claims()).length;
    await layout(...words);
    await desk.until('claimed anew', async () => (await claims()).length > before);
    for (const [key, status] of CHORDS) {
      await arrives(() => pressKeys(`ctrl+alt+shift+${key}`), status);
    }
    await pause();
    await arrives(() => pressPlace(place), number);
    const { hotkeys, readiness } = await screen.state();
    expect(hotkeys.filter(({ status }) => status === 'registered')).toHaveLength(5);
    expect(deaf(readiness)).toBe(false);
    expect((await claims())[0]?.facts).toMatchObject({ why: 'layout', notWorking: '' });
  });

  it('the key of the layout before presses nothing', async () => {
    await layout('fr');
    await desk.until('on the French A', async () => (await claims()).length > 0);
    await pause();
    const before = (await practice.withStatus(22)).length;
    await pressPlace('38');
    await sleep(500);
    expect(await practice.withStatus(22)).toHaveLength(before);
  });

  it('that lacks the letters, the chords are told as not working, until it has them again', async () => {
    await layout('ru');
    await screen.until('told', ({ readiness }) => deaf(readiness));
    expect((await screen.state()).readiness.verdict).toBe('practice');
    expect(await statusOf('THREAT')).toBe('no-key');
    await screen.goTo('Settings');
    const row = screen.page.getByRole('listitem').filter({ hasText: 'Threat' });
    await row.getByText('This keyboard layout cannot give these keys').waitFor();
    await layout('us');
    await screen.until('well', ({ readiness }) => !deaf(readiness));
    await arrives(() => pressKeys('ctrl+alt+shift+t'), 1);
  });

  it('in which Alt and Shift together switch layouts, the chords with both are told as not working', async () => {
    await layout('us,ru', '-option', 'grp:alt_shift_toggle');
    await desk.until('told', async () => (await statusOf('SAFE')) === 'no-key');
    await layout('-option', '');
    await layout('us');
    await desk.until('well', async () => (await statusOf('SAFE')) === 'registered');
  });
});

describe('while a chord is recorded in the settings', () => {
  it('none presses anything, and the chord that is in use is refused by name', async () => {
    await screen.goTo('Settings');
    await desk.until('in front', () => screen.isWindowFocused());
    await pause();
    const before = (await practice.withStatus(1)).length;
    await screen.button('Change keys: Trapped').click();
    await screen.page.getByText('Press the keys…').waitFor();
    await pressKeys('ctrl+alt+shift+t');
    await screen.page.getByText('Already used for Threat.').waitFor();
    await sleep(500);
    expect(await practice.withStatus(1)).toHaveLength(before);
  });

  it('and is over, the chord presses again', async () => {
    await pause();
    await arrives(() => pressKeys('ctrl+alt+shift+t'), 1);
  });
});

describe('a chord that another program holds', () => {
  it('is told, and claimed again by itself when that program is gone', async () => {
    await other.start();
    const second = await Screen.of(other);
    await other.until('told', async () => (await statusOf('THREAT', second)) === 'taken');
    await desk.close();
    await other.until(
      'ours',
      async () => (await statusOf('THREAT', second)) === 'registered',
      10_000,
    );
    const record = await second.call('activityPage', { limit: 50 });
    const claimed = record.find(({ kind }) => kind === 'hotkeys-claimed');
    expect(claimed?.facts).toMatchObject({ why: 'free', notWorking: '' });
    expect(deaf((await second.state()).readiness)).toBe(false);
    await pressKeys('ctrl+alt+shift+t');
    await second.untilState('THREAT', 'accepted');
  });
});
