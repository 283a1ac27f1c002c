// How a word sounds: a short key that words spelt differently share, whatever language their spelling follows.
import { doubleMetaphone } from 'double-metaphone';

/** Words repeat: so many keys are kept. */
const MOST_KEYS = 50_000;
/** One consonant is no sound to know anybody by. */
const SHORTEST_KEY = 2;
/** Nobody takes longer words for each other by ear, and joined ones are too many to keep. */
const LONGEST_HEARD = 12;
const NONE: readonly string[] = [];
const kept = new Map<string, readonly string[]>();

/** One key, or two where a spelling is read in two ways; none for what has no Latin letters or too few. */
export function soundKeys(word: string): readonly string[] {
  if (word.length > LONGEST_HEARD) return NONE;
  const before = kept.get(word);
  if (before) return before;
  if (kept.size >= MOST_KEYS) kept.clear();
  const keys = [...new Set(doubleMetaphone(word))].filter((key) => key.length >= SHORTEST_KEY);
  kept.set(word, keys);
  return keys;
}
