// Where a desk is: one file of IT for many computers, and no claim of being ready while nobody has said it.
import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Desk } from './harness/desk';
import { bodyOf, liveConfig, withoutTime } from './harness/live';
import { Screen } from './harness/screen';
import { StrictShare911 } from './harness/strict-share911';

interface Report {
  readonly verdict: string;
  readonly world: string;
  readonly troubles: readonly { id: string; detail: string; blocks: boolean }[];
}

const KEY = `key-${randomBytes(24).toString('hex')}`;
const vendor = new StrictShare911(KEY);
const elsewhere = { name: 'Gym', location: 'Gym, door 3' };

beforeAll(() => vendor.start());
afterAll(() => vendor.stop());

const report = async (desk: Desk): Promise<Report & { code: number }> => {
  const { code, stdout } = await desk.status();
  return { ...(JSON.parse(stdout) as Report), code };
};
const lastBody = () => withoutTime(vendor.accepted().at(-1) ?? '');

describe('one file of IT for many computers', () => {
  let desk: Desk;

  beforeAll(async () => {
    desk = new Desk({
      managed: liveConfig(vendor, {
        desk: { name: 'Desk {hostname}' },
        // In another case than the system tells it; the other one has a mistake.
        desks: {
          [hostname().toUpperCase()]: { location: 'North Building, room 12' },
          'NO-SUCH-DESK': { ...elsewhere, radiusM: 1 },
        },
      }),
    });
    await desk.command(['secrets', 'set', 'share911.apiKey'], KEY);
    await desk.start('--hidden');
  });
  afterAll(() => desk.close());

  it('gives this computer its own entry, and a press carries it', async () => {
    const [short] = hostname().split('.');
    expect((await desk.look())?.settings.desk).toMatchObject({
      name: `Desk ${short}`,
      location: 'North Building, room 12',
    });
    expect((await desk.send('safe')).line.state).toBe('accepted');
    expect(lastBody()).toBe(bodyOf(22, 'North Building, room 12'));
    await desk.until('ready', async () => (await report(desk)).verdict === 'ready');
    const { code, troubles } = await report(desk);
    expect(code).toBe(0);
    expect(troubles.map(({ id }) => id)).not.toContain('managed-config');
  });

  it('a mistake in the entry of another computer is a note for IT, and no trouble here', async () => {
    const { stdout } = await desk.command(['doctor']);
    expect(stdout).toMatch(/note .*other desks: desks\.NO-SUCH-DESK\.radiusM: /);
    expect(stdout).not.toContain('TROUBLE');
  });
});

describe('a desk that IT has set live without a place', () => {
  let desk: Desk;
  let screen: Screen;

  beforeAll(async () => {
    desk = new Desk({
      managed: liveConfig(vendor, {
        desk: {},
        desks: { 'NO-SUCH-DESK': elsewhere },
        panic: { countdownSeconds: 0 },
      }),
    });
    await desk.command(['secrets', 'set', 'share911.apiKey'], KEY);
    await desk.start();
    screen = new Screen(desk, await desk.page());
  });
  afterAll(() => desk.close());

  it('is live and sends: a press with an odd place beats none', async () => {
    await screen.click(screen.button('Threat'));
    await screen.untilState('THREAT', 'accepted');
    expect(lastBody()).toBe(bodyOf(1, 'Front Desk'));
  });

  it('says on the screen, in status and by the doctor that nobody has said where it is', async () => {
    const strip = screen.page.getByRole('banner', { name: 'Status' });
    await strip.getByText('Trouble: Nobody has said where this desk is').waitFor();
    const { troubles, ...rest } = await report(desk);
    expect(rest).toMatchObject({ code: 1, world: 'live', verdict: 'trouble' });
    // No tray stands by here, which is told once it has been looked for long enough.
    const ofThePlace = troubles.filter(({ id }) => id !== 'tray-missing');
    expect(ofThePlace).toMatchObject([
      { id: 'place-unsaid', blocks: true, detail: 'desk.location is only "Front Desk"' },
      {
        id: 'managed-config',
        blocks: false,
        detail: `desks: IT's file has no entry for ${hostname()}`,
      },
    ]);
    const { stdout } = await desk.command(['doctor']);
    expect(stdout).toContain(
      'TROUBLE  this desk is "Front Desk" at "Front Desk": desk.location is only',
    );
    expect(stdout).toContain(`no entry for ${hostname()}`);
  });

  it('is ready once a person has written it down', async () => {
    await screen.call('changeSettings', { desk: { location: 'South Building, lobby' } });
    await screen.until('ready', ({ readiness }) => readiness.verdict === 'ready');
    await screen.click(screen.button('Trapped'));
    await screen.untilState('TRAPPED', 'accepted');
    expect(lastBody()).toContain('South Building, lobby');
  });
});
