// What goes along with every press: set by IT, seen where the place is shown, at the service, in the record and by scripts.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Desk } from './harness/desk';
import { expectAccessible, LOOKS, overflowOf, showIn, type Look } from './harness/looks';
import { bodyOf, Practice } from './harness/practice';
import { Screen } from './harness/screen';

const NUMBER = '+1 614 555 0100 ext. 4';
const CALL_BACK = `Call back: ${NUMBER}`;
const HERE = 'Main Office · Room 12';
const LANGUAGES = [
  ['en', 'Panic', 'Settings'],
  ['es', 'Pánico', 'Ajustes'],
] as const;

const config = (room: string) => ({
  desk: { name: 'Front Desk', location: 'Main Office', room, callbackPhone: '(614) 555-0100 x4' },
  panic: { countdownSeconds: 0 },
});
const desk = new Desk({ managed: config('12') });
let screen: Screen;
let practice: Practice;

beforeAll(async () => {
  await desk.start();
  screen = await Screen.of(desk);
  practice = await Practice.of(screen);
});
afterAll(() => desk.close());

/** All of the window, whatever its zoom; under TOCSIN_PICTURES, when that is set. */
async function picture(name: string): Promise<void> {
  const folder = process.env.TOCSIN_PICTURES;
  if (folder === undefined) return;
  await screen.drawn();
  const bytes = await desk.inMain(async ({ BrowserWindow }) =>
    (await BrowserWindow.getAllWindows()[0]?.capturePage())?.toPNG().toString('base64'),
  );
  writeFileSync(join(folder, `${name}.png`), bytes ?? '', 'base64');
}

const lastOf = async (status: number) => {
  const [last] = (await practice.withStatus(status)).slice(-1);
  return bodyOf(last?.body ?? '{}');
};
const pressedLines = async () => {
  const { stdout } = await desk.command(['activity']);
  return stdout
    .split('\n')
    .filter((line) => line.includes('"pressed"'))
    .map((line) => (JSON.parse(line) as { facts: Record<string, unknown> }).facts);
};

describe('room and call-back phone', () => {
  it('stand on the screen where the place does, locked, and in the status', async () => {
    const strip = screen.page.getByRole('banner', { name: 'Status' });
    await strip.getByText(HERE, { exact: true }).waitFor();
    await screen.page.getByText('with “Room 12”').waitFor();
    await screen.page.getByText(`with “${CALL_BACK}”`).waitFor();
    expect((await screen.state()).lockedSettings).toEqual(
      expect.arrayContaining(['desk.room', 'desk.callbackPhone']),
    );
    const { stdout } = await desk.status();
    expect(JSON.parse(stdout)).toMatchObject({ desk: { room: '12', callbackPhone: NUMBER } });
    expect((await desk.command(['doctor'])).stdout).toContain(
      `at "Main Office", room "12", call back ${NUMBER}`,
    );
  });

  it('reach the practice service with a press, and the record keeps them', async () => {
    await screen.click(screen.button('Threat'));
    await screen.untilState('THREAT', 'accepted');
    expect(await lastOf(1)).toMatchObject({ message: CALL_BACK, location: { name: HERE } });

    const { line } = await desk.send('medical-emergency', '--location=Gym', '--message=Hurt');
    expect(line).toMatchObject({ location: 'Gym', callbackPhone: NUMBER });
    expect(await lastOf(7)).toMatchObject({
      message: `Hurt · ${CALL_BACK}`,
      location: { name: 'Gym' },
    });
    expect(await pressedLines()).toMatchObject([
      { status: 'THREAT', location: HERE, callbackPhone: NUMBER },
      { status: 'MEDICAL_EMERGENCY', location: 'Gym', callbackPhone: NUMBER },
    ]);

    await screen.goTo('Activity');
    await screen.page.getByText(new RegExp(`^${HERE} · call back \\+1 614 555 0100`)).waitFor();
    await screen.goTo('Panic');
    await screen.putAllAway();
  });
});

describe('the screens that show them', () => {
  const at = (language: string, { theme, width }: Look) => `${language}-${theme}-${width}`;

  it.each(LANGUAGES)('fit in every look (%s)', async (language, panic, settings) => {
    await screen.call('changeSettings', { language });
    for (const look of LOOKS) {
      await screen.goTo(panic);
      await showIn(screen, look);
      expect(await overflowOf(screen)).toBe(0);
      await picture(`panic-${at(language, look)}`);
      await screen.goTo(settings);
      await showIn(screen, look);
      await screen.page.locator('.settings-pair').first().scrollIntoViewIfNeeded();
      expect(await overflowOf(screen)).toBe(0);
      await picture(`settings-${at(language, look)}`);
      await expectAccessible(screen, `settings ${language}`, look);
    }
  });

  it('fit at 200 % in the smallest window', async () => {
    const look = LOOKS[2];
    for (const [language, panic, settings] of LANGUAGES) {
      await screen.call('changeSettings', { language });
      await showIn(screen, look);
      for (const name of [panic, settings]) {
        await screen.goTo(name);
        await zoom(2);
        expect(await overflowOf(screen)).toBe(0);
        await screen.page.locator('.draft, .settings-pair').first().scrollIntoViewIfNeeded();
        await picture(`200-${name}`);
        await zoom(1);
      }
    }
  });

  async function zoom(factor: number): Promise<void> {
    await desk.inMain(({ BrowserWindow }, wanted) => {
      BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(wanted);
    }, factor);
    await desk.until('the page is as wide', () =>
      screen.page.evaluate(
        (wanted) => Math.abs(window.innerWidth - wanted) <= 1,
        LOOKS[2].width / factor,
      ),
    );
  }
});

it('a change by IT changes no press that was made before', async () => {
  await desk.stop();
  desk.manage(config('3'));
  await desk.start('--hidden');
  await desk.send('safe');
  const places = (await pressedLines()).map(({ location }) => location);
  expect(places).toEqual([HERE, 'Gym', 'Main Office · Room 3']);
});
