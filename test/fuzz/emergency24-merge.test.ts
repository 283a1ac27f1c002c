// Whatever a contact holds and whoever edits it: a full replacement loses nothing without saying so.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEmergency24, type Emergency24 } from '../../src/main/vendors/emergency24/client';
import { mergeForUpdate } from '../../src/main/vendors/emergency24/merge';
import {
  Emergency24Fields,
  type Emergency24Change,
  type Emergency24Field,
} from '../../src/shared/contacts/emergency24';
import { ok, type Result } from '../../src/shared/core/failure';
import {
  API_KEY,
  BASE_URL,
  createEmergency24Service,
  type Emergency24Service,
} from '../fakes/emergency24-in-memory';

const text = fc.oneof(
  fc.constant(''),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('all', '0', '"', '\\', 'null', '002201', 'x'.repeat(300)),
);
const id = fc
  .stringMatching(/^[A-Za-z0-9 _/?#.%+-]{1,12}$/)
  .filter((value) => !/^[\s.]*$/.test(value));
/** Ten digits each, so that no two are one number in two spellings. */
const phones = fc
  .uniqueArray(fc.integer({ min: 2_000_000_000, max: 9_999_999_999 }), { maxLength: 9 })
  .chain((numbers) => {
    const list = numbers.map(String);
    return fc.constant([0, 1, 2, 3, 4, 5].map((kind) => list.filter((_, at) => at % 6 === kind)));
  });
const emails = fc.uniqueArray(fc.nat(40), { maxLength: 6 }).map((numbers) => {
  const list = numbers.map((number) => `person${number}@test.org`);
  return [list.filter((_, at) => at % 2 === 0), list.filter((_, at) => at % 2 === 1)] as const;
});
const groupIds = fc.uniqueArray(fc.integer({ min: 1, max: 99_999 }).map(String), { maxLength: 4 });

const contacts: fc.Arbitrary<Emergency24Fields> = fc
  .record({
    externalId: id.map((value) => value.trim()),
    firstName: text.map((value) => value.trim() || 'Test'),
    rest: fc.array(text, { minLength: 11, maxLength: 11 }),
    phones,
    emails,
    groupIds,
    customValues: fc.array(fc.record({ property: text, value: text }), { maxLength: 3 }),
  })
  .map((made) => {
    const at = (index: number): string => made.rest[index] ?? '';
    const phone = (index: number): string[] => made.phones[index] ?? [];
    return {
      externalId: made.externalId,
      firstName: made.firstName,
      lastName: at(0),
      description: at(1),
      title: at(2),
      department: at(3),
      departmentId: at(4),
      address1: at(5),
      address2: at(6),
      city: at(7),
      state: at(8),
      zip: at(9),
      language: at(10),
      emailAddresses: made.emails[0],
      backupEmailAddresses: made.emails[1],
      cellPhones: phone(0),
      alternateCellPhones: phone(1),
      workPhones: phone(2),
      alternateWorkPhones: phone(3),
      homePhones: phone(4),
      alternateHomePhones: phone(5),
      groupIds: made.groupIds,
      customValues: made.customValues,
    };
  });

const FIELDS = Object.keys(Emergency24Fields.shape) as Emergency24Field[];
const changes: fc.Arbitrary<Emergency24Change> = fc
  .tuple(contacts, fc.subarray(FIELDS.filter((field) => field !== 'externalId')))
  .map(([contact, fields]) => Object.fromEntries(fields.map((field) => [field, contact[field]])));

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.failure.detail);
  return result.value;
}

async function desk(contact: Emergency24Fields): Promise<{
  readonly service: Emergency24Service;
  readonly emergency24: Emergency24;
  readonly contactId: string;
}> {
  const service = createEmergency24Service();
  const emergency24 = createEmergency24({
    http: service,
    baseUrl: () => BASE_URL,
    credentials: () => Promise.resolve(ok({ auth: 'apiKey' as const, apiKey: API_KEY })),
  });
  const added = await emergency24.send(
    valueOf(emergency24.makeRequest({ write: 'add', fields: contact })),
  );
  if (added.kind !== 'accepted' || added.ref === null) throw new Error(JSON.stringify(added));
  return { service, emergency24, contactId: added.ref };
}

/** What the service holds, as an add of it would be written. */
function heldBy(emergency24: Emergency24, contact: Emergency24Fields): unknown {
  return JSON.parse(valueOf(emergency24.makeRequest({ write: 'add', fields: contact })).body);
}

describe('a full replacement', () => {
  it('with a master copy leaves everything as it was but the change', async () => {
    await fc.assert(
      fc.asyncProperty(contacts, changes, async (contact, change) => {
        const { service, emergency24, contactId } = await desk(contact);
        const target = { by: 'contact-id', id: contactId } as const;
        const read = valueOf(await emergency24.contact(target));
        const merge = mergeForUpdate(contact, read, change);
        expect(merge.losses).toEqual([]);
        expect(merge.gone).toEqual([]);
        const wanted = Emergency24Fields.parse({ ...contact, ...change });
        expect(merge.fields).toEqual(wanted);
        const update = valueOf(
          emergency24.makeRequest({ write: 'update', target, fields: merge.fields }),
        );
        expect((await emergency24.send(update)).kind).toBe('accepted');
        if (wanted.firstName.trim() === '') return;
        expect(service.held.get(contactId)).toEqual(heldBy(emergency24, wanted));
      }),
      { numRuns: 400 },
    );
  });

  it('without one names every field in which something was lost', async () => {
    await fc.assert(
      fc.asyncProperty(contacts, async (contact) => {
        const { service, emergency24, contactId } = await desk(contact);
        const target = { by: 'contact-id', id: contactId } as const;
        const read = valueOf(await emergency24.contact(target));
        const merge = mergeForUpdate(null, read, {});
        const before = heldBy(emergency24, contact) as Record<string, unknown>;
        const update = valueOf(
          emergency24.makeRequest({ write: 'update', target, fields: merge.fields }),
        );
        await emergency24.send(update);
        const after = service.held.get(contactId) ?? {};
        const named = new Set(merge.losses.map(({ field }) => field.toLowerCase()));
        const kindsNamed = merge.losses.some(({ why }) => why === 'kind-unknown');
        for (const [key, value] of Object.entries(before)) {
          if (JSON.stringify(after[key]) === JSON.stringify(value)) continue;
          expect(named.has(key.toLowerCase()) || (key.endsWith('Phones') && kindsNamed)).toBe(true);
        }
        const numbers = (held: object): string[] =>
          Object.entries(held)
            .filter(([key]) => key.endsWith('Phones'))
            .flatMap(([, list]) => list as string[])
            .sort();
        expect(numbers(after)).toEqual(numbers(before));
      }),
      { numRuns: 400 },
    );
  });

  it('keeps what somebody else changed at the vendor in between, or names it', async () => {
    await fc.assert(
      fc.asyncProperty(contacts, contacts, changes, async (contact, portal, change) => {
        const { emergency24, contactId } = await desk(contact);
        const target = { by: 'contact-id', id: contactId } as const;
        const fields = { ...portal, externalId: contact.externalId };
        const edit = emergency24.makeRequest({ write: 'update', target, fields });
        await emergency24.send(valueOf(edit));
        const read = valueOf(await emergency24.contact(target));
        const merge = mergeForUpdate(contact, read, change);
        const kept = Object.values(merge.fields).flat();
        const named = merge.removed.flatMap(({ values }) => values);
        for (const { number } of read.phones ?? []) {
          expect(kept.includes(number.replace(/^\+1/, '')) || named.includes(number)).toBe(true);
        }
        for (const { address } of read.emails ?? []) {
          expect(kept.includes(address) || named.includes(address)).toBe(true);
        }
        for (const field of ['lastName', 'title', 'city', 'zip'] as const) {
          expect(merge.fields[field]).toBe(change[field] ?? portal[field]);
        }
      }),
      { numRuns: 400 },
    );
  });
});
