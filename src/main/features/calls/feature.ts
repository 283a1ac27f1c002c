// Shared 911 calls of one environment: let in by signature, kept encrypted, followed up at RapidSOS, and shown.
import type { HandlersOf } from '../../../shared/core/call';
import type { CALLS_CONTRACT } from '../../../shared/calls/contract';
import { join } from 'node:path';
import { ok, type Failure, type Result } from '../../../shared/core/failure';
import type { Settings } from '../../../shared/settings/settings';
import type { AppState } from '../../../shared/state';
import { createVaultFile } from '../../core/encrypted/vault-file';
import type { Feature, Ground } from '../../core/feature';
import { createWebhookSecret } from '../../core/webhooks/webhook-secret';
import { createRapidsos } from '../../vendors/rapidsos/client';
import type { RapidsosCredentials } from '../../vendors/rapidsos/oauth-token';
import { createCalls, type Calls } from './calls';
import { createRapidsosEntrance, type RapidsosEntrance } from './rapidsos-entrance';

export interface CallsDeps {
  readonly ground: Ground;
  /** Where the building of practice stands, for as long as nobody has said where ours is; null in live. */
  readonly practiceSite: Partial<Settings['site']> | null;
  /** What keeps the file of calls from being read; null when nothing does. */
  readonly onTrouble: (failure: Failure | null) => void;
}

export interface CallsFeature extends Feature, Pick<Calls, 'history' | 'list'> {
  readonly calls: HandlersOf<typeof CALLS_CONTRACT>;
  state(): Pick<AppState, 'calls' | 'site'>;
  readonly webhook: RapidsosEntrance;
  /** Where our building is: in practice the practice building, while nobody has said otherwise. */
  site(): Settings['site'];
}

/** In the folder of its environment. */
export const CALLS_FILE = 'calls.vault';

export function createCallsFeature(deps: CallsDeps): CallsFeature {
  const { ground } = deps;
  const { clock, environment, settings, vault } = ground;
  const secret = createWebhookSecret({
    read: () => vault.get('rapidsos.sharedSecret'),
    now: () => clock.now(),
  });
  const site = (): Settings['site'] => {
    const own = settings().site;
    return own.latitude !== null && own.longitude !== null ? own : { ...own, ...deps.practiceSite };
  };
  const credentials = async (): Promise<Result<RapidsosCredentials | null>> => {
    const clientId = await vault.get('rapidsos.clientId');
    if (!clientId.ok) return clientId;
    const clientSecret = await vault.get('rapidsos.clientSecret');
    if (!clientSecret.ok) return clientSecret;
    if (clientId.value === null || clientSecret.value === null) return ok(null);
    return ok({ clientId: clientId.value, clientSecret: clientSecret.value });
  };
  const client = createRapidsos({
    http: ground.ways.to.rapidsos,
    baseUrl: () => ground.addressOf('rapidsos'),
    credentials,
    now: () => clock.now(),
  });
  const calls = createCalls({
    store: ground.store,
    activity: ground.activity,
    clock,
    newId: ground.newId,
    file: createVaultFile({
      path: join(ground.folder, CALLS_FILE),
      boundTo: `${environment} calls`,
      subject: 'The file of calls',
      key: () => vault.dataKey(),
      clock,
    }),
    settings: () => ({
      site: site(),
      calls: settings().calls,
      followUp: settings().rapidsos.followUp,
    }),
    language: ground.language,
    isPractice: environment === 'practice',
    locate: (request) => client.locate(request),
    async canAsk(sharedToken) {
      if (sharedToken !== null) return true;
      const known = await credentials();
      return known.ok && known.value !== null;
    },
    onChange: ground.onChange,
    onNew: ground.onChange,
    log: ground.log,
  });

  return {
    site,
    history: (request) => calls.history(request),
    list: (request) => calls.list(request),
    webhook: createRapidsosEntrance({
      secret: () => secret.get(),
      receive: (incoming) =>
        ground.admit({ sender: 'rapidsos', bytes: incoming.share.raw.length, isUrgent: true }, () =>
          calls.receive(incoming),
        ),
      onEvent: ground.onEvent,
    }),
    calls: {
      seeCall: ({ id }) => calls.see(id),
      revealCall: ({ id }) => calls.reveal(id),
      callRaw: ({ id }) => calls.raw(id),
      callRadioText: ({ id, withNumber }) => calls.radioText(id, withNumber),
      markOwnBuilding: ({ id, answer }) => calls.markOwnBuilding(id, answer),
      closeCall: ({ id }) => calls.close(id),
      callHistory: (request) => ok(calls.history(request)),
      wipeCalls: () => calls.wipe(),
    },
    state: () => ({ calls: calls.all(), site: site() }),
    forgetKeys: () => secret.forget(),
    settingsChanged: () => calls.settingsChanged(),
    start() {
      void calls.start().then(({ failure }) => deps.onTrouble(failure));
    },
    close: () => calls.stop(),
  };
}
