// The few chords of the window that main answers itself: they work while the page hangs, and there is no menu to hold them.
import type { Input } from 'electron';

type KeyWish = 'hide' | 'closer' | 'farther' | 'usual-size';

type Pressed = Pick<Input, 'type' | 'key' | 'code' | 'control' | 'meta' | 'alt'>;

/** A browser window, as far as it is needed; Electron's fits. */
interface KeyedWindow {
  hide(): void;
  readonly webContents: {
    on(
      event: 'before-input-event',
      listener: (event: { preventDefault(): void }, input: Pressed) => void,
    ): unknown;
    on(event: 'zoom-changed', listener: (event: unknown, direction: 'in' | 'out') => void): unknown;
    on(event: 'did-finish-load', listener: () => void): unknown;
    getZoomFactor(): number;
    setZoomFactor(factor: number): void;
    setVisualZoomLevelLimits(least: number, most: number): Promise<void>;
  };
}

/** In percent, as browsers step. Beyond these the screen could no longer hold a press and its Cancel. */
const STEPS = [50, 67, 75, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300] as const;

/** What a chord asks for; undefined for every key that is the page's. */
function wishOf(input: Pressed, platform: NodeJS.Platform): KeyWish | undefined {
  const control = platform === 'darwin' ? input.meta : input.control;
  if (input.type !== 'keyDown' || !control || input.alt) return undefined;
  const key = input.key.toLowerCase();
  if (key === 'q') return 'hide';
  // By place as well: on some keyboards the digit row writes other signs.
  if (key === '0' || input.code === 'Digit0' || input.code === 'Numpad0') return 'usual-size';
  if (key === '+' || key === '=') return 'closer';
  if (key === '-' || key === '_') return 'farther';
  return undefined;
}

/** The next step in a direction; the nearest bound for a zoom that lies outside. */
function stepFrom(percent: number, wish: Exclude<KeyWish, 'hide'>): number {
  if (wish === 'usual-size') return 100;
  const next =
    wish === 'closer'
      ? STEPS.find((step) => step > percent)
      : STEPS.findLast((step) => step < percent);
  return next ?? bounded(percent);
}

function bounded(percent: number): number {
  return Math.min(300, Math.max(50, percent));
}

interface WindowKeysDeps {
  readonly platform: NodeJS.Platform;
  /** The zoom the page has now, in percent. */
  readonly onZoom: (percent: number) => void;
}

/** Serves the chords of one window and keeps its zoom within bounds; answers how to set the usual size. */
export function serveWindowKeys(window: KeyedWindow, deps: WindowKeysDeps): () => void {
  const { webContents } = window;
  const zoom = (wish: Exclude<KeyWish, 'hide'> | 'as-it-is'): void => {
    const now = Math.round(webContents.getZoomFactor() * 100);
    const next = wish === 'as-it-is' ? bounded(now) : stepFrom(now, wish);
    if (next !== now) webContents.setZoomFactor(next / 100);
    deps.onZoom(next);
  };
  webContents.on('before-input-event', (event, input) => {
    const wish = wishOf(input, deps.platform);
    if (wish === undefined) return;
    event.preventDefault();
    if (wish === 'hide') window.hide();
    else zoom(wish);
  });
  // The wheel with Ctrl held; Electron only asks.
  webContents.on('zoom-changed', (_event, direction) =>
    zoom(direction === 'in' ? 'closer' : 'farther'),
  );
  webContents.on('did-finish-load', () => {
    // Two fingers would push Cancel out of the window, where no scroll bar leads back.
    void webContents.setVisualZoomLevelLimits(1, 1);
    // Chromium remembers the zoom of a page from the last time.
    zoom('as-it-is');
  });
  return () => zoom('usual-size');
}
