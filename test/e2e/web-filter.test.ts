// A web filter answers in place of Share911: never "accepted", never "the key is wrong", and the press arrives when it goes.
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Desk } from './harness/desk';
import { liveConfig } from './harness/live';
import { Screen } from './harness/screen';
import { StrictShare911, type Behaviour } from './harness/strict-share911';

const KEY = `k-${randomBytes(24).toString('hex')}`;
const PAGE = '<!DOCTYPE html><html><head><title>Lakeside Wi-Fi</title></head><body>Sign in</body>';
const WORDS = 'A web filter or proxy answered in its place.';
const vendor = new StrictShare911(KEY);
let desk: Desk;
let screen: Screen;

const page = (status: number, type = 'text/html', body = PAGE): Behaviour => ({
  kind: 'page',
  status,
  type,
  body,
});
const troubles = async (): Promise<readonly string[]> =>
  (await screen.state()).readiness.troubles.map(({ id }) => id);

beforeAll(async () => {
  await vendor.start();
  desk = new Desk({ managed: liveConfig(vendor, { panic: { countdownSeconds: 0 } }) });
  await desk.command(['secrets', 'set', 'share911.apiKey'], `${KEY}\n`);
  await desk.start();
  screen = await Screen.of(desk);
});
afterAll(async () => {
  await desk.close();
  await vendor.stop();
});

describe('while something in between answers', () => {
  it.each([
    ['a page with 200', 200, page(200)],
    ['an empty page with 200', 200, page(200, 'text/html', '')],
    ['a file with 200', 200, page(200, 'application/octet-stream', 'PK')],
    ['a page with 400', 400, page(400)],
    ['a page with 403', 403, page(403)],
    ['a page with 404', 404, page(404)],
    ['a page with 405', 405, page(405)],
  ])('with %s, the press says so, goes on, and is accepted at last', async (_, status, answer) => {
    vendor.behaviour = answer;
    const message = randomBytes(6).toString('hex');
    const press = await screen.call('press', { status: 'SAFE', message });
    const mine = ({ deliveries }: Awaited<ReturnType<Screen['state']>>) =>
      deliveries.find(({ id }) => id === press.id);
    const tried = await screen.until('two tries', (state) => (mine(state)?.attempts ?? 0) >= 2);
    expect(mine(tried)).toMatchObject({
      rungs: { acceptedMs: null },
      failure: { reason: 'something-else', httpStatus: status },
    });
    await screen.card('I am safe').getByText(WORDS, { exact: false }).waitFor();
    expect(await troubles()).toContain('vendor-replaced');
    expect((await screen.state()).readiness.verdict).toBe('trouble');

    vendor.behaviour = { kind: 'status', status: 200 };
    await screen.untilState('SAFE', 'accepted');
    expect(new Set(vendor.about(message).map(({ body }) => body)).size).toBe(1);
    await screen.until('no trouble', ({ readiness }) => readiness.verdict === 'ready');
    await screen.putAllAway();
  });
});

it('the command line says so as well', async () => {
  vendor.behaviour = page(403);
  await screen.call('press', { status: 'SAFE' });
  await screen.until('trouble', ({ readiness }) => readiness.verdict === 'trouble');
  const { code, stdout } = await desk.status();
  expect(code).toBe(1);
  expect(stdout).toContain('vendor-replaced');
  vendor.behaviour = { kind: 'status', status: 200 };
  await screen.untilState('SAFE', 'accepted');
});
