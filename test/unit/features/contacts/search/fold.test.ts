// Folding: what people type and what the directory holds become the same text.
import { describe, expect, it } from 'vitest';
import {
  foldedSpellings,
  foldText,
  joinedWords,
  wordsOf,
  wordsToIndex,
} from '../../../../../src/main/features/contacts/search/fold';

describe('folding', () => {
  it.each([
    ['José Núñez', 'jose nunez'],
    ['Nguyễn Thị Đào', 'nguyen thi dao'],
    ['Łukasz Wójcik', 'lukasz wojcik'],
    ['Søren Ærø', 'soren aero'],
    ['Weiß', 'weiss'],
    ['Þór Guðrún', 'thor gudrun'],
    ['İbrahim Yılmaz', 'ibrahim yilmaz'],
    ['O’Neill ʿAlī', "o'neill 'ali"],
    ['٠١٢٣ ۴۵', '0123 45'],
    ['ＡＢＣ１２', 'abc12'],
    ['sof\u00adt\u200fly', 'softly'],
  ])('reads %s as %s', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it('knows the two ways to write an umlaut without having one', () => {
    expect(foldedSpellings('Müller')).toEqual(['muller', 'mueller']);
    expect(foldedSpellings('Muller')).toEqual(['muller']);
    expect(foldedSpellings('José')).toEqual(['jose']);
  });

  it('parts words at everything but apostrophes, and letters from the digits after them', () => {
    expect(wordsOf("o'brien-smith, b12 / 4th")).toEqual(['obrien', 'smith', 'b', '12', '4th']);
  });

  it('takes each sign of a script without spaces for a word', () => {
    expect(wordsOf(foldText('王小明'))).toEqual(['王', '小', '明']);
  });

  it("indexes O'Brien as a whole and in parts", () => {
    expect([...wordsToIndex("O'Brien")].sort()).toEqual(['brien', 'o', 'obrien']);
  });

  it('joins what is written with hyphens, and a whole name where asked', () => {
    expect([...joinedWords('Smith-Jones')]).toEqual(['smithjones']);
    expect([...joinedWords('de la Cruz', { asOne: true })]).toEqual(['delacruz']);
    expect([...joinedWords('de la Cruz')]).toEqual([]);
  });

  it('cuts words nobody would type', () => {
    expect(wordsOf('x'.repeat(500))).toEqual(['x'.repeat(48)]);
  });
});
