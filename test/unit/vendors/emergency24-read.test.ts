// Emergency24's answers read: every example of the page, and the spellings and shapes it may also come in.
import { describe, expect, it } from 'vitest';
import { readPage } from '../../../src/main/vendors/emergency24/contact-pages';
import { readEnvelope } from '../../../src/main/vendors/emergency24/judge-answer';
import { parseFolded } from '../../../src/main/vendors/emergency24/folded-json';
import {
  readCampus,
  readOneContact,
  readRef,
  readRows,
} from '../../../src/main/vendors/emergency24/read-answer';
import { readGroup, readMember } from '../../../src/main/vendors/emergency24/read-contact';
import { readLocalTime } from '../../../src/main/vendors/emergency24/read-fields';
import * as samples from '../../fakes/emergency24-samples';

const FIRST_PAGE = { page: 1, pageSize: 100 };

function dataOf(body: string): unknown {
  const envelope = readEnvelope(body);
  if (!envelope?.success) throw new Error('no success');
  return envelope.data;
}

describe('the examples of the page', () => {
  it('reads ping', () => {
    expect(readCampus(dataOf(samples.PING))).toEqual({
      ok: true,
      value: { id: '10010', name: 'City Campus' },
    });
  });

  it('reads a page of contacts, ids as text with their leading zeros', () => {
    const page = readPage(dataOf(samples.ALL_CONTACTS), FIRST_PAGE);
    expect(page).toMatchObject({
      ok: true,
      value: { page: 1, pageSize: 100, totalPages: 1, totalCount: 2, unreadable: 0 },
    });
    const contacts = page.ok ? page.value.contacts : [];
    expect(
      contacts.map(({ contactId, externalId, name }) => [contactId, externalId, name]),
    ).toEqual([
      ['10045230', '11111111', 'Test One'],
      ['10045220', '002201', 'Test Two'],
    ]);
    expect(contacts[0]).toMatchObject({
      status: '0',
      firstName: 'Test',
      title: '',
      createdAt: '2016-08-17T14:44:03',
      // The list does not show these: unknown, not empty.
      address1: null,
      phones: null,
      emails: null,
      groups: null,
      language: null,
    });
  });

  it('takes the example with the missing comma for no answer at all', () => {
    expect(readEnvelope(samples.BROKEN_ALL_CONTACTS)).toBeNull();
  });

  it('reads one contact out of its list of one', () => {
    const read = readOneContact(dataOf(samples.ONE_CONTACT), { by: 'contact-id', id: '10000230' });
    expect(read).toEqual({
      ok: true,
      value: {
        contactId: '10000230',
        externalId: '10012240',
        status: '0',
        name: 'Test One',
        // Null beside a name: the vendor does not say.
        firstName: null,
        lastName: null,
        description: 'Site Manager',
        title: '',
        department: '',
        departmentId: '',
        address1: '',
        address2: '',
        city: '',
        state: '',
        zip: '',
        createdAt: '2016-08-17T14:44:03',
        phones: [{ phoneId: '10012880', number: '+17731111777', text: '1', voice: '1' }],
        emails: [
          { emailId: '10011100', address: 'test1@test.org', status: '0' },
          { emailId: '10016420', address: 'test2@test.org', status: '1' },
        ],
        groups: [
          { groupId: '10010', name: 'Newsletter Test Group' },
          { groupId: '10070', name: 'City Public Group' },
        ],
        language: null,
        backupEmailAddresses: null,
        customValues: null,
      },
    });
  });

  it('reads groups, members, and the id of a deleted contact', () => {
    expect(readRows(dataOf(samples.ALL_GROUPS), readGroup)).toEqual({
      ok: true,
      value: [
        {
          groupId: '10000',
          name: 'Incident Command Group',
          count: 52,
          createdAt: '2015-03-24T16:23:54',
        },
        {
          groupId: '10010',
          name: 'Newsletter Test Group',
          count: 16,
          createdAt: '2015-03-24T16:24:32',
        },
      ],
    });
    expect(readRows(dataOf(samples.GROUP_MEMBERS), readMember)).toMatchObject({
      ok: true,
      value: [
        {
          contactId: '10046000',
          externalId: '',
          name: 'Janeen Dupepe',
          createdAt: '2017-07-05T16:37:48',
        },
        { contactId: '10046010', name: 'Susanna Folse' },
      ],
    });
    expect(readRef(dataOf(samples.DELETED))).toBe('10046110');
    for (const empty of [samples.JOINED, samples.LEFT, samples.NOTHING]) {
      expect(readRef(dataOf(empty))).toBeNull();
    }
  });
});

describe('other spellings and shapes', () => {
  it('reads either casing of every name', () => {
    for (const respelt of [
      samples.ALL_CONTACTS.replace(/"(\w+)":/g, (key) => key.toLowerCase()),
      samples.ALL_CONTACTS.replace(/"(\w+)":/g, (key) => key.toUpperCase()),
      samples.ALL_CONTACTS.replace('pageSize', 'PageSize').replace('TotalPages', 'total_pages'),
      `\ufeff${samples.ALL_CONTACTS}`,
    ]) {
      expect(readPage(dataOf(respelt), FIRST_PAGE)).toEqual(
        readPage(dataOf(samples.ALL_CONTACTS), FIRST_PAGE),
      );
    }
  });

  it('never rounds a long id, and leaves digits in text alone', () => {
    const text =
      '{"ExternalID": 12345678901234567890, "Name": "no 12345678901234567890, \\"1\\"", "Part": 0.12345678901234567, "Big": 1234567890123456e3}';
    expect(parseFolded(text)).toEqual({
      externalid: '12345678901234567890',
      name: 'no 12345678901234567890, "1"',
      part: '0.12345678901234567',
      big: '1234567890123456e3',
    });
  });

  it.each([
    ['{"Success":false,"Code":200}', false],
    ['{"Success":"false"}', false],
    ['{"Success":true,"Code":409}', false],
    ['{"Code":500}', false],
    ['{"Code":"200"}', true],
    ['{"success":"True","code":0}', true],
    ['{"SUCCESS":1}', true],
  ])('sees in %s whether it worked', (body, success) => {
    expect(readEnvelope(body)?.success).toBe(success);
  });

  it.each(['', '[]', 'null', '"Success"', '{}', '{"error":"x"}', '<html></html>'])(
    'takes %j for no envelope',
    (body) => {
      expect(readEnvelope(body)).toBeNull();
    },
  );

  it('reads a page that is a bare list, and a contact that is a bare object', () => {
    expect(readPage(parseFolded('[{"ContactID":1}]'), FIRST_PAGE)).toMatchObject({
      ok: true,
      value: { totalPages: null, totalCount: null, contacts: [{ contactId: '1' }] },
    });
    const one = parseFolded('{"ContactID":"7"}');
    expect(readOneContact(one, { by: 'contact-id', id: '7' }).ok).toBe(true);
  });

  it('never gives another contact than the one that was asked for', () => {
    const data = dataOf(samples.ONE_CONTACT);
    const ask = (by: 'contact-id' | 'external-id', id: string) => readOneContact(data, { by, id });
    expect(ask('external-id', '0010012240').ok).toBe(true);
    expect(ask('external-id', '10012241')).toMatchObject({ failure: { kind: 'bad-response' } });
    expect(ask('contact-id', '10012240')).toMatchObject({ failure: { kind: 'bad-response' } });
    expect(readOneContact([], { by: 'contact-id', id: '1' })).toMatchObject({
      failure: { kind: 'rejected', reason: 'not-found' },
    });
  });

  it('refuses another page than asked and an empty one in the middle, and counts rows without an id', () => {
    const page = (text: string) => readPage(parseFolded(text), { page: 2, pageSize: 100 });
    expect(page('{"PageNumber":1,"TotalPages":3,"List":[{"ContactID":1}]}')).toMatchObject({
      failure: { kind: 'bad-response' },
    });
    expect(page('{"PageNumber":2,"TotalPages":3,"List":[]}')).toMatchObject({
      failure: { kind: 'bad-response' },
    });
    expect(page('{"PageNumber":2,"TotalPages":2,"List":[]}').ok).toBe(true);
    expect(page('{"TotalPages":"3","List":[{"ContactID":1},{"Name":"x"},7]}')).toMatchObject({
      value: { totalPages: 3, unreadable: 2 },
    });
  });

  it('tells a list it cannot read from an empty one', () => {
    const data = parseFolded(
      '[{"ContactID":1,"Phones":[{"Number":"312"}],"EmailAddresses":["a@b.c"],"Groups":null,"CustomValues":[]}]',
    );
    expect(readOneContact(data, { by: 'contact-id', id: '1' })).toMatchObject({
      value: { phones: null, emails: [{ address: 'a@b.c' }], groups: [], customValues: [] },
    });
  });

  it.each([
    ['08/17/2016 14:44:03', '2016-08-17T14:44:03'],
    ['3/24/2015 4:24:32 PM', '2015-03-24T16:24:32'],
    ['6/4/2015 12:05:09 AM', '2015-06-04T00:05:09'],
    ['6/4/2015 12:05:09 pm', '2015-06-04T12:05:09'],
    ['17/08/2016 14:44:03', null],
    ['02/30/2016 14:44:03', null],
    ['3/24/2015 14:24:32 PM', null],
    ['', null],
    [1502300000, null],
  ])('reads the time %j as %j', (said, time) => {
    expect(readLocalTime(said)).toBe(time);
  });
});
