// The directory as CSV: one line per record, readable by spreadsheets and by our own import.
import { stringify } from 'csv-stringify/sync';
import type { ContactSource, SourceRecord } from '../../../../shared/contacts/contact';
import { ALL_FIELDS } from '../../../../shared/contacts/fields';
import { contactsEn } from '../../../../shared/contacts/words-en';
import { contactsEs } from '../../../../shared/contacts/words-es';
import type { Language } from '../../../../shared/core/language';
import { guardFormulas } from '../../../core/lib/formula-guard';
import { spacedNumber } from '../../../core/lib/phone';

/** What stands before and behind what is said of a person, and the columns of lists. */
const HEADINGS = {
  en: {
    before: ['Source', 'Site', 'Contact ID'],
    phones: ['Phones', 'Work phones', 'Home phones'],
    emails: ['E-mail'],
    groups: ['Groups'],
    after: ['As of'],
  },
  es: {
    before: ['Fuente', 'Sitio', 'ID del contacto'],
    phones: ['Teléfonos', 'Teléfonos del trabajo', 'Teléfonos de casa'],
    emails: ['Correo electrónico'],
    groups: ['Grupos'],
    after: ['Fecha de los datos'],
  },
} as const satisfies Readonly<Record<Language, Readonly<Record<string, readonly string[]>>>>;

const FIELD_WORDS = { en: contactsEn.contacts.field, es: contactsEs.contacts.field };

function headingsIn(language: Language): readonly string[] {
  const words = { ...HEADINGS[language], ...FIELD_WORDS[language] };
  const { before, after } = words;
  return [before, ...ALL_FIELDS.map((field) => words[field]), after].flat();
}

const SOURCE_NAMES: Readonly<Record<ContactSource, string>> = {
  emergency24: 'Emergency24',
  chekt: 'CHeKT',
};

const RECORDS_PER_CHUNK = 500;
const CSV = { record_delimiter: 'windows', quoted_match: /[\r\n]/ } as const;

/** The file in pieces, to be written as UTF-8 one after the other; the first holds the headings. */
export function* exportCsv(records: Iterable<SourceRecord>, language: Language): Generator<string> {
  // Without the mark Excel reads UTF-8 as something else.
  yield `\uFEFF${stringify([[...headingsIn(language)]], CSV)}`;
  let rows: string[][] = [];
  for (const record of records) {
    rows.push(cellsOf(record).map(guarded));
    if (rows.length < RECORDS_PER_CHUNK) continue;
    yield stringify(rows, CSV);
    rows = [];
  }
  if (rows.length > 0) yield stringify(rows, CSV);
}

function cellsOf(record: SourceRecord): string[] {
  const numbers = (isOfKind: (kind: string | null) => boolean): string =>
    record.phones
      .filter(({ kind }) => isOfKind(kind))
      .map(({ number }) => asSpreadsheetsKeepIt(number))
      .join(' | ');
  const phones = [
    numbers((kind) => kind !== 'work' && kind !== 'home'),
    numbers((kind) => kind === 'work'),
    numbers((kind) => kind === 'home'),
  ];
  return [
    SOURCE_NAMES[record.source],
    record.siteId,
    record.vendorId,
    ...ALL_FIELDS.flatMap((field) => {
      if (field === 'phones') return phones;
      const value = record[field];
      return Array.isArray(value) ? value.join(' | ') : (value ?? '');
    }),
    new Date(record.asOfMs).toISOString(),
  ];
}

/** More than eleven digits in a row become `4.42079E+11`. */
function asSpreadsheetsKeepIt(number: string): string {
  return /^\+\d{12,}$/.test(number) ? spacedNumber(number) : number;
}

/**
 * A number such as `+13125558888` stands as it is, so that other programs can dial it; `+1-555-0123` would be shown
 * as -677 and is guarded.
 */
function guarded(cell: string): string {
  return /^\+\d[\d ]*(?:\| \+?\d[\d ]*)*$/.test(cell) ? cell : guardFormulas(cell);
}
