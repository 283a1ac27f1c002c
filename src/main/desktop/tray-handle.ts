// The real tray icon: Electron's Tray with our pictures for each platform.
import { join } from 'node:path';
import {
  Menu,
  Tray,
  nativeImage,
  type MenuItemConstructorOptions,
  type NativeImage,
} from 'electron';
import type { TrayHandle } from './tray';
import type { MenuEntry, TrayCommand, TrayIcon } from './tray-view';

/** `picturesPath`: the folder assets/tray. Throws when the picture is missing. */
export function openTrayHandle(
  picturesPath: string,
  icon: TrayIcon,
  onClick: () => void,
): TrayHandle {
  const tray = new Tray(picture(picturesPath, icon));
  // On macOS a click opens the menu; elsewhere it opens the window where the desktop reports it.
  if (process.platform !== 'darwin') tray.on('click', onClick);
  return {
    setIcon: (next) => tray.setImage(picture(picturesPath, next)),
    setTooltip: (text) => tray.setToolTip(text),
    // Linux takes a change only as a whole new menu.
    setMenu: (entries, onCommand) =>
      tray.setContextMenu(
        Menu.buildFromTemplate(entries.map((entry) => menuItem(entry, onCommand))),
      ),
    close: () => tray.destroy(),
  };
}

function picture(folder: string, icon: TrayIcon): NativeImage {
  const path = join(folder, pictureName(icon, process.platform));
  const image = nativeImage.createFromPath(path);
  if (image.isEmpty()) throw new Error(`no tray picture at ${path}`);
  return image;
}

/** Electron finds the `@2x` file beside the named one by itself. */
function pictureName(icon: TrayIcon, platform: NodeJS.Platform): string {
  if (platform === 'win32') return `${icon}.ico`;
  return platform === 'darwin' ? `${icon}Template.png` : `${icon}-24.png`;
}

function menuItem(
  entry: MenuEntry,
  onCommand: (command: TrayCommand) => void,
): MenuItemConstructorOptions {
  if (entry.kind === 'separator') return { type: 'separator' };
  // A single & would become an underlined letter.
  const label = entry.label.replaceAll('&', '&&');
  if (entry.kind === 'words') return { label, enabled: false };
  return { label, click: () => onCommand(entry.command) };
}
