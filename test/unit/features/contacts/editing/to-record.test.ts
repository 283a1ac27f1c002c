// What an answer of a service makes of the directory's record: nothing changes that it does not say.
import { describe, expect, it } from 'vitest';
import {
  chektRecord,
  emergency24Record,
} from '../../../../../src/main/features/contacts/editing/to-record';
import { readContact } from '../../../../../src/main/vendors/emergency24/read-contact';
import { parseFolded } from '../../../../../src/main/vendors/emergency24/folded-json';
import type { SourceRecord } from '../../../../../src/shared/contacts/contact';
import type { Emergency24Contact } from '../../../../../src/shared/contacts/emergency24';
import { ALL_CONTACTS, ONE_CONTACT } from '../../../../fakes/emergency24-samples';
import { chektContact, NOW } from './desk';

function sample(text: string, at: number): Emergency24Contact {
  const answer = parseFolded(text) as { data: { list?: unknown[] } & unknown[] };
  const contact = readContact((answer.data.list ?? answer.data)[at]);
  if (contact === null) throw new Error('the sample cannot be read');
  return contact;
}

const KNOWN: SourceRecord = {
  source: 'emergency24',
  vendorId: '10045220',
  siteId: '',
  externalId: '002201',
  firstName: 'Test',
  lastName: 'Two',
  title: 'Nurse',
  department: null,
  description: 'Site Manager',
  address: '12 Oak St, Columbus, OH 43004',
  type: null,
  role: null,
  language: null,
  phones: [{ number: '(773) 111-1777', kind: 'cell' }],
  emails: ['two@test.org'],
  groups: ['Staff'],
  asOfMs: 1,
};

const unsaid = { address1: null, address2: null, city: null, state: null, zip: null };

describe('a contact of Emergency24 as a record', () => {
  it('keeps leading zeros and reads the short form of the list', () => {
    expect(emergency24Record(sample(ALL_CONTACTS, 1), null, NOW)).toEqual({
      ...KNOWN,
      title: null,
      address: null,
      phones: [],
      emails: [],
      groups: [],
      asOfMs: NOW,
    });
  });

  it('leaves phones, e-mails and groups alone that the list does not show, and takes what it says', () => {
    const record = emergency24Record(sample(ALL_CONTACTS, 1), KNOWN, NOW);
    expect(record).toEqual({ ...KNOWN, title: null, asOfMs: NOW });
  });

  it('reads the long form with numbers, addresses and groups', () => {
    const record = emergency24Record(sample(ONE_CONTACT, 0), null, NOW);
    expect(record).toMatchObject({
      vendorId: '10000230',
      externalId: '10012240',
      phones: [{ number: '+17731111777', kind: null }],
      emails: ['test1@test.org', 'test2@test.org'],
      groups: ['Newsletter Test Group', 'City Public Group'],
    });
  });

  it('has the address in one line, keeps it where nothing is said of it, and drops it where it is empty', () => {
    const empty = { address1: '', address2: '', city: '', state: '', zip: '' };
    const contact = { ...sample(ONE_CONTACT, 0), ...empty };
    const said = { ...contact, address1: ' 9  Elm St', city: 'Peoria', state: 'IL', zip: '61602' };
    expect(emergency24Record(said, KNOWN, NOW).address).toBe('9 Elm St, Peoria, IL 61602');
    expect(emergency24Record(contact, KNOWN, NOW).address).toBeNull();
    expect(emergency24Record({ ...said, ...unsaid }, KNOWN, NOW).address).toBe(KNOWN.address);
    expect(emergency24Record({ ...contact, ...unsaid, zip: '61602' }, null, NOW).address).toBe(
      '61602',
    );
  });

  it('keeps the kind a number was known to have, however it is written', () => {
    const record = emergency24Record(sample(ONE_CONTACT, 0), KNOWN, NOW);
    expect(record.phones).toEqual([{ number: '+17731111777', kind: 'cell' }]);
  });

  it('takes the whole name where its parts are hidden, and keeps parts that fit it', () => {
    const contact = sample(ONE_CONTACT, 0);
    expect(emergency24Record(contact, null, NOW)).toMatchObject({
      firstName: 'Test One',
      lastName: '',
    });
    expect(emergency24Record(contact, { ...KNOWN, lastName: 'One' }, NOW)).toMatchObject({
      firstName: 'Test',
      lastName: 'One',
    });
    expect(emergency24Record(contact, KNOWN, NOW)).toMatchObject({ firstName: 'Test One' });
  });

  it('takes an empty list for none, and no external id for none told', () => {
    const contact = { ...sample(ONE_CONTACT, 0), phones: [], emails: [], groups: [] };
    const record = emergency24Record({ ...contact, externalId: '' }, KNOWN, NOW);
    expect(record).toMatchObject({ phones: [], emails: [], groups: [], externalId: '002201' });
  });
});

describe('a contact of CHeKT as a record', () => {
  const jane = chektContact({
    contactId: 'contact_1',
    firstName: 'Jane',
    lastName: 'Smith',
    email: 'jane@example.com',
    phone: '+1-555-0456',
    type: 'emergency',
    role: 'manager',
  });
  const known = chektRecord({ ...jane, externalId: '0042' }, 'site_1', null, 1);

  it('belongs to its site and has one number and one address', () => {
    expect(known).toMatchObject({
      source: 'chekt',
      siteId: 'site_1',
      vendorId: 'contact_1',
      externalId: '0042',
      phones: [{ number: '+1-555-0456', kind: null }],
      emails: ['jane@example.com'],
      type: 'emergency',
      role: 'manager',
    });
  });

  it('keeps the external id and the role where an answer leaves them out', () => {
    const record = chektRecord({ ...jane, role: null }, 'site_1', known, NOW);
    expect(record).toEqual({ ...known, asOfMs: NOW });
  });

  it('drops a number that is gone, but not when the answer has neither number nor address', () => {
    expect(chektRecord({ ...jane, phone: null }, 'site_1', known, NOW).phones).toEqual([]);
    const silent = chektRecord({ ...jane, phone: null, email: null }, 'site_1', known, NOW);
    expect(silent.phones).toEqual(known.phones);
    expect(silent.emails).toEqual(known.emails);
  });
});
