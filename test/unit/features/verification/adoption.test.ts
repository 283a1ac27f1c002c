// To which question an event belongs whose id nobody has told us: to the only one it can be about, else to none.
import { describe, expect, it } from 'vitest';
import { adoptersOf, isWithoutVendorId } from '../../../../src/main/features/verification/adoption';
import { idOf } from '../../../fakes/deliveries';
import { ANA, BEN, makeAsk, makeFact, makeQuestion, makeUnsure, START_MS } from './questions';

const home = (
  facts: Parameters<typeof adoptersOf>[0],
  candidates: Parameters<typeof adoptersOf>[1],
) => [...adoptersOf(facts, candidates).values()];
const later = (n: number, pressedMs: number) => {
  const unsure = makeUnsure({}, n);
  return { ...unsure, rungs: { ...unsure.rungs, pressedMs } };
};

describe('a question without a vendor id', () => {
  it.each([
    ['sending', true],
    ['unsure', true],
    ['taken-as-sent', true],
    ['queued', false],
  ] as const)('that is %s may be known to CHeKT: %s', (state, expected) => {
    const mayHaveReached = state === 'unsure' || state === 'taken-as-sent';
    const question = makeQuestion({ state, receipt: null, mayHaveReached });
    expect(isWithoutVendorId(question)).toBe(expected);
  });

  it('is none of those whose receipt has one', () => {
    expect(isWithoutVendorId(makeQuestion())).toBe(false);
  });

  it('takes the event of a contact it asked', () => {
    expect(home([makeFact(1)], [makeUnsure()])).toEqual([idOf(1)]);
    const all = makeUnsure({ action: makeAsk({ contacts: [{ contactId: 'all' }] }) });
    expect(home([makeFact(1)], [all])).toEqual([idOf(1)]);
  });

  it('takes none of a contact it did not ask, of nobody, or of another alarm', () => {
    const unsure = makeUnsure();
    expect(home([makeFact(1, { contactId: 'contact_9' })], [unsure])).toEqual([]);
    expect(home([makeFact(1, { contactId: null })], [unsure])).toEqual([]);
    expect(home([makeFact(1, { eventId: 'event_1' })], [unsure])).toEqual([]);
    expect(home([makeFact(1, { eventId: null })], [unsure])).toEqual([idOf(1)]);
  });

  it('takes none from before it was asked, and none long after its time', () => {
    expect(home([makeFact(1, {}, START_MS - 1)], [makeUnsure()])).toEqual([]);
    const taken = makeUnsure({ state: 'taken-as-sent' });
    expect(home([makeFact(1, {}, START_MS + 200_000)], [taken])).toEqual([idOf(1)]);
    expect(home([makeFact(1, {}, START_MS + 86_400_000)], [taken])).toEqual([]);
  });
});

describe('an event that could be about two questions', () => {
  it('belongs to neither', () => {
    expect(home([makeFact(1)], [makeUnsure(), makeUnsure({}, 2)])).toEqual([]);
  });

  it('belongs to the one whose time is not up', () => {
    const taken = makeUnsure({ state: 'taken-as-sent' });
    const open = later(2, START_MS + 190_000);
    expect(home([makeFact(1, {}, START_MS + 200_000)], [taken, open])).toEqual([idOf(2)]);
  });

  it('stays where an earlier event with the same id found its place', () => {
    const facts = [makeFact(2, { contactId: BEN.contactId }, START_MS + 60_000), makeFact(1)];
    const candidates = [makeUnsure(), later(2, START_MS + 50_000)];
    expect([...adoptersOf(facts, candidates)]).toEqual([['id ver_abc123', idOf(1)]]);
  });

  it('takes along what names the same id and no contact', () => {
    const facts = [makeFact(1, { kind: 'sent', contactId: null }), makeFact(2)];
    expect([...adoptersOf(facts, [makeUnsure()]).keys()]).toEqual(['id ver_abc123']);
    const nameless = makeFact(3, { verificationId: null, contactId: ANA.contactId });
    expect([...adoptersOf([nameless], [makeUnsure()]).keys()]).toEqual(['event 3']);
  });
});
