// What the operator touches outside any window's page: window, tray, hotkeys and notices, joined to one state.
import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  session,
  shell,
  type MessageBoxOptions,
} from 'electron';
import type { Result } from '../../shared/core/failure';
import type { Accelerator, HotkeyState, Hotkeys } from '../../shared/settings/hotkey';
import type { Parsed } from '../../shared/ipc';
import type { SettingsPatch } from '../../shared/settings/settings';
import type { AppState } from '../../shared/state';
import type { Language } from '../../shared/core/language';
import type { SideTroubles } from '../core/health/side-troubles';
import type { Clock } from '../core/lib/clock';
import type { Logger } from '../core/lib/logger';
import type { During } from '../core/lib/loop-watch';
import { applicationMenu } from './application-menu';
import { createFreedesktopNotices } from './freedesktop-notices';
import { hasScreen } from './has-screen';
import { lockPages, lockSession } from './lockdown';
import { notificationsSupported, openNotification } from './notification-handle';
import { createChordRecording } from './chord-recording';
import { createBell } from './bell';
import { createMapTiles } from './map-tiles';
import { createNotifier, type NotifierDeps } from './notifier';
import { createOwnPage } from './own-page';
import { serveOwnPage } from './own-protocol';
import { mayQuit } from './quit-question';
import { mayChange } from './risk-question';
import { openShortcutPort, ownSession } from './open-shortcut-port';
import { createShortcuts, type ShortcutsDeps } from './shortcuts';
import { createTexts } from './texts';
import { createTray, type TrayActions } from './tray';
import { openTrayHandle } from './tray-handle';
import { watchTrayHost } from './tray-host';
import { serveWindowKeys } from './window-keys';
import { createWindows, WINDOW_PARTITION } from './windows';
import { createZoomMemory } from './zoom-memory';
import { pushState, serveIpc, type Handlers } from '../core/ipc';
import { busSocket } from './session-bus/bus-address';
import { openBusLink } from './session-bus/bus-link';
import { createSessionBus, type SessionBus } from './session-bus/session-bus';

export interface SurfaceDeps {
  readonly state: () => AppState;
  /** Until the first state is rendered. */
  readonly language: Language;
  readonly handlers: () => Handlers;
  readonly trayActions: Omit<TrayActions, 'open' | 'quit'>;
  /** A person wants to end the program. */
  readonly onQuit: () => Promise<void>;
  readonly onHotkey: ShortcutsDeps['onPress'];
  readonly onHotkeysClaimed: ShortcutsDeps['onClaimed'];
  readonly recordNotice: NotifierDeps['record'];
  readonly tellTrouble: SideTroubles['tell'];
  readonly during: During;
  /** The window's zoom has changed. */
  readonly onZoom: () => void;
  readonly clock: Clock;
  readonly log: Logger;
}

export interface Surface {
  /** Shows this state everywhere. */
  render(state: AppState): void;
  show(): void;
  applyHotkeys(hotkeys: Hotkeys): Promise<readonly HotkeyState[]>;
  setHotkey(change: Parsed<'setHotkey'>): Promise<Result<HotkeyState>>;
  /** Until it ends, a chord of ours is the answer and no press. */
  recordChord(on: boolean): Promise<Accelerator | null>;
  hotkeys(): readonly HotkeyState[];
  /** Of the window, in percent. */
  zoomPercent(): number;
  resetZoom(): void;
  /** True when a change opens nothing to others, or the operator says so in a dialog of the system. */
  mayChange(patch: SettingsPatch): Promise<boolean>;
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
  const windowSession = session.fromPartition(WINDOW_PARTITION, { cache: false });
  // Nothing of ours uses the default one: whatever came to use it would have no way out either.
  for (const each of [windowSession, session.defaultSession]) lockSession(each, refusals);
  const tiles = createMapTiles({
    // Its own cookie-less connections: whoever serves map pictures learns nothing else.
    fetch: (url, init) => session.fromPartition('map-tiles').fetch(url, init),
    template: () => deps.state().settings.calls.tileUrl,
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
          deps.onZoom();
        },
      });
      return window;
    },
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
    log: deps.log,
  });
  const tray = createTray({
    openHandle: (icon, onClick) => openTrayHandle(join(assets, 'tray'), icon, onClick),
    actions: {
      ...deps.trayActions,
      open: (screen) => show(screen),
      quit: () => void deps.onQuit(),
    },
    log: (message) => deps.log.warn(message),
  });
  const recording = createChordRecording({
    clock: deps.clock,
    isWindowFocused: () => windows.isFocused(),
  });
  const desktop = ownSession();
  const shortcuts = createShortcuts({
    session: desktop,
    openPort: (events) => openShortcutPort(desktop, events, deps),
    isOwnWindowFocused: () => windows.isFocused(),
    isRecorded: (chord) => recording.takes(chord),
    onClaimed: deps.onHotkeysClaimed,
    clock: deps.clock,
    onPress: (target) => (target === 'OPEN' ? show() : deps.onHotkey(target)),
    now: () => performance.now(),
  });
  const iconPath = join(assets, 'icon.png');
  // On Linux, where Electron would hold everything up while it waits for the desktop.
  const bus = onScreen && process.platform === 'linux' ? openSessionBus(deps.clock) : undefined;
  const notices =
    bus &&
    createFreedesktopNotices({
      bus,
      clock: deps.clock,
      look: () => ({ appName: app.name, iconPath, openLabel: texts.say('tray.open') }),
      onHealth: (failure) => deps.tellTrouble('notices-silent', failure),
    });
  const stopTrayHost =
    bus &&
    watchTrayHost({
      bus,
      clock: deps.clock,
      onHost: () => tray.reopen(),
      onHealth: (failure) => deps.tellTrouble('tray-missing', failure),
    });
  const notifier = createNotifier({
    isSupported: () => notices !== undefined || (onScreen && notificationsSupported()),
    open: (notice, events) =>
      notices?.open(notice, events) ?? openNotification(notice, iconPath, events),
    isWindowFocused: () => windows.isFocused(),
    showWindow: (screen) => show(screen),
    record: deps.recordNotice,
    clock: deps.clock,
  });
  const bell = createBell({ clock: deps.clock, beep: () => shell.beep() });
  let texts = createTexts(deps.language);
  const setMenu = (): void => {
    const actions = { hide: () => windows.hide(), quit: () => void deps.onQuit() };
    const menu = applicationMenu(process.platform, texts, actions);
    Menu.setApplicationMenu(menu && Menu.buildFromTemplate(menu));
  };
  setMenu();
  let isAskingToQuit = false;

  return {
    render(state) {
      if (texts.language !== state.language) {
        texts = createTexts(state.language);
        setMenu();
      }
      nativeTheme.themeSource = state.settings.theme;
      const window = windows.current();
      if (window !== undefined) {
        deps.during('window', () => pushState(window.webContents, state));
      }
      if (onScreen) deps.during('tray', () => tray.render(state, texts));
      deps.during('notices', () => notifier.update(state, texts));
      bell.update(state);
    },
    show: () => show(),
    applyHotkeys: (hotkeys) => shortcuts.apply(hotkeys),
    setHotkey: ({ target, accelerator }) => shortcuts.set(target, accelerator),
    async recordChord(on) {
      if (on) return recording.begin();
      recording.end();
      return null;
    },
    hotkeys: () => shortcuts.states(),
    mayChange: (patch) => mayChange(patch, deps.state().settings, texts, askInDialog),
    zoomPercent: () => zoomPercent,
    resetZoom: () => resetZoom(),
    async mayQuit() {
      // Asked once, however often somebody chooses Quit meanwhile.
      if (isAskingToQuit) return false;
      isAskingToQuit = true;
      try {
        return await mayQuit(deps.state(), texts, askInDialog);
      } finally {
        isAskingToQuit = false;
      }
    },
    close() {
      const window = windows.current();
      if (window !== undefined) zoom.keep(window);
      windows.quit();
      stopIpc();
      shortcuts.close();
      notifier.close();
      notices?.close();
      stopTrayHost?.();
      bus?.close();
      bell.close();
      tray.close();
    },
  };
}

/** A bus that does not answer is given up, and tried again later. */
const BUS_LIMIT_MS = 5000;

function openSessionBus(clock: Clock): SessionBus {
  const socket = busSocket(process.env);
  return createSessionBus({
    clock,
    open: socket === null ? null : (events) => openBusLink(socket, events, clock, BUS_LIMIT_MS),
  });
}

/** In the main process, so that no page can answer it. */
async function askInDialog(question: MessageBoxOptions): Promise<number> {
  return (await dialog.showMessageBox(question)).response;
}
