// A press is always in sight: whatever the zoom, however long its message, and under an alert.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Locator } from 'playwright-core';
import { clickAt, pressKeys } from '../desktop/keys.mjs';
import { createTrayDriver, type TrayDriver } from '../desktop/tray-driver.mjs';
import { Desk } from './harness/desk';
import { expectAccessible, showIn, type Look } from './harness/looks';
import { Practice } from './harness/practice';
import { Screen } from './harness/screen';

const SMALL = { theme: 'light', width: 720, height: 520 } as const satisfies Look;
const LONG = 'Somebody with a knife is at the front door and will not leave. '
  .repeat(5)
  .slice(0, 300);

const desk = new Desk();
let tray: TrayDriver;
let screen: Screen;
let practice: Practice;

beforeAll(async () => {
  tray = await createTrayDriver();
  await desk.start();
  screen = await Screen.of(desk);
  practice = await Practice.of(screen);
  await showIn(screen, SMALL);
  await screen.call('changeSettings', { panic: { countdownSeconds: 10 } });
  await screen.call('practiceAlert', { name: 'LOCKDOWN' });
  await alertRow().waitFor();
});
afterEach(async () => {
  await screen.putAllAway();
  await screen.goTo('Panic');
});
afterAll(async () => {
  await desk.close();
  tray.close();
});

const alertRow = () => screen.page.getByRole('article', { name: 'LOCKDOWN', exact: true });

/** All of the window as it is on the screen, whatever its zoom; under TOCSIN_PICTURES, when that is set. */
async function picture(name: string): Promise<void> {
  const folder = process.env.TOCSIN_PICTURES;
  if (folder === undefined) return;
  await screen.drawn();
  const bytes = await desk.inMain(async ({ BrowserWindow }) =>
    (await BrowserWindow.getAllWindows()[0]?.capturePage())?.toPNG().toString('base64'),
  );
  writeFileSync(join(folder, `${name.replaceAll(' ', '-')}.png`), bytes ?? '', 'base64');
}

/** Zooms by real keys. */
async function zoomTo(percent: number): Promise<void> {
  await pressKeys('ctrl+0');
  for (let step = 0; step < 12; step += 1) {
    if ((await screen.state()).zoomPercent >= percent) break;
    await pressKeys('ctrl+plus');
    await screen.drawn();
  }
  const width = Math.floor((SMALL.width * 100) / percent);
  await desk.until(`the page is ${width} wide`, () =>
    screen.page.evaluate((wanted) => Math.abs(window.innerWidth - wanted) <= 1, width),
  );
}

/** A real click; the pointer knows nothing of the zoom. */
async function clickZoomed(target: Locator, percent: number): Promise<void> {
  await target.scrollIntoViewIfNeeded();
  const at = await target.evaluate((element, zoom) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const edge = (window.outerWidth - window.innerWidth * zoom) / 2;
    const head = window.outerHeight - window.innerHeight * zoom - edge;
    return {
      x: window.screenX + edge + (left + width / 2) * zoom,
      y: window.screenY + head + (top + height / 2) * zoom,
    };
  }, percent / 100);
  await clickAt(Math.round(at.x), Math.round(at.y));
}

/** Whether it lies wholly inside the window, with nothing over its middle and an edge of it cut by no scrolling part. */
async function isInSight(name: string): Promise<boolean> {
  return isUncovered(screen.button(name, screen.card('Threat')));
}

function isUncovered(target: Locator): Promise<boolean> {
  return target.evaluate((button) => {
    const { left, right, top, bottom } = button.getBoundingClientRect();
    const isInside =
      left >= 0 && top >= 0 && right <= window.innerWidth && bottom <= window.innerHeight;
    const points = [
      [(left + right) / 2, (top + bottom) / 2],
      [left + 8, top + 4],
      [right - 8, bottom - 4],
    ] as const;
    return isInside && points.every(([x, y]) => button.contains(document.elementFromPoint(x, y)));
  });
}

async function expectInSight(name: string, buttons = ['Cancel', 'Send now']): Promise<void> {
  await screen.untilState('THREAT', 'counting-down');
  await screen.card('Threat').getByRole('timer').waitFor();
  await picture(name);
  const hidden: string[] = [];
  for (const button of buttons) if (!(await isInSight(button))) hidden.push(button);
  expect(hidden).toEqual([]);
}

describe.each([100, 200, 300])('at 720 x 520 and %d percent, under a LOCKDOWN', (percent) => {
  beforeAll(() => zoomTo(percent));

  it('Cancel is in sight after a press by mouse with a message of 300 letters', async () => {
    expect(LONG).toHaveLength(300);
    await screen.page.getByRole('textbox', { name: 'Message (optional)' }).fill(LONG);
    await clickZoomed(screen.button('Threat'), percent);
    await expectInSight(`sight mouse ${percent}`);
    if (percent < 300) expect(await alertRow().isVisible()).toBe(true);
    const card = screen.card('Threat');
    if (percent < 300) {
      await screen.button('Show all', card).click();
      await card.getByText(LONG).waitFor();
      await expectInSight(`sight whole ${percent}`);
    }
    await clickZoomed(screen.button('Cancel', card), percent);
    await screen.untilState('THREAT', 'cancelled');
  });

  it('Cancel is in sight after a press from the tray, on other screens too', async () => {
    await (await tray.waitForItem()).click('Threat');
    await expectInSight(`sight tray ${percent}`);
    await screen.goTo('Settings');
    await expectInSight(
      `sight settings ${percent}`,
      // On other screens there is room for one button at 300 percent.
      percent < 300 ? undefined : ['Cancel'],
    );
  });

  it('is accessible, and offers the usual size in words unless it has it', async () => {
    await screen.call('press', { status: 'THREAT', message: LONG });
    await expectInSight(`sight accessible ${percent}`);
    await expectAccessible(screen, `a press at ${percent} percent`, SMALL);
    const offer = screen.page.getByRole('button', { name: /usual size/ });
    expect(await offer.isVisible()).toBe(percent !== 100);
  });
});

it('the list of troubles covers no tile, and the calls for help stay in sight', async () => {
  await zoomTo(100);
  await practice.setScenario('refused-key');
  await screen.call('changeSettings', { panic: { countdownSeconds: 0 } });
  await screen.call('press', { status: 'SAFE' });
  await screen.untilState('SAFE', 'failed');
  await picture('sight failed');
  await screen.putAllAway();
  const placeOf = () => screen.button('Threat').boundingBox();
  const before = await placeOf();
  await screen.page.getByRole('banner').getByRole('button', { name: /^Show/ }).click();
  await screen.page.getByRole('region', { name: 'What is in the way' }).waitFor();
  await picture('sight troubles');
  expect(await placeOf()).toEqual(before);
  for (const name of ['Threat', 'Medical emergency', 'Security needed', 'Trapped']) {
    expect(await isUncovered(screen.button(name)), name).toBe(true);
  }
  await pressKeys('Escape');
  await practice.setScenario('happy');
  await screen.call('press', { status: 'TRAPPED' });
  await screen.untilState('TRAPPED', 'accepted');
  await picture('sight accepted');
});

it('the words about the zoom lead back to the usual size', async () => {
  await zoomTo(200);
  await screen.page.getByRole('button', { name: /usual size/ }).click();
  await screen.until('the usual size', ({ zoomPercent }) => zoomPercent === 100);
});
