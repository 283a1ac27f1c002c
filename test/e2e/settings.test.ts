// The settings screen on the real app: what is changed there is in force, survives a restart, and keys stay secret.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import keytar from 'keytar';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { serviceName } from '../../src/main/core/keychain/service-name';
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
  );
  await pressKeys('Tab');
}

/** Chooses from a list by its label. */
async function choose(label: string, option: string): Promise<void> {
  await screen.page.getByRole('button', { name: new RegExp(`${label}$`) }).click();
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

describe('the Share911 key', () => {
  const CANARY = 'canary-4f1d8e0a-never-shown';
  const inKeychain = () =>
    keytar.getPassword(serviceName(desk.userData, ''), 'live/share911.apiKey');

  it('goes through a field that hides it into the keychain, and is never shown again', async () => {
    const key = screen.page.getByLabel('Share911 API key', { exact: true });
    expect(await key.getAttribute('type')).toBe('password');
    await screen.click(key);
    await typeText(CANARY);
    await screen.click(screen.button('Store key'));
    await screen.page.getByText('Stored', { exact: true }).waitFor();
    expect(await key.inputValue()).toBe('');
    expect(await inKeychain()).toBe(`${CANARY}\nhttps://api.share911.com`);
    const seen = JSON.stringify([
      await screen.state(),
      await screen.call('activityPage', { limit: 200 }),
    ]);
    expect(seen).toContain('secret-changed');
    expect(seen).not.toContain(CANARY);
    expect(await screen.page.content()).not.toContain(CANARY);
    expect(readFileSync(join(desk.userData, 'settings.json'), 'utf8')).not.toContain(CANARY);
    expect(readFileSync(join(desk.userData, 'logs', 'main.log'), 'utf8')).not.toContain(CANARY);
  });

  it('is refused when it is not one plain line, and the one before stays', async () => {
    const key = screen.page.getByLabel('Share911 API key', { exact: true });
    await key.fill('schlüssel');
    await screen.click(screen.button('Store key'));
    await screen.page.getByText('A key is one line of plain letters', { exact: false }).waitFor();
    expect(await inKeychain()).toContain(CANARY);
    await key.fill('');
  });

  it('is removed only after a question', async () => {
    await screen.click(screen.button('Remove key'));
    const dialog = screen.page.getByRole('alertdialog');
    await screen.button('Keep it', dialog).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await inKeychain()).toContain(CANARY);
    await screen.click(screen.button('Remove key'));
    await screen.button('Remove key', dialog).click();
    await screen.page.getByText('Not stored', { exact: true }).waitFor();
    expect(await inKeychain()).toBeNull();
  });
});

describe('language and look', () => {
  it('Spanish changes window and tray at once, and English comes back', async () => {
    await choose('Language', 'Español');
    await screen.page.getByRole('link', { name: 'Pánico', exact: true }).waitFor();
    await screen.page.getByRole('heading', { name: 'Ajustes', exact: true }).waitFor();
    expect(await screen.page.locator('html').getAttribute('lang')).toBe('es');
    await desk.until('the tray speaks Spanish', async () =>
      (await trayLabels()).includes('Emergencia médica'),
    );
    expect(await trayLabels()).toContain('PRÁCTICA');
    await choose('Idioma', 'English');
    await screen.page.getByRole('link', { name: 'Panic', exact: true }).waitFor();
    await desk.until('the tray speaks English', async () =>
      (await trayLabels()).includes('Medical emergency'),
    );
  });

  it('dark and light change the page and what the system draws around it', async () => {
    const brightness = (): Promise<number> =>
      screen.page.evaluate(() => {
        const [red = 0, green = 0, blue = 0] = (
          getComputedStyle(document.body).backgroundColor.match(/\d+/g) ?? []
        ).map(Number);
        return (red + green + blue) / 3;
      });
    const source = () => desk.inMain(({ nativeTheme }) => nativeTheme.themeSource as string);
    await choose('Theme', 'Dark');
    await desk.until('dark', async () => (await brightness()) < 60);
    expect(await source()).toBe('dark');
    await choose('Theme', 'Light');
    await desk.until('light', async () => (await brightness()) > 200);
    expect(await source()).toBe('light');
  });
});

it('all of it is still there after the next start', async () => {
  await choose('Theme', 'Dark');
  await screen.until('dark', ({ settings }) => settings.theme === 'dark');
  const before = (await screen.state()).settings;
  await desk.kill();
  await desk.start();
  screen = await Screen.of(desk);
  expect((await screen.state()).settings).toEqual(before);
  expect(before).toMatchObject({
    desk: { name: 'North Gate', location: 'Lobby 2, east' },
    panic: { countdownSeconds: 5 },
    theme: 'dark',
    language: 'en',
  });
});
