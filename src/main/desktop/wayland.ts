// Asks Chromium for the desktop's shortcut portal, without which Wayland gives no global hotkeys.
import type { App } from 'electron';

/** Must run before `ready`. Keeps features that somebody else switched on. */
export function enableWaylandHotkeys(
  commandLine: Pick<App['commandLine'], 'appendSwitch' | 'getSwitchValue'>,
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
): void {
  const onWayland =
    environment.XDG_SESSION_TYPE === 'wayland' || Boolean(environment.WAYLAND_DISPLAY);
  if (platform !== 'linux' || !onWayland) return;
  const others = commandLine.getSwitchValue('enable-features');
  const features = others.split(',').filter((name) => name !== '' && name !== FEATURE);
  commandLine.appendSwitch('enable-features', [...features, FEATURE].join(','));
}

/** Source: Electron's globalShortcut documentation. */
const FEATURE = 'GlobalShortcutsPortal';
