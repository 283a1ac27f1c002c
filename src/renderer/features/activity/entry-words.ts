// One line of the record in plain words.
import type { TFunction } from 'i18next';
import type { ActivityEntry } from '../../../shared/activity';
import { CheckInStatus } from '../../../shared/check-in';
import { Origin } from '../../../shared/action';
import { failureWhat } from '../delivery/words';

/** Told elsewhere on the line, or of no use to a reader. */
const SILENT = new Set(['status', 'vendor', 'countdownMs', 'standsDown', 'seq']);

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
export function factsInWords(t: TFunction, { facts, failure }: ActivityEntry): readonly string[] {
  const words = Object.entries(facts).flatMap(([name, value]) => {
    const text = value === null || SILENT.has(name) ? '' : factInWords(t, name, value);
    return text === '' ? [] : [text];
  });
  return failure === null ? words : [...words, failureWhat(t, failure)];
}

function factInWords(t: TFunction, name: string, value: string | number | boolean): string {
  switch (name) {
    case 'location':
    case 'attempt':
    case 'ref':
      return t(`activity.fact.${name}`, { value: String(value) });
    case 'inMs':
      return t('activity.fact.inMs', { value: (Number(value) / 1000).toFixed(1) });
    case 'mayHaveReached':
      return value === true ? t('activity.fact.mayHaveReached') : '';
    case 'origin': {
      const origin = Origin.safeParse(value).data;
      return origin === undefined ? '' : t(`card.from.${origin}`);
    }
    default:
      // A fact this table does not know is still a fact: shown as it was written.
      return `${name}: ${value}`;
  }
}

export type Tone = 'good' | 'trouble' | 'plain';

/** Which entries stand out: what arrived, and what went wrong. */
export function toneOf({ kind, failure }: ActivityEntry): Tone {
  if (kind === 'accepted' || kind === 'answered') return 'good';
  const wrong = ['failed', 'expired', 'not-saved', 'refused', 'unreadable-row', 'hotkey-failed'];
  return failure !== null || wrong.includes(kind) ? 'trouble' : 'plain';
}
