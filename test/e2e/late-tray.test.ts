// A tray that comes after the app, goes away, or hangs: the icon is there whenever it can be, and presses do not care.
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pressKeys } from '../desktop/keys.mjs';
import { createTrayDriver } from '../desktop/tray-driver.mjs';
import { Desk } from './harness/desk';
import { Screen } from './harness/screen';

const desk = new Desk({ managed: { language: 'en' } });
let screen: Screen;
let host: ChildProcess | undefined;

beforeAll(async () => {
  await desk.start();
  screen = await Screen.of(desk);
});
afterAll(async () => {
  host?.kill('SIGKILL');
  await desk.close();
});

const isMissing = (is: boolean) =>
  screen.until(
    is ? 'told that there is no place for the icon' : 'no more trouble with the icon',
    ({ readiness }) => readiness.troubles.some(({ id }) => id === 'tray-missing') === is,
  );

describe('a tray', () => {
  it('that is not there is told with its remedy, and blocks nothing', async () => {
    const { readiness } = await isMissing(true);
    const trouble = readiness.troubles.find(({ id }) => id === 'tray-missing');
    expect(trouble?.blocks).toBe(false);
    await screen.page.getByText('no place for the Tocsin icon').first().waitFor();
  });

  it('that comes later gets the icon with its menu, and again after it was started anew', async () => {
    for (const round of ['first', 'second']) {
      const tray = await createTrayDriver();
      try {
        await isMissing(false);
        await desk.until(`the ${round} tray has the menu`, async () => {
          // The icon of before the tray comes too, and goes away for one that the tray draws: it may not answer.
          const menu = await tray
            .items()
            .at(-1)
            ?.menu()
            .catch(() => undefined);
          const labels = menu?.map(({ label }) => label) ?? [];
          return labels.includes('PRACTICE') && labels.includes('Threat');
        });
      } finally {
        tray.close();
      }
      await isMissing(true);
    }
  });

  it('that hangs holds no press up', async () => {
    host = spawn(process.execPath, [join(import.meta.dirname, '../desktop/tray-host.mjs')]);
    await new Promise((resolve) => host?.stdout?.once('data', resolve));
    await isMissing(false);
    host.kill('SIGSTOP');
    const pressedMs = Date.now();
    await pressKeys('ctrl+alt+shift+s');
    const { rungs } = await screen.untilState('SECURITY_NEEDED', 'accepted');
    expect((rungs.acceptedMs ?? Infinity) - pressedMs).toBeLessThan(2_000);
    expect(Math.abs(rungs.pressedMs - pressedMs)).toBeLessThan(1_000);
    host.kill('SIGCONT');
  });
});
