// The one window with all that belongs to it: locked pages, its session, its own page, and how large that is drawn.
import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, session } from 'electron';
import type { Settings } from '../../shared/settings/settings';
import type { Logger } from '../core/lib/logger';
import { hasScreen } from './has-screen';
import { lockPages, lockSession } from './lockdown';
import { createMapTiles } from './map-tiles';
import { createOwnPage, type OwnPage } from './own-page';
import { serveOwnPage } from './own-protocol';
import { serveWindowKeys } from './window-keys';
import { createWindows, WINDOW_PARTITION, type Windows } from './windows';
import { createZoomMemory } from './zoom-memory';

export interface DeskWindowDeps {
  readonly log: Logger;
  /** Where pictures of maps come from; empty: nowhere. */
  readonly tileUrl: () => string;
  /** The window's zoom has changed. */
  readonly onZoom: () => void;
}

export interface DeskWindow extends Pick<Windows<BrowserWindow>, 'hide' | 'isFocused' | 'current'> {
  readonly ownPage: OwnPage;
  /** Pictures for window, tray and notices. */
  readonly assets: string;
  /** False where nothing can be shown to anybody. */
  readonly onScreen: boolean;
  /** Loads its page before it is shown: that takes as long as everything else at the start together. */
  prepare(theme: Settings['theme']): void;
  show(screen?: string): void;
  /** In percent. */
  zoomPercent(): number;
  resetZoom(): void;
  close(): void;
}

/** Needs a ready app, and comes before every other page. */
export function createDeskWindow({ log, tileUrl, onZoom }: DeskWindowDeps): DeskWindow {
  const root = app.getAppPath();
  // Native parts of the desktop cannot read inside an archive: the pictures lie beside it.
  const assets = join(root.replace(/app\.asar$/, 'app.asar.unpacked'), 'assets');
  const isDevelopment = !app.isPackaged && process.env.ELECTRON_RENDERER_URL !== undefined;
  const ownPage = createOwnPage(isDevelopment ? process.env.ELECTRON_RENDERER_URL : undefined);
  const refusals = {
    ownPage,
    allowDevTools: !app.isPackaged,
    onRefused: (what: string, url: string) => log.warn(`refused ${what}`, url),
  };
  lockPages({ app, ...refusals });
  const windowSession = session.fromPartition(WINDOW_PARTITION, { cache: false });
  // Nothing of ours uses the default one: whatever came to use it would have no way out either.
  for (const each of [windowSession, session.defaultSession]) lockSession(each, refusals);
  const tiles = createMapTiles({
    // Its own cookie-less connections: whoever serves map pictures learns nothing else.
    fetch: (url, init) => session.fromPartition('map-tiles').fetch(url, init),
    template: tileUrl,
  });
  serveOwnPage(windowSession, join(root, 'out', 'renderer'), tiles);

  let zoomPercent = 100;
  let resetZoom = (): void => undefined;
  const zoom = createZoomMemory(join(app.getPath('userData'), 'window.json'));
  const windows = createWindows({
    open(options) {
      const window = new BrowserWindow(options);
      zoom.follow(window);
      // After the memory: what is remembered is held within its bounds too.
      resetZoom = serveWindowKeys(window, {
        platform: process.platform,
        onZoom(percent) {
          zoomPercent = percent;
          onZoom();
        },
      });
      return window;
    },
    pageUrl: ownPage.url,
    preloadPath: join(root, 'out', 'preload', 'index.cjs'),
    iconPath: join(assets, 'icon.png'),
    allowDevTools: !app.isPackaged,
    backgroundColor: () => (nativeTheme.shouldUseDarkColors ? '#101418' : '#f6f7f8'),
    onTrouble: (trouble, detail) => log.error(`window ${trouble}`, detail),
  });
  const onScreen = hasScreen(app.commandLine);

  return {
    ...{ ownPage, assets, onScreen },
    prepare(theme) {
      // Before the window: its ground must not flash in the other colours.
      nativeTheme.themeSource = theme;
      if (onScreen) windows.prepare();
    },
    show(screen) {
      if (onScreen) windows.show(screen);
    },
    hide: () => windows.hide(),
    isFocused: () => windows.isFocused(),
    current: () => windows.current(),
    zoomPercent: () => zoomPercent,
    resetZoom: () => resetZoom(),
    close() {
      const window = windows.current();
      if (window !== undefined) zoom.keep(window);
      windows.quit();
    },
  };
}
