// With two pixels for one a press is in sight as well: within the window, and the window within the screen.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Desk } from './harness/desk';
import { Screen } from './harness/screen';

const LONG = 'Somebody with a knife is at the front door and will not leave. '.repeat(4).trim();

const desk = new Desk({ args: ['--force-device-scale-factor=2'] });
let screen: Screen;

beforeAll(async () => {
  await desk.start();
  screen = await Screen.of(desk);
  await screen.call('changeSettings', { panic: { countdownSeconds: 10 } });
  await screen.call('practiceAlert', { name: 'LOCKDOWN' });
});
afterAll(() => desk.close());

it('Cancel and Send now are on the screen, under a LOCKDOWN, with a long message', async () => {
  expect(await screen.page.evaluate(() => window.devicePixelRatio)).toBe(2);
  await screen.page.getByRole('article', { name: 'LOCKDOWN', exact: true }).waitFor();
  await screen.call('press', { status: 'THREAT', message: LONG });
  await screen.card('Threat').getByRole('timer').waitFor();
  for (const name of ['Cancel', 'Send now']) {
    const seen = await screen.button(name, screen.card('Threat')).evaluate((button) => {
      const { left, right, top, bottom } = button.getBoundingClientRect();
      const middle = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      return {
        uncovered: button.contains(middle),
        inWindow: top >= 0 && bottom <= window.innerHeight && right <= window.innerWidth,
        // The frame is counted as if it were all above.
        onScreen:
          window.screenX + window.outerWidth - window.innerWidth + right <= window.screen.width &&
          window.screenY + window.outerHeight - window.innerHeight + bottom <= window.screen.height,
      };
    });
    expect({ name, ...seen }).toEqual({ name, uncovered: true, inWindow: true, onScreen: true });
  }
  await screen.button('Cancel', screen.card('Threat')).click();
  await screen.untilState('THREAT', 'cancelled');
});
