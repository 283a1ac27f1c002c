// A shared call as the operator meets it: on the screen at once, its number hidden, its place drawn.
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spelled, told } from './harness/call-bodies';
import { CallDesk } from './harness/call-desk';
import type { Screen } from './harness/screen';

const NUMBER = '16145550142';

let live: CallDesk;
let screen: Screen;
let card: Locator;
const call = told(NUMBER);

beforeAll(async () => {
  live = await CallDesk.make();
  screen = await live.start();
});
afterAll(() => live.close());

const kinds = async () => (await live.activity()).map(({ kind }) => kind);

describe('the card of a call', () => {
  it('is on the screen within a second of the 200', async () => {
    await screen.page.getByRole('link', { name: /^Calls/ }).click();
    const body = { ...JSON.parse(spelled('plain words', call)), shoe_size: 'eleven' } as object;
    expect((await live.sender.share(JSON.stringify(body))).status).toBe(200);
    const answeredMs = performance.now();
    card = screen.page.getByRole('article', { name: /^911 call/ });
    await card.waitFor();
    expect(performance.now() - answeredMs).toBeLessThan(1_000);
    await card.getByRole('img', { name: 'Map of the call' }).waitFor();
    await card.getByText(/^It seems to be in our building/).waitFor();
  });

  it('hides the number, also from everything the window was told', async () => {
    expect(await card.textContent()).toContain('••• ••• 0142');
    const told = JSON.stringify(await screen.state());
    expect(told).toContain('0142');
    for (const secret of [NUMBER, NUMBER.slice(1), call.token]) {
      expect(told).not.toContain(secret);
      expect(await screen.page.content()).not.toContain(secret);
    }
    expect(await kinds()).not.toContain('call-revealed');
  });

  it('shows the number on a click, and records that it did', async () => {
    await screen.click(screen.button('Show number', card));
    await card.getByRole('status').filter({ hasText: NUMBER }).waitFor();
    expect(await kinds()).toContain('call-revealed');
    await screen.click(screen.button('Hide number', card));
    expect(await card.textContent()).not.toContain(NUMBER);
  });

  it('takes the answer to whether it is our building, and keeps it', async () => {
    await screen.click(screen.button('It is not ours', card));
    await screen.until('it is not ours', ({ calls }) => calls[0]?.ownBuilding === 'no');
    await screen.click(screen.button('It is our building', card));
    await screen.until('it is ours', ({ calls }) => calls[0]?.ownBuilding === 'yes');
    expect((await live.calls())[0]?.ownBuilding).toBe('yes');
  });

  it('is copied for the radio without the number unless that is asked for', async () => {
    const clipboard = () => screen.desk.inMain(({ clipboard: the }) => the.readText());
    await screen.click(screen.button('Copy for radio', card));
    await screen.click(screen.button('Copy without the number', card));
    await expect.poll(clipboard).toContain('39.96');
    expect(await clipboard()).not.toMatch(/614|555/);
    await screen.click(screen.button('Copy with the number', card));
    await expect.poll(async () => (await clipboard()).replace(/\D/g, '')).toContain('6145550142');
    await screen.click(screen.button('Done', card));
  });

  it('shows everything that came on demand, the unknown named and the token left out', async () => {
    await screen.click(screen.button('Show everything that was shared', card));
    const raw = card.getByRole('region', { name: 'Everything that was shared' });
    await raw.getByText('shoe_size').first().waitFor();
    expect(await raw.textContent()).toContain('eleven');
    expect(await raw.textContent()).not.toContain(call.token);
    expect(await kinds()).toContain('call-raw-shown');
  });

  it('goes away when it is closed, and stays in the list of the command line', async () => {
    await screen.click(screen.button('Close', card));
    await screen.until('no card is left', ({ calls }) => calls.length === 0);
    await card.waitFor({ state: 'detached' });
    const [printed] = await live.calls();
    expect(printed).toMatchObject({
      number: '••• ••• 0142',
      closedAtMs: expect.any(Number) as number,
    });
  });
});
