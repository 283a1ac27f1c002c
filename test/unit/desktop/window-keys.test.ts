// The chords that main answers itself: hiding, and a zoom that stays within its bounds.
import { describe, expect, it } from 'vitest';
import { serveWindowKeys } from '../../../src/main/desktop/window-keys';

function fakeWindow(factor = 1, platform: NodeJS.Platform = 'linux') {
  const listeners = new Map<string, (...values: never[]) => void>();
  const seen = { factor, hidden: 0, told: [] as number[], pinch: [] as number[] };
  const resetZoom = serveWindowKeys(
    {
      hide: () => void (seen.hidden += 1),
      webContents: {
        on: (event: string, listener: (...values: never[]) => void) =>
          listeners.set(event, listener),
        getZoomFactor: () => seen.factor,
        setZoomFactor: (next) => void (seen.factor = next),
        setVisualZoomLevelLimits(least, most) {
          seen.pinch = [least, most];
          return Promise.resolve();
        },
      },
    },
    { platform, onZoom: (percent) => void seen.told.push(percent) },
  );
  const emit = (event: string, ...values: unknown[]) =>
    listeners.get(event)?.(...(values as never[]));
  /** Answers whether the page was spared the key. */
  const press = (key: string, more: object = {}): boolean => {
    let kept = false;
    const input = { type: 'keyDown', key, code: '', control: true, meta: false, alt: false };
    emit('before-input-event', { preventDefault: () => (kept = true) }, { ...input, ...more });
    return kept;
  };
  return { seen, emit, press, resetZoom };
}

describe('chords of the window', () => {
  it('hides on Ctrl+Q, and on nothing less', () => {
    const { seen, press } = fakeWindow();
    expect(press('q')).toBe(true);
    expect(press('Q')).toBe(true);
    expect(seen.hidden).toBe(2);
    expect(press('q', { control: false })).toBe(false);
    expect(press('q', { type: 'keyUp' })).toBe(false);
    // AltGr on many keyboards.
    expect(press('q', { alt: true })).toBe(false);
    expect(seen.hidden).toBe(2);
  });

  it('takes Cmd on macOS', () => {
    const { seen, press } = fakeWindow(1, 'darwin');
    expect(press('q')).toBe(false);
    expect(press('q', { control: false, meta: true })).toBe(true);
    expect(seen.hidden).toBe(1);
  });

  it.each(['w', 'r', 'c', 'v', 'x', 'a', '1', 'k', 'F5', 'F11'])('leaves %s to the page', (key) => {
    const { seen, press } = fakeWindow();
    expect(press(key)).toBe(false);
    expect(seen).toMatchObject({ hidden: 0, factor: 1 });
  });

  it.each([
    ['+', '', 110],
    ['=', '', 110],
    ['-', '', 90],
    ['_', '', 90],
    ['0', '', 100],
    ['à', 'Digit0', 100],
    ['0', 'Numpad0', 100],
  ])('zooms by Ctrl and %s%s', (key, code, percent) => {
    const { seen, press } = fakeWindow();
    press(key, { code });
    expect(seen.told).toEqual([percent]);
    expect(Math.round(seen.factor * 100)).toBe(percent);
  });

  it.each([
    ['in', 300],
    ['out', 50],
  ] as const)('never leaves its bounds however often the wheel says %s', (direction, bound) => {
    const { seen, emit } = fakeWindow();
    for (let turn = 0; turn < 30; turn += 1) emit('zoom-changed', {}, direction);
    expect(seen.factor).toBe(bound / 100);
  });

  it.each([
    [5, 300],
    [0.25, 50],
    [2, 200],
  ])('bounds a remembered zoom of %s, tells of it and takes no pinch', (factor, percent) => {
    const { seen, emit } = fakeWindow(factor);
    emit('did-finish-load');
    expect(seen).toMatchObject({ factor: percent / 100, told: [percent], pinch: [1, 1] });
  });

  it('goes back to the usual size when asked', () => {
    const { seen, resetZoom } = fakeWindow(2);
    resetZoom();
    expect(seen).toMatchObject({ factor: 1, told: [100] });
  });
});
