// What `tocsin doctor` says of the directory's service, and of shared 911 calls and alerts: can they be read, can they come in.
import type { Failure, Result } from '../../shared/core/failure';
import type { Settings } from '../../shared/settings/settings';
import { callsEn } from '../../shared/calls/words-en';
import { SERVICE_NAMES, type UntakenEvents } from '../../shared/core/webhook';
import type { Check } from './doctor-check';

export interface IncomingFacts {
  readonly settings: Pick<Settings, 'mode' | 'site' | 'rapidsos'>;
  /** What Emergency24 said to a ping: the name of the campus; null when no key of it is stored. */
  readonly emergency24: Result<string> | null;
  /** Whether something is stored under this name; a failure when the keychain cannot tell. */
  readonly hasSharedSecret: Result<boolean>;
  readonly hasAlertPassword: Result<boolean>;
  /** The running app has told services to send events later: why; null when not, or while none runs. */
  readonly eventsRefused: string | null;
  /** What proven senders sent to the running app in vain. */
  readonly untaken: readonly UntakenEvents[];
}

/** Nobody has to use any of it: what is not set up is worth a note, what is set up and does not work is trouble. */
export function incomingChecks(facts: IncomingFacts): readonly Check[] {
  const { eventsRefused } = facts;
  const refused = [
    ...(eventsRefused === null
      ? []
      : [{ what: 'there is room for events', trouble: eventsRefused }]),
    ...facts.untaken.map(untakenCheck),
  ];
  if (facts.settings.mode === 'practice') {
    const what = 'practice: contacts, calls and alerts stay on this computer';
    return [{ what, trouble: null }, ...refused];
  }
  const { site } = facts.settings;
  const isPlaced = site.latitude !== null && site.longitude !== null;
  return [
    emergency24Check(facts.emergency24),
    stored('shared 911 calls can prove themselves (rapidsos.sharedSecret)', facts.hasSharedSecret),
    {
      what: 'where this building is',
      trouble: isPlaced ? null : 'not set: nobody can say how far away a call is',
      isOnlyNote: true,
    },
    stored(
      'Share911 alerts can prove themselves (share911.webhookPassword)',
      facts.hasAlertPassword,
    ),
    ...refused,
  ];
}

/** The words of the screen, so that both say the same to whoever has to mend it. */
function untakenCheck({ sender, problem, detail, count, firstAtMs }: UntakenEvents): Check {
  const service = SERVICE_NAMES[sender];
  const advice = callsEn.calls.untaken.tell[problem].replaceAll('{{service}}', service);
  const since = new Date(firstAtMs).toISOString();
  return {
    what: `what ${service} sends to /webhooks/${sender} can be taken`,
    trouble: `${count} since ${since}: ${detail}. ${advice}`,
  };
}

function emergency24Check(ping: Result<string> | null): Check {
  const what = 'Emergency24 answers and takes the key';
  if (ping === null) return { what, trouble: 'no key is stored', isOnlyNote: true };
  if (ping.ok) return { what: `${what}: ${ping.value}`, trouble: null };
  return { what, trouble: wordsOf(ping.failure) };
}

/** A closed address has another remedy than a wrong key. */
function wordsOf({ detail, reason }: Failure): string {
  return reason === undefined ? detail : `${detail} (${reason})`;
}

function stored(what: string, has: Result<boolean>): Check {
  if (!has.ok) return { what, trouble: has.failure.detail };
  return { what, trouble: has.value ? null : 'not set', isOnlyNote: true };
}
