// The directory as CSV: one line per record, readable by spreadsheets and by our own import.
import { stringify } from 'csv-stringify/sync';
import type { ContactSource, SourceRecord } from '../../../../shared/contacts/contact';
import type { Language } from '../../../../shared/core/language';
import { guardFormulas } from '../../../core/lib/formula-guard';
import { spacedNumber } from '../../../core/lib/phone';

const HEADINGS: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'Source',
    'Site',
    'Contact ID',
    'External ID',
    'First name',
    'Last name',
    'Title',
    'Department',
    'Description',
    'Type',
    'Role',
    'Phones',
    'Work phones',
    'Home phones',
    'E-mail',
    'Address',
    'Groups',
    'As of',
  ],
  es: [
    'Fuente',
    'Sitio',
    'ID del contacto',
    'ID externo',
    'Nombre',
    'Apellido',
    'Cargo',
    'Departamento',
    'Descripción',
    'Tipo',
    'Rol',
    'Teléfonos',
    'Teléfonos del trabajo',
    'Teléfonos de casa',
    'Correo electrónico',
    'Dirección',
    'Grupos',
    'Fecha de los datos',
  ],
};

const SOURCE_NAMES: Readonly<Record<ContactSource, string>> = {
  emergency24: 'Emergency24',
  chekt: 'CHeKT',
};

const RECORDS_PER_CHUNK = 500;
const CSV = { record_delimiter: 'windows', quoted_match: /[\r\n]/ } as const;

/** The file in pieces, to be written as UTF-8 one after the other; the first holds the headings. */
export function* exportCsv(records: Iterable<SourceRecord>, language: Language): Generator<string> {
  // Without the mark Excel reads UTF-8 as something else.
  yield `\uFEFF${stringify([[...HEADINGS[language]]], CSV)}`;
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
  return [
    SOURCE_NAMES[record.source],
    record.siteId,
    record.vendorId,
    record.externalId ?? '',
    record.firstName,
    record.lastName,
    record.title ?? '',
    record.department ?? '',
    record.description ?? '',
    record.type ?? '',
    record.role ?? '',
    numbers((kind) => kind !== 'work' && kind !== 'home'),
    numbers((kind) => kind === 'work'),
    numbers((kind) => kind === 'home'),
    record.emails.join(' | '),
    record.address ?? '',
    record.groups.join(' | '),
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
