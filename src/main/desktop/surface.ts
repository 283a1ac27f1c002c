// What the operator touches outside any window's page: window, tray, hotkeys and notices, joined to one state.
import { join } from 'node:path';
import { app, dialog, ipcMain, Menu, nativeTheme, shell, type MessageBoxOptions } from 'electron';
import { failed, ok, type Failure, type Result } from '../../shared/core/failure';
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
import type { DeskWindow } from './desk-window';
import { createFreedesktopNotices } from './freedesktop-notices';
import { notificationsSupported, openNotification } from './notification-handle';
import { createChordRecording } from './chord-recording';
import { createBell } from './bell';
import { createNotifier, type NotifierDeps } from './notifier';
import { mayQuit } from './quit-question';
import { mayChange } from './risk-question';
import { openShortcutPort, ownSession } from './open-shortcut-port';
import { createShortcuts, type ShortcutsDeps } from './shortcuts';
import { createTexts } from './words';
import { createTray, type TrayActions } from './tray';
import { openTrayHandle } from './tray-handle';
import { watchTrayHost } from './tray-host';
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
  readonly window: DeskWindow;
  readonly clock: Clock;
  readonly log: Logger;
}

export interface Surface {
  /** Shows this state everywhere. */
  render(state: AppState): void;
  applyHotkeys(hotkeys: Hotkeys): Promise<readonly HotkeyState[]>;
  setHotkey(change: Parsed<'setHotkey'>): Promise<Result<HotkeyState>>;
  /** Until it ends, a chord of ours is the answer and no press. */
  recordChord(on: boolean): Promise<Accelerator | null>;
  hotkeys(): readonly HotkeyState[];
  /** Ok when a change opens nothing to others, or the operator says so in a dialog of the system. */
  mayChange(patch: SettingsPatch): Promise<Result<null>>;
  /** True when nobody objects to quitting. */
  mayQuit(): Promise<boolean>;
  close(): void;
}

/** Needs a ready app. Nothing here decides anything: it shows the state and passes wishes on. */
export function createSurface(deps: SurfaceDeps): Surface {
  const { ownPage, assets, onScreen } = deps.window;
  const windows = deps.window;
  const show = (screen?: string): void => windows.show(screen);
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
    applyHotkeys: (hotkeys) => shortcuts.apply(hotkeys),
    setHotkey: ({ target, accelerator }) => shortcuts.set(target, accelerator),
    async recordChord(on) {
      if (on) return recording.begin();
      recording.end();
      return null;
    },
    hotkeys: () => shortcuts.states(),
    async mayChange(patch) {
      const may = await mayChange(patch, deps.state().settings, texts, askInDialog);
      return may ? ok(null) : failed(DECLINED);
    },
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
      windows.close();
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

/** The operator's own word. */
const DECLINED: Failure = {
  kind: 'rejected',
  reason: 'declined',
  detail: 'declined in the dialog',
};

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
