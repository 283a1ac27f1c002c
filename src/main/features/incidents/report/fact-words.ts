// The small facts of a line in plain words: only those that are known to tell nothing about a caller.
import type { IncidentLine } from '../../../../shared/incidents/incident';
import type { Language } from '../../../../shared/core/language';
import { factText, type Fact } from '../../../../shared/text/fact-words';
import { withoutPhones } from './escape';
import { filled, wordsOf } from './report';

type Words = ReturnType<typeof wordsOf>;

/** Of a call, what is not named here may tell who called, or from where. */
const OF_CALL = new Set(['hasNumber', 'hasPlace', 'how', 'answer', 'recovered', 'revealed']);

const OF_OTHERS = new Set([
  ...['location', 'callbackPhone', 'attempt', 'ref', 'siteId', 'eventId', 'contactId', 'contacts'],
  ...['timeoutSeconds', 'said', 'confirmed', 'cancelled', 'asked', 'answered', 'failed', 'event'],
  ...['inMs', 'jumpMs', 'mayHaveReached', 'method', 'answer', 'late', 'origin', 'name'],
  ...['drill', 'own', 'reason'],
]);

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
    const text = factWords(name, value, isOfCall, words);
    if (text === '') return [];
    // The desk's own number is nobody's secret: it is there to be called.
    return [name === 'callbackPhone' ? text : withoutPhones(text)];
  });
  return parts.join(' · ');
}

function factWords(name: string, value: Fact, isOfCall: boolean, words: Words): string {
  if (name === 'failure') return textAt(words, `failure.${value}.what`);
  if (name === 'status' && !isOfCall) return textAt(words, `status.${value}`);
  if (!(isOfCall ? OF_CALL : OF_OTHERS).has(name)) return '';
  const text = factText(name, value);
  // Words of a vendor that Tocsin does not know stay out, but for the name of an alert.
  if (typeof text === 'string') return name === 'name' ? text : '';
  if (text === null || text === undefined) return '';
  const found = textAt(words, text.key);
  return 'value' in text ? filled(found, { value: text.value }) : found;
}

/** Empty where the catalogues have no such text: the key may hold a word from outside. */
function textAt(words: Words, key: string): string {
  const found = key
    .split('.')
    .reduce<unknown>(
      (at, part) =>
        typeof at === 'object' && at !== null && Object.hasOwn(at, part)
          ? (at as Record<string, unknown>)[part]
          : undefined,
      words,
    );
  return typeof found === 'string' ? found : '';
}
