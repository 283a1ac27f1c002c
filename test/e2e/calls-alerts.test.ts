// Share911's alerts against the real app: JSON and CAP, the right password or none at all, and what an all clear offers.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { capAlert, jsonAlert } from './harness/call-bodies';
import { CallDesk } from './harness/call-desk';
import { basic, type CallSender } from './harness/call-sender';
import type { Screen } from './harness/screen';

let live: CallDesk;
let screen: Screen;
let sender: CallSender;

beforeAll(async () => {
  live = await CallDesk.make();
  screen = await live.start();
  sender = live.sender;
});
afterAll(() => live.close());

const named = async (name: string) => (await live.alerts()).filter((alert) => alert.name === name);
const article = (name: string) => screen.page.getByRole('article', { name, exact: true });

describe('an alert', () => {
  it('as JSON is on the screen within a second of the 200, under its name', async () => {
    await screen.page.getByRole('link', { name: /^Calls/ }).click();
    const body = jsonAlert({ name: 'LOCKDOWN', eventId: 'ev-1', message: 'Stay in your rooms' });
    expect((await sender.alert(body)).status).toBe(200);
    const answeredMs = performance.now();
    await article('LOCKDOWN').waitFor();
    expect(performance.now() - answeredMs).toBeLessThan(1_000);
    await article('LOCKDOWN').getByText('Stay in your rooms').waitFor();
    expect(await named('LOCKDOWN')).toMatchObject([
      { kind: 'alert', format: 'json', isOwn: false, message: 'Stay in your rooms' },
    ]);
  });

  it('as CAP is the same, with a prefix and an offset in its time', async () => {
    const body = capAlert({ name: 'EVACUATE', eventId: 'ev-2', message: 'Use the back doors' });
    for (const type of ['application/xml', 'application/cap+xml; charset=utf-8']) {
      expect([type, (await sender.alert(body, type)).status]).toEqual([type, 200]);
    }
    await article('EVACUATE').getByText('Use the back doors').waitFor();
    expect(await named('EVACUATE')).toMatchObject([{ kind: 'alert', format: 'cap' }]);
  });

  it('with the same bytes is one alert, however often it comes', async () => {
    const body = jsonAlert({ name: 'HOLD', eventId: 'ev-3' });
    const statuses = await Promise.all(Array.from({ length: 8 }, () => sender.alert(body)));
    expect(new Set(statuses.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await named('HOLD')).toHaveLength(1);
  });

  it('of our own integration is known as ours', async () => {
    const body = jsonAlert({ name: 'SHELTER', eventId: 'ev-4', integrationId: 'acme' });
    expect((await sender.alert(body)).status).toBe(200);
    expect(await named('SHELTER')).toMatchObject([{ isOwn: true }]);
  });
});

describe('an all clear', () => {
  it('offers to close the panics of this desk, and closes them on a click alone', async () => {
    await screen.page.getByRole('link', { name: /^Panic/ }).click();
    await screen.click(screen.button('Security needed'));
    await screen.untilState('SECURITY_NEEDED', 'accepted');
    expect((await sender.alert(jsonAlert({ name: 'ALL CLEAR', eventId: 'ev-5' }))).status).toBe(
      200,
    );
    await screen.page.getByRole('link', { name: /^Calls/ }).click();
    const card = article('ALL CLEAR');
    await card.waitFor();
    const isUp = ({ deliveries }: Awaited<ReturnType<Screen['state']>>) =>
      deliveries.some(({ closed }) => !closed);
    expect(isUp(await screen.state())).toBe(true);
    const sentBefore = live.share911.seen.length;
    await screen.click(screen.button('Close our panics', card));
    await screen.until('no panic is up', (state) => !isUp(state));
    // The window draws it a moment later, and then Close stands elsewhere.
    await screen.button('Close our panics', card).waitFor({ state: 'detached' });
    // Closing a card tells nobody anything.
    expect(live.share911.seen).toHaveLength(sentBefore);
    await screen.button('Close', card).click();
    await card.waitFor({ state: 'detached' });
    expect((await named('ALL CLEAR'))[0]?.kind).toBe('all-clear');
    const kinds = (await live.activity()).map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['alert-received', 'all-clear-received']));
  });
});

describe('what is not from Share911', () => {
  const body = jsonAlert({ name: 'FORGED', eventId: 'ev-6' });

  it('is refused with 401, whatever it is authorised with', async () => {
    const { user, password } = sender;
    const cases: Readonly<Record<string, Record<string, string | string[]>>> = {
      nothing: {},
      'another password': { authorization: basic(user, `${password}x`) },
      'another name': { authorization: basic('api', password) },
      'no password': { authorization: basic(user, '') },
      'a bearer': { authorization: `Bearer ${password}` },
      'open words': { authorization: `${user}:${password}` },
      'broken base64': { authorization: 'Basic ====' },
    };
    for (const [name, headers] of Object.entries(cases)) {
      const { status } = await sender.alertWith(body, headers);
      expect({ name, status }).toEqual({ name, status: 401 });
    }
    expect(await named('FORGED')).toEqual([]);
  });
});

describe('a malformed alert', () => {
  const bomb = `<!DOCTYPE alert [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
    <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]>`;
  const file = '<!DOCTYPE alert [<!ENTITY f SYSTEM "file:///etc/passwd">]>';

  it.each([
    ['entities that multiply', capAlert({ name: 'BOMB', eventId: 'x', message: '&d;' }, bomb)],
    ['a file as an entity', capAlert({ name: 'BOMB', eventId: 'x', message: '&f;' }, file)],
    ['an unfinished element', '<alert><info><event>BOMB</event>'],
    ['other XML', '<note><to>BOMB</to></note>'],
    ['elements without end', '<a>'.repeat(20_000)],
    ['nothing', ''],
  ])('%s: 400, soon, and nothing is taken over', async (_, body) => {
    const startedMs = performance.now();
    const { status, body: said } = await sender.alert(body, 'application/xml');
    expect(status).toBe(400);
    expect(said).not.toMatch(/root:|haha/);
    expect(performance.now() - startedMs).toBeLessThan(2_000);
    expect(await named('BOMB')).toEqual([]);
  });

  it.each([
    ['{"eventType":', 'body'],
    ['[]', 'body'],
    ['{}', 'type'],
  ])('JSON %s: 400, and what is wrong is named', async (text, field) => {
    const { status, body: said } = await sender.alert(text);
    expect(status).toBe(400);
    expect(said).toContain(field);
  });
});
