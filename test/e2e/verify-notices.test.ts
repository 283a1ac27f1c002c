// An answer that comes while the window is closed: the toast and the tray tell of it, and both lead to the board.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pressKeys } from '../desktop/keys.mjs';
import { openNotifications, type Notifications } from '../desktop/notifications.mjs';
import { createTrayDriver, type TrayDriver } from '../desktop/tray-driver.mjs';
import { putBoardsAway } from './harness/boards';
import { Desk } from './harness/desk';
import { PracticeChekt } from './harness/practice-chekt';
import { Screen } from './harness/screen';
import { clickToast } from './harness/toast';

const desk = new Desk({ managed: { language: 'en' } });
let notices: Notifications;
let tray: TrayDriver;
let screen: Screen;
let chekt: PracticeChekt;

beforeAll(async () => {
  notices = await openNotifications();
  tray = await createTrayDriver();
  await desk.start();
  screen = await Screen.of(desk);
  chekt = await PracticeChekt.of(screen);
  await chekt.change({ answerSpeed: 20 });
  // Under a test driver a page counts as looked at only once somebody has used it.
  await pressKeys('ctrl+1');
});
beforeEach(async () => {
  if (await screen.isWindowVisible()) await screen.closeWindow();
  await notices.clear();
});
afterEach(() => putBoardsAway(screen));
afterAll(async () => {
  await desk.close();
  notices.close();
  tray.close();
});

const ask = async (...names: readonly string[]): Promise<string> => {
  const contacts = names.map((name) => ({ contactId: `contact_${name.toLowerCase()}`, name }));
  const asked = await screen.call('verify', { siteId: 'practice_site', contacts, method: 'sms' });
  return asked.id;
};
const picture = async (): Promise<string> => (await (await tray.waitForItem()).icon()).hash ?? '';
const labels = async (): Promise<readonly string[]> =>
  (await (await tray.waitForItem()).menu()).map(({ label }) => label);
const isAnswered = (id: string) =>
  screen.until('it is answered', ({ verifications }) =>
    verifications.some((one) => one.id === id && one.unseenAnswers > 0),
  );

describe('with the window closed', () => {
  it('each answer is a toast of its own, marked as practice', async () => {
    await ask('Grace', 'Henry');
    const yes = await notices.waitFor('Grace');
    expect(yes.title).toContain('PRACTICE');
    expect(`${yes.title} ${yes.body}`).toMatch(/real/i);
    const no = await notices.waitFor('Henry');
    expect(`${no.title} ${no.body}`).toMatch(/false alarm/i);
    await notices.waitFor('disagree');
  });

  it('the same answer three times is one toast', async () => {
    const id = await ask('Noor');
    await isAnswered(id);
    await desk.until('CHeKT has told it three times', async () => {
      const posted = await chekt.webhooks();
      const answers = posted.filter(
        (body) => body.includes('contact_noor') && body.includes('"response"'),
      );
      return answers.length >= 3;
    });
    await notices.waitFor('Noor');
    expect((await notices.all()).filter(({ title }) => title.includes('Noor'))).toHaveLength(1);
  });

  it('a click on the toast opens the board', async () => {
    const id = await ask('Iris');
    await isAnswered(id);
    await clickToast();
    await desk.until('the window is up', () => screen.isWindowVisible());
    await screen.page.getByRole('main', { name: 'Verify', exact: true }).waitFor();
    await screen.page.getByText('Iris needs help').waitFor();
    // Somebody has the board before their eyes now.
    await screen.until('the answer is seen', ({ verifications }) =>
      verifications.every(({ unseenAnswers }) => unseenAnswers === 0),
    );
  });

  it('the tray wants attention until somebody has looked, and leads to the board', async () => {
    const calm = await picture();
    const id = await ask('Grace');
    await isAnswered(id);
    await desk.until('the tray wants attention', async () => (await picture()) !== calm);
    expect(await labels()).toContainEqual('New answer: Grace: Yes, it is real');
    await (await tray.waitForItem()).click('Open Verify');
    await desk.until('the window is up', () => screen.isWindowVisible());
    await screen.page.getByRole('main', { name: 'Verify', exact: true }).waitFor();
    await screen.page.getByRole('article').getByText('Yes, it is real').waitFor();
    await desk.until('the tray is calm again', async () => (await picture()) === calm);
  });
});

describe('with the window in front', () => {
  it('the board tells, and no toast does', async () => {
    await desk.command([]);
    await desk.until('in front', () => screen.isWindowFocused());
    const id = await ask('Otto');
    await desk.until('the record says why', async () => {
      const record = await screen.call('activityPage', { limit: 50 });
      return record.some(
        ({ actionId, kind, facts }) =>
          actionId === id && kind === 'notice-suppressed' && facts.reason === 'window-visible',
      );
    });
    expect(await notices.all()).toEqual([]);
  });
});
