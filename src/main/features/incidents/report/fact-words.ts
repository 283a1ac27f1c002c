// The small facts of a line in plain words: only those that are known to tell nothing about a caller.
import { CheckInStatus } from '../../../../shared/core/check-in';
import type { IncidentLine } from '../../../../shared/incidents/incident';
import type { Language } from '../../../../shared/core/language';
import { withoutPhones } from './escape';
import { filled, wordsOf } from './report';

type Fact = string | number | boolean;
type Words = ReturnType<typeof wordsOf>;

/** Written with `activity.fact.NAME`. */
const WITH_WORDS = [
  'location',
  'callbackPhone',
  'attempt',
  'ref',
  'siteId',
  'eventId',
  'contactId',
  'contacts',
] as const;
const MORE_WITH_WORDS = [
  'timeoutSeconds',
  'said',
  'confirmed',
  'cancelled',
  'asked',
  'answered',
  'failed',
  'event',
] as const;

/** Facts by name: whatever else a line holds stays out of a report. */
export function factsInWords(
  line: Pick<IncidentLine, 'kind' | 'facts'>,
  language: Language,
): string {
  const words = wordsOf(language);
  const isOfCall = line.kind.startsWith('call');
  const parts = Object.entries(line.facts).flatMap(([name, value]) => {
    if (value === null || value === '') return [];
    // Of a call, what is missing is worth a word.
    if (value === false && !isOfCall) return [];
    const text = isOfCall ? callFact(name, value, words) : factWords(name, value, words);
    if (text === null || text === '') return [];
    // The desk's own number is nobody's secret: it is there to be called.
    return [name === 'callbackPhone' ? text : withoutPhones(text)];
  });
  return parts.join(' · ');
}

/** What is not named here may tell who called, or from where. */
function callFact(name: string, value: Fact, words: Words): string | null {
  switch (name) {
    case 'hasNumber':
    case 'hasPlace':
      return words.activity.fact[name][value === true ? 'yes' : 'no'];
    case 'how':
      return lookUp(words.activity.fact.how, value);
    case 'answer':
      return lookUp(words.activity.fact.ownBuilding, value);
    case 'recovered':
    case 'revealed':
      return value === true ? words.activity.fact[name] : null;
    case 'failure':
      return failureWords(value, words);
    default:
      return null;
  }
}

function factWords(name: string, value: Fact, words: Words): string | null {
  const { fact } = words.activity;
  const withWords = [...WITH_WORDS, ...MORE_WITH_WORDS].find((known) => known === name);
  if (withWords !== undefined) return filled(fact[withWords], { value: String(value) });
  switch (name) {
    case 'status': {
      const status = CheckInStatus.safeParse(value).data;
      return status === undefined ? null : words.status[status];
    }
    case 'inMs':
    case 'jumpMs':
      return filled(fact[name], { value: (Number(value) / 1000).toFixed(1) });
    case 'mayHaveReached':
      return fact.mayHaveReached;
    case 'method':
      return lookUp(words.verify.byMethod, value);
    case 'answer':
      return value === 'other' ? null : lookUp(words.answer, value);
    case 'late':
      return words.verify.late;
    case 'origin':
      return lookUp(words.card.from, value);
    case 'name':
      return String(value);
    case 'drill':
    case 'own':
      return value === true ? fact[name] : null;
    case 'failure':
      return failureWords(value, words);
    case 'reason':
      return lookUp(words.reason, value) ?? filled(fact.reason, { value: String(value) });
    default:
      return null;
  }
}

function lookUp(texts: object, value: Fact): string | null {
  const known = texts as Readonly<Record<string, unknown>>;
  const text = Object.hasOwn(known, String(value)) ? known[String(value)] : undefined;
  return typeof text === 'string' ? text : null;
}

function failureWords(value: Fact, { failure }: Words): string | null {
  const known: Readonly<Record<string, { readonly what: string }>> = failure;
  return Object.hasOwn(known, String(value)) ? (known[String(value)]?.what ?? null) : null;
}
