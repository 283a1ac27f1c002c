// The window's calls, each joined to the part that answers it.
import { failed, ok, type Failure, type Result } from '../shared/core/failure';
import type { Accelerator, HotkeyState } from '../shared/settings/hotkey';
import type { Outputs, Parsed } from '../shared/ipc';
import type { SecretName } from '../shared/settings/secret';
import type { SettingsPatch } from '../shared/settings/settings';
import type { AppState } from '../shared/state';
import type { Handlers } from './core/ipc';
import type { createCallHandlers } from './features/calls/call-handlers';
import type { createContactHandlers } from './features/contacts/contact-handlers';
import type { createIncidentHandlers } from './features/incidents/incident-handlers';
import type { Operations } from './features/panic/presses';
import type { WebhookDesk } from './core/webhooks/webhook-desk';
import type { OpenWorld } from './environment';

const NOT_IN_PRACTICE: Failure = {
  kind: 'rejected',
  detail: 'there is no practice service in live',
};

export interface HandlersDeps {
  readonly state: () => AppState;
  readonly world: () => OpenWorld;
  readonly operations: Operations;
  readonly webhooks: () => Pick<WebhookDesk, 'check'>;
  /** Asks the operator first where a change opens the desk to others. */
  readonly changeSettings: (patch: SettingsPatch) => Promise<Result<unknown>>;
  readonly setHotkey: (change: Parsed<'setHotkey'>) => Promise<Result<HotkeyState>>;
  readonly recordChord: (on: boolean) => Promise<Accelerator | null>;
  readonly setSecret: (name: SecretName, value: string) => Promise<Result<null>>;
  readonly clearSecret: (name: SecretName) => Promise<Result<null>>;
  readonly goLive: (confirmed: boolean) => Promise<Result<Outputs['goLive']>>;
  readonly goPractice: () => Promise<Result<null>>;
  readonly stayInPractice: () => Result<null>;
  readonly pauseNotifications: (minutes: number) => void;
  readonly resetZoom: () => void;
  /** The calls about contacts. */
  readonly contacts: ReturnType<typeof createContactHandlers>;
  /** The calls about shared 911 calls and alerts. */
  readonly calls: ReturnType<typeof createCallHandlers>;
  readonly incidents: ReturnType<typeof createIncidentHandlers>;
}

export function createHandlers(deps: HandlersDeps): Handlers {
  const { operations } = deps;
  return {
    getState: () => ok(deps.state()),
    press: (request) => ok(operations.press(request, 'window')),
    sendNow: ({ id }) => operations.sendNow(id),
    cancel: ({ id }) => operations.cancel(id),
    tryAgain: ({ id }) => operations.tryAgain(id),
    standDown: ({ id }) => operations.standDown(id, 'window'),
    closeCard: ({ id }) => operations.closeCard(id),
    activityPage(request) {
      const page = deps.world().activity.page(request);
      return page.ok ? ok(page.value.entries) : page;
    },
    async changeSettings(patch) {
      const changed = await deps.changeSettings(patch);
      return changed.ok ? ok(null) : changed;
    },
    setHotkey: deps.setHotkey,
    recordChord: async ({ on }) => ok(await deps.recordChord(on)),
    setSecret: ({ name, value }) => deps.setSecret(name, value),
    clearSecret: ({ name }) => deps.clearSecret(name),
    goLive: ({ confirmed }) => deps.goLive(confirmed),
    goPractice: deps.goPractice,
    stayInPractice: deps.stayInPractice,
    setPracticeScenario({ scenario }) {
      const { practice } = deps.world();
      if (practice === null) {
        return failed(NOT_IN_PRACTICE);
      }
      practice.simulator.setScenario(scenario);
      return ok(null);
    },
    practiceShare({ scenario }) {
      const { practice } = deps.world();
      if (practice === null) return failed(NOT_IN_PRACTICE);
      void practice.simulator.rapidsos.share(scenario);
      return ok(null);
    },
    practiceAlert({ name }) {
      const { practice } = deps.world();
      if (practice === null) return failed(NOT_IN_PRACTICE);
      void practice.simulator.share911.alert(name);
      return ok(null);
    },
    pauseNotifications({ minutes }) {
      deps.pauseNotifications(minutes);
      return ok(null);
    },
    resetZoom() {
      deps.resetZoom();
      return ok(null);
    },
    verify: (request) => operations.verify(request, 'window'),
    settleVerification: ({ id, choice }) => operations.settle(id, choice),
    closeVerification: ({ id }) => operations.closeCard(id),
    seeAnswers({ id }) {
      deps.world().verifications.see(id);
      return ok(null);
    },
    siteContacts: ({ siteId, refresh }) => deps.world().siteContacts.list(siteId, refresh ?? false),
    verificationHistory: (request) => deps.world().verifications.history(request),
    ...deps.contacts,
    ...deps.calls,
    ...deps.incidents,
    checkWebhook: async () => ok(await deps.webhooks().check()),
  };
}
