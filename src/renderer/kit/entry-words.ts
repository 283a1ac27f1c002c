// One line of the record in plain words.
import type { TFunction } from 'i18next';
import type { ActivityEntry } from '../../shared/core/activity';
import { CheckInStatus } from '../../shared/core/check-in';
import { factText, type Fact } from '../../shared/text/fact-words';
import { failureWhat } from './failure-words';

/** Told elsewhere on the line, or of no use to a reader. */
const SILENT = new Set([
  ...['status', 'vendor', 'countdownMs', 'standsDown', 'seq', 'count', 'followsUp'],
  ...['aboutPress', 'verificationId', 'fromMs', 'afterSeq', 'shares', 'places', 'members'],
  ...['added', 'removed', 'key', 'about', 'problem'],
]);

/** The status an action was pressed with, where the loaded part of the record or the state tells it. */
export function statusesByAction(
  entries: readonly ActivityEntry[],
  known: ReadonlyMap<string, CheckInStatus>,
): ReadonlyMap<string, CheckInStatus> {
  const statuses = new Map(known);
  for (const { actionId, facts } of entries) {
    const status = CheckInStatus.safeParse(facts.status).data;
    if (actionId !== null && status !== undefined) statuses.set(actionId, status);
  }
  return statuses;
}

/** The small facts and the failure, in the order they were written. */
export function factsInWords(
  t: TFunction,
  { kind, facts, failure }: ActivityEntry,
): readonly string[] {
  const words = Object.entries(facts).flatMap(([name, value]) => {
    const text = value === null || isSilent(kind, name) ? '' : factInWords(t, name, value);
    return text === '' ? [] : [text];
  });
  return failure === null ? words : [...words, failureWhat(t, failure)];
}

/** How often and with which HTTP status is all there is to tell of a refused event. */
function isSilent(kind: ActivityEntry['kind'], name: string): boolean {
  if (kind === 'webhook-refused') return false;
  // How an alert was written is of no use to a reader; how the record was saved is.
  return SILENT.has(name) || (name === 'format' && kind !== 'record-exported');
}

function factInWords(t: TFunction, name: string, value: Fact): string {
  const text = factText(name, value);
  if (text === null || typeof text === 'string') return text ?? '';
  // A fact without words is still a fact: shown as it was written.
  if (text === undefined) return `${name}: ${value}`;
  return 'value' in text ? t(text.key, { value: text.value }) : t(text.key);
}

export type Tone = 'good' | 'trouble' | 'plain';

/** Which entries stand out: what arrived, and what went wrong. */
export function toneOf({ kind, failure }: ActivityEntry): Tone {
  if (kind === 'accepted' || kind === 'answered' || kind === 'answer') return 'good';
  const wrong = [
    'failed',
    'expired',
    'not-saved',
    'refused',
    'unreadable-row',
    'record-cut',
    'hotkey-failed',
    'contradiction',
    'webhook-refused',
    'webhook-untaken',
    'events-refused',
    'call-not-stored',
  ];
  return failure !== null || wrong.includes(kind) ? 'trouble' : 'plain';
}
