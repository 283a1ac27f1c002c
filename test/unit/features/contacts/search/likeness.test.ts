// How alike a question and a name are: by slips, by sound, by words split, joined, swapped or wrong.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createLikeness,
  soundKeys,
} from '../../../../../src/main/features/contacts/search/likeness';
import { slipCost } from '../../../../../src/main/features/contacts/search/slip-cost';
import { editDistance } from '../../../../fakes/edit-distance';

const once = (): number => 1;
const cost = (typed: string, name: string, namesWith: (word: string) => number = once): number =>
  createLikeness(typed.split(' '), namesWith).to(name.split(' ')) ?? Infinity;

describe('what was typed is like the name', () => {
  it.each([
    ['erin blaschke', 'erin blaschke', 0],
    ['blaschke erin', 'erin blaschke', 0],
    ['eri n blaschke', 'erin blaschke', 0],
    ['erinblaschke', 'erin blaschke', 0],
    ['blaschkeerin', 'erin blaschke', 0],
    ['delacruz juan', 'juan dela cruz', 0],
    ['erin bla schke', 'erin blaschke', 0],
    ['chandelr ay', 'ray chandler', 2],
    ['linkvist', 'bo lindqvist', 3],
    ['greys', 'grace kelly', 2.5],
    ['filip shmit', 'philip schmidt', 2.5],
    ['katel byn colegte', 'katelyn colgate', 3],
    ['chris smiht', 'christopher smith', 1.5],
    ['w1lliam', 'william', 1],
    ['rnarisol', 'marisol', 2],
  ])('%s is %s', (typed, name, most) => {
    expect(cost(typed, name)).toBeLessThanOrEqual(most);
  });

  it.each([
    ['zzz', 'maria garcia'],
    ['garcia', 'maria lopez'],
    ['qwfp zxcv', 'maria lopez'],
    ['x', 'maria lopez'],
    ['hr', 'maria lopez'],
  ])('%s is not %s', (typed, name) => {
    expect(cost(typed, name)).toBe(Infinity);
  });

  it('with a wrong word less than with a mistyped one, and so with a word too few', () => {
    const [wrong, mistyped] = [
      cost('maria miller', 'maria garcia'),
      cost('maria gacria', 'maria garcia'),
    ];
    expect(mistyped).toBeLessThan(wrong);
    expect(wrong).toBeLessThan(Infinity);
    expect(cost('maria', 'maria garcia')).toBeLessThan(wrong);
  });
});

describe('how many names have a word', () => {
  const namesWith = (word: string): number => (word === 'liam' ? 40 : 1);

  it('tells which word was right where the other was wrong, written in whatever order', () => {
    const pairs = [
      ['liam trzcinski', 'aimee trzcinski', 'liam tuttleby'],
      ['trzcinski liam', 'aimee trzcinski', 'liam tuttleby'],
      ['liam auch trzcinski', 'aimee auch trzcinski', 'liam kothe'],
    ] as const;
    for (const [typed, rare, common] of pairs) {
      expect(cost(typed, rare, namesWith)).toBeLessThan(cost(typed, common, namesWith));
    }
  });

  it('changes nothing where every word stands for one', () => {
    for (const typed of ['liam trzcinski', 'laim trzcinski', 'liam', 'trzcinskiliam']) {
      expect(cost(typed, 'liam trzcinski', namesWith)).toBe(cost(typed, 'liam trzcinski'));
    }
  });
});

const word = fc.stringMatching(/^[a-z0-9]{1,12}$/);

describe('slips', () => {
  it('cost nothing between a word and itself, the same both ways, and never more than plain distance', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(slipCost(a, a)).toBe(0);
        expect(slipCost(a, b)).toBeCloseTo(slipCost(b, a));
        expect(slipCost(a, b)).toBeLessThanOrEqual(editDistance(a, b) + 1e-9);
      }),
    );
  });

  it('are counted alike with a bound, up to it', () => {
    fc.assert(
      fc.property(word, word, fc.double({ min: 0, max: 8, noNaN: true }), (a, b, most) => {
        const all = slipCost(a, b);
        expect(slipCost(a, b, most)).toBe(all > most ? Infinity : all);
      }),
    );
  });
});

describe('the likeness of any words', () => {
  const words = fc.array(fc.oneof(word, fc.string({ unit: 'grapheme', minLength: 1 })), {
    minLength: 1,
    maxLength: 7,
  });

  it('is a cost of nothing or more, the same each time, and never an error', () => {
    fc.assert(
      fc.property(words, words, (typed, name) => {
        const likeness = createLikeness(typed, once);
        const first = likeness.to(name);
        if (first !== undefined) expect(first).toBeGreaterThanOrEqual(0);
        expect(likeness.to(name)).toBe(first);
      }),
    );
  });

  it('is nothing for the same words in another order', () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{3,10}$/), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(names, (name) => {
        expect(createLikeness([...name].reverse(), once).to(name)).toBe(0);
      }),
    );
  });
});

describe('sound', () => {
  it.each([
    ['greys', 'grace'],
    ['filip', 'philip'],
    ['shmit', 'schmidt'],
    ['cathryn', 'katherine'],
    ['stefen', 'stephen'],
  ])('is the same in %s and %s', (a, b) => {
    expect(soundKeys(b).some((key) => soundKeys(a).includes(key))).toBe(true);
  });

  it.each(['', 'a', '王', 'петров', 'x'.repeat(40)])('%j has none to be known by', (text) => {
    expect(soundKeys(text)).toEqual([]);
  });
});
