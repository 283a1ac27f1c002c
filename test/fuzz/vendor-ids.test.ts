// An id is the same text from a vendor's first byte to our last one, however its number is written.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chektRecord, emergency24Record } from '../../src/main/features/contacts/editing/to-record';
import { readContactList } from '../../src/main/vendors/chekt/contacts-read';
import { contactPath as chektPath } from '../../src/main/vendors/chekt/contacts-request';
import { judgeChekt } from '../../src/main/vendors/chekt/errors';
import { receiptOf, toStoredRequest } from '../../src/main/vendors/chekt/map';
import { parseChektWebhook } from '../../src/main/vendors/chekt/webhook-event';
import { readPage } from '../../src/main/vendors/emergency24/contact-pages';
import { readEnvelope } from '../../src/main/vendors/emergency24/judge-answer';
import { contactPath as emergency24Path } from '../../src/main/vendors/emergency24/paths';
import { parseRapidsosShare } from '../../src/main/vendors/rapidsos/webhook-share';
import { refOf } from '../../src/main/vendors/share911/map';
import { parseShare911Alert } from '../../src/main/vendors/share911/webhook-alert';
import { SourceRecord } from '../../src/shared/contacts/contact';
import { VerificationEvent } from '../../src/shared/verification/verification-event';
import {
  makeAsk,
  makeQuestion,
  makeReceipt,
  START_MS,
  view,
} from '../unit/features/verification/questions';

const RUNS = Number(process.env.TOCSIN_FUZZ_RUNS ?? 2000);

const number = fc.stringMatching(/^-?(0|[1-9]\d{0,30})(\.\d{1,9})?([eE][+-]?\d{1,2})?$/);
const near = fc.bigInt({ min: 2n ** 53n - 3n, max: 2n ** 53n + 9n }).map(String);
const id = fc.oneof(number, near, fc.stringMatching(/^0\d{1,20}$/).map(quoted));
const ids = fc.uniqueArray(id, { minLength: 2, maxLength: 4, selector: textOf });
const mark = fc.constantFrom('', '\ufeff');

function quoted(text: string): string {
  return `"${text}"`;
}

/** What stands there, be it a text or a number. */
function textOf(wire: string): string {
  return wire.replaceAll('"', '');
}

const kept = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const valueOf = <T>(result: { ok: true; value: T } | { ok: false; failure: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
};

describe('an id', () => {
  it('of CHeKT comes back to CHeKT as it came, and two people stay two', async () => {
    await fc.assert(
      fc.asyncProperty(ids, mark, async (wire, start) => {
        const rows = wire.map((each) => `{"contact_id":${each},"external_contact_id": ${each} }`);
        const body = `${start}{"data":{"contacts":[${rows.join()}],"total_count":${wire.length}.0}}`;
        const list = valueOf(await readContactList(body));
        expect(list.totalCount).toBe(wire.length);
        const stored = list.contacts.map((each) =>
          SourceRecord.parse(kept(chektRecord(each, 'site_1', null, START_MS))),
        );
        expect(stored.map(({ vendorId }) => vendorId)).toEqual(wire.map(textOf));
        expect(stored.map(({ externalId }) => externalId)).toEqual(wire.map(textOf));
        const contacts = stored.map(({ vendorId }) => ({ contactId: vendorId }));
        const request = valueOf(toStoredRequest(makeAsk({ contacts })));
        expect(JSON.parse(request.body)).toMatchObject({ contacts: wire.map(textOf) });
        for (const each of contacts) {
          const path = valueOf(chektPath('site_1', each.contactId));
          expect(decodeURIComponent(path)).toContain(`/${each.contactId}`);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('of CHeKT is the same on the board, whether it was asked, answered or told', () => {
    fc.assert(
      fc.property(ids, id, mark, (wire, question, start) => {
        const sentTo = wire.map((each) => `{"contact_id":${each},"status":"sent"}`).join();
        const answer = `${start}{"data":{"verification_id":${question},"sent_to":[${sentTo}]}}`;
        const receipt = receiptOf({ headers: {}, body: answer }, START_MS);
        expect(receipt.verificationId).toBe(textOf(question));
        const facts = wire.map((each, seq) => {
          const data = `{"verification_id":${question},"contact_id":${each},"response":"yes"}`;
          const told = `${start}{"event_type":"verification.responded","data":${data}}`;
          const event = valueOf(parseChektWebhook(Buffer.from(told)));
          return {
            seq: seq + 1,
            receivedAtMs: START_MS,
            event: VerificationEvent.parse(kept(event)),
          };
        });
        const contacts = wire.map((each) => ({ contactId: textOf(each) }));
        const action = makeAsk({ contacts });
        const { verificationId, sentTo: people } = receipt;
        const asked = makeReceipt({ verificationId, sentTo: people });
        const board = view(makeQuestion({ action, receipt: asked }), facts);
        expect(board.contacts.map(({ contactId }) => contactId)).toEqual(wire.map(textOf));
        expect(board.contacts.every(({ answer }) => answer?.answer === 'confirmed')).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });

  it('of Emergency24 comes back to Emergency24 as it came', () => {
    fc.assert(
      fc.property(ids, mark, (wire, start) => {
        const rows = wire.map((each) => `{"ContactID":${each},"ExternalID":${each}}`).join();
        const data = `{"PageNumber":1.0,"TotalPages":1,"List":[${rows}]}`;
        const envelope = readEnvelope(`${start}{"Success":true,"Code":200.0,"Data":${data}}`);
        expect(envelope).toMatchObject({ success: true, code: 200 });
        const page = valueOf(readPage(envelope?.data, { page: 1, pageSize: 500 }));
        const stored = page.contacts.map((each) =>
          SourceRecord.parse(kept(emergency24Record(each, null, START_MS))),
        );
        expect(stored.map(({ vendorId }) => vendorId)).toEqual(wire.map(textOf));
        expect(stored.map(({ externalId }) => externalId)).toEqual(wire.map(textOf));
        for (const { vendorId } of stored) {
          const path = valueOf(emergency24Path({ by: 'contact-id', id: vendorId }));
          expect(decodeURIComponent(path)).toBe(`/contacts/${vendorId}`);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('of an alert, of a check-in and of a call is what was sent', () => {
    fc.assert(
      fc.property(id, mark, (wire, start) => {
        const alert = Buffer.from(`${start}{"type":"LOCKDOWN","eventId":${wire},"id":1}`);
        expect(valueOf(parseShare911Alert(alert, 'application/json', 'en')).id).toBe(textOf(wire));
        expect(refOf(`${start}{"id":${wire}}`)).toBe(textOf(wire));
        const share = `${start}{"access_token":"t0ken-t0ken","query":{"call_id":${wire}},"bounding_box":null}`;
        const received = valueOf(parseRapidsosShare(Buffer.from(share), START_MS));
        expect(received.share.callRef).toBe(textOf(wire));
      }),
      { numRuns: RUNS },
    );
  });
});

it.each(['', '\ufeff', '\ufeff\ufeff'])('a refusal after %j is a refusal', (start) => {
  const error = '{"error":{"code":"INVALID_CONTACT","details":{"contact_id":9007199254740993}}}';
  const headers = { 'content-type': 'application/json' };
  for (const status of [200, 400]) {
    const answer = { kind: 'response', status, headers, body: start + error } as const;
    expect(judgeChekt(answer, START_MS, [], ['9007199254740993'])).toMatchObject({
      kind: 'refused',
      failure: { reason: 'invalid-contact', contactIds: ['9007199254740993'] },
    });
  }
});
