// The keyring restarts, hangs, goes away or is locked under the running app: presses go on, changed keys are used, and every place says what is true.
import keytar from 'keytar';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { serviceName } from '../../src/main/core/keychain/service-name';
import { Desk } from './harness/desk';
import { endKeyring, holdKeyring, releaseKeyring, startKeyring } from './harness/keyring';
import { liveConfig } from './harness/live';
import { Screen } from './harness/screen';
import { StrictShare911 } from './harness/strict-share911';

const OLD_KEY = 'old-key-7f3a';
const NEW_KEY = 'new-key-91bc';
const NEWEST_KEY = 'newest-key-22e0';

const vendor = new StrictShare911(OLD_KEY);
let desk: Desk;

const setKey = (key: string, on = desk) =>
  on.command(['secrets', 'set', 'share911.apiKey'], `${key}\n`);
const troubles = async () => (await desk.look())?.readiness.troubles ?? [];
const hasTrouble = async (id: string) => (await troubles()).some((one) => one.id === id);
const authorizationOf = (key: string) => `Basic ${Buffer.from(`api:${key}`).toString('base64')}`;

beforeAll(async () => {
  await vendor.start();
  desk = new Desk({ managed: liveConfig(vendor) });
  expect((await setKey(OLD_KEY)).code).toBe(0);
  await desk.start('--hidden');
});
afterEach(async () => {
  releaseKeyring();
  await endKeyring();
  await startKeyring('open');
});
afterAll(async () => {
  await desk.close();
  await vendor.stop();
});

describe('a desk whose keyring daemon has been restarted', () => {
  it('uses the key that was stored after that with the very next press', async () => {
    expect((await desk.send('threat', '--message', 'before', '--wait', '30')).code).toBe(0);
    await endKeyring();
    await startKeyring('open');
    const set = await setKey(NEW_KEY);
    expect([set.code, set.stdout.trim()]).toEqual([0, '{"name":"share911.apiKey","stored":true}']);
    vendor.apiKey = NEW_KEY;
    expect((await desk.send('threat', '--message', 'after', '--wait', '30')).code).toBe(0);
    expect(vendor.about('after').map(({ authorization }) => authorization)).toEqual([
      authorizationOf(NEW_KEY),
    ]);
  });

  it('looks for a newer key before it believes that its own is refused', async () => {
    await endKeyring();
    await startKeyring('open');
    await keytar.setPassword(
      serviceName(desk.userData, ''),
      'live/share911.apiKey',
      `${NEWEST_KEY}\n${vendor.url}`,
    );
    vendor.apiKey = NEWEST_KEY;
    const sent = await desk.send('threat', '--message', 'changed elsewhere', '--wait', '30');
    expect([sent.code, sent.line.attempts]).toEqual([0, 1]);
    const tries = vendor.about('changed elsewhere');
    expect(tries.map(({ answered }) => answered)).toEqual(['401', '200']);
    expect(new Set(tries.map(({ body }) => body)).size).toBe(1);
  });
});

describe('while the keyring daemon', () => {
  it('is gone, a key is not said to be stored, presses go out, and doctor asks the app', async () => {
    await endKeyring();
    const set = await setKey('never-stored');
    expect(set.code).toBe(1);
    expect(set.stderr).toContain('was not stored');
    await desk.until('trouble', () => hasTrouble('keyring-missing'), 15_000);
    expect((await desk.send('threat', '--message', 'without', '--wait', '30')).code).toBe(0);
    const doctor = await desk.command(['doctor']);
    expect(doctor.stdout).toMatch(
      /TROUBLE {2}the keychain can be read by the running app: No keyring/,
    );
    expect(doctor.code).not.toBe(0);
    await startKeyring('open');
    await desk.until('well again', async () => !(await hasTrouble('keyring-missing')), 90_000);
  }, 150_000);

  it('hangs, a press does not wait for it, and a command that needs it ends in time', async () => {
    holdKeyring();
    const startedAt = Date.now();
    const sent = await desk.send('threat', '--message', 'stopped', '--wait', '30');
    expect(sent.code).toBe(0);
    const rungs = sent.line as { pressedMs: number; acceptedMs: number };
    expect(rungs.acceptedMs - rungs.pressedMs).toBeLessThan(2000);
    const listed = await desk.command(['secrets', 'list']);
    expect(listed.code).toBe(1);
    // Read before: still in use.
    expect(listed.stdout).toContain(
      '{"name":"share911.apiKey","configured":true,"state":"stored"}',
    );
    expect(listed.stdout).toContain(
      '"name":"chekt.apiKey","configured":false,"state":"unreadable"',
    );
    expect(Date.now() - startedAt).toBeLessThan(30_000);
    // The app can end all the same.
    const child = desk.running().process();
    desk.app = undefined;
    child.kill('SIGTERM');
    await desk.until('the app has ended', () => child.exitCode !== null, 8000);
    expect(child.exitCode).toBe(0);
  });
});

describe('a desk that starts with a locked keyring', () => {
  let locked: Desk;
  let screen: Screen;

  beforeAll(async () => {
    locked = new Desk({ managed: liveConfig(vendor, { chekt: { siteIds: ['site_1'] } }) });
    expect((await setKey(NEWEST_KEY, locked)).code).toBe(0);
    await endKeyring();
    await startKeyring('locked');
    await locked.start();
    screen = new Screen(locked, await locked.page());
  });
  afterAll(() => locked.close());

  it('says that it is locked, everywhere, and sends by itself once it is open', async () => {
    // In this one test, since the keyring is opened again after each.
    const sent = await locked.send('threat', '--message', 'locked');
    expect(sent.code).not.toBe(0);
    const card = screen.card('Threat');
    await card.getByText(/The place where keys are kept is locked\. Unlock the keyring/).waitFor();
    expect(await card.getByText(/make room on the disk/).count()).toBe(0);

    await screen.goTo('Settings');
    const tags = screen.page.getByText('Cannot be read now', { exact: true });
    await tags.first().waitFor();
    expect(await tags.count()).toBeGreaterThanOrEqual(5);
    expect(await screen.page.getByText('Not stored', { exact: true }).count()).toBe(0);

    await screen.goTo('Contacts');
    await screen.page.getByText('Your contacts cannot be read now').waitFor();
    expect(await screen.page.getByText('No contacts here yet').count()).toBe(0);

    await screen.goTo('Calls');
    await screen.page.getByText(/The keychain does not say whether a key is stored/).waitFor();

    const listed = await locked.command(['secrets', 'list']);
    expect(listed.code).toBe(1);
    expect(listed.stdout).toContain(
      '{"name":"share911.apiKey","configured":false,"state":"unreadable"}',
    );
    expect(listed.stderr).toContain('The keyring is locked');
    const doctor = await locked.command(['doctor']);
    expect(doctor.stdout).toMatch(/TROUBLE {2}Share911 API key is stored: The keyring is locked/);
    const status = JSON.parse((await locked.status()).stdout) as { vendors: { share911: object } };
    expect(status.vendors.share911).toEqual({ configured: false, key: 'unreadable' });

    await endKeyring();
    await startKeyring('open');
    await locked.until(
      'accepted',
      async () => (await locked.delivery(sent.line.id))?.state === 'accepted',
      90_000,
    );
    expect(vendor.about('locked').map(({ answered }) => answered)).toEqual(['200']);
  }, 180_000);
});
