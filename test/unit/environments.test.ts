// Between practice and live: what is missing, what is refused, and that no press falls in between.
import { describe, expect, it } from 'vitest';
import type { Environment } from '../../src/main/environment';
import { createEnvironments } from '../../src/main/environments';
import { failed, ok, type Result } from '../../src/shared/core/failure';
import { DEFAULT_SETTINGS, type Settings } from '../../src/shared/settings/settings';
import type { World } from '../../src/shared/core/vendor';
import { createManualClock } from '../fakes/clock';

interface Options {
  readonly first?: World;
  readonly location?: string;
  readonly share911?: Partial<Settings['share911']>;
  readonly key?: Result<string | null>;
  readonly locked?: readonly string[];
  readonly unsent?: boolean;
  readonly mayPractice?: boolean;
  readonly lost?: boolean;
  /** When practice ends by itself, as an earlier life left it. */
  readonly untilMs?: number;
  readonly settingsFail?: boolean;
}

const READY = { channelId: 'a/b', integrationId: 'acme' };

async function harness(options: Options = {}) {
  const story: string[] = [];
  const clock = createManualClock();
  let isLost = options.lost ?? false;
  let untilMs = options.untilMs ?? null;
  let mode: World = options.first ?? 'practice';
  const worlds = await createEnvironments({
    clock,
    first: mode,
    settings: {
      current: () => ({
        ...DEFAULT_SETTINGS,
        practice: { allowed: options.mayPractice ?? true, returnAfterMinutes: 30 },
        mode,
        desk: {
          ...DEFAULT_SETTINGS.desk,
          name: 'Desk',
          location: options.location ?? 'Main Office',
        },
        share911: { ...DEFAULT_SETTINGS.share911, ...options.share911 },
      }),
      isLost: () => isLost,
      practiceUntilMs: () => untilMs,
      locked: () => options.locked ?? [],
      setMode(world, until) {
        isLost = false;
        untilMs = until ?? null;
        if (options.settingsFail) return failed({ kind: 'storage', detail: 'disk is full' });
        mode = world;
        return ok({ ...DEFAULT_SETTINGS, mode });
      },
    },
    liveVault: { get: () => Promise.resolve(options.key ?? ok('a-key')) },
    open(world) {
      story.push(`open ${world}`);
      const fake: Pick<Environment, 'world' | 'close' | 'start'> & {
        activity: object;
        outbox: object;
      } = {
        world,
        activity: { record: () => ok(null) },
        outbox: { hasUnsent: () => options.unsent === true },
        start: () => void story.push(`start ${world}`),
        close() {
          story.push(`close ${world}, desk is in ${worlds.current().world}`);
          return Promise.resolve();
        },
      };
      return Promise.resolve(fake as Environment);
    },
    onSwitched: () => story.push('switched'),
  });
  story.length = 0;
  return { worlds, story, clock, isLost: () => isLost };
}

describe('going live', () => {
  it('names everything that is missing', async () => {
    const { worlds } = await harness({ key: ok(null) });
    expect(await worlds.goLive(true)).toEqual(
      ok({
        live: false,
        missing: ['not-set-up-channel', 'not-set-up-integration', 'not-set-up-key'],
      }),
    );
  });

  it.each(['Front Desk', '', '{hostname}'])(
    'is refused while "%s" is all that is said of the place, and by nothing else undone',
    async (location) => {
      const { worlds, story } = await harness({ share911: READY, location });
      const refused = ok({ live: false, missing: ['place-unsaid'] });
      expect(await worlds.goLive(false)).toEqual(refused);
      expect(await worlds.goLive(true)).toEqual(refused);
      expect(story).toEqual([]);
      // What is live stays live: a press with an odd place beats none.
      const live = await harness({ first: 'live', location });
      expect(await live.worlds.goLive(true)).toEqual(ok({ live: true, missing: [] }));
    },
  );

  it('tells a locked keyring from a missing one', async () => {
    const locked = failed({ kind: 'storage', reason: 'keyring-locked', detail: 'locked' });
    const { worlds } = await harness({ share911: READY, key: locked });
    expect(await worlds.goLive(true)).toEqual(ok({ live: false, missing: ['keyring-locked'] }));
  });

  it('changes nothing before it is confirmed', async () => {
    const { worlds, story } = await harness({ share911: READY });
    expect(await worlds.goLive(false)).toEqual(ok({ live: false, missing: [] }));
    expect(story).toEqual([]);
  });

  it('opens the next world before it closes the last', async () => {
    const { worlds, story } = await harness({ share911: READY });
    expect(await worlds.goLive(true)).toEqual(ok({ live: true, missing: [] }));
    expect(story.indexOf('open live')).toBeLessThan(story.indexOf('switched'));
    expect(story.at(-1)).toBe('close practice, desk is in live');
  });

  it('stays where it is when IT has locked the mode or the settings cannot be saved', async () => {
    const locked = await harness({ share911: READY, locked: ['mode'] });
    expect(await locked.worlds.goLive(true)).toMatchObject({
      ok: false,
      failure: { field: 'mode' },
    });
    const full = await harness({ share911: READY, settingsFail: true });
    expect(await full.worlds.goLive(true)).toMatchObject({
      ok: false,
      failure: { kind: 'storage' },
    });
    expect(full.worlds.current().world).toBe('practice');
    expect(full.story).toEqual(['open live', 'close live, desk is in practice']);
  });
});

describe('going back to practice', () => {
  it('is refused while something live has not been accepted', async () => {
    const { worlds } = await harness({ first: 'live', unsent: true });
    expect(await worlds.goPractice()).toMatchObject({ ok: false, failure: { kind: 'rejected' } });
    expect(worlds.current().world).toBe('live');
  });

  it('works when all is settled', async () => {
    const { worlds } = await harness({ first: 'live' });
    expect(await worlds.goPractice()).toEqual(ok(null));
    expect(worlds.current().world).toBe('practice');
  });
});

describe('practice of a live desk', () => {
  const HALF_HOUR_MS = 30 * 60_000;

  it('ends by itself after 30 minutes', async () => {
    const { worlds, clock } = await harness({ first: 'live' });
    await worlds.goPractice();
    await clock.advance(HALF_HOUR_MS - 1000);
    expect(worlds.current().world).toBe('practice');
    await clock.advance(2000);
    expect(worlds.current().world).toBe('live');
  });

  it('goes on when somebody says so', async () => {
    const { worlds, clock } = await harness({ first: 'live' });
    await worlds.goPractice();
    expect(worlds.stayInPractice()).toEqual(ok(null));
    await clock.advance(2 * HALF_HOUR_MS);
    expect(worlds.current().world).toBe('practice');
  });

  it('ends after a restart too, by what an earlier life left', async () => {
    const startMs = createManualClock().now();
    const { worlds, clock } = await harness({ untilMs: startMs + 60_000 });
    await clock.advance(58_000);
    expect(worlds.current().world).toBe('practice');
    await clock.advance(3_000);
    expect(worlds.current().world).toBe('live');
  });

  it('ends in time although the clock was set back, and at once when it was set forward', async () => {
    const back = await harness({ first: 'live' });
    await back.worlds.goPractice();
    back.clock.jump(-5 * 3_600_000);
    await back.clock.advance(HALF_HOUR_MS + 2000);
    expect(back.worlds.current().world).toBe('live');
    const forward = await harness({ first: 'live' });
    await forward.worlds.goPractice();
    forward.clock.jump(3 * 3_600_000);
    await forward.clock.advance(2000);
    expect(forward.worlds.current().world).toBe('live');
  });

  it('waits a minute for a practice press that is under way, and no longer', async () => {
    const startMs = createManualClock().now();
    const { worlds, clock } = await harness({ untilMs: startMs, unsent: true });
    await clock.advance(58_000);
    expect(worlds.current().world).toBe('practice');
    await clock.advance(4_000);
    expect(worlds.current().world).toBe('live');
  });

  it('is refused where IT does not allow it', async () => {
    const { worlds } = await harness({ first: 'live', mayPractice: false });
    expect(await worlds.goPractice()).toMatchObject({ failure: { field: 'practice.allowed' } });
    expect(worlds.current().world).toBe('live');
    const lost = await harness({ mayPractice: false });
    expect(lost.worlds.stayInPractice()).toMatchObject({ failure: { field: 'practice.allowed' } });
  });
});

describe('a live desk whose settings were lost', () => {
  it('keeps the copy only by a confirmed word', async () => {
    const { worlds, isLost } = await harness({ first: 'live', lost: true });
    await worlds.goLive(false);
    expect(isLost()).toBe(true);
    expect(await worlds.goLive(true)).toEqual(ok({ live: true, missing: [] }));
    expect(isLost()).toBe(false);
  });
});
