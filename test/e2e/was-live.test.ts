// A desk that was live and lost its settings and its live data: only the keychain knows, and the desk says so.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Desk } from './harness/desk';
import { LIVE_RECEIVER } from './harness/live';
import { Screen } from './harness/screen';
import { StrictShare911 } from './harness/strict-share911';

const KEY = 'live-key-for-this-test';
const SET_UP = {
  desk: { location: 'North Building, room 12' },
  share911: { channelId: 'sharevilledemo/eastbranch', integrationId: 'acme' },
};
const share911 = new StrictShare911(KEY);
let desk: Desk;
let screen: Screen;

beforeAll(async () => {
  await share911.start();
  desk = new Desk({ managed: { share911: { baseUrl: share911.url }, webhooks: LIVE_RECEIVER } });
  await restart();
});
afterAll(async () => {
  await desk.close();
  await share911.stop();
});

async function restart(): Promise<void> {
  await desk.start();
  screen = new Screen(desk, await desk.page());
}
async function loseEverything(): Promise<void> {
  await desk.stop();
  rmSync(join(desk.userData, 'settings.json'), { force: true });
  rmSync(join(desk.userData, 'live'), { recursive: true, force: true });
  await restart();
}
const untilTold = () =>
  screen.until(
    'the lost desk is told',
    ({ readiness }) => readiness.troubles[0]?.id === 'was-live',
  );
/** The mark follows the key that a proven press has used; a whole round of the keychain comes after it. */
async function untilMarked(): Promise<void> {
  await screen.until('live', ({ world }) => world === 'live');
  expect((await desk.send('safe')).line.state).toBe('accepted');
  await screen.until('ready', ({ readiness }) => readiness.verdict === 'ready');
  await desk.command(['secrets', 'list']);
}
const strip = () => screen.page.getByRole('banner', { name: 'Status' });

it('keys that were entered before the desk was ever live are no trouble', async () => {
  await screen.call('changeSettings', SET_UP);
  await screen.call('setSecret', { name: 'share911.apiKey', value: KEY });
  await loseEverything();
  // The keychain has been asked by then.
  await screen.until('the key is seen', ({ secrets }) => secrets['share911.apiKey'] === 'stored');
  await strip().getByText('PRACTICE: nobody would be alerted', { exact: false }).waitFor();
  expect((await screen.state()).readiness).toMatchObject({ verdict: 'practice', troubles: [] });
});

it('a live desk of which only the keychain is left is in trouble, and never ready', async () => {
  await screen.call('changeSettings', SET_UP);
  await screen.call('goLive', { confirmed: true });
  await untilMarked();
  await loseEverything();
  await untilTold();
  await strip().getByText('Trouble: This desk was live, and its settings are gone').waitFor();
  const { code, stdout } = await desk.status();
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    ready: false,
    verdict: 'trouble',
    world: 'practice',
    troubles: [{ id: 'was-live', blocks: true }],
  });
});

it('goes live again by the usual way, and the trouble is gone', async () => {
  await screen.call('changeSettings', SET_UP);
  await screen.goTo('Settings');
  await screen.click(screen.button('Go live…'));
  await screen.button('Yes, go live', screen.page.getByRole('alertdialog')).click();
  await untilMarked();
});

it('is told once more after the next loss, until a person says that it stays in practice', async () => {
  await loseEverything();
  await untilTold();
  await screen.goTo('Settings');
  await screen.click(screen.button('Stay in practice until told otherwise'));
  await screen.until('practice', ({ readiness }) => readiness.verdict === 'practice');
  await desk.command(['secrets', 'list']);
  // The mark is gone from the keychain as well: a third loss tells nothing.
  await loseEverything();
  await screen.until('the key is seen', ({ secrets }) => secrets['share911.apiKey'] === 'stored');
  expect((await screen.state()).readiness.verdict).toBe('practice');
});
