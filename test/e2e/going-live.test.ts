// From practice to live and back in the real window, against an independent loopback Share911; and what IT has locked.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createTrayDriver, type TrayDriver } from '../desktop/tray-driver.mjs';
import { Desk } from './harness/desk';
import { LIVE_RECEIVER } from './harness/live';
import { Screen } from './harness/screen';
import { StrictShare911 } from './harness/strict-share911';

const KEY = 'live-key-for-this-test';
const share911 = new StrictShare911(KEY);
let desk: Desk;
let tray: TrayDriver;
let screen: Screen;

beforeAll(async () => {
  await share911.start();
  tray = await createTrayDriver();
  desk = new Desk({
    managed: {
      share911: { baseUrl: share911.url },
      webhooks: LIVE_RECEIVER,
      panic: { countdownSeconds: 0 },
    },
  });
  await desk.start();
  screen = await Screen.of(desk);
  await screen.goTo('Settings');
});
afterEach(() => {
  share911.behaviour = { kind: 'status', status: 200 };
});
afterAll(async () => {
  await desk.close();
  await share911.stop();
  tray.close();
});

const strip = () => screen.page.getByRole('banner', { name: 'Status' });
const world = () => screen.page.getByRole('region', { name: 'Practice and live' });
const goBack = async (): Promise<void> => {
  await screen.click(screen.button('Go back to practice'));
  const dialog = screen.page.getByRole('alertdialog', { name: 'Go back to practice?' });
  await screen.button('Go to practice', dialog).click();
};
const trayLabels = async (): Promise<string[]> =>
  (await (await tray.waitForItem()).menu()).map(({ label }) => label);

describe('going live', () => {
  it('names everything that is missing, and stays in practice', async () => {
    await screen.click(screen.button('Go live…'));
    const list = world().getByRole('alert');
    expect(await list.getByRole('listitem').allTextContents()).toEqual([
      expect.stringMatching(/^Nobody has said where this desk is/),
      expect.stringMatching(/^The Share911 channel is missing/),
      expect.stringMatching(/^The Share911 integration name is missing/),
      expect.stringMatching(/^The Share911 key is missing/),
    ]);
    expect((await screen.state()).world).toBe('practice');
    expect(await screen.page.getByRole('alertdialog').count()).toBe(0);
  });

  it('is refused while "Front Desk" is all that is said of the place, also to who asks main itself', async () => {
    await screen.call('changeSettings', {
      share911: { channelId: 'sharevilledemo/eastbranch', integrationId: 'acme.v2' },
    });
    await screen.call('setSecret', { name: 'share911.apiKey', value: KEY });
    await screen.click(screen.button('Go live…'));
    await desk.until('only the place is missing', async () => {
      const missing = await world().getByRole('alert').getByRole('listitem').allTextContents();
      return missing.length === 1 && missing[0]?.startsWith('Nobody has said where') === true;
    });
    expect(await screen.page.getByRole('alertdialog').count()).toBe(0);
    expect(await screen.ask('goLive', { confirmed: true })).toEqual({
      ok: true,
      value: { live: false, missing: ['place-unsaid'] },
    });
    expect((await screen.state()).world).toBe('practice');
  });

  it('asks once when nothing is missing, shows channel and location, and can be declined', async () => {
    await screen.call('changeSettings', { desk: { location: 'North Building, room 12' } });
    await screen.click(screen.button('Go live…'));
    const dialog = screen.page.getByRole('alertdialog', { name: 'Go live now?' });
    await dialog.getByText('Channel: sharevilledemo/eastbranch').waitFor();
    await dialog.getByText('Location: North Building, room 12').waitFor();
    await screen.button('Stay in practice', dialog).click();
    await dialog.waitFor({ state: 'detached' });
    expect((await screen.state()).world).toBe('practice');
    expect(share911.seen).toHaveLength(0);
  });

  it('is live after one yes: strip, tray and picture say so, and practice is gone', async () => {
    const practicePicture = (await (await tray.waitForItem()).icon()).hash;
    const { practice } = await screen.state();
    await screen.click(screen.button('Go live…'));
    const dialog = screen.page.getByRole('alertdialog');
    await screen.button('Yes, go live', dialog).click();
    await screen.until(
      'live and set up',
      (state) => state.world === 'live' && state.readiness.verdict === 'unproven',
    );
    await strip().getByText('Live', { exact: true }).waitFor();
    await strip().getByText('Set up, not proven yet').waitFor();
    expect(await strip().getByText('PRACTICE').count()).toBe(0);
    await desk.until('the tray says Live', async () => (await trayLabels())[0] === 'Live');
    expect((await (await tray.waitForItem()).icon()).hash).not.toBe(practicePicture);
    expect((await screen.state()).practice).toBeNull();
    await expect(fetch(`${practice?.url ?? ''}/practice/requests`)).rejects.toThrow();
    expect(await screen.ask('setPracticeScenario', { scenario: 'outage' })).toMatchObject({
      ok: false,
      failure: { kind: 'rejected' },
    });
  });

  it('sends a press to Share911 itself, with the key, the channel and nothing else', async () => {
    await screen.goTo('Panic');
    await screen.click(screen.button('Threat'));
    await screen.untilState('THREAT', 'accepted');
    expect(share911.complaints).toEqual([]);
    expect(share911.accepted()).toHaveLength(1);
    expect(JSON.parse(share911.accepted()[0] ?? '')).toMatchObject({
      channelId: 'sharevilledemo/eastbranch',
      integrationId: 'acme.v2',
      status: 1,
    });
    const card = screen.card('Threat');
    await card.getByText('Share911 has it. Tocsin cannot see who has read it.').waitFor();
    expect(await card.getByText('PRACTICE').count()).toBe(0);
    await strip().getByText('Ready: proven', { exact: false }).waitFor();
    expect((await screen.state()).readiness.verdict).toBe('ready');
  });

  it('is still live after the next start', async () => {
    await screen.putAllAway();
    await desk.stop();
    await desk.start();
    screen = await Screen.of(desk);
    expect((await screen.state()).world).toBe('live');
    await strip().getByText('Live', { exact: true }).waitFor();
  });
});

describe('going back to practice', () => {
  it('is refused in plain words while a press is unsent', async () => {
    share911.behaviour = { kind: 'status', status: 503 };
    await screen.call('press', { status: 'TRAPPED' });
    await screen.untilWaiting('TRAPPED');
    await screen.card('Trapped').getByText('Call 911 now.').waitFor();
    await screen.goTo('Settings');
    await goBack();
    await world()
      .getByText('Nothing changed. A press has not been accepted yet.', { exact: false })
      .waitFor();
    expect((await screen.state()).world).toBe('live');
    share911.behaviour = { kind: 'status', status: 200 };
    await screen.untilState('TRAPPED', 'accepted');
  });

  it('leaves every live press behind in its own world', async () => {
    await goBack();
    await screen.until('practice', (state) => state.world === 'practice');
    await strip().getByText('PRACTICE', { exact: true }).waitFor();
    await strip().getByText('Live again in', { exact: false }).waitFor();
    expect((await screen.state()).deliveries).toHaveLength(0);
    const record = JSON.stringify(await screen.call('activityPage', { limit: 200 }));
    expect(record).not.toContain('TRAPPED');
    const before = share911.seen.length;
    await screen.call('press', { status: 'THREAT' });
    await screen.untilState('THREAT', 'accepted');
    expect(share911.seen).toHaveLength(before);
  });
});

describe('a live desk that loses its settings', () => {
  it('stays live by their copy and says so, until somebody keeps them by one click', async () => {
    await screen.call('goLive', { confirmed: true });
    await screen.until('live', (state) => state.world === 'live');
    await desk.stop();
    writeFileSync(join(desk.userData, 'settings.json'), '{}');
    await desk.start();
    screen = new Screen(desk, await desk.page());
    await strip().getByText('Trouble: The settings of this live desk were lost').waitFor();
    const lost = await screen.state();
    expect(lost.world).toBe('live');
    expect(lost.settings.share911.channelId).toBe('sharevilledemo/eastbranch');
    expect((await desk.status()).code).toBe(1);
    await screen.goTo('Settings');
    await screen.click(screen.button('Keep live with these settings'));
    await screen.until('ready again', ({ readiness }) => readiness.verdict === 'ready');
    await goBack();
    await screen.until('practice', (now) => now.world === 'practice');
  });
});

describe('what IT has set', () => {
  it('is shown but locked, with the reason, and main refuses it too', async () => {
    const address = screen.page.getByRole('textbox', { name: 'Address', exact: true });
    expect(await address.inputValue()).toBe(share911.url);
    expect(await address.isDisabled()).toBe(true);
    const section = screen.page.getByRole('region', { name: 'Share911', exact: true });
    await section.getByText('Set by your IT team', { exact: true }).waitFor();
    const channel = screen.page.getByRole('textbox', { name: 'Channel', exact: true });
    expect(await channel.isDisabled()).toBe(false);
    expect(await screen.ask('changeSettings', { panic: { countdownSeconds: 9 } })).toMatchObject({
      ok: false,
      failure: { field: 'panic.countdownSeconds' },
    });
    expect((await screen.state()).settings.panic.countdownSeconds).toBe(0);
  });

  it('with a mistake in it is named with its place, and the rest of it holds', async () => {
    await desk.stop();
    desk.manage({
      mode: 'practice',
      desk: { name: 'By IT' },
      panic: { countdownSeconds: 99 },
      nonsense: 1,
    });
    await desk.start();
    screen = await Screen.of(desk);
    await strip().getByText('By IT').waitFor();
    const { readiness, settings, lockedSettings } = await screen.state();
    expect(readiness.troubles).toMatchObject([{ id: 'managed-config', blocks: false }]);
    // What IT got wrong leaves the desk's own value: kept from its live time, in the case before.
    expect(settings.panic.countdownSeconds).toBe(0);
    expect(lockedSettings).toEqual(expect.arrayContaining(['mode', 'desk.name']));
    await screen.click(strip().getByRole('button', { name: 'Show details' }));
    const panel = screen.page.getByRole('region', { name: 'What is in the way' });
    await panel.getByText('panic.countdownSeconds', { exact: false }).waitFor();
    await panel.getByText('nonsense: unknown key', { exact: false }).waitFor();
    await screen.button('Open Settings', panel).click();
    expect(await screen.button('Go live…').isDisabled()).toBe(true);
    await world().getByText('Set by your IT team', { exact: true }).waitFor();
    expect(await screen.ask('goLive', { confirmed: true })).toMatchObject({ ok: false });
  });
});
