// One record as a short text: how a million of them fit into memory and into the file.
import type { ContactPhone, SourceRecord } from '../../../../shared/contacts/contact';

/** Fields in a fixed place instead of names: a third of the length. */
type Row = readonly [
  source: string,
  siteId: string,
  vendorId: string,
  externalId: string | null,
  firstName: string,
  lastName: string,
  title: string | null,
  department: string | null,
  description: string | null,
  type: string | null,
  role: string | null,
  phones: readonly (readonly [string, string | null])[],
  emails: readonly string[],
  groups: readonly string[],
  /** Left out when there is none, as in what older versions have written. */
  address?: string,
];
const LENGTHS = [14, 15];

type RecordName = Pick<SourceRecord, 'source' | 'siteId' | 'vendorId'>;

/** Everything but `asOfMs`, so that equal texts mean that nothing has changed. No line break in it. */
export function toRecordText(record: SourceRecord): string {
  const row: Row = [
    record.source,
    record.siteId,
    record.vendorId,
    record.externalId,
    record.firstName,
    record.lastName,
    record.title,
    record.department,
    record.description,
    record.type,
    record.role,
    record.phones.map(({ number, kind }) => [number, kind] as const),
    record.emails,
    record.groups,
    ...(record.address === null ? ([] as const) : ([record.address] as const)),
  ];
  return JSON.stringify(row);
}

/** How the text of exactly this record begins. */
export function recordTextStart({ source, siteId, vendorId }: RecordName): string {
  return `${JSON.stringify([source, siteId, vendorId]).slice(0, -1)},`;
}

/** Null for a text that this program did not write. */
export function fromRecordText(text: string, asOfMs: number): SourceRecord | null {
  const row = parsed(text);
  if (row === null) return null;
  const [source] = row;
  if (source !== 'emergency24' && source !== 'chekt') return null;
  return {
    source,
    siteId: row[1],
    vendorId: row[2],
    externalId: row[3],
    firstName: row[4],
    lastName: row[5],
    title: row[6],
    department: row[7],
    description: row[8],
    type: row[9],
    role: row[10],
    phones: row[11].map(([number, kind]): ContactPhone => ({ number, kind })),
    emails: [...row[12]],
    groups: [...row[13]],
    address: row[14] ?? null,
    asOfMs,
  };
}

function parsed(text: string): Row | null {
  try {
    const row: unknown = JSON.parse(text);
    return isRow(row) ? row : null;
  } catch {
    return null;
  }
}

function isRow(row: unknown): row is Row {
  if (!Array.isArray(row) || !LENGTHS.includes(row.length)) return false;
  const cells: readonly unknown[] = row;
  const [phones, emails, groups] = cells.slice(11);
  return (
    [0, 1, 2, 4, 5].every((at) => typeof cells[at] === 'string') &&
    [3, 6, 7, 8, 9, 10].every((at) => cells[at] === null || typeof cells[at] === 'string') &&
    isList(phones, isPhone) &&
    isList(emails, isText) &&
    isList(groups, isText) &&
    cells.slice(14).every(isText)
  );
}

function isList(value: unknown, isItem: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isItem);
}

const isText = (value: unknown): boolean => typeof value === 'string';

function isPhone(value: unknown): boolean {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const [number, kind] = value as readonly unknown[];
  return typeof number === 'string' && (kind === null || typeof kind === 'string');
}
