// Which environment the desk is in, and how it changes: the next one stands before the last one is let go.
import { failed, ok, type Failure, type Result } from '../shared/core/failure';
import type { Outputs } from '../shared/ipc';
import { placeDoubt } from '../shared/settings/place';
import { keyTrouble, type TroubleId } from '../shared/core/readiness';
import type { World } from '../shared/core/vendor';
import type { Clock } from './core/lib/clock';
import { createReturnToLive } from './core/settings/return-to-live';
import type { Vault } from './core/keychain/vault';
import type { SettingsStore } from './core/settings/settings';
import type { Environment } from './environment';

export interface EnvironmentsDeps {
  readonly clock: Clock;
  readonly first: World;
  readonly settings: Pick<
    SettingsStore,
    'current' | 'isLost' | 'locked' | 'practiceUntilMs' | 'setMode'
  >;
  readonly liveVault: Pick<Vault, 'get'>;
  readonly open: (world: World) => Promise<Environment>;
  readonly onSwitched: () => void;
}

export interface Environments {
  current(): Environment;
  /** Names what is missing; goes live only when nothing is and `confirmed`. */
  goLive(confirmed: boolean): Promise<Result<Outputs['goLive']>>;
  /** Refused while something live has not been accepted; live comes back by itself after the time that is set. */
  goPractice(): Promise<Result<null>>;
  /** Live does not come back by itself. */
  stayInPractice(): Result<null>;
  /** Stops counting the time to the return. */
  stop(): void;
}

const LOCKED: Failure = {
  kind: 'rejected',
  detail: 'your IT has set whether this desk is live',
  field: 'mode',
};

const NO_PRACTICE: Failure = { ...LOCKED, field: 'practice.allowed' };

/** Opens the first one. */
export async function createEnvironments(deps: EnvironmentsDeps): Promise<Environments> {
  let current = await deps.open(deps.first);
  let switching = false;

  async function change(to: World, untilMs?: number): Promise<Result<null>> {
    if (deps.settings.locked().includes('mode')) return failed(LOCKED);
    if (switching) return failed({ kind: 'rejected', detail: 'the desk is changing already' });
    switching = true;
    try {
      const next = await deps.open(to);
      const set = deps.settings.setMode(to, untilMs);
      if (!set.ok) {
        await next.close();
        return set;
      }
      // From here every press goes to the next one; there is no moment without one.
      const last = current;
      current = next;
      next.activity.record({ kind: 'world-changed', facts: { from: last.world, to } });
      next.start();
      deps.onSwitched();
      back.follow();
      await last.close();
      return ok(null);
    } finally {
      switching = false;
    }
  }

  const back = createReturnToLive({
    clock: deps.clock,
    dueAtMs: () => deps.settings.practiceUntilMs(),
    isPressing: () => current.outbox.hasUnsent(),
    goLive: () => void change('live'),
  });
  back.follow();

  async function missingForLive(): Promise<readonly TroubleId[]> {
    const { desk, share911 } = deps.settings.current();
    const { channelId, integrationId } = share911;
    const key = await deps.liveVault.get('share911.apiKey');
    const ofKey: TroubleId | null = !key.ok
      ? keyTrouble(key.failure)
      : key.value === null
        ? 'not-set-up-key'
        : null;
    return [
      ...(placeDoubt(desk) === null ? [] : (['place-unsaid'] as const)),
      ...(channelId === '' ? (['not-set-up-channel'] as const) : []),
      ...(integrationId === '' ? (['not-set-up-integration'] as const) : []),
      ...(ofKey === null ? [] : [ofKey]),
    ];
  }

  return {
    current: () => current,
    async goLive(confirmed) {
      if (current.world === 'live') {
        // Somebody has looked at the copy that took the place of lost settings: it is written down.
        const kept = confirmed && deps.settings.isLost() ? deps.settings.setMode('live') : null;
        return kept?.ok === false ? kept : ok({ live: true, missing: [] });
      }
      // Whatever is missing: nobody here may change it.
      if (deps.settings.locked().includes('mode')) return failed(LOCKED);
      const missing = await missingForLive();
      if (missing.length > 0 || !confirmed) return ok({ live: false, missing });
      const changed = await change('live');
      return changed.ok ? ok({ live: true, missing: [] }) : changed;
    },
    async goPractice() {
      if (current.world === 'practice') return ok(null);
      if (current.outbox.hasUnsent()) {
        const detail = 'a press has not been accepted yet: wait for it or cancel it first';
        return failed({ kind: 'rejected', detail, field: 'unsent' });
      }
      const { allowed, returnAfterMinutes } = deps.settings.current().practice;
      if (!allowed) return failed(NO_PRACTICE);
      return change('practice', deps.clock.now() + returnAfterMinutes * 60_000);
    },
    stayInPractice() {
      if (current.world !== 'practice') return ok(null);
      if (!deps.settings.current().practice.allowed) return failed(NO_PRACTICE);
      const set = deps.settings.setMode('practice');
      back.follow();
      return set.ok ? ok(null) : set;
    },
    stop: () => back.stop(),
  };
}
