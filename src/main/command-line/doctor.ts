// `tocsin doctor`: checks everything a press needs, one line each, in words.
import { failed, ok, type Failure, type Result } from '../../shared/core/failure';
import { isDead } from '../../shared/settings/hotkey';
import { placeDoubt } from '../../shared/settings/place';
import type { SecretName } from '../../shared/settings/secret';
import type { AppState } from '../../shared/state';
import { neededKey } from '../core/keychain/needed-key';
import { createVendorConnections } from '../desktop/vendor-connection';
import { createWays } from '../desktop/ways';
import { createContactClients } from '../features/contacts/contact-clients';
import { askState, openGuestStore, type CommandDesk } from './desk';
import { doctorReport, type Check } from './doctor-check';
import { incomingChecks } from './doctor-incoming';
import { verificationChecks } from './doctor-verification';
import { tryToListen } from './listen-trial';
import { askKeychain } from './secrets';

type KeysSeen = Awaited<ReturnType<typeof askKeychain>>;

/** 0 when every check is well and a press was proven to get through; 3 in practice; 1 otherwise. */
export async function runDoctor(desk: CommandDesk): Promise<number> {
  const asked = await askState(desk);
  const state = asked.ok ? asked.value : null;
  const keys = await askKeychain(desk);
  const checks = [
    checkRuntime(),
    ...(await checkSettings(desk)),
    checkPlace(desk),
    await checkDisk(desk),
    checkKeychain(keys),
    ...(await checkVendor(desk, keys)),
    ...checkApp(state),
    ...checkReadiness(state),
    ...(await checkVerifications(desk, state, keys)),
    ...(await checkIncoming(desk, state, keys)),
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

async function checkSettings({ base }: CommandDesk): Promise<readonly Check[]> {
  const own = base.settings.problems().join('; ');
  const announced = await base.announcedProblem();
  const managed = [...base.managed.problems, ...(announced === null ? [] : [announced])].join('; ');
  const elsewhere = base.managed.elsewhere.join('; ');
  return [
    { what: `settings in ${base.paths.userDataDir}`, trouble: own || null },
    { what: `managed configuration ${base.managed.path}`, trouble: managed || null },
    ...(elsewhere === ''
      ? []
      : [{ what: 'managed configuration of other desks', trouble: elsewhere, isOnlyNote: true }]),
  ];
}

/** Practice works without a place. */
function checkPlace({ base }: CommandDesk): Check {
  const { desk, mode } = base.settings.current();
  const room = desk.room === '' ? '' : `, room "${desk.room}"`;
  const phone = desk.callbackPhone === '' ? '' : `, call back ${desk.callbackPhone}`;
  const what = `this desk is "${desk.name}" at "${desk.location}"${room}${phone}`;
  return { what, trouble: placeDoubt(desk), isOnlyNote: mode === 'practice' };
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

/** A keychain that this command can read may be closed to the app, whose presses need it. */
function checkKeychain({ failure, byApp }: KeysSeen): Check {
  const who = byApp ? 'the running app' : 'this command (the app is not running)';
  return { what: `the keychain can be read by ${who}`, trouble: failure?.detail ?? null };
}

async function checkVendor({ base }: CommandDesk, keys: KeysSeen): Promise<readonly Check[]> {
  const { mode, share911 } = base.settings.current();
  if (mode === 'practice')
    return [{ what: 'practice: presses stay on this computer', trouble: null }];
  const key = isStored(keys, 'share911.apiKey');
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
      trouble: !key.ok ? key.failure.detail : key.value ? null : 'not set',
    },
    { what: `Share911 can be reached at ${share911.baseUrl}`, trouble: probe?.detail ?? null },
  ];
}

function checkApp(state: AppState | null): readonly Check[] {
  if (state === null) return [{ what: 'the app runs', trouble: 'it is not running' }];
  const dead = state.hotkeys
    .filter(isDead)
    .map(({ target, accelerator, status }) => `${target} ${accelerator ?? ''}: ${status}`);
  const unproven = state.hotkeys.filter(({ status }) => status === 'unproven');
  const notYet = unproven.map(({ target, accelerator }) => `${target} ${accelerator ?? ''}`);
  const what = 'its hotkeys are registered';
  return [
    { what: 'the app runs', trouble: null },
    ...(state.hotkeys.length === 0
      ? [{ what, trouble: 'not asked for yet', isOnlyNote: true }]
      : [{ what, trouble: dead.join(', ') || null }]),
    ...(notYet.length === 0
      ? []
      : [{ what: NOT_PROVEN, trouble: notYet.join(', '), isOnlyNote: true }]),
  ];
}

/** Under Wayland, where a grant is no proof. */
const NOT_PROVEN = 'not proven on this desktop, where they may not arrive from every window';

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
  keys: KeysSeen,
): Promise<readonly Check[]> {
  const settings = base.settings.current();
  const { host, port } = settings.webhooks;
  return verificationChecks({
    settings,
    hasApiKey: isStored(keys, 'chekt.apiKey'),
    hasWebhookSecret: isStored(keys, 'chekt.webhookSecret'),
    webhook: state?.webhook ?? null,
    listenTrouble: state === null ? await tryToListen(host, port) : null,
    nowMs: base.clock.now(),
  });
}

async function checkIncoming(
  { base }: CommandDesk,
  state: AppState | null,
  keys: KeysSeen,
): Promise<readonly Check[]> {
  const settings = base.settings.current();
  const emergency24 = settings.mode === 'live' ? await pingEmergency24(base) : null;
  return incomingChecks({
    settings,
    emergency24,
    hasSharedSecret: isStored(keys, 'rapidsos.sharedSecret'),
    hasAlertPassword: isStored(keys, 'share911.webhookPassword'),
    eventsRefused:
      state?.readiness.troubles.find(({ id }) => id === 'events-refused')?.detail ?? null,
    untaken: state?.webhook.untaken ?? [],
  });
}

/** Reads nothing and changes nothing there; null when no key is stored. */
async function pingEmergency24(base: CommandDesk['base']): Promise<Result<string> | null> {
  const { emergency24 } = createContactClients({
    settings: () => base.settings.current(),
    isPractice: false,
    keyOf: (name) => neededKey(base.vaults.live, name),
    addressOf: (vendor) => base.settings.current()[vendor].baseUrl,
    ways: createWays(createVendorConnections(), 1),
  });
  const campus = await emergency24.ping();
  if (campus.ok) return ok(campus.value.name);
  return campus.failure.kind === 'not-configured' ? null : campus;
}

function isStored({ secrets, failure }: KeysSeen, name: SecretName): Result<boolean> {
  switch (secrets[name]) {
    case 'stored':
      return ok(true);
    case 'not-stored':
      return ok(false);
    case 'other-address':
      return failed({ ...OTHER_ADDRESS, field: name });
    case 'unreadable':
      return failed(failure ?? { kind: 'storage', detail: 'the keychain does not say' });
  }
}

const OTHER_ADDRESS: Failure = {
  kind: 'not-configured',
  reason: 'address-changed',
  detail: 'the address changed: enter the key again',
};
