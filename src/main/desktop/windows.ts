// The one window: made when first shown, hidden when closed, made anew after its process died.
import type { BrowserWindowConstructorOptions, RenderProcessGoneDetails } from 'electron';
import { SHOW_CHANNEL } from '../../shared/channels';

/** Without `persist:`: what the page and Chromium keep for it, from storage to visited hosts, never reaches the disk. */
export const WINDOW_PARTITION = 'window';

/** A browser window, as far as it is needed; Electron's fits. */
export interface WindowHandle {
  readonly webContents: {
    isDestroyed(): boolean;
    isLoadingMainFrame(): boolean;
    send(channel: string, ...values: unknown[]): void;
    once(event: 'did-finish-load', listener: () => void): unknown;
    on(
      event: 'render-process-gone',
      listener: (event: unknown, details: Pick<RenderProcessGoneDetails, 'reason'>) => void,
    ): unknown;
  };
  on(event: 'close', listener: (event: { preventDefault(): void }) => void): unknown;
  on(event: 'closed' | 'unresponsive' | 'responsive', listener: () => void): unknown;
  loadURL(url: string): Promise<void>;
  isDestroyed(): boolean;
  isVisible(): boolean;
  isMinimized(): boolean;
  isFocused(): boolean;
  show(): void;
  focus(): void;
  restore(): void;
  hide(): void;
  destroy(): void;
}

export type WindowTrouble = 'crashed' | 'unresponsive' | 'not-loaded';

export interface WindowsDeps<W extends WindowHandle> {
  readonly open: (options: BrowserWindowConstructorOptions) => W;
  readonly pageUrl: string;
  readonly preloadPath: string;
  readonly iconPath: string;
  readonly allowDevTools: boolean;
  /** CSS colour behind the page until it is drawn. */
  readonly backgroundColor: () => string;
  readonly onTrouble: (trouble: WindowTrouble, detail: string) => void;
}

export interface Windows<W extends WindowHandle> {
  /** Loads the page, and shows nothing yet. */
  prepare(): void;
  /** Brings the window to the front, on `screen` if one is named. */
  show(screen?: string): void;
  hide(): void;
  isFocused(): boolean;
  isVisible(): boolean;
  /** The living window, or undefined while there is none. */
  current(): W | undefined;
  /** From now on closing really closes. */
  quit(): void;
}

export function createWindows<W extends WindowHandle>(deps: WindowsDeps<W>): Windows<W> {
  let window: W | undefined;
  let quitting = false;
  let healthy = false;
  const living = (): W | undefined => (window?.isDestroyed() === false ? window : undefined);

  const discard = (broken: W): void => {
    if (window === broken) window = undefined;
    if (!broken.isDestroyed()) broken.destroy();
  };

  const open = (): W => {
    const made = deps.open(windowOptions(deps));
    window = made;
    healthy = true;
    made.on('close', (event) => {
      if (quitting || !healthy) return;
      event.preventDefault();
      made.hide();
    });
    made.on('closed', () => {
      if (window === made) window = undefined;
    });
    made.on('unresponsive', () => {
      if (window === made) healthy = false;
      deps.onTrouble('unresponsive', '');
    });
    made.on('responsive', () => {
      if (window === made) healthy = true;
    });
    made.webContents.on('render-process-gone', (_event, details) => {
      deps.onTrouble('crashed', details.reason);
      discard(made);
    });
    made.loadURL(deps.pageUrl).catch((error: unknown) => {
      // A window that is already gone did not fail to load: it was closed.
      if (window !== made) return;
      deps.onTrouble('not-loaded', String(error).slice(0, 200));
      discard(made);
    });
    return made;
  };

  return {
    prepare() {
      if (living() === undefined) open();
    },
    show(screen) {
      const old = living();
      // A hung page would only be shown hung: a new one works.
      if (old !== undefined && !healthy) discard(old);
      const shown = living() ?? open();
      if (shown.isMinimized()) shown.restore();
      shown.show();
      shown.focus();
      if (screen === undefined) return;
      const go = (): void => shown.webContents.send(SHOW_CHANNEL, screen);
      if (shown.webContents.isLoadingMainFrame()) shown.webContents.once('did-finish-load', go);
      else go();
    },
    hide: () => living()?.hide(),
    isFocused: () => living()?.isFocused() ?? false,
    isVisible: () => living()?.isVisible() ?? false,
    current: living,
    quit() {
      quitting = true;
    },
  };
}

function windowOptions(
  deps: Pick<
    WindowsDeps<WindowHandle>,
    'preloadPath' | 'iconPath' | 'allowDevTools' | 'backgroundColor'
  >,
): BrowserWindowConstructorOptions {
  return {
    width: 1080,
    height: 720,
    minWidth: 720,
    minHeight: 520,
    useContentSize: true,
    show: false,
    title: 'Tocsin',
    icon: deps.iconPath,
    autoHideMenuBar: true,
    backgroundColor: deps.backgroundColor(),
    webPreferences: {
      preload: deps.preloadPath,
      partition: WINDOW_PARTITION,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      devTools: deps.allowDevTools,
    },
  };
}
