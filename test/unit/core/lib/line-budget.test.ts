// What may be written in a minute: so much of everything, so much of one kind, and a word about the rest.
import { expect, it } from 'vitest';
import { createLineBudget } from '../../../../src/main/core/lib/logger';

function budget() {
  const at = { ms: 1_000_000 };
  const lines = createLineBudget(() => at.ms);
  return { at, take: (text: string, bytes: number) => lines.take(text, bytes) };
}

it('lets 120 lines of a kind pass in a minute, whatever numbers are in them, and other kinds beside them', () => {
  const { take, at } = budget();
  const fits = Array.from({ length: 500 }, (_, n) => take(`webhook ${n}: threw`, 100).isFit);
  expect(fits.filter(Boolean)).toHaveLength(120);
  expect(take('the press was refused', 100)).toEqual({ isFit: true, leftOut: 0 });
  at.ms += 60_000;
  expect(take('webhook 1: threw', 100)).toEqual({ isFit: true, leftOut: 380 });
  expect(take('webhook 2: threw', 100)).toEqual({ isFit: true, leftOut: 0 });
});

it('bounds the lines and the bytes of a minute over all kinds', () => {
  const letters = (n: number): string =>
    String(n).replace(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)));
  const many = budget();
  const fits = Array.from({ length: 5_000 }, (_, n) => many.take(letters(n), 10).isFit);
  expect(fits.filter(Boolean)).toHaveLength(600);
  const long = budget();
  const large = Array.from({ length: 100 }, (_, n) => long.take(letters(n), 16_384).isFit);
  expect(large.filter(Boolean)).toHaveLength(32);
});

it('begins a new minute when the clock is set back', () => {
  const { take, at } = budget();
  for (let n = 0; n < 160; n += 1) take('a', 1);
  at.ms -= 3_600_000;
  expect(take('a', 1)).toEqual({ isFit: true, leftOut: 40 });
});
