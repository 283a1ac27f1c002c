// The window of a desk as a person meets it: real pointer, real keys, and the state that must follow.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';
import type { CheckInStatus } from '../../../src/shared/core/check-in';
import type { PressDelivery } from '../../../src/shared/delivery';
import type { Result } from '../../../src/shared/core/failure';
import type { CallName, Input, Output } from '../../../src/shared/ipc';
import { isBlocked } from '../../../src/shared/core/readiness';
import type { AppState } from '../../../src/shared/state';
import { clickAt } from '../../desktop/keys.mjs';
import type { Desk } from './desk';

/** The newest press of a status whose card is up and that is not a standing down. */
export function newest(state: AppState, status: CheckInStatus): PressDelivery | undefined {
  return state.deliveries.find(
    ({ action, closed }) => !closed && action.status === status && action.standsDown === undefined,
  );
}

export class Screen {
  private last = { x: -100, y: -100, atMs: 0 };

  constructor(
    readonly desk: Desk,
    readonly page: Page,
  ) {}

  /** Opens the first window of a started desk and waits until nothing stands in the way of a press. */
  static async of(desk: Desk): Promise<Screen> {
    const screen = new Screen(desk, await desk.page());
    await screen.until('set up', ({ readiness }) => !isBlocked(readiness.verdict));
    return screen;
  }

  /** Asks through the window's own bridge; a refusal is a value. */
  ask<N extends CallName>(name: N, input: Input<N>): Promise<Result<Output<N>>> {
    return this.desk.call(this.page, name, input);
  }

  /** Asks and throws when main refuses. */
  async call<N extends CallName>(name: N, input: Input<N>): Promise<Output<N>> {
    const answer = await this.ask(name, input);
    if (!answer.ok) throw new Error(`${name} was refused: ${JSON.stringify(answer.failure)}`);
    return answer.value;
  }

  state(): Promise<AppState> {
    return this.call('getState', undefined);
  }

  /** The first state for which `holds`; the failure names what was waited for and what there was. */
  async until(
    what: string,
    holds: (state: AppState) => boolean,
    timeoutMs = 30_000,
  ): Promise<AppState> {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      const state = await this.state();
      if (holds(state)) return state;
      if (Date.now() > deadline) {
        const seen = state.deliveries.map((one) => `${one.action.status} ${one.state}`).join(', ');
        throw new Error(`timed out: ${what}; deliveries: ${seen || 'none'}`);
      }
      await sleep(50);
    }
  }

  /** Waits until the newest press of `status` is in `state`. */
  async untilState(
    status: CheckInStatus,
    state: PressDelivery['state'],
    timeoutMs?: number,
  ): Promise<PressDelivery> {
    const is = (now: AppState): boolean => newest(now, status)?.state === state;
    const seen = newest(await this.until(`${status} ${state}`, is, timeoutMs), status);
    if (seen === undefined) throw new Error('unreachable');
    return seen;
  }

  /** Waits until the newest press of `status` is between two tries. */
  async untilWaiting(status: CheckInStatus): Promise<void> {
    await this.until(
      `${status} waits for its next try`,
      (now) => typeof newest(now, status)?.nextAttemptAtMs === 'number',
    );
  }

  button(name: string, within: Locator | Page = this.page): Locator {
    return within.getByRole('button', { name, exact: true });
  }

  /** The card of the newest press with this title. */
  card(title: string): Locator {
    return this.page.getByRole('article', { name: title, exact: true }).first();
  }

  /** Moves the real pointer onto it and clicks, `times` in a row. Throws when something else was hit. */
  async click(target: Locator, times = 1): Promise<void> {
    await this.drawn();
    const { x, y } = await restingPlace(target);
    const hit = await watchHits(target);
    // Two clicks in one place within half a second are a double click to any desktop.
    const isNear = Math.abs(x - this.last.x) + Math.abs(y - this.last.y) < 40;
    if (isNear) await sleep(Math.max(0, this.last.atMs + 700 - Date.now()));
    for (let time = 0; time < times; time += 1) await clickAt(x, y);
    this.last = { x, y, atMs: Date.now() };
    const missed = await hit();
    if (missed !== null) throw new Error(`the click at ${x}, ${y} missed: ${missed}`);
  }

  /** Main knows before the window has drawn it: waits until what main knows now is on the screen. */
  async drawn(): Promise<void> {
    await this.state();
    await this.page.evaluate(async () => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const late = new Promise((resolve) => setTimeout(resolve, 300));
      await Promise.race([frame().then(frame), late]);
    });
  }

  /** Goes to a screen by its link in the rail. */
  async goTo(name: string): Promise<void> {
    await this.page.getByRole('link', { name, exact: true }).click();
    await this.page.getByRole('main', { name, exact: true }).waitFor();
  }

  /** What a click on the window's cross does. */
  async closeWindow(): Promise<void> {
    await this.desk.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await this.desk.until('the window is gone', async () => !(await this.isWindowVisible()));
  }

  isWindowVisible(): Promise<boolean> {
    return this.desk.inMain(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().some((window) => window.isVisible()),
    );
  }

  isWindowFocused(): Promise<boolean> {
    return this.desk.inMain(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().some((window) => window.isFocused()),
    );
  }

  /** Puts every card away, so that the next test begins with an empty screen. */
  async putAllAway(): Promise<void> {
    for (const { id, state } of (await this.state()).deliveries) {
      if (!['accepted', 'answered', 'failed', 'expired', 'cancelled'].includes(state)) {
        await this.ask('cancel', { id });
      }
      await this.ask('closeCard', { id });
    }
    await this.until('no card is left', ({ deliveries }) =>
      deliveries.every(({ closed }) => closed),
    );
    // Main knows before the window has drawn it: a click meant for a tile must not land where a card was.
    // By the clock: a hidden window draws no frames to look between.
    await this.page.waitForFunction(
      () => document.querySelector('article.delivery') === null,
      undefined,
      { polling: 50 },
    );
  }
}

/** The middle of it on the desktop, once neither it nor its window moves any more and it takes clicks. */
async function restingPlace(target: Locator): Promise<{ x: number; y: number }> {
  await target.waitFor();
  await target.scrollIntoViewIfNeeded();
  let before = '';
  let still = 0;
  for (let look = 0; look < 60; look += 1) {
    const box = await target.boundingBox();
    const origin = await target.page().evaluate(() => ({
      x: window.screenX + (window.outerWidth - window.innerWidth) / 2,
      y: window.screenY + (window.outerHeight - window.innerHeight),
    }));
    const now = JSON.stringify([box, origin]);
    // A button that has just appeared takes no click for a moment, on purpose.
    still = box !== null && now === before && (await target.isEnabled()) ? still + 1 : 0;
    if (box !== null && still === 3) {
      const [x, y] = [origin.x + box.x + box.width / 2, origin.y + box.y + box.height / 2];
      return { x: Math.round(x), y: Math.round(y) };
    }
    before = now;
    await sleep(30);
  }
  throw new Error('there is nothing to click on, it never stands still, or it is disabled');
}

/** Call before a click; what it returns tells after it what was hit instead, null when it was the target or is gone. */
async function watchHits(target: Locator): Promise<() => Promise<string | null>> {
  const hits = await target.evaluateHandle((element) => {
    const seen: string[] = [];
    const onDown = (event: PointerEvent): void => {
      const node = event.target;
      const isIt = node instanceof Node && element.contains(node);
      seen.push(isIt ? 'it' : node instanceof Element ? node.outerHTML.slice(0, 200) : 'nothing');
    };
    addEventListener('pointerdown', onDown, { capture: true });
    return { seen, end: () => removeEventListener('pointerdown', onDown, { capture: true }) };
  });
  return async () => {
    for (let look = 0; look < 40; look += 1) {
      const first = await hits.evaluate(({ seen }) => seen[0] ?? null).catch(() => 'it');
      if (first === null) {
        await sleep(50);
        continue;
      }
      await hits.evaluate(({ end }) => end()).catch(() => undefined);
      return first === 'it' ? null : first;
    }
    return 'no click came to the page';
  };
}
