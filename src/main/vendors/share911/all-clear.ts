// Whether words say an all clear, and of what: one that is denied, awaited or taken back is none.
import { foldedName } from '../../../shared/alerts/share911-alert';

/** `clear`, `taken-back` ("All clear NOT given"), or null where the words speak of no all clear. */
type ClearSaid = 'clear' | 'taken-back' | null;

const LENGTH_MAX = 200;
const CLEAR = /^all ?clear(?![a-z])/;
/** Behind "all clear". Not a mere "no": "All clear, no threat found". */
const TAKEN_BACK =
  /\b(?:not|never|longer|isn t|hasn t|until|unless|pending|await(?:s|ed|ing)?|expect(?:s|ed)?|soon|later|when|before|cancel(?:l?ed|l?ation|s)?|revoked?|rescinded|retracted|withdrawn|false|premature|error|mistake|delayed|continu(?:es?|ed|ing)|remain(?:s|ing)?|still|except|requested|required|pendiente|todavia|aun)\b/;

/** Pure. An all clear stands at the beginning; `All_Clear` and `allClear` are one. */
export function clearSaid(text: string): ClearSaid {
  const words = plainWords(text);
  if (!CLEAR.test(words)) return null;
  return /^all ?clear no\b(?! )/.test(words) || TAKEN_BACK.test(words) ? 'taken-back' : 'clear';
}

/** Folded: what an all clear of this name is the end of; null when it is for whatever there is. */
export function aboutOf(name: string): string | null {
  const words = plainWords(name);
  const rest = words
    .replace(CLEAR, '')
    .trim()
    .replace(/^(?:(?:for|of|from|after|the|por|para|de|del|la|el)\b ?)+/, '')
    .replace(/ (?:(?:is|was|has been) )?(?:lifted|over|ended|cleared|resolved)$/, '');
  if (rest === '') return null;
  return CLEAR.test(words) ? foldedName(rest) : foldedName(name.slice(0, LENGTH_MAX));
}

function plainWords(text: string): string {
  return text
    .slice(0, LENGTH_MAX)
    .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
