// One record as a short text: how a million of them fit into memory and into the file.
import {
  everyField,
  type ContactPhone,
  type RecordFields,
  type SourceRecord,
} from '../../../../shared/contacts/contact';
import { ALL_FIELDS, specOf, type FieldKind } from '../../../../shared/contacts/fields';

/** Fields in a fixed place instead of names: a third of the length. Source, site and the service's id stand first. */
const IN_PLACE = ALL_FIELDS.toSorted((a, b) => specOf(a).place - specOf(b).place);
const NAME_CELLS = 3;
/** What older versions have written; from here on what is null at the end is left out. */
const FEWEST_CELLS = 14;
const MOST_CELLS = NAME_CELLS + IN_PLACE.length;

type RecordName = Pick<SourceRecord, 'source' | 'siteId' | 'vendorId'>;

/** Everything but `asOfMs`, so that equal texts mean that nothing has changed. No line break in it. */
export function toRecordText(record: SourceRecord): string {
  const row: unknown[] = [record.source, record.siteId, record.vendorId];
  for (const field of IN_PLACE) {
    const value = record[field];
    row.push(field === 'phones' ? record.phones.map(({ number, kind }) => [number, kind]) : value);
  }
  while (row.length > FEWEST_CELLS && row.at(-1) === null) row.pop();
  return JSON.stringify(row);
}

/** How the text of exactly this record begins. */
export function recordTextStart({ source, siteId, vendorId }: RecordName): string {
  return `${JSON.stringify([source, siteId, vendorId]).slice(0, -1)},`;
}

/** Null for a text that this program did not write. */
export function fromRecordText(text: string, asOfMs: number): SourceRecord | null {
  const row = parsed(text);
  if (row === null || row.length < FEWEST_CELLS || row.length > MOST_CELLS) return null;
  const [source, siteId, vendorId] = row;
  if (source !== 'emergency24' && source !== 'chekt') return null;
  if (!isText(siteId) || !isText(vendorId)) return null;
  const cellOf = (field: (typeof IN_PLACE)[number]): unknown => row[specOf(field).place] ?? null;
  if (!IN_PLACE.every((field) => IS_KIND[specOf(field).kind](cellOf(field)))) return null;
  return {
    source,
    siteId,
    vendorId,
    ...everyField<RecordFields>((field) => {
      const cell = cellOf(field);
      return field === 'phones'
        ? toPhones(cell as StoredPhones)
        : (cell as RecordFields[typeof field]);
    }),
    asOfMs,
  };
}

function parsed(text: string): readonly unknown[] | null {
  try {
    const row: unknown = JSON.parse(text);
    return Array.isArray(row) ? (row as readonly unknown[]) : null;
  } catch {
    return null;
  }
}

type StoredPhones = readonly (readonly [string, string | null])[];

const toPhones = (phones: StoredPhones): ContactPhone[] =>
  phones.map(([number, kind]) => ({ number, kind }));

const isText = (value: unknown): value is string => typeof value === 'string';
const isTextOrNull = (value: unknown): boolean => value === null || isText(value);
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);

const IS_KIND: Readonly<Record<FieldKind, (value: unknown) => boolean>> = {
  id: isTextOrNull,
  name: isText,
  text: isTextOrNull,
  word: isTextOrNull,
  phones: (value) => Array.isArray(value) && value.every(isPhone),
  emails: isTexts,
  texts: isTexts,
};

function isPhone(value: unknown): boolean {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const [number, kind] = value as readonly unknown[];
  return isText(number) && isTextOrNull(kind);
}
