// Runs inside the throw-away desktop: presses by mouse, tray, keys and command line, and checks what arrived.
import { setTimeout as sleep } from 'node:timers/promises';
import { inMain } from '../../test/desktop/in-main.mjs';
import { pressKeys } from '../../test/desktop/keys.mjs';
import { openNotifications } from '../../test/desktop/notifications.mjs';
import { takeScreenshot } from '../../test/desktop/screenshot.mjs';
import { createTrayDriver } from '../../test/desktop/tray-driver.mjs';
import { receiveACall } from './call.mjs';
import { createChecks } from './checks.mjs';
import { openDesk } from './desk.mjs';
import { findAnyone } from './directory.mjs';
import { createLadderPrinter } from './ladder.mjs';
import { arrivedOnce, practiceAt } from './practice.mjs';
import { askWhetherItIsReal } from './question.mjs';

const print = (line) => console.log(line);
const checks = createChecks(print);
const ladder = createLadderPrinter(print);

const of = (state, status) => state.deliveries.find(({ action }) => action.status === status);
const accepted = (status) => (state) => of(state, status)?.state === 'accepted';
const picture = async (name) => {
  await sleep(250);
  print(`    picture   ${await takeScreenshot(`demo-output/${name}.png`)}`);
};

const tray = await createTrayDriver();
const notices = await openNotifications();
const desk = await openDesk({ onState: (state) => ladder.look(state.deliveries) });
try {
  const started = await desk.until('set up', (state) => state.readiness.verdict === 'practice');
  const practice = practiceAt(started.practice.url);
  print(`Tocsin ${started.version} on Electron ${desk.electron.version}, world: ${started.world}`);
  await desk.page.evaluate(() =>
    window.tocsin.call('changeSettings', {
      desk: { location: 'Main Office', room: 'Room 101', callbackPhone: '614-555-0100 x4' },
    }),
  );
  await desk.until('its place is said', ({ settings }) => settings.desk.room === 'Room 101');
  await picture('1-ready');

  print('\nSecurity needed, by the mouse:');
  await desk.clickWithMouse('Security needed');
  await desk.until('counting down', (state) => of(state, 'SECURITY_NEEDED') !== undefined);
  await picture('2-countdown');
  await desk.until('accepted', accepted('SECURITY_NEEDED'));
  await picture('3-accepted');
  checks.check('arrived once, correct to the byte', arrivedOnce(await practice.requests(17)));

  print('\nMedical emergency, from the tray menu, with the window closed:');
  await inMain(desk.app, ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  const item = await tray.waitForItem();
  await item.click('Medical emergency');
  await desk.until('accepted', accepted('MEDICAL_EMERGENCY'));
  checks.check('arrived once, correct to the byte', arrivedOnce(await practice.requests(7)));
  const notice = await notices.waitFor('Medical emergency').catch((error) => error);
  checks.check(`the desktop showed: ${notice.title ?? notice.message}`, notice.title !== undefined);

  print('\nI am safe, by the keys Ctrl+Alt+Shift+A, with the window closed:');
  await pressKeys('ctrl+alt+shift+a');
  await desk.until('accepted', accepted('SAFE'));
  checks.check('arrived once, correct to the byte', arrivedOnce(await practice.requests(22)));

  print('\nThreat, by the command line, while the service is down:');
  await practice.setScenario('outage');
  const sending = desk.command(
    'send',
    'threat',
    '--message',
    'Someone is breaking in',
    '--wait',
    '60',
  );
  await desk.until('retrying', (state) => (of(state, 'THREAT')?.attempts ?? 0) >= 3);
  await inMain(desk.app, ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.show());
  await picture('4-outage');
  await practice.setScenario('happy');
  print('    the service is back');
  const command = await sending;
  await desk.until('accepted', accepted('THREAT'));
  const threats = await practice.requests(1);
  checks.check(`${threats.length} attempts, one press, identical bytes`, arrivedOnce(threats));
  checks.check(
    'tocsin send: exit code 3, accepted in practice',
    command.code === 3 && JSON.parse(command.stdout).outcome === 'accepted-in-practice',
  );
  await desk.page.emulateMedia({ colorScheme: 'dark' });
  await picture('5-back-again-dark');

  await askWhetherItIsReal({ desk, checks, print, picture });
  await findAnyone({ desk, checks, print, picture });
  await receiveACall({ desk, checks, print, picture });

  print('\nThe record of all this:');
  const verified = await desk.command('activity', 'verify');
  print(`    tocsin activity verify: ${verified.stdout.trim()}`);
  checks.check('the chain of the record is whole', verified.code === 0);
} catch (error) {
  checks.fail(error.message);
  await picture('failed').catch(() => undefined);
} finally {
  await desk.close();
  tray.close();
  notices.close();
}
print(`\n${checks.summary()}`);
process.exitCode = checks.allGood() ? 0 : 1;
