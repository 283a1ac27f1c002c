// Chooses who holds the chords on this desktop.
import { app, globalShortcut } from 'electron';
import type { Clock } from '../core/lib/clock';
import type { Logger } from '../core/lib/logger';
import { openSessionKeyboard } from './x11/open';
import { createElectronShortcuts } from './electron-shortcuts';
import { hasScreen } from './has-screen';
import {
  sessionKind,
  type SessionKind,
  type ShortcutEvents,
  type ShortcutPort,
} from './session-kind';
import { createX11Shortcuts } from './x11-shortcuts';

/** The desktop that this process draws on. */
export function ownSession(): SessionKind {
  return sessionKind({
    platform: process.platform,
    env: process.env,
    ozonePlatform: app.commandLine.getSwitchValue('ozone-platform'),
    ozonePlatformHint: app.commandLine.getSwitchValue('ozone-platform-hint'),
    electronMajor: Number.parseInt(process.versions.electron, 10),
  });
}

/** Needs a ready app. */
export function openShortcutPort(
  session: SessionKind,
  events: ShortcutEvents,
  { clock, log }: { readonly clock: Clock; readonly log: Logger },
): ShortcutPort {
  const openOther = (): ShortcutPort => createElectronShortcuts(globalShortcut, events);
  const hasX11 = process.platform === 'linux' && hasScreen(app.commandLine);
  if (!hasX11 || session === 'wayland') return openOther();
  return createX11Shortcuts({
    open: (keyboardEvents) => openSessionKeyboard(process.env, clock, keyboardEvents),
    openOther,
    events,
    log: (message, detail) => log.warn(message, detail),
  });
}
