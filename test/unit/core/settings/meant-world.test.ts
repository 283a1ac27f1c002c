// A desk that was live, and of which only the keychain still knows: it says so, and no other desk does.
import { describe, expect, it } from 'vitest';
import { createMeantWorld } from '../../../../src/main/core/settings/meant-world';
import { createVault } from '../../../../src/main/core/keychain/vault';
import type { World } from '../../../../src/shared/core/vendor';
import { createManualClock } from '../../../fakes/clock';
import { createMemoryKeychain } from '../../../fakes/memory-keychain';

const MARK = 'Tocsin live/was-live';
const ANNOUNCED = 'managed.json: IT has announced this file, and it is not there';

/** One life of the app on the keychain of the lives before. */
function start(keychain = createMemoryKeychain(), announced: string | null = null) {
  const desk = {
    world: 'practice' as World,
    /** A file says practice. */
    isSaid: false,
    untilMs: null as number | null,
  };
  let changes = 0;
  const meant = createMeantWorld({
    world: () => desk.world,
    settings: {
      practiceUntilMs: () => desk.untilMs,
      saysPractice: () => desk.world === 'practice' && desk.isSaid,
      worldIsCertain: () => true,
    },
    managed: { problems: ['theme: bad'] },
    announcedProblem: () => Promise.resolve(announced),
    vault: createVault({
      service: 'Tocsin',
      world: 'live',
      clock: createManualClock(),
      keychain,
      platform: 'linux',
      destination: () => null,
      onSecret: () => undefined,
    }),
    onChange: () => (changes += 1),
  });
  return { desk, meant, keychain, changes: () => changes };
}

async function live() {
  const first = start();
  first.desk.world = 'live';
  await first.meant.follow();
  return first;
}

describe('the mark of a live desk', () => {
  it('is told when settings and data are gone, until somebody says what the desk is', async () => {
    const { keychain } = await live();
    const next = start(keychain);
    expect(next.meant.wasLive()).toBe(false);
    await next.meant.follow();
    expect(next.meant.wasLive()).toBe(true);
    expect(next.changes()).toBeGreaterThan(0);
    next.desk.world = 'live';
    await next.meant.follow();
    expect(next.meant.wasLive()).toBe(false);
    expect(keychain.entries.has(MARK)).toBe(true);
  });

  it('is taken away by a person who says that the desk stays in practice', async () => {
    const { keychain } = await live();
    const next = start(keychain);
    await next.meant.follow();
    next.desk.isSaid = true;
    expect(next.meant.wasLive()).toBe(false);
    await next.meant.follow();
    expect(keychain.entries.has(MARK)).toBe(false);
    const later = start(keychain);
    await later.meant.follow();
    expect(later.meant.wasLive()).toBe(false);
  });

  it('outlives a practice that ends by itself', async () => {
    const { desk, meant, keychain } = await live();
    Object.assign(desk, { world: 'practice', isSaid: true, untilMs: 5 });
    await meant.follow();
    expect(meant.wasLive()).toBe(false);
    expect(keychain.entries.has(MARK)).toBe(true);
  });

  it('is never there for a desk that was never live, whatever keys were entered', async () => {
    const { meant, keychain } = start();
    keychain.entries.set('Tocsin live/share911.apiKey', 'a-key');
    await meant.follow();
    expect(meant.wasLive()).toBe(false);
    expect(keychain.entries.has(MARK)).toBe(false);
  });

  it('is asked for again after a keychain that was locked, and not once all is settled', async () => {
    const { keychain } = await live();
    const next = start(keychain);
    keychain.mode = 'locked';
    await next.meant.follow();
    expect(next.meant.wasLive()).toBe(false);
    keychain.mode = 'open';
    await next.meant.follow();
    expect(next.meant.wasLive()).toBe(true);
    const asked = keychain.calls.length;
    await next.meant.follow();
    expect(keychain.calls).toHaveLength(asked);
  });

  it('is not taken away by a locked keychain that says there was none', async () => {
    const { desk, meant, keychain } = await live();
    Object.assign(desk, { world: 'practice', isSaid: true });
    keychain.mode = 'locked';
    await meant.follow();
    keychain.mode = 'open';
    await meant.follow();
    expect(keychain.entries.has(MARK)).toBe(false);
  });
});

describe('a managed file that a policy announces', () => {
  it('is told with the other problems, leaves nothing certain, and takes no mark away', async () => {
    const { keychain } = await live();
    const { desk, meant, changes } = start(keychain, ANNOUNCED);
    desk.isSaid = true;
    expect(meant.managedProblems()).toEqual(['theme: bad']);
    await meant.follow();
    expect(changes()).toBeGreaterThan(0);
    expect(meant.managedProblems()).toEqual(['theme: bad', ANNOUNCED]);
    expect(meant.worldIsCertain()).toBe(false);
    expect(keychain.entries.has(MARK)).toBe(true);
  });
});
