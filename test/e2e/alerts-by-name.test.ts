// CAP against the real app: what ends and replaces by name, encodings, and that what cannot be taken is never silent.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { basic } from './harness/call-sender';
import { CallDesk } from './harness/call-desk';
import type { Screen } from './harness/screen';

let live: CallDesk;
let screen: Screen;

beforeAll(async () => {
  live = await CallDesk.make();
  screen = await live.start();
  await screen.page.getByRole('link', { name: /^Calls/ }).click();
});
afterAll(() => live.close());

const SENT = '2026-02-03T10:15:00-05:00';
function cap(id: string, msgType: string, event: string | null, references = ''): string {
  const info =
    event === null ? '' : `<info><event>${event}</event><headline>${event}</headline></info>`;
  const named = references === '' ? '' : `<references>${references}</references>`;
  return (
    `<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>${id}</identifier>` +
    `<sender>bells@district.example</sender><sent>${SENT}</sent><status>Actual</status>` +
    `<msgType>${msgType}</msgType><scope>Public</scope>${named}${info}</alert>`
  );
}
const name = (id: string): string => `bells@district.example,${id},2026-02-03T15:15:00+00:00`;
const card = (title: string) => screen.page.getByRole('article', { name: title, exact: true });
const post = async (body: string | Buffer, type = 'application/cap+xml'): Promise<number> =>
  (await live.sender.alert(body, type)).status;

it('a Cancel ends what it names and leaves a lockdown standing', async () => {
  expect(await post(cap('L-1', 'Alert', 'LOCKDOWN'))).toBe(200);
  expect(await post(cap('W-1', 'Alert', 'Hail'))).toBe(200);
  expect(await post(cap('W-2', 'Cancel', null, name('W-1')))).toBe(200);
  await card('Hail')
    .getByText(/all clear/)
    .waitFor();
  expect(await card('LOCKDOWN').getAttribute('class')).toBe('alert-card alarm');
  expect(await post(cap('W-3', 'Cancel', 'Called off', name('never-came')))).toBe(200);
  await card('Called off')
    .getByText(/Nothing here has ended/)
    .waitFor();
  expect(await post(cap('L-2', 'Update', 'LOCKDOWN, all wings', name('L-1')))).toBe(200);
  await card('LOCKDOWN')
    .getByText(/replaced/)
    .waitFor();
  expect(await card('LOCKDOWN, all wings').getAttribute('class')).toBe('alert-card alarm');
});

it('any encoding is read, whatever the label', async () => {
  const accents = cap('E-1', 'Alert', 'Evacuación');
  const smart = Buffer.from('{"type":"Don\x92t move","eventId":"E-3"}', 'latin1');
  expect(await post(Buffer.from(accents, 'latin1'), 'text/plain; charset=iso-8859-1')).toBe(200);
  const wide = cap('E-2', 'Alert', 'Señal ☣');
  expect(await post(Buffer.from(wide, 'utf16le'), 'application/json')).toBe(200);
  expect(await post(smart, 'application/json; charset=windows-1252')).toBe(200);
  for (const title of ['Evacuación', 'Señal ☣', 'Don’t move']) await card(title).waitFor();
});

it('what cannot be taken is trouble until the next good one, with the reason', async () => {
  const untaken = ({ webhook }: Awaited<ReturnType<Screen['state']>>) => webhook.untaken;
  expect(await post('{"type":', 'application/json')).toBe(400);
  await screen.until('it is trouble', ({ readiness }) =>
    readiness.troubles.some(({ id }) => id === 'untaken-share911'),
  );
  const note = screen.page.getByRole('region', { name: /^Share911 sent something/ });
  await note.getByText(/body: is not JSON/).waitFor();
  const status = JSON.parse((await live.command(['status'])).stdout) as {
    webhook: { untaken: unknown };
  };
  expect(status.webhook.untaken).toMatchObject([{ sender: 'share911', problem: 'unreadable' }]);
  expect((await live.command(['doctor'])).stdout).toContain('/webhooks/share911 can be taken');
  expect(await post(cap('G-1', 'Alert', 'HOLD'))).toBe(200);
  await screen.until('it is over', (state) => untaken(state).length === 0);
  await note.waitFor({ state: 'detached' });
  const authorization = basic(live.sender.user, live.sender.password);
  const wrong = await live.sender.post('/webhooks/share-911', '{}', { authorization });
  expect(wrong.status).toBe(404);
  await screen.until('the wrong address is trouble', (state) =>
    untaken(state).some(({ problem }) => problem === 'wrong-address'),
  );
  const kinds = (await live.activity()).map(({ kind }) => kind);
  expect(kinds).toEqual(
    expect.arrayContaining(['cancel-received', 'webhook-untaken', 'webhook-taken-again']),
  );
});
