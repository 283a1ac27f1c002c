// The one window: lazily made, hidden on close, made anew when its page died or hangs.
import type { BrowserWindowConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { createWindows, type WindowHandle } from '../../../src/main/desktop/windows';

class FakeWindow implements WindowHandle {
  readonly sent: unknown[][] = [];
  readonly did: string[] = [];
  private readonly listeners = new Map<string, (...values: never[]) => void>();
  private destroyed = false;
  visible = false;
  loading = true;
  load: Promise<void> = Promise.resolve();
  readonly webContents = {
    isDestroyed: () => this.destroyed,
    isLoadingMainFrame: () => this.loading,
    send: (...values: unknown[]) => void this.sent.push(values),
    once: (event: string, listener: () => void) => this.listeners.set(event, listener),
    on: (event: string, listener: (...values: never[]) => void) =>
      this.listeners.set(event, listener),
  };
  constructor(readonly options: BrowserWindowConstructorOptions) {}
  on(event: string, listener: (...values: never[]) => void): void {
    this.listeners.set(event, listener);
  }
  emit(event: string, ...values: unknown[]): void {
    this.listeners.get(event)?.(...(values as never[]));
  }
  /** What the close button does; answers whether the window is still there. */
  pressClose(): boolean {
    const event = { stopped: false, preventDefault: () => void (event.stopped = true) };
    this.emit('close', event);
    if (!event.stopped) this.destroy();
    return event.stopped;
  }
  loadURL(url: string): Promise<void> {
    this.did.push(`load ${url}`);
    return this.load;
  }
  isDestroyed = (): boolean => this.destroyed;
  isVisible = (): boolean => this.visible;
  isMinimized = (): boolean => false;
  isFocused = (): boolean => this.visible;
  show = (): void => void (this.visible = true);
  focus = (): void => void this.did.push('focus');
  restore = (): void => undefined;
  hide = (): void => void (this.visible = false);
  destroy(): void {
    this.destroyed = true;
    this.emit('closed');
  }
}

function fakeDesk(load: () => Promise<void> = () => Promise.resolve()) {
  const made: FakeWindow[] = [];
  const troubles: string[] = [];
  const windows = createWindows({
    open(options) {
      const window = new FakeWindow(options);
      window.load = load();
      made.push(window);
      return window;
    },
    pageUrl: 'tocsin://app/index.html',
    preloadPath: '/app/preload.cjs',
    iconPath: '/app/icon.png',
    allowDevTools: false,
    backgroundColor: () => '#101418',
    onTrouble: (trouble, detail) => void troubles.push(`${trouble} ${detail}`.trim()),
  });
  return { windows, made, troubles };
}

describe('the window', () => {
  it('does not exist before it is first shown', () => {
    const { windows, made } = fakeDesk();
    expect(windows.current()).toBeUndefined();
    expect([windows.isVisible(), windows.isFocused()]).toEqual([false, false]);
    windows.show();
    expect(made[0]?.did).toEqual(['load tocsin://app/index.html', 'focus']);
  });

  it('gives its page no power of Node and no developer tools', () => {
    const { windows, made } = fakeDesk();
    windows.show();
    expect(made[0]?.options.webPreferences).toMatchObject({
      partition: 'window',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      devTools: false,
    });
    expect(made[0]?.options).toMatchObject({ minWidth: 720, minHeight: 520, show: false });
  });

  it('is hidden by its close button and the same one comes back', () => {
    const { windows, made } = fakeDesk();
    windows.show();
    expect(made[0]?.pressClose()).toBe(true);
    expect(windows.isVisible()).toBe(false);
    windows.show();
    expect(windows.isVisible()).toBe(true);
    expect(made).toHaveLength(1);
  });

  it('really closes when the app quits', () => {
    const { windows, made } = fakeDesk();
    windows.show();
    windows.quit();
    expect(made[0]?.pressClose()).toBe(false);
    expect(windows.current()).toBeUndefined();
  });

  it('is made anew after its process died, and the death is reported', () => {
    const { windows, made, troubles } = fakeDesk();
    windows.show();
    made[0]?.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(troubles).toEqual(['crashed crashed']);
    expect(windows.current()).toBeUndefined();
    windows.show();
    expect(made).toHaveLength(2);
    expect(windows.isVisible()).toBe(true);
  });

  it('is made anew when shown while its page hangs, but not after it has recovered', () => {
    const { windows, made, troubles } = fakeDesk();
    windows.show();
    made[0]?.emit('unresponsive');
    made[0]?.emit('responsive');
    windows.show();
    expect(made).toHaveLength(1);
    made[0]?.emit('unresponsive');
    windows.show();
    expect(made).toHaveLength(2);
    expect(made[0]?.isDestroyed()).toBe(true);
    expect(troubles).toEqual(['unresponsive', 'unresponsive']);
  });

  it('reports a page that could not be loaded and tries again when next shown', async () => {
    const loads = [Promise.reject(new Error('ERR_FAILED')), Promise.resolve()];
    const { windows, made, troubles } = fakeDesk(() => loads.shift() ?? Promise.resolve());
    windows.show();
    await new Promise((resolve) => setImmediate(resolve));
    expect(troubles).toEqual(['not-loaded Error: ERR_FAILED']);
    expect(windows.current()).toBeUndefined();
    windows.show();
    expect(made).toHaveLength(2);
  });

  it('asks its page for a screen once the page is there to hear it', () => {
    const { windows, made } = fakeDesk();
    windows.show('panic');
    expect(made[0]?.sent).toEqual([]);
    made[0]?.emit('did-finish-load');
    expect(made[0]?.sent).toEqual([['tocsin:show', 'panic']]);
    if (made[0] !== undefined) made[0].loading = false;
    windows.show('settings');
    expect(made[0]?.sent).toHaveLength(2);
  });
});
