// What the board says of each contact: the furthest it is known to have come, and everything it said.
import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../../src/shared/core/failure';
import type { Verification } from '../../../../src/shared/verification/verification';
import {
  ANA,
  BEN,
  CAT,
  makeAsk,
  makeFact,
  makeQuestion,
  makeReceipt,
  makeUnsure,
  START_MS,
  view,
} from './questions';

const statuses = ({ contacts }: Verification): Record<string, string> =>
  Object.fromEntries(contacts.map((row) => [row.contactId, row.status]));
const rowOf = ({ contacts }: Verification, id: string = ANA.contactId) =>
  contacts.find((row) => row.contactId === id);

describe('a contact', () => {
  it('begins where the receipt says', () => {
    const sentTo = [
      { contactId: ANA.contactId, name: 'Ana P.', status: 'delivered' as const, said: 'delivered' },
      { contactId: BEN.contactId, name: null, status: 'pending' as const, said: 'pending' },
    ];
    const seen = view(makeQuestion({ receipt: makeReceipt({ sentTo }) }));
    expect(statuses(seen)).toEqual({ contact_1: 'delivered', contact_2: 'pending' });
  });

  it.each([
    ['pending', 'pending'],
    ['sent', 'sent'],
    ['delivered', 'sent'],
    ['failed', 'failed'],
  ] as const)('that the receipt forgets is, in a question that is %s, %s', (status, expected) => {
    const seen = view(makeQuestion({ receipt: makeReceipt({ status, sentTo: [] }) }));
    expect(statuses(seen)).toEqual({ contact_1: expected, contact_2: expected });
  });

  it('is pending while the question is not known to be out', () => {
    const seen = view(makeUnsure());
    expect(statuses(seen)).toEqual({ contact_1: 'pending', contact_2: 'pending' });
    expect(seen).toMatchObject({ status: null, deadlineMs: null, deadlineSource: null });
  });

  it('climbs by events: sent, delivered, failed, and an answer is above all', () => {
    const steps = (['requested', 'sent', 'delivered', 'failed', 'responded'] as const).map(
      (kind, index) => makeFact(index + 1, { kind }),
    );
    const question = makeQuestion({ receipt: makeReceipt({ status: 'pending', sentTo: [] }) });
    const seen = steps.map((_, index) => rowOf(view(question, steps.slice(0, index + 1)))?.status);
    expect(seen).toEqual(['pending', 'sent', 'delivered', 'failed', 'responded']);
    expect(rowOf(view(question, steps.toReversed()))?.status).toBe('responded');
  });

  it('never goes back for an event that comes late', () => {
    const seen = view(makeQuestion(), [
      makeFact(1, { kind: 'delivered' }),
      makeFact(2, { kind: 'sent', atMs: START_MS + 60_000 }),
    ]);
    expect(rowOf(seen)?.status).toBe('delivered');
  });

  it('is expired when the time is up, unless it answered or the message failed', () => {
    const facts = [makeFact(1), makeFact(2, { kind: 'failed', contactId: BEN.contactId })];
    const question = makeQuestion({ action: makeAsk({ contacts: [ANA, BEN, CAT] }) });
    const seen = view(question, facts, { nowMs: START_MS + 180_000 });
    expect(statuses(seen)).toEqual({
      contact_1: 'responded',
      contact_2: 'failed',
      contact_3: 'expired',
    });
    expect(rowOf(seen, CAT.contactId)?.statusAtMs).toBe(START_MS + 180_000);
  });

  it('tells why its message failed in the words of the newest failure', () => {
    const seen = view(makeQuestion(), [
      makeFact(2, { kind: 'failed', reason: 'Invalid phone number', atMs: START_MS + 5000 }),
      makeFact(1, { kind: 'failed', reason: 'Carrier busy', atMs: START_MS + 4000 }),
    ]);
    expect(rowOf(seen)).toMatchObject({
      status: 'failed',
      failureReason: 'Invalid phone number',
      statusAtMs: START_MS + 4000,
    });
  });

  it('that failed twice in one moment tells the reason that came last', () => {
    const facts = [2, 1].map((seq) => makeFact(seq, { kind: 'failed', reason: `Reason ${seq}` }));
    expect(rowOf(view(makeQuestion(), facts))?.failureReason).toBe('Reason 2');
  });

  it('named by a refusal has failed, in the words of the vendor; the others were not asked yet', () => {
    const failure: Failure = {
      kind: 'rejected',
      reason: 'delivery-failed',
      detail: 'Invalid phone number',
      contactIds: [ANA.contactId],
      vendorCode: 'DELIVERY_FAILED',
    };
    const seen = view(makeQuestion({ state: 'failed', failure, receipt: null }));
    expect(statuses(seen)).toEqual({ contact_1: 'failed', contact_2: 'pending' });
    expect(rowOf(seen)?.failureReason).toBe('Invalid phone number');
    expect(seen.status).toBeNull();
  });

  it('keeps a word for its status that Tocsin does not know, until it hears one it knows', () => {
    const entry = { contactId: ANA.contactId, name: 'Ana', status: null, said: 'quarantined' };
    const question = makeQuestion({ receipt: makeReceipt({ sentTo: [entry] }) });
    expect(rowOf(view(question))).toMatchObject({ status: 'pending', statusSaid: 'quarantined' });
    const heard = view(question, [makeFact(1, { kind: 'sent' })]);
    expect(rowOf(heard)).toMatchObject({ status: 'sent', statusSaid: null });
  });

  it('shows times by the clock of this desk', () => {
    const receipt = makeReceipt({ skewMs: 60_000, sentAtMs: START_MS + 60_000 });
    const seen = view(makeQuestion({ receipt }), [makeFact(1, { atMs: START_MS + 90_000 })]);
    expect(rowOf(seen)).toMatchObject({
      statusAtMs: START_MS + 30_000,
      answer: { respondedAtMs: START_MS + 90_000 },
    });
    expect(rowOf(seen, BEN.contactId)?.statusAtMs).toBe(START_MS);
  });
});

describe('whom the board lists', () => {
  it('knows the names of the asking, else of the receipt, else of the site', () => {
    const contacts = [ANA, { contactId: BEN.contactId }, { contactId: CAT.contactId }];
    const sentTo = makeReceipt().sentTo;
    const question = makeQuestion({
      action: makeAsk({ contacts }),
      receipt: makeReceipt({ sentTo }),
    });
    const seen = view(question, [], { knownContacts: [{ ...CAT, role: 'manager' }] });
    expect(seen.contacts).toMatchObject([
      { name: 'Ana', type: 'primary' },
      { name: 'Ben', type: null },
      { name: 'Cat', type: 'secondary', role: 'manager' },
    ]);
  });

  it('shows somebody who answers without having been asked, for what it is', () => {
    const seen = view(makeQuestion(), [makeFact(1, { contactId: 'contact_9' })]);
    expect(rowOf(seen, 'contact_9')).toMatchObject({ asked: false, status: 'responded' });
    expect(seen.contacts).toHaveLength(3);
  });

  it('counts whomever CHeKT sent the question to as asked', () => {
    const entry = { contactId: 'contact_7', name: 'Gus', status: 'sent' as const, said: 'sent' };
    const receipt = makeReceipt({ sentTo: [entry] });
    expect(rowOf(view(makeQuestion({ receipt })), 'contact_7')?.asked).toBe(true);
  });

  it('lists for "all" whom the receipt names and whoever answers, all of them asked', () => {
    const action = makeAsk({ contacts: [{ contactId: 'all' }] });
    const none = makeQuestion({ action, receipt: makeReceipt({ sentTo: [] }) });
    expect(statuses(view(none))).toEqual({ all: 'sent' });
    const seen = view(makeQuestion({ action }), [makeFact(1, { contactId: 'contact_9' })]);
    expect(seen.contacts.map(({ contactId, asked }) => [contactId, asked])).toEqual([
      ['contact_1', true],
      ['contact_2', true],
      ['contact_9', true],
    ]);
  });

  it('lists a few of the people nobody asked, however many there are', () => {
    const facts = Array.from({ length: 500 }, (_, n) =>
      makeFact(n + 1, { contactId: `stranger_${n}` }),
    );
    expect(view(makeQuestion(), facts).contacts).toHaveLength(52);
  });

  it('gives what names nobody to the only one asked, and to a row of its own among several', () => {
    const nobody = makeFact(1, { contactId: null });
    const several = view(makeQuestion(), [nobody]);
    expect(statuses(several)).toEqual({ contact_1: 'sent', contact_2: 'sent', '?': 'responded' });
    const only = makeQuestion({
      action: makeAsk({ contacts: [ANA] }),
      receipt: makeReceipt({ sentTo: [] }),
    });
    expect(statuses(view(only, [nobody]))).toEqual({ contact_1: 'responded' });
    const delivered = view(makeQuestion(), [makeFact(1, { kind: 'delivered', contactId: null })]);
    expect(statuses(delivered)).toEqual({ contact_1: 'delivered', contact_2: 'delivered' });
  });

  it('does not unsay a delivery for a failure that names nobody', () => {
    const seen = view(makeQuestion(), [
      makeFact(1, { kind: 'delivered' }),
      makeFact(2, { kind: 'failed', contactId: null, reason: 'Gateway down' }),
    ]);
    expect(statuses(seen)).toEqual({ contact_1: 'delivered', contact_2: 'failed' });
    expect(rowOf(seen, BEN.contactId)?.failureReason).toBe('Gateway down');
  });
});
