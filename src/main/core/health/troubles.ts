// Turns the facts into every reason why a press might not get through.
import type { Failure } from '../../../shared/core/failure';
import { isDead, type HotkeyState } from '../../../shared/settings/hotkey';
import { keyTrouble, type Trouble, type TroubleId } from '../../../shared/core/readiness';
import type { Finding, HealthFacts } from './facts';

/** Pure. `since` in milliseconds is kept from `previous` for a trouble that lasts. */
export function troubles(
  facts: HealthFacts,
  nowMs: number,
  previous: readonly Trouble[],
): readonly Trouble[] {
  return [
    ...setUp(facts),
    ...keyring(facts),
    ...disk(facts),
    ...route(facts),
    ...presses(facts),
    ...desk(facts),
    ...answers(facts),
    ...facts.sideTroubles.map(({ id, detail }) => ({ id, blocks: false, detail })),
  ].map((finding) => ({
    ...finding,
    sinceMs: previous.find((old) => old.id === finding.id)?.sinceMs ?? nowMs,
  }));
}

function setUp(facts: HealthFacts): readonly Finding[] {
  // Practice has answers of its own for everything that is left empty.
  if (facts.world === 'practice') return [];
  return [
    ...when(facts.channelId === '', 'not-set-up-channel', 'share911.channelId is empty'),
    ...when(
      facts.integrationId === '',
      'not-set-up-integration',
      'share911.integrationId is empty',
    ),
    ...when(
      facts.key.configured === false,
      'not-set-up-key',
      'share911.apiKey is not in the keychain',
    ),
  ];
}

function keyring({ key, world }: HealthFacts): readonly Finding[] {
  if (!key.failure) return [];
  const id = keyTrouble(key.failure);
  // A key that is in memory already still opens the door.
  const blocks = world === 'live' && key.configured !== true;
  return [{ id, blocks, detail: key.failure.detail }];
}

function disk({ diskFailure, unreadableFailure }: HealthFacts): readonly Finding[] {
  const rescued = unreadableFailure ? [told('record-rescued', unreadableFailure)] : [];
  // Such a press is still tried on the wire, but nobody can promise that it is not lost.
  if (!diskFailure) return rescued;
  const id = diskFailure.reason === 'busy' ? 'disk-busy' : 'disk';
  return [blocking(id, diskFailure), ...rescued];
}

function route(facts: HealthFacts): readonly Finding[] {
  const { probeFailure, practiceFailure } = facts;
  if (facts.world === 'practice' && practiceFailure) {
    return [blocking('practice-service', practiceFailure)];
  }
  // A probe that got through outweighs what the operating system believes of the network.
  if (!probeFailure) return [];
  return [blocking(routeTrouble(facts, probeFailure), probeFailure)];
}

function routeTrouble(facts: HealthFacts, failure: Failure): TroubleId {
  if (failure.reason === 'tls') return 'vendor-certificate';
  if (failure.kind === 'unauthorized') return 'vendor-refuses-key';
  const elsewhere = facts.baseUrl !== null && !isThisComputer(facts.baseUrl);
  return elsewhere && !facts.online ? 'offline' : 'vendor-unreachable';
}

function presses(facts: HealthFacts): readonly Finding[] {
  const failure = facts.lastAttemptFailure;
  if (failure?.kind === 'unauthorized') {
    // Told once, even when the probe has seen it as well.
    const isTold = facts.probeFailure?.kind === 'unauthorized';
    return isTold ? [] : [blocking('vendor-refuses-key', failure)];
  }
  if (failure?.reason === 'something-else') return [blocking('vendor-replaced', failure)];
  const { retryingDeliveries, givenUpDeliveries, slowTries } = facts;
  const isUnderWay = retryingDeliveries + slowTries > 0;
  // Practice may be told to fail; in live only a yes ends the doubt that a failure left.
  if (!isUnderWay && failure !== null && facts.world === 'live') {
    return [blocking('press-not-accepted', failure)];
  }
  if (!isUnderWay && givenUpDeliveries === 0) return [];
  const counts = `${retryingDeliveries} being tried again, ${slowTries} slow, ${givenUpDeliveries} given up`;
  const detail = failure ? `${counts}: ${failure.detail}` : counts;
  return [{ id: 'press-failing', blocks: isUnderWay, detail: detail.slice(0, 500) }];
}

function desk(facts: HealthFacts): readonly Finding[] {
  // Without certainty about the world, "practice" may be a mistake and a press would reach nobody.
  const blocks = !facts.worldIsCertain;
  const doubt = facts.world === 'live' ? facts.placeDoubt : null;
  return [
    // Such a press goes out all the same: one with an odd place beats none.
    ...when(doubt !== null, 'place-unsaid', doubt ?? ''),
    ...when(
      facts.wasLive,
      'was-live',
      'the keychain says that this desk was live, and no settings say whether it is',
    ),
    ...when(
      facts.settingsLost,
      'settings-lost',
      'nothing says whether this desk is live, and it was; the copy beside its live data is in force',
    ),
    ...hotkeys(facts.hotkeys),
    ...listed('settings-unreadable', blocks, facts.settingsProblems),
    ...listed('managed-config', blocks, facts.managedProblems),
  ];
}

/** By what a person can do about it: choose other keys, press another way, or try them. */
function hotkeys(states: readonly HotkeyState[]): readonly Finding[] {
  const lines = (holds: (state: HotkeyState) => boolean): readonly string[] =>
    states
      .filter(holds)
      .map(({ target, accelerator, status }) => `${target} ${accelerator ?? 'none'}: ${status}`);
  const isRefused = ({ status }: HotkeyState): boolean => status === 'not-offered';
  return [
    ...listed(
      'hotkey-failed',
      false,
      lines((state) => isDead(state) && !isRefused(state)),
    ),
    ...listed('hotkeys-not-offered', false, lines(isRefused)),
    ...listed(
      'hotkeys-unproven',
      false,
      lines(({ status }) => status === 'unproven'),
    ),
  ];
}

/** None of these keeps a press from arriving: they are told, and never outrank it. */
function answers(facts: HealthFacts): readonly Finding[] {
  const { webhookFailure, loopbackFailure, eventsFailure } = facts;
  return [
    ...facts.findings,
    ...(eventsFailure ? [told('events-refused', eventsFailure)] : []),
    ...facts.untaken.map(({ sender, problem, detail, count }) => ({
      id: `untaken-${sender}` as const,
      blocks: false,
      detail: `/webhooks/${sender}, ${count} times, ${problem}: ${detail}`,
    })),
    ...(webhookFailure ? [told('webhook-receiver', webhookFailure)] : []),
    ...(loopbackFailure && !webhookFailure ? [told('webhook-lost', loopbackFailure)] : []),
  ];
}

function told(id: TroubleId, failure: Failure): Finding {
  return { id, blocks: false, detail: failure.detail };
}

function when(is: boolean, id: TroubleId, detail: string): readonly Finding[] {
  return is ? [{ id, blocks: true, detail }] : [];
}

function blocking(id: TroubleId, failure: Failure): Finding {
  return { id, blocks: true, detail: failure.detail };
}

function listed(id: TroubleId, blocks: boolean, lines: readonly string[]): readonly Finding[] {
  return lines.length === 0 ? [] : [{ id, blocks, detail: lines.join('; ').slice(0, 2000) }];
}

function isThisComputer(url: string): boolean {
  if (!URL.canParse(url)) return false;
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname);
}
