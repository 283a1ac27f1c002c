// Reads a list of people whose names were also typed over with slips, in the form of Febrl's data sets: `rec-7-org` is a person, `rec-7-dup-0` the same one typed over.
import { parse } from 'csv-parse/sync';
import { PlainError } from '../lib/say.mjs';

const COLUMNS = ['rec_id', 'given_name', 'surname'];
const RECORD = /^rec-(\d+)-(org|dup-\d+)$/;

/** The records with both parts of a name; columns beside the three are passed over. */
function recordsOf(text) {
  let rows;
  try {
    rows = parse(text, { bom: true, columns: true, skip_empty_lines: true, trim: true });
  } catch (error) {
    throw new PlainError(`The names cannot be read: ${error.message}`);
  }
  const missing = COLUMNS.filter((column) => !(column in (rows[0] ?? {})));
  if (missing.length > 0) throw new PlainError(`The names have no column ${missing.join(', ')}.`);
  return rows.flatMap(({ rec_id: id, given_name: first, surname: last }) => {
    const [, key, kind] = RECORD.exec(id) ?? [];
    if (key === undefined) throw new PlainError(`No record is called ${JSON.stringify(id)}.`);
    return first === '' || last === '' ? [] : [{ key, isTyped: kind !== 'org', first, last }];
  });
}

/**
 * `people`: every original with both parts of a name. `typed`: every duplicate with both parts, of
 * such an original, that differs from it in at least one; `key` is the original's. `isSlip`: what
 * differs is nobody's first or last name, so that another name was not put in its place.
 */
export function readNames(text) {
  const records = recordsOf(text);
  const people = records.filter(({ isTyped }) => !isTyped);
  const originals = new Map(people.map((person) => [person.key, person]));
  if (originals.size < people.length) throw new PlainError('An original is there twice.');
  const parts = ['first', 'last'];
  const borne = Object.fromEntries(
    parts.map((part) => [part, new Set(people.map((person) => person[part]))]),
  );
  const typed = records
    .filter(({ isTyped, key }) => isTyped && originals.has(key))
    .flatMap((record) => {
      const { key, first, last } = record;
      const changed = parts.filter((part) => record[part] !== originals.get(key)[part]);
      const isSlip = changed.every((part) => !borne[part].has(record[part]));
      return changed.length === 0 ? [] : [{ key, query: `${first} ${last}`, isSlip }];
    });
  if (typed.length === 0) throw new PlainError('Nobody among the names was typed over.');
  return { people: people.map(({ key, first, last }) => ({ key, first, last })), typed };
}
