// Between practice and live: what is missing, what is refused, and that no press falls in between.
import { describe, expect, it } from 'vitest';
import type { OpenWorld } from '../../../src/main/world';
import { createWorlds } from '../../../src/main/worlds';
import { failed, ok, type Result } from '../../../src/shared/failure';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/shared/settings';
import type { World } from '../../../src/shared/vendor';

interface Options {
  readonly first?: World;
  readonly share911?: Partial<Settings['share911']>;
  readonly key?: Result<string | null>;
  readonly locked?: readonly string[];
  readonly unsent?: boolean;
  readonly settingsFail?: boolean;
}

const READY = { channelId: 'a/b', integrationId: 'acme' };

async function harness(options: Options = {}) {
  const story: string[] = [];
  let mode: World = options.first ?? 'practice';
  const worlds = await createWorlds({
    first: mode,
    settings: {
      current: () => ({
        ...DEFAULT_SETTINGS,
        mode,
        share911: { ...DEFAULT_SETTINGS.share911, ...options.share911 },
      }),
      locked: () => options.locked ?? [],
      setMode(world) {
        if (options.settingsFail) return failed({ kind: 'storage', detail: 'disk is full' });
        mode = world;
        return ok({ ...DEFAULT_SETTINGS, mode });
      },
    },
    liveVault: { get: () => Promise.resolve(options.key ?? ok('a-key')) },
    open(world) {
      story.push(`open ${world}`);
      const fake: Pick<OpenWorld, 'world' | 'close' | 'start'> & {
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
      return Promise.resolve(fake as OpenWorld);
    },
    onSwitched: () => story.push('switched'),
  });
  story.length = 0;
  return { worlds, story };
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
