// Keeps the tray equal to its view: draws only what changed and survives a desktop that has no tray.
import type { CheckInStatus } from '../../shared/core/check-in';
import type { AppState } from '../../shared/state';
import type { Texts } from './words';
import { trayView, type MenuEntry, type TrayCommand, type TrayIcon } from './tray-view';

/** One icon in the tray of the operating system. Any of these may throw. */
export interface TrayHandle {
  setIcon(icon: TrayIcon): void;
  setTooltip(text: string): void;
  setMenu(entries: readonly MenuEntry[], onCommand: (command: TrayCommand) => void): void;
  close(): void;
}

/** What the operator can do from the tray, with or without a window. */
export interface TrayActions {
  press(status: CheckInStatus): void;
  cancel(id: string): void;
  sendNow(id: string): void;
  pauseNotifications(minutes: number): void;
  open(screen?: 'verify' | 'calls'): void;
  quit(): void;
}

export interface TrayDeps {
  readonly openHandle: (icon: TrayIcon, onClick: () => void) => TrayHandle;
  readonly actions: TrayActions;
  readonly log: (message: string) => void;
}

export interface TrayPart {
  render(state: AppState, texts: Texts): void;
  /** Puts the icon up anew, for a desktop that has never seen it. */
  reopen(): void;
  close(): void;
}

/** The tray; a failure is logged and the next render tries again. */
export function createTray(deps: TrayDeps): TrayPart {
  let handle: TrayHandle | undefined;
  let last: { readonly state: AppState; readonly texts: Texts } | undefined;
  const drawn = new Map<string, string>();

  const draw = (what: string, value: unknown, set: () => void): void => {
    const wanted = JSON.stringify(value);
    if (drawn.get(what) === wanted) return;
    try {
      set();
      drawn.set(what, wanted);
    } catch (error) {
      deps.log(`the tray could not show its ${what}: ${String(error)}`);
    }
  };

  const close = (): void => {
    try {
      handle?.close();
    } catch (error) {
      deps.log(`the tray could not be closed: ${String(error)}`);
    }
    handle = undefined;
  };

  const render = (state: AppState, texts: Texts): void => {
    last = { state, texts };
    const view = trayView(state, texts);
    if (handle === undefined) {
      drawn.clear();
      try {
        handle = deps.openHandle(view.icon, () => deps.actions.open());
        drawn.set('icon', JSON.stringify(view.icon));
      } catch (error) {
        deps.log(`the tray could not be opened: ${String(error)}`);
        return;
      }
    }
    const open = handle;
    draw('icon', view.icon, () => open.setIcon(view.icon));
    draw('tooltip', view.tooltip, () => open.setTooltip(view.tooltip));
    draw('menu', view.menu, () =>
      open.setMenu(view.menu, (command) => runCommand(command, deps.actions)),
    );
  };

  return {
    render,
    reopen() {
      // Before the first state there is no icon that could have gone unseen.
      if (last === undefined) return;
      close();
      render(last.state, last.texts);
    },
    close,
  };
}

function runCommand(command: TrayCommand, actions: TrayActions): void {
  switch (command.kind) {
    case 'press':
      actions.press(command.status);
      break;
    case 'cancel':
      actions.cancel(command.id);
      break;
    case 'send-now':
      actions.sendNow(command.id);
      break;
    case 'pause-notifications':
      actions.pauseNotifications(command.minutes);
      break;
    case 'open':
      actions.open(command.screen);
      break;
    case 'quit':
      actions.quit();
      break;
  }
}
