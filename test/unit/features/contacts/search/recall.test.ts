// How many of the labelled searches find whom they were typed for, among ten thousand made people.
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  createSearchIndex,
  type SearchIndex,
} from '../../../../../src/main/features/contacts/search/search-index';
import { loadSqlite } from '../../../../../src/main/core/store/sqlite';
import { loadAll } from '../../../../fakes/indexed-people';
import { isFound, labelledSearches } from '../../../../fakes/labelled-searches';
import { madePeople } from '../../../../fakes/made-people';

const PERSONS = 10_000;
const LIMIT = 20;
let index: SearchIndex;

beforeAll(async () => {
  index = createSearchIndex({ sqlite: await loadSqlite() });
  await loadAll(index, madePeople(PERSONS));
}, 60_000);
afterAll(() => index.close());

it('never costs whoever fits as typed the place above those who are similar', () => {
  for (const { query } of labelledSearches(PERSONS, 2000)) {
    const hits = index.search(query, LIMIT);
    const similar = hits.map(({ matched }) => Number(matched === 'similar'));
    expect([query, similar]).toEqual([query, [...similar].sort()]);
  }
}, 60_000);

it('is at least 98 of 100 for every kind of search, and 99 of 100 over all', () => {
  const searches = labelledSearches(PERSONS, 2000);
  const missed = searches.filter(
    (search) => !isFound(search, index.search(search.query, LIMIT), LIMIT),
  );
  for (const kind of new Set(searches.map((search) => search.kind))) {
    const of = searches.filter((search) => search.kind === kind).length;
    const lost = missed.filter((search) => search.kind === kind).map(({ query }) => query);
    expect(lost.length / of, `${kind}: ${lost.join('; ')}`).toBeLessThanOrEqual(0.02);
  }
  expect(missed.length / searches.length).toBeLessThanOrEqual(0.01);
}, 60_000);
