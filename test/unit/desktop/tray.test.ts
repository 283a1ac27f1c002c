// The tray keeps up with the state, draws no more than it must, and survives a desktop without one.
import { describe, expect, it } from 'vitest';
import { createTexts } from '../../../src/main/desktop/words';
import { createTray, type TrayHandle } from '../../../src/main/desktop/tray';
import type { MenuEntry, TrayCommand } from '../../../src/main/desktop/tray-view';
import { deliveryWith, stateWith } from '../../fakes/app-state';

const texts = createTexts('en');

function fakeDesk(opening: { works: boolean } = { works: true }) {
  const drawn: string[] = [];
  const done: string[] = [];
  const logged: string[] = [];
  const broken = { icon: false };
  let menu: readonly MenuEntry[] = [];
  let run: (command: TrayCommand) => void = () => undefined;
  let click: () => void = () => undefined;
  const handle: TrayHandle = {
    setIcon(icon) {
      if (broken.icon) throw new Error('no such picture');
      drawn.push(`icon ${icon}`);
    },
    setTooltip: () => void drawn.push('tooltip'),
    setMenu(entries, onCommand) {
      drawn.push('menu');
      menu = entries;
      run = onCommand;
    },
    close: () => void drawn.push('close'),
  };
  const tray = createTray({
    openHandle(icon, onClick) {
      if (!opening.works) throw new Error('no tray here');
      drawn.push(`open ${icon}`);
      click = onClick;
      return handle;
    },
    actions: {
      press: (status) => void done.push(`press ${status}`),
      cancel: (id) => void done.push(`cancel ${id}`),
      sendNow: (id) => void done.push(`send-now ${id}`),
      pauseNotifications: (minutes) => void done.push(`pause ${minutes}`),
      open: () => void done.push('open'),
      quit: () => void done.push('quit'),
    },
    log: (message) => void logged.push(message),
  });
  const choose = (label: string): void => {
    const entry = menu.find((one) => one.kind === 'command' && one.label === label);
    if (entry?.kind !== 'command') throw new Error(`no entry ${label}`);
    run(entry.command);
  };
  return { tray, drawn, done, logged, broken, opening, choose, click: () => click() };
}

describe('the tray', () => {
  it('draws only what changed', () => {
    const { tray, drawn } = fakeDesk();
    tray.render(stateWith(), texts);
    expect(drawn.splice(0)).toEqual(['open ready', 'tooltip', 'menu']);
    tray.render(stateWith({ revision: 2 }), texts);
    expect(drawn.splice(0)).toEqual([]);
    tray.render(stateWith({ notificationsPausedUntilMs: 1 }), texts);
    expect(drawn.splice(0)).toEqual(['menu']);
    tray.render(stateWith({ world: 'practice' }), texts);
    expect(drawn.splice(0)).toEqual(['icon practice', 'tooltip', 'menu']);
  });

  it('does what each entry says, with no window', () => {
    const { tray, done, choose, click } = fakeDesk();
    const delivery = deliveryWith('THREAT', { state: 'counting-down' });
    tray.render(stateWith({ deliveries: [delivery] }), texts);
    choose('Medical emergency');
    choose('Cancel: Threat');
    choose('Send now: Threat');
    choose('Open Tocsin');
    choose('Pause notifications for 30 minutes');
    choose('Quit Tocsin');
    click();
    expect(done).toEqual([
      'press MEDICAL_EMERGENCY',
      `cancel ${delivery.id}`,
      `send-now ${delivery.id}`,
      'open',
      'pause 30',
      'quit',
      'open',
    ]);
  });

  it('tries again at the next change when the desktop has no tray yet', () => {
    const { tray, drawn, logged, opening } = fakeDesk({ works: false });
    tray.render(stateWith(), texts);
    expect(logged).toHaveLength(1);
    opening.works = true;
    tray.render(stateWith(), texts);
    expect(drawn).toEqual(['open ready', 'tooltip', 'menu']);
  });

  it('puts the icon up anew for a desktop that has never seen it, as it is now', () => {
    const { tray, drawn } = fakeDesk();
    tray.reopen();
    expect(drawn.splice(0)).toEqual([]);
    tray.render(stateWith(), texts);
    tray.render(stateWith({ world: 'practice' }), texts);
    drawn.splice(0);
    tray.reopen();
    expect(drawn).toEqual(['close', 'open practice', 'tooltip', 'menu']);
  });

  it('still changes its menu when a picture cannot be shown, and tries the picture again', () => {
    const { tray, drawn, logged, broken } = fakeDesk();
    tray.render(stateWith(), texts);
    drawn.splice(0);
    broken.icon = true;
    tray.render(stateWith({ world: 'practice' }), texts);
    expect(drawn.splice(0)).toEqual(['tooltip', 'menu']);
    expect(logged).toHaveLength(1);
    broken.icon = false;
    tray.render(stateWith({ world: 'practice' }), texts);
    expect(drawn).toEqual(['icon practice']);
  });
});
