// The list of a site's contacts, in every shape that is about.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { siteContactsOf } from '../../../src/main/vendors/chekt/client';
import { AskedContact, type SiteContact } from '../../../src/shared/verification/verification';
import { CONTACT_ANSWERS, CONTACT_LIST } from '../../vendors/chekt-samples';

async function read(body: unknown): Promise<readonly SiteContact[]> {
  const contacts = await siteContactsOf(JSON.stringify(body));
  if (!contacts.ok) throw new Error(contacts.failure.detail);
  return contacts.value;
}

const JOHN: SiteContact = {
  contactId: 'contact_789ghi',
  name: 'John Doe',
  type: 'primary',
  role: 'owner',
  phone: '+1-555-0123',
  email: 'john.doe@example.com',
};

describe('the contacts of a site', () => {
  it("are those of the vendor's example, with their numbers as written", async () => {
    expect(await read(CONTACT_LIST)).toEqual([
      JOHN,
      {
        contactId: 'contact_abc123',
        name: 'Jane Smith',
        type: 'emergency',
        role: 'manager',
        phone: '+1-555-0456',
        email: 'jane.smith@example.com',
      },
    ]);
  });

  it.each([
    ['Create a Contact', JOHN],
    ['Get a Contact', JOHN],
    ['Update a Contact', { ...JOHN, role: null, phone: '+1-555-9999' }],
  ] as const)('are read from the form of "%s" as well', async (name, contact) => {
    expect(await read([CONTACT_ANSWERS[name].data])).toEqual([contact]);
  });

  it('are read without any envelope, with the other names of the fields', async () => {
    const item = {
      contact_id: 812,
      first_name: 'Ana',
      last_name: null,
      phone_number: '+14155552671',
      email_address: 'ana@example.com',
      title: 'Head',
    };
    const ana = {
      contactId: '812',
      name: 'Ana',
      type: null,
      role: 'Head',
      phone: '+14155552671',
      email: 'ana@example.com',
    };
    for (const body of [[item], { data: [item] }, { contacts: [item] }]) {
      expect(await read(body)).toEqual([ana]);
    }
  });

  it('stand in the order to ask them, unchanged among equals', async () => {
    const types = ['billing', 'secondary', 'PRIMARY', null, 'emergency', 'primary', 'secondary'];
    const contacts = types.map((type, index) => ({ contact_id: `c${index}`, type }));
    expect((await read({ data: { contacts } })).map(({ contactId }) => contactId)).toEqual([
      'c2',
      'c5',
      'c4',
      'c1',
      'c6',
      'c0',
      'c3',
    ]);
  });

  it('are not lost for one that cannot be read, and are listed once', async () => {
    const bad = [null, 7, 'x', [], {}, { contact_id: '' }, { contact_id: {} }];
    expect(await read([...bad, { contact_id: 'c', name: 'C' }, { contact_id: 'c' }])).toMatchObject(
      [{ contactId: 'c', name: 'C' }],
    );
  });

  it('have their id for a name when they have none', async () => {
    expect(await read([{ contact_id: 'c', first_name: ' ', last_name: false }])).toEqual([
      { contactId: 'c', name: 'c', type: null, role: null, phone: null, email: null },
    ]);
  });

  it.each(['', 'null', '{}', '{"data":{}}', '{"data":{"contacts":{}}}', '7', '<html>'])(
    'are a failure when the answer is %j',
    async (body) => {
      expect(await siteContactsOf(body)).toMatchObject({
        ok: false,
        failure: { kind: 'bad-response' },
      });
    },
  );

  it('can be empty', async () => {
    expect(await read({ data: { contacts: [], total_count: 0 } })).toEqual([]);
  });

  it('can always be asked', async () => {
    const value = fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary', maxLength: 300 }));
    const item = fc.record({
      contact_id: fc.oneof(
        fc.string({ unit: 'binary', minLength: 1, maxLength: 140 }),
        fc.integer(),
      ),
      first_name: value,
      last_name: value,
      type: value,
      role: value,
      phone: value,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(item, { maxLength: 4 }), async (items) => {
        for (const { contactId, name, type, role } of await read(items)) {
          const asked = { contactId, name, type: type ?? undefined, role: role ?? undefined };
          expect(AskedContact.safeParse(asked).success).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});
