// `tocsin doctor`: checks everything a press needs, one line each, in words.
import { failed, ok, type Result } from '../../shared/failure';
import type { SecretName } from '../../shared/secret';
import type { AppState } from '../../shared/state';
import { createContactClients } from '../contact-clients';
import { createVendorConnections } from '../desktop/vendor-connection';
import { askState, openGuestStore, type CommandDesk } from './desk';
import { doctorReport, type Check } from './doctor-check';
import { incomingChecks } from './doctor-incoming';
import { verificationChecks } from './doctor-verification';
import { tryToListen } from './listen-trial';

/** 0 when every check is well and a press was proven to get through; 3 in practice; 1 otherwise. */
export async function runDoctor(desk: CommandDesk): Promise<number> {
  const asked = await askState(desk);
  const state = asked.ok ? asked.value : null;
  const checks = [
    checkRuntime(),
    ...checkSettings(desk),
    await checkDisk(desk),
    await checkKeychain(desk),
    ...(await checkVendor(desk)),
    ...checkApp(state),
    ...checkReadiness(state),
    ...(await checkVerifications(desk, state)),
    ...(await checkIncoming(desk)),
  ];
  const world = state?.world ?? desk.base.settings.current().mode;
  const { lines, code } = doctorReport(world, checks, state?.readiness.verdict ?? null);
  for (const line of lines) desk.terminal.out(line);
  return code;
}

function checkRuntime(): Check {
  const { electron, node } = process.versions;
  return { what: `Electron ${electron}, Node ${node}`, trouble: null };
}

function checkSettings({ base }: CommandDesk): readonly Check[] {
  const own = base.settings.problems().join('; ');
  const managed = base.managed.problems.join('; ');
  return [
    { what: `settings in ${base.paths.userDataDir}`, trouble: own || null },
    { what: `managed configuration ${base.managed.path}`, trouble: managed || null },
  ];
}

async function checkDisk(desk: CommandDesk): Promise<Check> {
  const opened = await openGuestStore(desk);
  const what = 'a press can be saved (database, synchronous=FULL)';
  if (!opened.ok) return { what, trouble: opened.failure.detail };
  // Takes the write lock and the space for a page, and changes nothing.
  const written = opened.value.store.transaction(() => null);
  opened.value.store.close();
  return { what, trouble: written.ok ? null : written.failure.detail };
}

async function checkKeychain({ base }: CommandDesk): Promise<Check> {
  const failure = await base.vaults.live.check();
  return { what: 'the keychain can be read and written', trouble: failure?.detail ?? null };
}

async function checkVendor({ base }: CommandDesk): Promise<readonly Check[]> {
  const { mode, share911 } = base.settings.current();
  if (mode === 'practice')
    return [{ what: 'practice: presses stay on this computer', trouble: null }];
  const key = await base.vaults.live.get('share911.apiKey');
  const probe = await createVendorConnections()('doctor').probe(share911.baseUrl);
  const missing = (what: string, value: string): Check => ({
    what,
    trouble: value === '' ? 'not set' : null,
  });
  return [
    missing('Share911 channel', share911.channelId),
    missing('Share911 integration', share911.integrationId),
    {
      what: 'Share911 API key is stored',
      trouble: !key.ok ? key.failure.detail : key.value === null ? 'not set' : null,
    },
    { what: `Share911 can be reached at ${share911.baseUrl}`, trouble: probe?.detail ?? null },
  ];
}

function checkApp(state: AppState | null): readonly Check[] {
  if (state === null) return [{ what: 'the app runs', trouble: 'it is not running' }];
  const lost = state.hotkeys.filter(({ status }) => status === 'taken' || status === 'duplicate');
  const words = lost.map(({ target, accelerator }) => `${target} ${accelerator ?? ''}`).join(', ');
  return [
    { what: 'the app runs', trouble: null },
    { what: 'its hotkeys are registered', trouble: words || null },
  ];
}

/** What the running app knows of the way that presses take; a second process cannot know it. */
function checkReadiness(state: AppState | null): readonly Check[] {
  if (state === null) return [];
  const { troubles, provenAtMs } = state.readiness;
  const blocking: readonly Check[] = troubles
    .filter(({ blocks }) => blocks)
    .map(({ id, detail }) => ({ what: `the app is in trouble (${id})`, trouble: detail || id }));
  if (state.world === 'practice') return blocking;
  const proof: Check =
    provenAtMs === null
      ? {
          what: 'a press was accepted with this key, channel and address',
          trouble: 'not yet: press "I am safe" once',
          isOnlyNote: true,
        }
      : { what: `a press was accepted at ${new Date(provenAtMs).toISOString()}`, trouble: null };
  return [...blocking, proof];
}

async function checkVerifications(
  { base }: CommandDesk,
  state: AppState | null,
): Promise<readonly Check[]> {
  const settings = base.settings.current();
  const { host, port } = settings.webhooks;
  return verificationChecks({
    settings,
    hasApiKey: await isStored(base, 'chekt.apiKey'),
    hasWebhookSecret: await isStored(base, 'chekt.webhookSecret'),
    webhook: state?.webhook ?? null,
    listenTrouble: state === null ? await tryToListen(host, port) : null,
    nowMs: base.clock.now(),
  });
}

async function checkIncoming({ base }: CommandDesk): Promise<readonly Check[]> {
  const settings = base.settings.current();
  const emergency24 = settings.mode === 'live' ? await pingEmergency24(base) : null;
  return incomingChecks({
    settings,
    emergency24,
    hasSharedSecret: await isStored(base, 'rapidsos.sharedSecret'),
    hasAlertPassword: await isStored(base, 'share911.webhookPassword'),
  });
}

/** Reads nothing and changes nothing there; null when no key is stored. */
async function pingEmergency24(base: CommandDesk['base']): Promise<Result<string> | null> {
  const connection = createVendorConnections()('doctor');
  const key = async (name: SecretName): Promise<Result<string>> => {
    const value = await base.vaults.live.get(name);
    if (!value.ok) return value;
    if (value.value !== null) return ok(value.value);
    return failed({ kind: 'not-configured', reason: 'no-key', detail: `no ${name} is stored` });
  };
  const { emergency24 } = createContactClients({
    settings: () => base.settings.current(),
    isPractice: false,
    emergency24Key: key,
    chektKey: () => key('chekt.apiKey'),
    emergency24Url: () => base.settings.current().emergency24.baseUrl,
    chektUrl: () => base.settings.current().chekt.baseUrl,
    ways: {
      chekt: connection,
      chektOnce: connection,
      emergency24: connection,
      emergency24Once: connection,
    },
  });
  const campus = await emergency24.ping();
  if (campus.ok) return ok(campus.value.name);
  return campus.failure.kind === 'not-configured' ? null : campus;
}

async function isStored(base: CommandDesk['base'], name: SecretName): Promise<Result<boolean>> {
  const value = await base.vaults.live.get(name);
  return value.ok ? ok(value.value !== null) : value;
}
