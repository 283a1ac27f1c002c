// The vocabulary: words by their beginning, their middle, and in spite of one slip.
import { describe, expect, it } from 'vitest';
import { createVocabulary } from '../../../../../src/main/features/contacts/search/vocabulary';

function vocabularyOf(...words: readonly string[]) {
  const vocabulary = createVocabulary();
  for (const word of words) vocabulary.add(word, 1);
  return vocabulary;
}

const names = (found: readonly { readonly word: string }[]): string[] =>
  found.map(({ word }) => word).sort();

describe('the vocabulary', () => {
  it('finds words by their beginning and tells when there are more than wanted', () => {
    const vocabulary = vocabularyOf('mara', 'maria', 'mario', 'nora');
    expect(names(vocabulary.startingWith('mari', 5))).toEqual(['maria', 'mario']);
    expect(vocabulary.startingWith('ma', 2)).toHaveLength(3);
  });

  it('finds words by their middle, those known longest first', () => {
    const vocabulary = vocabularyOf('johnson', 'anderson', 'sonia');
    expect(vocabulary.containing('son', 2).map(({ word }) => word)).toEqual([
      'johnson',
      'anderson',
    ]);
  });

  it('gathers the kinds of text in which a word stands, and knows nothing of others', () => {
    const vocabulary = vocabularyOf('rose');
    vocabulary.add('rose', 2);
    vocabulary.add('rosemary', 4);
    expect(['rose', 'rosemary', 'ros'].map(vocabulary.kindsOf)).toEqual([3, 4, 0]);
  });

  it.each([
    ['garsia', 'another letter'],
    ['gacria', 'two letters swapped'],
    ['gacia', 'a letter less'],
    ['garrcia', 'a letter more'],
    ['arcia', 'no first letter'],
    ['barcia', 'another first letter'],
    ['agrcia', 'the first two swapped'],
    ['garci', 'no last letter'],
    ['garcai', 'the last two swapped'],
    ['garciaa', 'a letter at the end'],
  ])('finds garcia for %s: %s', (typed) => {
    expect(names(vocabularyOf('garcia', 'gomez', 'miller').similarTo(typed, 9))).toEqual([
      'garcia',
    ]);
  });

  it('finds a longer word for a mistyped beginning of it', () => {
    expect(names(vocabularyOf('kowalski').similarTo('kowlas', 9))).toEqual(['kowalski']);
  });

  it('does not find what is two slips away', () => {
    expect(vocabularyOf('garcia').similarTo('gsrcis', 9)).toEqual([]);
  });

  it('counts persons and gathers the kinds of text', () => {
    const vocabulary = createVocabulary();
    vocabulary.add('art', 1);
    vocabulary.add('art', 2);
    vocabulary.add('art', 2);
    expect(vocabulary.startingWith('art', 1)).toEqual([{ word: 'art', kinds: 3, persons: 3 }]);
    expect(vocabulary.size).toBe(1);
  });

  it('finds words added between two searches, however many', () => {
    const vocabulary = vocabularyOf('aa');
    for (let n = 0; n < 3000; n += 1) {
      vocabulary.add(`w${String(n).padStart(4, '0')}`, 1);
      if (n % 500 === 0) {
        expect(vocabulary.startingWith('w', 5000)).toHaveLength(n + 1);
        expect(vocabulary.containing(String(n).padStart(4, '0'), 2)).toHaveLength(1);
      }
    }
    expect(vocabulary.startingWith('w2999', 5).map(({ word }) => word)).toEqual(['w2999']);
  });
});
