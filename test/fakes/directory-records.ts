// Records of made-up people for the tests of the directory.
import { NOTHING_SAID, recordKey, type SourceRecord } from '../../src/shared/contacts/contact';

/** Emergency24, id 1, nobody in particular: say what matters. */
export function makeRecord(change: Partial<SourceRecord> = {}): SourceRecord {
  return {
    source: 'emergency24',
    vendorId: '1',
    siteId: '',
    ...NOTHING_SAID,
    asOfMs: 1_767_225_600_000,
    ...change,
  };
}

export function emergency24(vendorId: string, change: Partial<SourceRecord> = {}): SourceRecord {
  return makeRecord({ vendorId, ...change });
}

export function chekt(
  siteId: string,
  vendorId: string,
  change: Partial<SourceRecord> = {},
): SourceRecord {
  return makeRecord({ source: 'chekt', siteId, vendorId, ...change });
}

export function phones(...numbers: readonly string[]): Pick<SourceRecord, 'phones'> {
  return { phones: numbers.map((number) => ({ number, kind: null })) };
}

export const keyOf = recordKey;

const FIRST = ['Anna', 'Bo', 'Chidi', 'Dolores', 'Émile', 'Fatima', 'Gul', 'Hana', 'Ines', 'Jun'];
const LAST = ['Adams', 'Brandt', 'Castillo', 'Dubois', 'Eriksen', 'Fofana', 'García', 'Horvat'];

/** The n-th of many different people; every tenth is in CHeKT too, under the same number. */
export function manyRecords(count: number): SourceRecord[] {
  return Array.from({ length: count }, (_, n) => {
    const number = `312${String(2_000_000 + n)}`;
    const person = {
      firstName: `${FIRST[n % FIRST.length] ?? ''} ${n}`,
      lastName: LAST[n % LAST.length] ?? '',
      emails: [`person${n}@district.example`],
    };
    const own = emergency24(String(n).padStart(6, '0'), {
      ...person,
      ...phones(
        number,
        `+1 (312) 9${String(n).padStart(6, '0').slice(0, 2)}-${String(n % 10_000).padStart(4, '0')}`,
      ),
      externalId: `E${n}`,
      title: 'Teacher',
      department: `Department ${n % 40}`,
      groups: [`Group ${n % 25}`, 'Everyone'],
    });
    if (n % 10 !== 9) return own;
    return chekt(`site_${n % 50}`, `contact_${n}`, {
      firstName: FIRST[n % FIRST.length] ?? '',
      lastName: LAST[n % LAST.length] ?? '',
      ...phones(
        `+1-312-${String(2_000_000 + n - 1).slice(0, 3)}-${String(2_000_000 + n - 1).slice(3)}`,
      ),
      type: 'primary',
      role: 'manager',
    });
  });
}
