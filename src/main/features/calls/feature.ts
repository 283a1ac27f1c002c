// What comes to a world from outside besides answers: shared 911 calls and Share911's alerts, each with its entrance.
import { join } from 'node:path';
import { ok, type Failure, type Result } from '../../../shared/core/failure';
import type { SecretName } from '../../../shared/settings/secret';
import type { Settings } from '../../../shared/settings/settings';
import type { Language } from '../../../shared/core/language';
import type { Activity } from '../../core/record/activity';
import { createAlerts, type Alerts } from '../alerts/alerts';
import { createCalls, type Calls } from './calls';
import { createVaultFile } from '../../core/encrypted/vault-file';
import type { Clock } from '../../core/lib/clock';
import type { Practice } from '../../practice/practice-world';
import { createRapidsosEntrance, type RapidsosEntrance } from './rapidsos-entrance';
import type { Vault } from '../../core/keychain/vault';
import { createShare911Entrance, type Share911Entrance } from '../alerts/share911-entrance';
import type { Store } from '../../core/store/store';
import { createRapidsos } from '../../vendors/rapidsos/client';
import type { HttpPort } from '../../core/lib/vendor-port';
import { createWebhookSecret, fixedSecret } from '../../core/webhooks/webhook-secret';
import type { Admission } from '../../core/webhooks/event-admission';

export interface IncomingDeps {
  readonly folder: string;
  readonly store: Store;
  readonly activity: Activity;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly settings: () => Settings;
  readonly language: () => Language;
  readonly vault: Pick<Vault, 'get' | 'dataKey'>;
  readonly http: HttpPort;
  readonly practice: Practice | null;
  readonly isPractice: boolean;
  readonly log: (message: string) => void;
  readonly onChange: () => void;
  /** A true webhook came, wall clock in milliseconds. */
  readonly onEvent: (atMs: number) => void;
  /** Whether there is room for one more event. */
  readonly admit: Admission['admit'];
  readonly onTrouble: (failure: Failure | null) => void;
}

export interface Incoming {
  readonly calls: Calls;
  readonly alerts: Alerts;
  readonly rapidsos: RapidsosEntrance;
  readonly share911: Share911Entrance;
  /** Where our building is: in practice the practice building, while nobody has said otherwise. */
  site(): Settings['site'];
  forgetKeys(): void;
  settingsChanged(): void;
  start(): void;
  close(): Promise<void>;
}

/** A port of this machine that nobody may listen on. */
const NOWHERE = 'http://127.0.0.1:1';

/** In the folder of its environment. */
export const CALLS_FILE = 'calls.vault';

export function createIncoming(deps: IncomingDeps): Incoming {
  const { store, activity, clock, settings, practice, vault, onChange } = deps;
  const read = (name: SecretName) => () => vault.get(name);
  const keep = (name: SecretName, practised: string | undefined) => {
    if (practised !== undefined) return fixedSecret(practised);
    return createWebhookSecret({ read: read(name), now: () => clock.now() });
  };
  const shareSecret = keep('rapidsos.sharedSecret', practice?.rapidsosSecret);
  const alertPassword = keep('share911.webhookPassword', practice?.alertLogin.password);

  const site = (): Settings['site'] => {
    const own = settings().site;
    const isSet = own.latitude !== null && own.longitude !== null;
    return practice === null || isSet ? own : { ...own, ...practice.simulator.rapidsos.site };
  };
  const credentials = async (): Promise<
    Result<{ readonly clientId: string; readonly clientSecret: string } | null>
  > => {
    if (practice !== null) return ok(practice.rapidsosKeys);
    const clientId = await vault.get('rapidsos.clientId');
    if (!clientId.ok) return clientId;
    const clientSecret = await vault.get('rapidsos.clientSecret');
    if (!clientSecret.ok) return clientSecret;
    if (clientId.value === null || clientSecret.value === null) return ok(null);
    return ok({ clientId: clientId.value, clientSecret: clientSecret.value });
  };
  const client = createRapidsos({
    http: deps.http,
    // Practice never reads a real address: without its own service there is nowhere to go.
    baseUrl: () => (deps.isPractice ? (practice?.url ?? NOWHERE) : settings().rapidsos.baseUrl),
    credentials,
    now: () => clock.now(),
  });
  const calls = createCalls({
    store,
    activity,
    clock,
    newId: deps.newId,
    file: createVaultFile({
      path: join(deps.folder, CALLS_FILE),
      boundTo: `${deps.isPractice ? 'practice' : 'live'} calls`,
      subject: 'The file of calls',
      key: () => vault.dataKey(),
      clock,
    }),
    settings: () => ({
      site: site(),
      calls: settings().calls,
      followUp: settings().rapidsos.followUp,
    }),
    language: deps.language,
    isPractice: deps.isPractice,
    locate: (request) => client.locate(request),
    async canAsk(sharedToken) {
      if (sharedToken !== null) return true;
      const known = await credentials();
      return known.ok && known.value !== null;
    },
    onChange,
    onNew: onChange,
    log: deps.log,
  });
  const alerts = createAlerts({
    store,
    activity,
    clock,
    ownIntegrationId: () => settings().share911.integrationId,
    onChange,
    onNew: onChange,
  });

  return {
    calls,
    alerts,
    rapidsos: createRapidsosEntrance({
      secret: () => shareSecret.get(),
      receive: (incoming) =>
        deps.admit({ sender: 'rapidsos', bytes: incoming.share.raw.length, isUrgent: true }, () =>
          calls.receive(incoming),
        ),
      onEvent: deps.onEvent,
    }),
    share911: createShare911Entrance({
      async credentials() {
        const password = await alertPassword.get();
        if (!password.ok) return password;
        const user = practice?.alertLogin.user ?? settings().share911.webhookUser;
        return ok(password.value === null ? null : { user, password: password.value });
      },
      receive: (incoming) =>
        deps.admit({ sender: 'share911', bytes: incoming.body.length, isUrgent: true }, () =>
          alerts.receive(incoming),
        ),
      onEvent: deps.onEvent,
      language: deps.language,
    }),
    site,
    forgetKeys() {
      shareSecret.forget();
      alertPassword.forget();
    },
    settingsChanged: () => calls.settingsChanged(),
    start() {
      void calls.start().then(({ failure }) => deps.onTrouble(failure));
    },
    async close() {
      alerts.stop();
      await calls.stop();
    },
  };
}
