// Chooses who holds the chords on this desktop.
import { app, globalShortcut } from 'electron';
import type { Clock } from '../lib/clock';
import type { Logger } from '../lib/logger';
import { openSessionKeyboard } from '../x11/open';
import { createElectronShortcuts } from './electron-shortcuts';
import { hasScreen } from './has-screen';
import type { ShortcutEvents, ShortcutPort } from './shortcut-port';
import { createX11Shortcuts } from './x11-shortcuts';

/** Needs a ready app. */
export function openShortcutPort(
  events: ShortcutEvents,
  { clock, log }: { readonly clock: Clock; readonly log: Logger },
): ShortcutPort {
  const openOther = (): ShortcutPort => createElectronShortcuts(globalShortcut, events);
  const hasX11 = process.platform === 'linux' && hasScreen(app.commandLine);
  if (!hasX11 || app.commandLine.getSwitchValue('ozone-platform') === 'wayland') return openOther();
  return createX11Shortcuts({
    open: (keyboardEvents) => openSessionKeyboard(process.env, clock, keyboardEvents),
    openOther,
    events,
    log: (message, detail) => log.warn(message, detail),
  });
}
