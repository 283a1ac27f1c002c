// The menu of the whole application: none, so that no forgotten chord of Electron's quits or reloads a panic app.
import type { MenuItemConstructorOptions } from 'electron';
import type { Texts } from './words';

interface MenuActions {
  hide(): void;
  quit(): void;
}

/**
 * Null wherever windows have a menu bar of their own. macOS finds copy and paste only through a menu and gives Cmd+Q
 * to whoever claims it: there it hides the window, as closing it does. Quitting has words and no chord.
 */
export function applicationMenu(
  platform: NodeJS.Platform,
  texts: Texts,
  actions: MenuActions,
): MenuItemConstructorOptions[] | null {
  if (platform !== 'darwin') return null;
  return [
    {
      label: 'Tocsin',
      submenu: [
        {
          label: texts.say('menu.hide'),
          accelerator: 'Command+Q',
          click: () => actions.hide(),
        },
        { type: 'separator' },
        { label: texts.say('tray.quit'), click: () => actions.quit() },
      ],
    },
    { role: 'editMenu' },
  ];
}
