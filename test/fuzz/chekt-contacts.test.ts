// Whatever CHeKT answers about contacts, reading it never throws; whatever a form holds travels unharmed.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createChektContacts } from '../../src/main/vendors/chekt/contacts-client';
import { readContact, readContactList } from '../../src/main/vendors/chekt/contacts-read';
import { toContactRequest } from '../../src/main/vendors/chekt/contacts-request';
import type { HttpAnswer } from '../../src/main/core/lib/vendor-port';
import {
  chektContactChange,
  ChektContactFields,
  ChektContactRole,
  ChektContactType,
} from '../../src/shared/contacts/chekt-contact';
import { Failure, ok } from '../../src/shared/core/failure';

const RUNS = { numRuns: 500 };
const id = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .filter((text) => text === text.trim() && !/^\.{1,2}$|[\p{C}\p{Z}]/u.test(text));
const line = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .map((text) => text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '').trim())
  .filter((text) => text !== '');
const form = fc.record({
  firstName: line,
  lastName: line,
  email: fc.option(fc.emailAddress({ size: 'small' })),
  phone: line,
  type: fc.constantFrom(...ChektContactType.options),
  role: fc.option(fc.constantFrom(...ChektContactRole.options)),
  preferences: fc.option(fc.record({ email: fc.boolean(), sms: fc.boolean(), push: fc.boolean() })),
  externalId: fc.option(id),
});

const NAMES = [
  ...['contact_id', 'external_contact_id', 'first_name', 'last_name', 'name', 'email', 'phone'],
  ...['email_address', 'phone_number', 'type', 'role', 'title', 'notification_preferences'],
  ...['sms_alarm_enabled', 'slot_number', 'sms_validation', 'created_at', 'status', 'message'],
  ...['code', 'field', 'error', 'data', 'contacts', 'total_count', 'validation_id'],
];
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.jsonValue({ maxDepth: 1 }),
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.dictionary(fc.constantFrom(...NAMES), tie('any')),
    fc.array(tie('any'), { maxLength: 4 }),
  ),
})).any;

describe('whatever is answered', () => {
  it('is read without a throw, and ids and texts are one line', async () => {
    await fc.assert(
      fc.asyncProperty(value, id, async (answer, contactId) => {
        const body = JSON.stringify(answer);
        readContact(body, contactId);
        const list = await readContactList(body);
        for (const contact of list.ok ? list.value.contacts : []) {
          expect(contact.contactId).toMatch(/^[^\p{Cc}\p{Surrogate}]{1,128}$/u);
          for (const text of Object.values(contact)) {
            if (typeof text === 'string') expect(text).toMatch(/^[^\p{Cc}\p{Surrogate}]+$/u);
          }
        }
      }),
      RUNS,
    );
  });

  it('leads to an outcome whose failure is well-formed and holds no key', async () => {
    const KEY = 'k7q2m9x4w8z1';
    await fc.assert(
      fc.asyncProperty(value, fc.integer({ min: 200, max: 599 }), async (answer, status) => {
        const said = JSON.stringify([answer, KEY]);
        const made: HttpAnswer = { kind: 'response', status, headers: {}, body: said };
        const contacts = createChektContacts({
          http: { send: () => Promise.resolve(made) },
          baseUrl: () => 'https://api.example',
          apiKey: () => Promise.resolve(ok(KEY)),
        });
        const request = { method: 'PUT', path: '/ext/v1/sites/s/contacts/c', body: '{}' } as const;
        const outcome = await contacts.send(request, 'action-1');
        if (outcome.kind === 'accepted') return;
        expect(Failure.safeParse(outcome.failure).success).toBe(true);
        expect(JSON.stringify(outcome)).not.toContain(KEY);
      }),
      RUNS,
    );
  });
});

describe('whatever a form holds', () => {
  it('comes back as it was sent, and then changes nothing', () => {
    fc.assert(
      fc.property(form, id, id, (fields, siteId, contactId) => {
        const made = toContactRequest({ write: 'add', siteId, fields });
        if (!made.ok) throw new Error(made.failure.detail);
        expect(made.value.path).toBe(`/ext/v1/sites/${encodeURIComponent(siteId)}/contacts`);
        const sent = JSON.parse(made.value.body) as object;
        const shown = readContact(
          JSON.stringify({ data: { contact_id: contactId, ...sent } }),
          contactId,
        );
        if (!shown.ok) throw new Error(shown.failure.detail);
        expect(shown.value).toMatchObject({ ...fields, contactId });
        expect(chektContactChange(shown.value, fields)).toEqual({});
      }),
      RUNS,
    );
  });

  it('changes exactly what differs', () => {
    fc.assert(
      fc.property(form, form, (before, after) => {
        const shown = {
          ...before,
          contactId: 'c',
          ...{ slotNumber: null, smsValidation: null, createdAtMs: null, updatedAtMs: null },
        };
        const change = chektContactChange(shown, ChektContactFields.parse(after));
        const wanted = {
          ...after,
          externalId: before.externalId,
          preferences: after.preferences ?? before.preferences,
        };
        expect({ ...before, ...change }).toEqual(wanted);
      }),
      RUNS,
    );
  });
});
