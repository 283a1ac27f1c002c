// The settings screen on the real app: what is changed there is in force, survives a restart, and keys stay secret.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import keytar from 'keytar';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { serviceName } from '../../src/main/secrets/service-name';
import { pressKeys, typeText } from '../desktop/keys.mjs';
import { createTrayDriver, type TrayDriver } from '../desktop/tray-driver.mjs';
import { Desk } from './harness/desk';
import { bodyOf, Practice } from './harness/practice';
import { Screen } from './harness/screen';

const desk = new Desk();
let tray: TrayDriver;
let screen: Screen;

beforeAll(async () => {
  tray = await createTrayDriver();
  await desk.start();
  screen = await Screen.of(desk);
  await screen.goTo('Settings');
});
afterEach(() => screen.putAllAway());
afterAll(async () => {
  await desk.close();
  tray.close();
});

const field = (name: string) => screen.page.getByRole('textbox', { name, exact: true });

/** Replaces what stands in a field by real keys and leaves it. */
async function type(name: string, text: string): Promise<void> {
  const isFocused = (): Promise<boolean> =>
    field(name).evaluate((element) => element === document.activeElement);
  await screen.click(field(name));
  await desk.until(`${name} has the focus`, isFocused, 3000);
  await pressKeys('ctrl+a');
  await typeText(text);
  await desk.until(
    `${name} shows ${text}`,
    async () => (await field(name).inputValue()) === text,
    3000,
  ).catch(async (e) => { console.log('DBG', name, text, JSON.stringify(await field(name).inputValue()), await screen.page.evaluate(() => [document.activeElement?.outerHTML.slice(0, 300), document.hasFocus()])); await screen.page.screenshot({ path: `/tmp/w/e2e/dbg-${text}.png` }); throw e; });
  await pressKeys('Tab');
}

/** Chooses from a list by its label. */
async function choose(label: string, option: string): Promise<void> {
  await screen.page.getByRole('button', { name: new RegExp(label) }).click();
  await screen.page.getByRole('option', { name: option, exact: true }).click();
}

const trayLabels = async (): Promise<string[]> =>
  (await (await tray.waitForItem()).menu()).map(({ label }) => label);

it('the first start is in practice, with no key stored', async () => {
  expect(await screen.state()).toMatchObject({ world: 'practice', settings: { mode: 'practice' } });
  const strip = screen.page.getByRole('banner', { name: 'Status' });
  await strip.getByText('PRACTICE', { exact: true }).waitFor();
  await screen.page.getByText('Not stored', { exact: true }).waitFor();
});

describe('desk and panic', () => {
  it('a new name and location stand in the strip and go out with the next press', async () => {
    await type('Desk name', 'North Gate');
    await type('Location', 'Lobby 2, east');
    const strip = screen.page.getByRole('banner', { name: 'Status' });
    await strip.getByText('North Gate').waitFor();
    await strip.getByText('Lobby 2, east').waitFor();
    await screen.call('press', { status: 'SAFE' });
    await screen.untilState('SAFE', 'accepted');
    const [request] = await (await Practice.of(screen)).withStatus(22);
    expect(bodyOf(request?.body ?? '').location.name).toBe('Lobby 2, east');
  });

  it('a countdown out of bounds is refused beside its field and changes nothing', async () => {
    await type('Countdown in seconds', '11');
    await screen.page.getByText('Type a whole number from 0 to 10.').waitFor();
    expect((await screen.state()).settings.panic.countdownSeconds).toBe(3);
    await type('Countdown in seconds', '5');
    await screen.until('five seconds', ({ settings }) => settings.panic.countdownSeconds === 5);
    await screen.page.getByText('Type a whole number from 0 to 10.').waitFor({ state: 'detached' });
    await screen.call('press', { status: 'SECURE' });
    const { fireAtMs, rungs } = await screen.untilState('SECURE', 'counting-down');
    expect(fireAtMs - rungs.pressedMs).toBeGreaterThanOrEqual(4900);
  });
});

