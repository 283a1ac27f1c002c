// Whatever Emergency24 answers, reading it never throws, never rounds an id, and never makes a secret of a failure.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPage } from '../../src/main/vendors/emergency24/contact-pages';
import { parseFolded } from '../../src/main/vendors/emergency24/folded-json';
import { judgeAnswer, readEnvelope } from '../../src/main/vendors/emergency24/judge-answer';
import {
  readCampus,
  readOneContact,
  readRef,
  readRows,
} from '../../src/main/vendors/emergency24/read-answer';
import { readGroup, readMember } from '../../src/main/vendors/emergency24/read-contact';
import { Failure } from '../../src/shared/core/failure';
import * as samples from '../fakes/emergency24-samples';

const SAMPLES = Object.values(samples).filter((value) => typeof value === 'string');
const words = fc.constantFrom(
  'Data',
  'data',
  'List',
  'ContactID',
  'contactid',
  'Phones',
  'PhoneNumber',
  'Groups',
  'GroupID',
  'EmailAddresses',
  'CustomValues',
  'Success',
  'Code',
  'Message',
  'TotalPages',
  'PageNumber',
  'ExternalID',
  '__proto__',
  'constructor',
  'toString',
);
const { value: anything } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.oneof(fc.constant(null), fc.boolean(), fc.double(), fc.string({ maxLength: 10 })),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(words, tie('value'), { maxKeys: 8 }),
  ),
}));
const cutSamples = fc
  .tuple(fc.constantFrom(...SAMPLES), fc.nat(), fc.nat(), fc.string({ maxLength: 4 }))
  .map(([sample, from, to, inserted]) => {
    const [left, right] = [from % sample.length, to % sample.length].sort((a, b) => a - b);
    return sample.slice(0, left) + inserted + sample.slice(right);
  });
const bodies = fc.oneof(
  fc.string(),
  anything.map((value) => JSON.stringify(value)),
  anything.map((value) => JSON.stringify({ Success: true, Code: 200, Data: value })),
  cutSamples,
);

describe('any answer', () => {
  it('is read or refused, never thrown over', () => {
    fc.assert(
      fc.property(bodies, fc.integer({ min: 100, max: 599 }), (body, status) => {
        const answer = { kind: 'response', status, headers: {}, body } as const;
        for (const question of [
          { method: 'GET', path: '/contacts/1' },
          { method: 'POST', path: '/contacts/addContact' },
        ] as const) {
          const verdict = judgeAnswer(answer, question, 0, ['fake-9f1c-test-key-77aa']);
          if (verdict.kind === 'done') {
            expect(status >= 200 && status < 300).toBe(true);
            continue;
          }
          expect(Failure.safeParse(verdict.failure).success).toBe(true);
        }
        const data = readEnvelope(body)?.data;
        readCampus(data);
        readRef(data);
        readRows(data, readGroup);
        readRows(data, readMember);
        readPage(data, { page: 1, pageSize: 500 });
        readOneContact(data, { by: 'external-id', id: '1' });
      }),
      { numRuns: 20_000 },
    );
  });

  it('gives every id back digit by digit', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.boolean(), (number, quoted) => {
        const id = quoted ? `"00${number}"` : String(number);
        const data = parseFolded(`[ {"ContactID" :${id} , "ExternalID":${id}} ]`);
        const read = readRows(data, readMember);
        const wanted = id.replaceAll('"', '');
        expect(read).toMatchObject({ value: [{ contactId: wanted, externalId: wanted }] });
      }),
      { numRuns: 5_000 },
    );
  });
});
