// CHeKT's contacts on paper: every example of its page in both directions, and what a form may not send.
import { describe, expect, it } from 'vitest';
import { readContact, readContactList } from '../../src/main/vendors/chekt/contacts-read';
import { toContactRequest } from '../../src/main/vendors/chekt/contacts-request';
import {
  chektContactChange,
  ChektContactFields,
  ChektContactRole,
  ChektContactType,
  type ChektContact,
  type ChektContactWrite,
} from '../../src/shared/contacts/chekt-contact';
import { JOHN, OBSERVED, REQUESTS } from './chekt-contacts-samples';
import { CONTACT_ANSWERS, CONTACT_LIST } from './chekt-samples';

const NOTHING_MORE = { externalId: null, slotNumber: null, smsValidation: null } as const;
const SHOWN_JOHN: ChektContact = {
  ...JOHN,
  ...NOTHING_MORE,
  contactId: 'contact_789ghi',
  createdAtMs: Date.UTC(2025, 0, 15, 10, 30),
  updatedAtMs: Date.UTC(2025, 0, 15, 10, 30),
};

function read(body: unknown, contactId = 'contact_789ghi'): ChektContact {
  const contact = readContact(JSON.stringify(body), contactId);
  if (!contact.ok) throw new Error(contact.failure.detail);
  return contact.value;
}

describe('a change of a contact', () => {
  it.each(Object.entries(REQUESTS))('travels as in "%s"', (_name, { write, ...wire }) => {
    expect(toContactRequest(write)).toEqual({
      ok: true,
      value: {
        method: wire.method,
        path: wire.path,
        body: wire.body === undefined ? '' : JSON.stringify(wire.body),
      },
    });
  });

  it('says nothing of what is left alone, and null of what is taken away', () => {
    const change = { email: null, role: null, lastName: ' Doe-Ruiz ' };
    const write = { write: 'update', siteId: 's', contactId: 'c', change } as const;
    expect(toContactRequest(write)).toMatchObject({
      value: { body: '{"last_name":"Doe-Ruiz","email":null,"role":null}' },
    });
  });

  it('is refused here when nothing changes', () => {
    expect(
      toContactRequest({ write: 'update', siteId: 's', contactId: 'c', change: {} }),
    ).toMatchObject({ ok: false, failure: { kind: 'invalid-input', field: 'change' } });
  });

  it.each([
    [{ firstName: ' ' }, 'firstName', 'the first name is missing'],
    [{ lastName: 'x'.repeat(101) }, 'lastName', 'the last name is longer than 100 characters'],
    [{ firstName: 'Jo\nhn' }, 'firstName', 'the first name must be one line'],
    [{ phone: '' }, 'phone', 'the phone number is missing'],
    [{ phone: '+1-555\u00070123' }, 'phone', 'the phone number must be one line'],
    [{ phone: '1'.repeat(61) }, 'phone', 'the phone number is longer than 60 characters'],
    [{ email: 'john.doe' }, 'email', 'the e-mail address must look like'],
    [{ phone: null, email: null }, 'phone', 'a phone number or an e-mail address is needed'],
    [{ type: null }, 'type', 'the type is missing'],
    [{ type: 'owner' }, 'type', 'type'],
    [{ role: 'primary' }, 'role', 'role'],
    [{ externalId: 'x'.repeat(65) }, 'externalId', 'the external id is longer'],
    [{ colour: 'red' }, 'fields', 'colour'],
  ])('with %j is refused and names %s', (change, field, words) => {
    const fields = { ...JOHN, ...change } as ChektContactFields;
    for (const place of [
      { write: 'add', siteId: 's' },
      { write: 'add-by-reference', accountReferenceId: 'a' },
    ] as const) {
      const made = toContactRequest({ ...place, fields });
      expect(made).toMatchObject({ ok: false, failure: { kind: 'invalid-input', field } });
      expect(!made.ok && made.failure.detail).toContain(words);
    }
  });

  it.each(['+1-555-0123', '+1-555-0456', '(773) 111-1777', '555 0100 ext. 7', '112', '١٢٣'])(
    'takes the number %s as it is written',
    (phone) => {
      expect(toContactRequest({ write: 'add', siteId: 's', fields: { ...JOHN, phone } })).toEqual(
        expect.objectContaining({ ok: true }),
      );
    },
  );

  it('takes every type and every role of the page, and "technician" as both', () => {
    const fields = ChektContactType.options.flatMap((type) =>
      ChektContactRole.options.map((role) => ({ ...JOHN, type, role })),
    );
    expect(fields.filter((each) => !ChektContactFields.safeParse(each).success)).toEqual([]);
    expect(ChektContactType.options).toContain('technician');
    expect(ChektContactRole.options).toContain('technician');
  });

  it.each([
    [{ write: 'remove', siteId: '..', contactId: 'c' }, 'siteId'],
    [{ write: 'remove', siteId: 's', contactId: '' }, 'contactId'],
    [{ write: 'remove', siteId: 's', contactId: '.' }, 'contactId'],
    [{ write: 'remove-by-reference', accountReferenceId: '..', externalContactId: 'x' }, undefined],
    [{ write: 'validate', siteId: 's', contactId: 'c', method: 'sms', message: ' ' }, 'message'],
    [{ write: 'validate', siteId: 's', contactId: 'c', method: 'fax', message: 'x' }, 'method'],
  ])('cannot be %j', (write, field) => {
    const made = toContactRequest(write as ChektContactWrite);
    expect(made).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } });
    if (field !== undefined) expect(made).toMatchObject({ failure: { field } });
  });
});

describe('what a form changes', () => {
  it.each([
    [{}, {}],
    [{ phone: '+1-555-9999' }, { phone: '+1-555-9999' }],
    [{ role: null }, { role: null }],
    [{ type: null }, {}],
    [
      { email: null, role: 'manager' },
      { email: null, role: 'manager' },
    ],
    [{ preferences: null }, {}],
    [
      { preferences: { email: true, sms: true, push: true } },
      { preferences: { email: true, sms: true, push: true } },
    ],
    [{ externalId: '7' }, {}],
  ])('of John, filled in with %j, is %j', (filledIn, change) => {
    expect(chektContactChange(SHOWN_JOHN, { ...JOHN, ...filledIn } as ChektContactFields)).toEqual(
      change,
    );
  });

  it('leaves words alone that no form offers', () => {
    const ana = read(OBSERVED, '812');
    const form: ChektContactFields = {
      ...JOHN,
      ...{ firstName: 'Ana', lastName: 'Costa', email: 'ana@example.com', phone: '+14155552671' },
      ...{ type: null, role: null, preferences: null },
    };
    expect(chektContactChange(ana, form)).toEqual({});
    expect(chektContactChange(ana, { ...form, role: 'owner' })).toEqual({ role: 'owner' });
  });
});

describe('a contact', () => {
  it('is read whole from the examples "Create a Contact" and "Get a Contact"', () => {
    expect(read(CONTACT_ANSWERS['Create a Contact'])).toEqual(SHOWN_JOHN);
    expect(read(CONTACT_ANSWERS['Get a Contact'])).toEqual(SHOWN_JOHN);
  });

  it('is read from "Update a Contact", which says nothing of the role and the beginning', () => {
    expect(read(CONTACT_ANSWERS['Update a Contact'])).toEqual({
      ...SHOWN_JOHN,
      phone: '+1-555-9999',
      role: null,
      preferences: { email: true, sms: true, push: true },
      createdAtMs: null,
      updatedAtMs: Date.UTC(2025, 0, 15, 11),
    });
  });

  it('is read without envelope, with the other names of the fields', () => {
    const ana: ChektContact = {
      contactId: '812',
      externalId: '0042',
      firstName: 'Ana',
      lastName: 'Costa',
      email: 'ana@example.com',
      phone: '+14155552671',
      type: null,
      role: 'Head custodian',
      preferences: { email: false, sms: true, push: null },
      slotNumber: 3,
      smsValidation: {
        validated: true,
        said: '1',
        requestedAtMs: Date.UTC(2026, 6, 1, 8),
      },
      createdAtMs: null,
      updatedAtMs: null,
    };
    for (const body of [OBSERVED, { data: OBSERVED }, [OBSERVED], { data: [OBSERVED] }]) {
      expect(read(body, '812')).toEqual(ana);
    }
  });

  it.each([
    [{ status: 0 }, false],
    [{ status: '2' }, false],
    [{ status: 'validated' }, true],
    [{ status: 'pending' }, null],
    [{}, null],
  ])('with the validation %j is validated: %j', (sms_validation, validated) => {
    expect(read({ contact_id: 'c', sms_validation }, 'c').smsValidation?.validated).toBe(validated);
  });

  it.each(['', 'null', '[]', '{"data":{}}', '<html>', '{"data":{"contact_id":"contact_other"}}'])(
    'is not in the answer %j',
    (body) => {
      expect(readContact(body, 'contact_789ghi')).toMatchObject({
        ok: false,
        failure: { kind: 'bad-response' },
      });
    },
  );
});

describe('a list of contacts', () => {
  it("is that of the page's example, which leaves out preferences and times", async () => {
    const john = {
      ...SHOWN_JOHN,
      ...{ preferences: null, createdAtMs: null, updatedAtMs: null },
    };
    const jane = {
      ...john,
      contactId: 'contact_abc123',
      ...{ firstName: 'Jane', lastName: 'Smith', email: 'jane.smith@example.com' },
      ...{ phone: '+1-555-0456', type: 'emergency', role: 'manager' },
    };
    expect(await readContactList(JSON.stringify(CONTACT_LIST))).toEqual({
      ok: true,
      value: { contacts: [john, jane], totalCount: 2, unreadable: 0 },
    });
  });

  it('tells how many could not be read, names each once, and how many there should be', async () => {
    const contacts = [null, {}, { contact_id: 'c', name: 'Cy' }, { contact_id: 'c' }];
    expect(
      await readContactList(JSON.stringify({ data: { contacts, total_count: '9' } })),
    ).toMatchObject({
      value: { contacts: [{ contactId: 'c', firstName: 'Cy' }], totalCount: 9, unreadable: 2 },
    });
  });

  it('lets others have their turn while it is long', async () => {
    const contacts = Array.from({ length: 5000 }, (_, index) => ({ contact_id: index }));
    let turns = 0;
    const others = setInterval(() => (turns += 1), 0);
    const list = await readContactList(JSON.stringify(contacts));
    clearInterval(others);
    expect(list).toMatchObject({ value: { totalCount: null, unreadable: 0 } });
    expect(list.ok && list.value.contacts.length).toBe(5000);
    expect(turns).toBeGreaterThan(0);
  });

  it.each(['', '{}', '{"data":{"contacts":{}}}', '7'])('is not in the answer %j', async (body) => {
    expect(await readContactList(body)).toMatchObject({
      ok: false,
      failure: { kind: 'bad-response' },
    });
  });
});
