// The window in each theme and size, and what axe and a person find wrong with it.
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect } from 'vitest';
import type { Screen } from './screen';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

export const LOOKS = [
  { theme: 'light', width: 1080, height: 720 },
  { theme: 'dark', width: 1080, height: 720 },
  { theme: 'light', width: 720, height: 520 },
  { theme: 'dark', width: 720, height: 520 },
] as const;
export type Look = (typeof LOOKS)[number];

/** Gives the window its theme and size and waits until it stands still. */
export async function showIn(screen: Screen, { theme, width, height }: Look): Promise<void> {
  await screen.call('changeSettings', { theme });
  await screen.desk.inMain(
    ({ BrowserWindow }, size) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height);
    },
    { width, height },
  );
  await screen.desk.until('the window has its size and theme', () =>
    screen.page.evaluate(
      (look) =>
        window.innerWidth === look.width &&
        window.innerHeight === look.height &&
        document.documentElement.dataset.theme === look.theme,
      { theme, width, height },
    ),
  );
  await untilStill(screen);
}

/** Waits until what main knows is drawn and nothing slides or fades: colours on their way are not what people read. */
async function untilStill(screen: Screen): Promise<void> {
  await screen.drawn();
  await screen.desk.until('the window stands still', () =>
    screen.page.evaluate(
      () =>
        // A button that has just appeared takes neither click nor focus for a moment, on purpose.
        document.querySelector("[data-appearing='true']") === null &&
        document.getAnimations().every(({ playState, effect }) => {
          const endless = effect?.getTiming().iterations === Infinity;
          return endless || playState !== 'running' || Number(effect?.getTiming().duration) > 900;
        }),
    ),
  );
}

/** Under TOCSIN_PICTURES, when that is set. */
export async function takePicture(screen: Screen, name: string, look: Look): Promise<void> {
  const folder = process.env.TOCSIN_PICTURES;
  if (folder === undefined) return;
  const file = `${name} ${look.theme} ${look.width}.png`.replaceAll(' ', '-');
  await screen.page.screenshot({ path: join(folder, file) });
}

/** Nothing for axe to find once the window stands still; the failure says `where`, and each rule and element. */
export async function expectAccessible(screen: Screen, where: string, look: Look): Promise<void> {
  await untilStill(screen);
  const { page } = screen;
  const found = await new AxeBuilder({ page }).setLegacyMode(true).withTags(TAGS).analyze();
  // Nothing was looked at if hardly a rule had anything to say.
  expect(found.passes.length).toBeGreaterThan(10);
  const wrong = found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary ?? ''}`),
  );
  expect(wrong, `${where}, ${look.theme} ${look.width}: ${wrong.join('; ')}`).toEqual([]);
}

/** How far the page, or the part of it with this selector, sticks out to the right, in pixels. */
export function overflowOf({ page }: Screen, selector = 'html'): Promise<number> {
  return page.evaluate((wanted) => {
    const element = document.querySelector(wanted);
    return element === null ? NaN : element.scrollWidth - element.clientWidth;
  }, selector);
}
