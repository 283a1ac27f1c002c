// What the operator touches outside any window's page: window, tray, hotkeys and notices, joined to one state.
import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  dialog,
  globalShortcut,
  ipcMain,
  nativeTheme,
  session,
  shell,
} from 'electron';
import type { Result } from '../shared/failure';
import type { HotkeyState, Hotkeys } from '../shared/hotkey';
import type { Parsed } from '../shared/ipc';
import type { AppState } from '../shared/state';
import type { Language } from '../shared/text/language';
import type { Clock } from './lib/clock';
import type { Logger } from './lib/logger';
import { hasScreen } from './desktop/has-screen';
import { lockPages, lockSession } from './desktop/lockdown';
import { notificationsSupported, openNotification } from './desktop/notification-handle';
import { createBell } from './desktop/bell';
import { createMapTiles } from './desktop/map-tiles';
import { createNotifier, type NotifierDeps } from './desktop/notifier';
import { createOwnPage } from './desktop/own-page';
import { serveOwnPage } from './desktop/own-protocol';
import { mayQuit } from './desktop/quit-question';
import { createShortcuts, type ShortcutsDeps } from './desktop/shortcuts';
import { createTexts } from './desktop/texts';
import { createTray, type TrayActions } from './desktop/tray';
import { openTrayHandle } from './desktop/tray-handle';
import { createWindows } from './desktop/windows';
import { pushState, serveIpc, type Handlers } from './ipc';

export interface SurfaceDeps {
  readonly state: () => AppState;
  /** Until the first state is rendered. */
  readonly language: Language;
  readonly handlers: Handlers;
  readonly trayActions: Omit<TrayActions, 'open' | 'quit'>;
  readonly onHotkey: ShortcutsDeps['onPress'];
  readonly recordNotice: NotifierDeps['record'];
  readonly clock: Clock;
  readonly log: Logger;
}

export interface Surface {
  /** Shows this state everywhere. */
  render(state: AppState): void;
  show(): void;
  applyHotkeys(hotkeys: Hotkeys): readonly HotkeyState[];
  setHotkey(change: Parsed<'setHotkey'>): Result<HotkeyState>;
  hotkeys(): readonly HotkeyState[];
  /** True when nobody objects to quitting. */
  mayQuit(): Promise<boolean>;
  close(): void;
}

/** Needs a ready app. Nothing here decides anything: it shows the state and passes wishes on. */
export function createSurface(deps: SurfaceDeps): Surface {
  const root = app.getAppPath();
  // Native parts of the desktop cannot read inside an archive: the pictures lie beside it.
  const assets = join(root.replace(/app\.asar$/, 'app.asar.unpacked'), 'assets');
  const isDevelopment = !app.isPackaged && process.env.ELECTRON_RENDERER_URL !== undefined;
  const ownPage = createOwnPage(isDevelopment ? process.env.ELECTRON_RENDERER_URL : undefined);
  const refusals = {
    ownPage,
    allowDevTools: !app.isPackaged,
    onRefused: (what: string, url: string) => deps.log.warn(`refused ${what}`, url),
  };
  lockPages({ app, ...refusals });
  lockSession(session.defaultSession, refusals);
  const tiles = createMapTiles({
    // Its own cookie-less connections: whoever serves map pictures learns nothing else.
    fetch: (url, init) => session.fromPartition('map-tiles').fetch(url, init),
    template: () => deps.state().settings.calls.tileUrl,
  });
  serveOwnPage(session.defaultSession, join(root, 'out', 'renderer'), tiles);

  const windows = createWindows({
    open: (options) => new BrowserWindow(options),
    pageUrl: ownPage.url,
    preloadPath: join(root, 'out', 'preload', 'index.cjs'),
    iconPath: join(assets, 'icon.png'),
    allowDevTools: !app.isPackaged,
    backgroundColor: () => (nativeTheme.shouldUseDarkColors ? '#101418' : '#f6f7f8'),
    onTrouble: (trouble, detail) => deps.log.error(`window ${trouble}`, detail),
  });
  const onScreen = hasScreen(app.commandLine);
  const show = (screen?: string): void => {
    if (onScreen) windows.show(screen);
  };
  const stopIpc = serveIpc({
    ipcMain,
    isOwnPage: (url) => ownPage.isOwn(url),
    handlers: deps.handlers,
    log: (message) => deps.log.warn(message),
  });
  const tray = createTray({
    openHandle: (icon, onClick) => openTrayHandle(join(assets, 'tray'), icon, onClick),
    actions: { ...deps.trayActions, open: (screen) => show(screen), quit: () => app.quit() },
    log: (message) => deps.log.warn(message),
  });
  const shortcuts = createShortcuts({
    port: globalShortcut,
    onPress: (target) => (target === 'OPEN' ? show() : deps.onHotkey(target)),
    now: () => performance.now(),
  });
  const notifier = createNotifier({
    isSupported: () => onScreen && notificationsSupported(),
    open: (notice) => openNotification(notice, join(assets, 'icon.png')),
    isWindowFocused: () => windows.isFocused(),
    showWindow: (screen) => show(screen),
    record: deps.recordNotice,
    clock: deps.clock,
  });
  const bell = createBell({ clock: deps.clock, beep: () => shell.beep() });
  let texts = createTexts(deps.language);

  return {
    render(state) {
      if (texts.language !== state.language) texts = createTexts(state.language);
      nativeTheme.themeSource = state.settings.theme;
      const window = windows.current();
      if (window !== undefined) pushState(window.webContents, state);
      if (onScreen) tray.render(state, texts);
      notifier.update(state, texts);
      bell.update(state);
    },
    show: () => show(),
    applyHotkeys: (hotkeys) => shortcuts.apply(hotkeys),
    setHotkey: ({ target, accelerator }) => shortcuts.set(target, accelerator),
    hotkeys: () => shortcuts.states(),
    mayQuit: () =>
      mayQuit(
        deps.state(),
        texts,
        async (question) => (await dialog.showMessageBox(question)).response,
      ),
    close() {
      windows.quit();
      stopIpc();
      shortcuts.close();
      notifier.close();
      bell.close();
      tray.close();
    },
  };
}
