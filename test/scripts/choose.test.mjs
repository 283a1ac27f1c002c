// Stages are picked by words of their titles, and a word that fits none is told.
import { expect, test } from 'vitest';
import { chooseStages } from '../../scripts/stages/choose.mjs';

const stages = ['lint', 'types', 'tests: unit', 'tests: e2e'].map((title) => ({ title }));
const chosen = (...words) => chooseStages(stages, words).map(({ title }) => title);

test('without words all stages are run', () => {
  expect(chosen()).toEqual(['lint', 'types', 'tests: unit', 'tests: e2e']);
});

test('words pick stages in their own order', () => {
  expect(chosen('E2E', 'lint')).toEqual(['lint', 'tests: e2e']);
  expect(chosen('tests')).toEqual(['tests: unit', 'tests: e2e']);
});

test('a word that fits no stage is an error that lists them', () => {
  expect(() => chosen('lnit')).toThrow('No stage is called "lnit"; there are: lint, types');
});
