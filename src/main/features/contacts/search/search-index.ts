// The index over all persons: loaded in slices, changed one by one, searched at every keystroke. In memory only.
import type { CardFacts, ContactHit, ContactSource } from '../../../../shared/contacts/contact';
import { bestOf, type Candidate, collect, countPlain } from './candidates';
import type { Row, Sqlite } from '../../../core/store/sqlite';
import type { IndexedPerson } from './indexed-person';
import { createPersonReader } from './person-terms';
import { createLookalikes } from './lookalikes';
import { readQuery, type QueryTerm, wordsAsName } from './query';
import { FEW_PERSONS, type Stage, type Stages, stagesOf } from './stages';
import { createVocabulary } from './vocabulary';

export interface LoadProgress {
  readonly loaded: number;
}

/** Slices of persons, in the order in which equally good hits shall be shown. */
export type PersonSlices =
  Iterable<readonly IndexedPerson[]> | AsyncIterable<readonly IndexedPerson[]>;

export interface SearchIndex {
  /**
   * Adds many persons, fastest with some hundred per slice; runs when iterated. Searching, putting
   * and removing between two steps is fine.
   */
  load(slices: PersonSlices): AsyncGenerator<LoadProgress>;
  /** Adds persons or replaces those with the same key. */
  put(people: readonly IndexedPerson[]): void;
  remove(keys: readonly string[]): void;
  /** Best first; never throws, whatever was typed. */
  search(query: string, limit: number): ContactHit[];
  readonly size: number;
  close(): void;
}

// `detail=none`: which persons, not where in their texts. The card settles the rest.
const TABLES = `
  PRAGMA temp_store = MEMORY;
  PRAGMA cache_spill = 0;
  CREATE TABLE person (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL, detail TEXT NOT NULL, sources TEXT NOT NULL, facts TEXT,
    card TEXT NOT NULL, address TEXT NOT NULL
  ) STRICT;
  CREATE VIRTUAL TABLE term USING fts5 (
    word, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
  );
  INSERT INTO term (term, rank) VALUES ('hashsize', 33554432);
`;

/** Bigger transactions load faster, smaller ones keep the pauses short. */
const PERSONS_PER_COMMIT = 20_000;
const PAGES_PER_MERGE = 2000;
/** More than asked for: what is best among equally strict readings is only known after judging. */
const SPARE_CANDIDATES = 30;
const MOST_FETCHES = 4;
/** With fewer hits than these, whoever was meant may be none of them. */
const FEW_HITS = 5;
/** Nobody reads on where nothing is quite right. */
const MOST_LOOKALIKES = 20;

export function createSearchIndex({ sqlite }: { readonly sqlite: Sqlite }): SearchIndex {
  const database = new sqlite.DatabaseSync(':memory:');
  database.exec(TABLES);
  const vocabulary = createVocabulary();
  const read = createPersonReader();
  const lookalikes = createLookalikes();
  const findId = database.prepare('SELECT id FROM person WHERE key = ?');
  const insertPerson = database.prepare(
    'INSERT INTO person (id, key, name, detail, sources, facts, card, address) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const insertTerms = database.prepare('INSERT INTO term (rowid, word) VALUES (?, ?)');
  const deletePerson = database.prepare('DELETE FROM person WHERE id = ?');
  const deleteTerms = database.prepare('DELETE FROM term WHERE rowid = ?');
  const merge = database.prepare(`INSERT INTO term (term, rank) VALUES ('merge', ?)`);
  const changes = database.prepare('SELECT total_changes() AS changes');
  const fetching = (columns: string) =>
    database.prepare(`
      SELECT term.rowid AS id, ${columns} FROM term JOIN person ON person.id = term.rowid
      WHERE term MATCH ? AND term.rowid > ? ORDER BY term.rowid LIMIT ?`);
  const fetch = fetching('person.card');
  const fetchWithAddress = fetching('person.card, person.address');
  const findAny = database.prepare('SELECT 1 FROM term WHERE term MATCH ? LIMIT 1');
  const show = database.prepare(
    'SELECT key, name, detail, sources, facts FROM person WHERE id = ?',
  );
  let nextId = 1;
  let size = 0;
  let loads = 0;

  function idOf(key: string): number | undefined {
    const row = findId.get(key) as Row | undefined;
    return row === undefined ? undefined : Number(row.id);
  }

  function removeId(id: number): void {
    deleteTerms.run(id);
    deletePerson.run(id);
    lookalikes.remove(id);
    size -= 1;
  }

  function putOne(person: IndexedPerson): void {
    const before = idOf(person.key);
    if (before !== undefined) removeId(before);
    const id = before ?? nextId++;
    const { tokens, words, card, address, names } = read(person);
    const { key, name, detail, sources, facts = {} } = person;
    const beside = Object.keys(facts).length === 0 ? null : JSON.stringify(facts);
    insertPerson.run(id, key, name, detail, sources.join(' '), beside, card, address);
    insertTerms.run(id, tokens);
    lookalikes.add(id, names);
    size += 1;
    for (const [word, kinds] of words) vocabulary.add(word, kinds);
  }

  function inOneStep(run: () => void): void {
    if (database.isTransaction) {
      run();
      return;
    }
    database.exec('BEGIN');
    try {
      run();
      database.exec('COMMIT');
    } catch (error) {
      database.exec('ROLLBACK');
      throw error;
    }
  }

  const changesSoFar = (): number => Number((changes.get() as Row).changes);

  /** Few large parts are searched faster than many small ones; false once there is nothing to join. */
  function tidy(first: boolean): boolean {
    const before = changesSoFar();
    merge.run(first ? -PAGES_PER_MERGE : PAGES_PER_MERGE);
    return changesSoFar() - before >= 2;
  }

  function begin(): void {
    loads += 1;
    if (!database.isTransaction) database.exec('BEGIN');
  }

  function end(): void {
    loads -= 1;
    if (loads === 0 && database.isTransaction) database.exec('COMMIT');
  }

  function shown({ id, matched }: Candidate): ContactHit {
    const { key, name, detail, sources, facts } = show.get(id) as Record<string, string>;
    return {
      key: key ?? '',
      name: name ?? '',
      detail: detail ?? '',
      sources: (sources ?? '').split(' ').filter((word) => word !== '') as ContactSource[],
      ...(facts ? { facts: JSON.parse(facts) as CardFacts } : {}),
      matched,
    };
  }

  const holds = (expression: string): boolean => findAny.get(expression) !== undefined;

  const candidates = (stage: Stage, after: number, most: number): Row[] =>
    fetch.all(stage.expression, after, most) as Row[];

  function collectByName(
    { narrow, all }: Stages,
    terms: readonly QueryTerm[],
    limit: number,
    found: Map<number, Candidate>,
  ): void {
    const fewest = narrow ? candidates(narrow, 0, FEW_PERSONS) : undefined;
    if (narrow && fewest && fewest.length < FEW_PERSONS) {
      collect(fewest, narrow, terms, found);
      return;
    }
    for (const stage of all) {
      if (found.size >= limit * stage.below) break;
      let after = 0;
      for (let round = 0; round < MOST_FETCHES && countPlain(found) < limit; round += 1) {
        const rows = candidates(stage, after, limit + SPARE_CANDIDATES);
        collect(rows, stage, terms, found);
        if (rows.length < limit + SPARE_CANDIDATES) break;
        after = Number(rows.at(-1)?.id);
      }
    }
  }

  /** Whoever has the words in the postal address; asked for only when nobody is found otherwise. */
  function collectByAddress(
    { place }: Stages,
    terms: readonly QueryTerm[],
    limit: number,
    found: Map<number, Candidate>,
  ): void {
    const stage = place();
    if (stage === undefined) return;
    const rows = fetchWithAddress.all(stage.expression, 0, limit + SPARE_CANDIDATES) as Row[];
    collect(rows, stage, terms, found);
  }

  /** Those whose names are like what was typed, after all others. */
  function addLookalikes(best: Candidate[], terms: readonly QueryTerm[], limit: number): void {
    const words = wordsAsName(terms);
    if (words.length === 0) return;
    const there = new Set(best.map(({ id }) => id));
    const room = Math.min(limit, best.length + MOST_LOOKALIKES);
    const beside = best.some(({ matched }) => matched !== 'similar');
    for (const { ids, cost } of lookalikes.like(words, beside)) {
      for (const id of ids) {
        if (best.length >= room) return;
        if (there.has(id)) continue;
        there.add(id);
        best.push({ id, matched: 'similar', penalty: cost, names: 0, doubled: false });
      }
    }
  }

  return {
    async *load(slices) {
      let loaded = 0;
      let uncommitted = 0;
      begin();
      try {
        for await (const slice of slices) {
          for (const person of slice) putOne(person);
          loaded += slice.length;
          uncommitted += slice.length;
          if (uncommitted >= PERSONS_PER_COMMIT) {
            database.exec('COMMIT; BEGIN');
            uncommitted = 0;
          }
          yield { loaded };
        }
      } finally {
        end();
      }
      for (let first = true; tidy(first); first = false) yield { loaded };
    },

    put: (people) => inOneStep(() => people.forEach(putOne)),

    remove: (keys) =>
      inOneStep(() => {
        for (const key of keys) {
          const id = idOf(key);
          if (id !== undefined) removeId(id);
        }
      }),

    search(query, limit) {
      const terms = readQuery(query);
      if (terms.length === 0) return [];
      const found = new Map<number, Candidate>();
      const stages = stagesOf(terms, vocabulary, holds);
      collectByName(stages, terms, limit, found);
      if (found.size === 0) collectByAddress(stages, terms, limit, found);
      const best = bestOf(found, limit);
      if (best.length < Math.min(limit, FEW_HITS)) addLookalikes(best, terms, limit);
      return best.map(shown);
    },

    get size() {
      return size;
    },

    close: () => database.close(),
  };
}
