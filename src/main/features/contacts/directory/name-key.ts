// Makes two spellings of one name equal: case, accents, order of the words and what stands between them.
import { foldText, wordsOf } from '../search/fold';

/** Equal for `José  García` and `GARCIA, Jose`; empty when there is no word in it. */
export function nameKey(name: string): string {
  // Most names, and every one of a million is folded when the directory opens.
  if (/^[A-Za-z ]*$/.test(name)) {
    return name.toLowerCase().split(' ').filter(Boolean).sort().join(' ');
  }
  return nameWords(name).toSorted().join(' ');
}

export function nameWords(name: string): readonly string[] {
  return wordsOf(foldText(name));
}
