// The window's calls that belong to no feature: the state, settings, keys, practice or live, and the desk itself.
import type { HandlersOf } from '../shared/core/call';
import type { SETTINGS_CONTRACT } from '../shared/settings/contract';
import type { APP_CONTRACT, PRACTICE_CONTRACT, RECORD_CONTRACT } from '../shared/app-contract';
import { ok, type Result } from '../shared/core/failure';
import type { Parsed } from '../shared/ipc';
import type { LoopbackResult } from '../shared/core/webhook';
import type { SecretName } from '../shared/settings/secret';
import type { Accelerator, HotkeyState } from '../shared/settings/hotkey';
import type { SettingsPatch } from '../shared/settings/settings';
import type { AppState } from '../shared/state';
import type { Handlers } from './core/ipc';
import type { Environments } from './environments';
import { createPracticeCalls } from './practice/practice-calls';

export interface AppCallsDeps {
  readonly state: () => AppState;
  readonly environments: Environments;
  readonly webhooks: { check(): Promise<LoopbackResult> };
  /** Asks the operator first where a change opens the desk to others. */
  readonly changeSettings: (patch: SettingsPatch) => Promise<Result<unknown>>;
  readonly setHotkey: (change: Parsed<'setHotkey'>) => Promise<Result<HotkeyState>>;
  readonly recordChord: (on: boolean) => Promise<Accelerator | null>;
  readonly secrets: {
    set(name: SecretName, value: string): Promise<Result<null>>;
    clear(name: SecretName): Promise<Result<null>>;
  };
  readonly pauseNotifications: (minutes: number) => void;
  readonly resetZoom: () => void;
}

type OwnCalls = HandlersOf<typeof APP_CONTRACT> &
  HandlersOf<typeof SETTINGS_CONTRACT> &
  Pick<HandlersOf<typeof RECORD_CONTRACT>, 'activityPage'> &
  Pick<HandlersOf<typeof PRACTICE_CONTRACT>, 'goLive' | 'goPractice' | 'stayInPractice'>;

/** Every call of the contract, as it is answered now: those of the features by the environment the desk is in. */
export function createCalls(deps: AppCallsDeps): () => Handlers {
  const { environments, secrets } = deps;
  const own: OwnCalls = {
    getState: () => ok(deps.state()),
    activityPage(request) {
      const page = environments.current().activity.page(request);
      return page.ok ? ok(page.value.entries) : page;
    },
    async changeSettings(patch) {
      const changed = await deps.changeSettings(patch);
      return changed.ok ? ok(null) : changed;
    },
    setHotkey: deps.setHotkey,
    recordChord: async ({ on }) => ok(await deps.recordChord(on)),
    setSecret: ({ name, value }) => secrets.set(name, value),
    clearSecret: ({ name }) => secrets.clear(name),
    goLive: ({ confirmed }) => environments.goLive(confirmed),
    goPractice: () => environments.goPractice(),
    stayInPractice: () => environments.stayInPractice(),
    pauseNotifications({ minutes }) {
      deps.pauseNotifications(minutes);
      return ok(null);
    },
    resetZoom() {
      deps.resetZoom();
      return ok(null);
    },
    checkWebhook: async () => ok(await deps.webhooks.check()),
  };
  return () => {
    const environment = environments.current();
    return { ...own, ...createPracticeCalls(environment.practice), ...environment.calls() };
  };
}
