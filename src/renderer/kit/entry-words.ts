// One line of the record in plain words.
import type { TFunction } from 'i18next';
import type { ActivityEntry } from '../../shared/core/activity';
import { CheckInStatus } from '../../shared/core/check-in';
import { Origin } from '../../shared/core/action-id';
import { FailureReason } from '../../shared/core/failure';
import { OwnBuildingAnswer } from '../../shared/calls/emergency-call';
import { AnswerKind, VerificationMethod } from '../../shared/verification/verification';
import { incomingFact } from './incoming-words';
import { failureWhat } from './failure-words';

/** Told elsewhere on the line, or of no use to a reader. */
const SILENT = new Set([
  'status',
  'vendor',
  'countdownMs',
  'standsDown',
  'seq',
  'count',
  'followsUp',
  'aboutPress',
  'verificationId',
  'fromMs',
  'afterSeq',
  'shares',
  'places',
  'members',
  'added',
  'removed',
  'key',
  'about',
  'problem',
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

function factInWords(t: TFunction, name: string, value: string | number | boolean): string {
  switch (name) {
    case 'location':
    case 'callbackPhone':
    case 'attempt':
    case 'ref':
      return t(`activity.fact.${name}`, { value: String(value) });
    case 'siteId':
    case 'eventId':
    case 'contactId':
    case 'contacts':
    case 'timeoutSeconds':
    case 'said':
    case 'confirmed':
    case 'cancelled':
    case 'asked':
    case 'answered':
    case 'failed':
    case 'event':
    case 'status':
    case 'count':
    case 'source':
      return value === '' ? '' : t(`activity.fact.${name}`, { value: String(value) });
    case 'reason': {
      const reason = FailureReason.safeParse(value).data;
      if (reason !== undefined) return t(`reason.${reason}`);
      return value === '' ? '' : t('activity.fact.reason', { value: String(value) });
    }
    case 'inMs':
    case 'jumpMs':
      return t(`activity.fact.${name}`, { value: (Number(value) / 1000).toFixed(1) });
    case 'method': {
      const method = VerificationMethod.safeParse(value).data;
      return method === undefined ? String(value) : t(`verify.byMethod.${method}`);
    }
    case 'answer': {
      const ownBuilding = OwnBuildingAnswer.safeParse(value).data;
      if (ownBuilding !== undefined) return t(`activity.fact.ownBuilding.${ownBuilding}`);
      const answer = AnswerKind.safeParse(value).data;
      // What the vendor said stands beside it; a word Tocsin does not know has no other.
      return answer === undefined || answer === 'other' ? '' : t(`verify.answer.${answer}`);
    }
    case 'late':
      return value === true ? t('verify.late') : '';
    case 'mayHaveReached':
      return value === true ? t('activity.fact.mayHaveReached') : '';
    case 'origin': {
      const origin = Origin.safeParse(value).data;
      return origin === undefined ? '' : t(`card.from.${origin}`);
    }
    default:
      // A fact this table does not know is still a fact: shown as it was written.
      return incomingFact(t, name, value) ?? `${name}: ${value}`;
  }
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
