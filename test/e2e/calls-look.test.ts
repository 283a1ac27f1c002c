// Calls, alerts and their settings with the real main, in both themes and down to 720 x 520: what axe finds, and what sticks out.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Desk } from './harness/desk';
import { expectAccessible, LOOKS, overflowOf, showIn, takePicture } from './harness/looks';
import { Screen } from './harness/screen';

const desk = new Desk({
  managed: { desk: { name: 'Front Desk', location: 'Lincoln Elementary' } },
});
let screen: Screen;

beforeAll(async () => {
  await desk.start();
  screen = await Screen.of(desk);
});
afterAll(() => desk.close());

const link = (name: RegExp) => screen.page.getByRole('link', { name }).click();
const article = (name: string | RegExp) => screen.page.getByRole('article', { name });

async function shareCall(scenario: 'near' | 'no-place'): Promise<void> {
  const before = (await screen.state()).calls.length;
  await screen.call('practiceShare', { scenario });
  await screen.until(`a call that is ${scenario}`, ({ calls }) => calls.length > before);
}

/** In this order: each leaves behind what the next one starts from. */
const SIGHTS: readonly { readonly name: string; readonly arrive: () => Promise<unknown> }[] = [
  {
    name: 'no call yet',
    arrive: async () => {
      await link(/^Calls/);
      await screen.page.getByRole('region', { name: 'No 911 call is open' }).waitFor();
    },
  },
  {
    name: 'call',
    arrive: async () => {
      if ((await screen.state()).calls.length === 0) await shareCall('near');
      await article(/^911 call/)
        .getByRole('img', { name: 'Map of the call' })
        .waitFor();
    },
  },
  {
    name: 'call revealed',
    arrive: async () => {
      const show = screen.button('Show number');
      if (await show.isVisible()) await show.click();
      const copy = screen.button('Copy without the number');
      if (!(await copy.isVisible())) await screen.button('Copy for radio').click();
      await copy.click();
      await screen.button('Copy again').waitFor();
    },
  },
  {
    name: 'lockdown pinned',
    arrive: async () => {
      if ((await screen.state()).alerts.length === 0) {
        await screen.call('practiceAlert', { name: 'LOCKDOWN' });
      }
      await link(/^Panic/);
      await article('LOCKDOWN').waitFor();
    },
  },
  {
    name: 'all clear',
    arrive: async () => {
      if ((await screen.state()).alerts.length < 2) {
        await screen.call('practiceAlert', { name: 'ALL CLEAR' });
      }
      await link(/^Calls/);
      await article('ALL CLEAR').waitFor();
    },
  },
  {
    name: 'call settings',
    arrive: async () => {
      await link(/^Settings/);
      const heading = screen.page.getByRole('heading', { name: '911 calls' });
      await heading.evaluate((element) => element.scrollIntoView({ block: 'start' }));
    },
  },
  {
    name: 'alert settings',
    arrive: async () => {
      const heading = screen.page.getByRole('heading', { name: 'Share911 alerts' });
      await heading.evaluate((element) => element.scrollIntoView({ block: 'start' }));
    },
  },
];

describe.each(SIGHTS)('$name', ({ name, arrive }) => {
  it.each(LOOKS)('can be read and reached in $theme at $width x $height', async (look) => {
    await showIn(screen, look);
    await arrive();
    await takePicture(screen, name, look);
    await expectAccessible(screen, name, look);
    expect(await overflowOf(screen)).toBe(0);
    expect(await overflowOf(screen, 'main')).toBe(0);
  });
});
