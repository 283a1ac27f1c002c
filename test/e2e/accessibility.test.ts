// Every screen against WCAG 2.2 AA with axe, in both themes and at both sizes; and the way around it by keyboard alone.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pressKeys } from '../desktop/keys.mjs';
import { Desk } from './harness/desk';
import { expectAccessible, LOOKS, showIn, takePicture, type Look } from './harness/looks';
import { Practice } from './harness/practice';
import { Screen } from './harness/screen';

/** Light and large, dark and small: for screens that share their parts with the others. */
const TWO_LOOKS = LOOKS.filter(({ theme, width }) => (theme === 'light') === (width === 1080));

const desk = new Desk();
let screen: Screen;
let practice: Practice;

beforeAll(async () => {
  await desk.start();
  screen = await Screen.of(desk);
  practice = await Practice.of(screen);
});
afterAll(() => desk.close());

/** Each screen by its name and the way to it; `leave` tidies up. */
const SCREENS: readonly {
  readonly name: string;
  readonly arrive: () => Promise<unknown>;
  readonly leave?: () => Promise<unknown>;
  /** All of them unless named. */
  readonly looks?: readonly Look[];
}[] = [
  { name: 'panic idle', arrive: () => screen.goTo('Panic') },
  {
    name: 'panic counting down',
    arrive: async () => {
      await screen.call('changeSettings', { panic: { countdownSeconds: 10 } });
      await screen.call('press', { status: 'THREAT', message: 'Someone is hurt' });
      await screen.card('Threat').getByRole('timer').waitFor();
    },
    leave: () => screen.putAllAway(),
  },
  {
    name: 'panic waiting',
    arrive: async () => {
      await screen.call('changeSettings', { panic: { countdownSeconds: 0 } });
      await practice.setScenario('outage');
      await screen.call('press', { status: 'SECURITY_NEEDED' });
      await screen.untilWaiting('SECURITY_NEEDED');
      await screen
        .card('Security needed')
        .getByText(/Next try in/)
        .waitFor();
    },
    leave: async () => {
      await practice.setScenario('happy');
      await screen.untilState('SECURITY_NEEDED', 'accepted');
      await screen.putAllAway();
    },
  },
  {
    name: 'panic failed',
    looks: TWO_LOOKS,
    arrive: async () => {
      await practice.setScenario('refused-key');
      await screen.call('press', { status: 'TRAPPED' });
      await screen.untilState('TRAPPED', 'failed');
      await screen.button('Try again', screen.card('Trapped')).waitFor();
    },
    leave: async () => {
      await practice.setScenario('happy');
      await screen.putAllAway();
    },
  },
  {
    name: 'panic accepted',
    arrive: async () => {
      await screen.call('press', { status: 'MEDICAL_EMERGENCY' });
      await screen.untilState('MEDICAL_EMERGENCY', 'accepted');
      await screen.button('Send “I am secured”', screen.card('Medical emergency')).waitFor();
    },
  },
  {
    name: 'settings',
    arrive: async () => {
      await screen.goTo('Settings');
      await screen.page.getByRole('heading', { name: 'Settings', exact: true }).waitFor();
    },
    leave: () => screen.putAllAway(),
  },
  {
    name: 'go live missing',
    looks: TWO_LOOKS,
    arrive: async () => {
      await screen.goTo('Settings');
      await screen.button('Go live…').click();
      await screen.page.getByText('Before this desk can go live:').waitFor();
    },
  },
  {
    name: 'activity',
    arrive: async () => {
      await screen.goTo('Activity');
      await screen.page.getByRole('heading', { name: 'Today' }).waitFor();
    },
  },
  {
    name: 'verify',
    looks: TWO_LOOKS,
    arrive: async () => {
      await screen.goTo('Verify');
      await screen.page.getByRole('heading', { name: 'Ask whether it is real' }).waitFor();
    },
  },
];

describe('axe finds nothing wrong', () => {
  for (const { name, arrive, leave, looks = LOOKS } of SCREENS) {
    it(`on ${name}`, { timeout: 120_000 }, async () => {
      for (const look of looks) {
        await showIn(screen, look);
        await arrive();
        await takePicture(screen, name, look);
        await expectAccessible(screen, name, look);
        await leave?.();
      }
    });
  }
});

interface Stop {
  readonly name: string;
  readonly outlinePx: number;
  readonly width: number;
  readonly height: number;
}

/** The control with the focus: its words, the width of its focus ring, its size. */
function focused(): Promise<Stop> {
  return screen.page.evaluate(() => {
    const element = document.activeElement ?? document.body;
    const labelled = (element.getAttribute('aria-labelledby') ?? '').split(' ')[0] ?? '';
    const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : null;
    const name =
      element.getAttribute('aria-label') ??
      document.getElementById(labelled)?.textContent ??
      label ??
      element.textContent;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const ring = style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth);
    return { name, outlinePx: ring, width: box.width, height: box.height };
  });
}

describe('by keyboard alone', () => {
  it('Tab goes from the rail to the eight tiles first, then to location, message and phrases, each with a visible ring', async () => {
    await showIn(screen, LOOKS[0]);
    await screen.putAllAway();
    await screen.goTo('Panic');
    await screen.page.getByRole('link', { name: 'Panic', exact: true }).focus();
    const stops: Stop[] = [await focused()];
    for (let stop = 1; stop < 21; stop += 1) {
      await pressKeys('Tab');
      const before = stops.at(-1)?.name;
      // The key goes through the X server: it may come after the question where the focus is.
      await desk.until('the focus has moved', async () => (await focused()).name !== before);
      stops.push(await focused());
    }
    expect(stops.map(({ name }) => name)).toEqual([
      ...['Panic', 'Verify', 'Calls', 'Contacts', 'Activity', 'Settings'],
      ...['Threat', 'Medical emergency', 'Security needed', 'Trapped'],
      ...['I am safe', 'I am secured', 'Evacuated', 'Off site'],
      ...['Location', 'Message (optional)'],
      ...['Aggressive visitor', 'Person with a weapon', 'Someone is hurt'],
      ...['Fire or smoke', 'Stranger in the building'],
    ]);
    const faint = stops.slice(1).filter(({ outlinePx }) => outlinePx < 3);
    expect(faint.map(({ name }) => name)).toEqual([]);
    const tiles = stops.slice(6, 14);
    const small = tiles.filter(({ width, height }) => width < 150 || height < 110);
    expect(small).toEqual([]);
  });

  it('Ctrl+1 to Ctrl+6 go to the six screens, and Esc goes the same way back', async () => {
    const here = (): Promise<string | null> =>
      screen.page.getByRole('main').getAttribute('aria-label');
    const names = ['Panic', 'Verify', 'Calls', 'Contacts', 'Activity', 'Settings'];
    await screen.goTo('Settings');
    for (const [index, name] of names.entries()) {
      await pressKeys(`ctrl+${index + 1}`);
      await desk.until(`Ctrl+${index + 1} shows ${name}`, async () => (await here()) === name);
    }
    for (const name of names.slice(0, -1).reverse()) {
      await pressKeys('Escape');
      await desk.until(`Esc goes back to ${name}`, async () => (await here()) === name);
    }
  });

  it('Esc closes the question about going live and nothing has changed', async () => {
    await screen.call('changeSettings', {
      desk: { location: 'Main Office' },
      share911: { channelId: 'a/b', integrationId: 'c' },
    });
    await screen.call('setSecret', { name: 'share911.apiKey', value: 'any-key' });
    await screen.goTo('Settings');
    await screen.button('Go live…').click();
    const dialog = screen.page.getByRole('alertdialog', { name: 'Go live now?' });
    await dialog.waitFor();
    for (const look of TWO_LOOKS) {
      await showIn(screen, look);
      await takePicture(screen, 'go live dialog', look);
      await expectAccessible(screen, 'go live dialog', look);
    }
    await pressKeys('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect((await screen.state()).world).toBe('practice');
    await screen.page.getByRole('main', { name: 'Settings' }).waitFor();
  });

  it('a tile neither moves nor changes its size while its press counts down', async () => {
    for (const look of LOOKS.slice(0, 2)) {
      await showIn(screen, look);
      await screen.call('changeSettings', { panic: { countdownSeconds: 3 } });
      await screen.goTo('Panic');
      const places = async (): Promise<string> =>
        JSON.stringify(
          await Promise.all(
            ['Threat', 'Trapped', 'I am safe', 'Off site'].map((name) =>
              screen.button(name).boundingBox(),
            ),
          ),
        );
      const before = await places();
      await screen.button('Off site').click();
      await screen.untilState('OFF_SITE', 'counting-down');
      await screen.card('Off site').waitFor();
      expect(await places()).toBe(before);
      await screen.button('Cancel', screen.card('Off site')).click();
      await screen.untilState('OFF_SITE', 'cancelled');
      await screen.button('Close', screen.card('Off site')).click();
      await screen.card('Off site').waitFor({ state: 'detached' });
      expect(await places()).toBe(before);
    }
  });
});
