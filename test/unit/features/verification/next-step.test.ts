// What is suggested when a message does not arrive or nobody answers, and when nothing is.
import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../../src/shared/core/failure';
import { ANA, BEN, CAT, makeAsk, makeFact, makeQuestion, START_MS, view } from './questions';

const SILENT_MS = START_MS + 2000 + 0.4 * 178_000;
const END_MS = START_MS + 180_000;
const knownContacts = [
  { contactId: 'contact_t', type: 'technician' },
  { contactId: 'contact_o' },
  CAT,
  ANA,
  BEN,
];
const onlyAna = makeQuestion({ action: makeAsk({ contacts: [ANA] }) });

describe('silence', () => {
  it('suggests nothing before two fifths of the time have passed', () => {
    expect(view(makeQuestion(), [], { nowMs: SILENT_MS - 1, knownContacts }).suggestion).toBeNull();
  });

  it('suggests the next kind of contacts by the same method, with its reason', () => {
    const seen = view(makeQuestion(), [], { nowMs: SILENT_MS, knownContacts });
    expect(seen.suggestion).toEqual({
      reason: 'no-answer',
      contacts: [CAT],
      method: 'sms',
      waitedMs: 73_200,
      detail: null,
    });
    const late = view(makeQuestion(), [], { nowMs: END_MS, knownContacts });
    expect(late.suggestion?.reason).toBe('time-is-up');
  });

  it('goes down the site: primary, emergency, secondary, others, technician, billing', () => {
    const site = [
      { contactId: 'bill', type: 'billing' },
      { contactId: 'tech', type: 'technician' },
      { contactId: 'none' },
      { contactId: 'odd', type: 'night guard' },
      { contactId: 'sec', type: 'Secondary' },
      { contactId: 'eme', type: 'emergency' },
      { contactId: 'pri', type: 'primary' },
    ];
    const order: string[][] = [];
    let asked = [{ contactId: 'somebody' }];
    for (let round = 0; round < 6; round += 1) {
      const question = makeQuestion({ action: makeAsk({ contacts: asked }), receipt: null });
      const next = view(question, [], { nowMs: START_MS + 1e9, knownContacts: site }).suggestion;
      const ids = next?.contacts.map(({ contactId }) => contactId) ?? [];
      order.push(ids);
      asked = [...asked, ...ids.map((contactId) => ({ contactId }))];
    }
    expect(order).toEqual([['pri'], ['eme'], ['sec'], ['none', 'odd'], ['tech'], ['bill']]);
  });

  it('suggests the next method for the same people when nobody is left to ask', () => {
    const seen = view(makeQuestion(), [], { nowMs: SILENT_MS });
    expect(seen.suggestion).toMatchObject({ method: 'call', contacts: [ANA, BEN] });
  });

  it('skips every method the people of this chain were asked by', () => {
    const earlier = [makeAsk({ method: 'call' }), makeAsk({ method: 'push', contacts: [ANA] })];
    const seen = view(makeQuestion(), [], { nowMs: SILENT_MS, earlier });
    expect(seen.suggestion).toMatchObject({ method: 'push', contacts: [BEN] });
    const every = ['call', 'push', 'email'] as const;
    const all = every.map((method) => makeAsk({ method, contacts: [{ contactId: 'all' }] }));
    expect(view(makeQuestion(), [], { nowMs: SILENT_MS, earlier: all }).suggestion).toBeNull();
  });

  it('asks nobody again whom an earlier question of the chain went to', () => {
    const earlier = [makeAsk({ contacts: [BEN] })];
    const without = { ...onlyAna, receipt: null };
    const seen = view(without, [], { nowMs: END_MS, knownContacts: [ANA, BEN], earlier });
    expect(seen.suggestion).toMatchObject({ method: 'call', contacts: [ANA] });
  });
});

describe('a contact whom CHeKT knows by another id than the one we asked by', () => {
  it('is not asked by the same method again', () => {
    const action = makeAsk({ contacts: [{ contactId: 'contact_primary' }] });
    const failed = makeFact(1, { kind: 'failed', reason: 'Unreachable' });
    const seen = view(makeQuestion({ action }), [failed]);
    expect(seen.suggestion).toMatchObject({
      contacts: [{ contactId: 'contact_1' }],
      method: 'call',
    });
  });
});

describe('a message that did not arrive', () => {
  const failed = makeFact(1, { kind: 'failed', reason: 'Invalid phone number' });

  it('suggests another method for that person at once, in the words of the vendor', () => {
    expect(view(makeQuestion(), [failed]).suggestion).toEqual({
      reason: 'not-delivered',
      contacts: [ANA],
      method: 'call',
      waitedMs: 20_000,
      detail: 'Invalid phone number',
    });
  });

  it('by a refusal of the whole question suggests the same', () => {
    const failure: Failure = {
      kind: 'rejected',
      reason: 'delivery-failed',
      detail: 'Invalid phone number',
      contactIds: [BEN.contactId],
    };
    const question = makeQuestion({ state: 'failed', failure, receipt: null });
    expect(view(question).suggestion).toMatchObject({
      reason: 'not-delivered',
      contacts: [BEN],
      method: 'call',
      detail: 'Invalid phone number',
    });
  });

  it('to an id CHeKT does not know suggests no other way to that id', () => {
    const failure: Failure = {
      kind: 'rejected',
      reason: 'invalid-contact',
      detail: 'One or more contact IDs are invalid',
      contactIds: [BEN.contactId],
    };
    const question = makeQuestion({ state: 'failed', failure, receipt: null });
    expect(view(question).suggestion).toBeNull();
  });

  it('by every method goes on with somebody else once nobody answers', () => {
    const earlier = [
      makeAsk({ method: 'call' }),
      makeAsk({ method: 'push' }),
      makeAsk({ method: 'email' }),
    ];
    const seen = view(makeQuestion(), [failed], { nowMs: SILENT_MS, earlier, knownContacts });
    expect(seen.suggestion).toMatchObject({ reason: 'no-answer', contacts: [CAT] });
  });
});

describe('nothing is suggested', () => {
  it.each(['confirmed', 'cancelled', 'help'] as const)('once somebody answered %s', (answer) => {
    const facts = [makeFact(1, { answer })];
    expect(view(makeQuestion(), facts, { nowMs: END_MS, knownContacts }).suggestion).toBeNull();
  });

  it('but an answer nobody understands does not end the search', () => {
    const facts = [makeFact(1, { answer: 'other', said: 'hm' })];
    expect(view(makeQuestion(), facts, { nowMs: END_MS, knownContacts }).suggestion).not.toBeNull();
  });

  it('while there is a follow-up, or the card was put away', () => {
    const late = { nowMs: END_MS, knownContacts };
    expect(view(makeQuestion(), [], { ...late, hasFollowUp: true }).suggestion).toBeNull();
    expect(view(makeQuestion({ closed: true }), [], late).suggestion).toBeNull();
  });
});
