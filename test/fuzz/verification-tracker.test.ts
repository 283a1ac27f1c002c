// Any order and any repetition of events ends in the same state, and no event ever makes the board guess.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AnswerKind } from '../../src/shared/verification/verification';
import { VerificationEventKind } from '../../src/shared/verification/verification-event';
import { advance, advanceAll, NOTHING_TRACKED } from '../../src/main/features/verification/advance';
import { adoptersOf } from '../../src/main/features/verification/adoption';
import type { Fact } from '../../src/main/features/verification/fact';
import {
  makeAsk,
  makeEvent,
  makeQuestion,
  makeReceipt,
  makeUnsure,
  START_MS,
  view,
} from '../unit/features/verification/questions';

const RUNS = Number(process.env.TOCSIN_FUZZ_RUNS ?? 2000);

const moment = fc.integer({ min: -100, max: 400 }).map((seconds) => START_MS + seconds * 1000);
const event = fc.record({
  kind: fc.constantFrom(...VerificationEventKind.options),
  contactId: fc.constantFrom(null, 'contact_1', 'contact_2', 'contact_9'),
  verificationId: fc.constantFrom(null, 'ver_abc123', 'ver_other'),
  eventId: fc.constantFrom(null, 'event_789', 'event_1'),
  answer: fc.constantFrom(null, ...AnswerKind.options),
  said: fc.constantFrom(null, 'YES', 'NO', 'sure?'),
  reason: fc.constantFrom(null, 'Invalid phone number', 'Busy'),
  atMs: fc.option(moment),
  vendorEventId: fc.constantFrom(null, 'evt_1', 'evt_2'),
});
const facts = fc
  .array(fc.record({ change: event, receivedAtMs: moment }), { maxLength: 25 })
  .map((list) =>
    list.map(({ change, receivedAtMs }, index): Fact => ({
      seq: index + 1,
      receivedAtMs,
      event: { ...makeEvent(), ...change },
    })),
  );

/** The same facts in another order, some of them more than once. */
const stirred = facts.chain((list) =>
  fc
    .tuple(
      fc.shuffledSubarray(list, { minLength: list.length }),
      list.length === 0 ? fc.constant([]) : fc.array(fc.constantFrom(...list), { maxLength: 15 }),
      fc.infiniteStream(fc.boolean()),
    )
    .map(([shuffled, again, coins]) => {
      const other: Fact[] = [];
      const extra = [...again];
      for (const fact of shuffled) {
        other.push(fact);
        const repeated = coins.next().value === true ? extra.pop() : undefined;
        if (repeated) other.push(repeated);
      }
      return { list, other: [...extra, ...other] };
    }),
);

const questions = [
  makeQuestion(),
  makeQuestion({ receipt: makeReceipt({ timeoutAtMs: null, sentTo: [], status: null }) }),
  makeQuestion({ action: makeAsk({ contacts: [{ contactId: 'all' }] }) }),
  makeUnsure(),
];

describe('the tracker', () => {
  it('ends in the same state for any order and any repetition', () => {
    fc.assert(
      fc.property(stirred, ({ list, other }) => {
        const state = list.reduce(advance, NOTHING_TRACKED);
        expect(other.reduce(advance, NOTHING_TRACKED)).toEqual(state);
        expect(advanceAll(NOTHING_TRACKED, other)).toEqual(state);
        expect(advanceAll(state, other)).toEqual(state);
      }),
      { numRuns: RUNS },
    );
  });

  it('shows the same board for any order and any repetition', () => {
    const context = { nowMs: START_MS + 170_000 };
    fc.assert(
      fc.property(stirred, fc.constantFrom(...questions), ({ list, other }, question) => {
        expect(view(question, other, context)).toEqual(view(question, list, context));
      }),
      { numRuns: RUNS },
    );
  });

  it('loses no answer, and calls nothing a yes or a no that was not said as one', () => {
    fc.assert(
      fc.property(facts, fc.constantFrom(...questions), (list, question) => {
        const seen = view(question, list);
        const said = list.filter((fact) => fact.event.kind === 'responded');
        const shown = seen.contacts.flatMap((row) => row.answers);
        const kinds = (of: readonly (string | null)[]) => [...new Set(of.map((a) => a ?? 'other'))];
        expect(kinds(shown.map(({ answer }) => answer)).sort()).toEqual(
          kinds(said.map((fact) => fact.event.answer)).sort(),
        );
        const both = ['confirmed', 'cancelled'].every((answer) =>
          said.some((fact) => fact.event.answer === answer),
        );
        expect(seen.contradiction !== null).toBe(both);
      }),
      { numRuns: RUNS },
    );
  });

  it('finds the same home for every event in any order', () => {
    const candidates = [makeUnsure(), makeUnsure({ state: 'taken-as-sent' }, 2)];
    const onlyFirst = {
      ...candidates[1],
      action: makeAsk({ contacts: [{ contactId: 'contact_2' }] }),
    };
    fc.assert(
      fc.property(stirred, fc.boolean(), ({ list, other }, both) => {
        const some = both
          ? candidates
          : [...candidates.slice(0, 1), { ...makeUnsure({}, 3), ...onlyFirst }];
        expect(adoptersOf(other, some)).toEqual(adoptersOf(list, some));
      }),
      { numRuns: RUNS },
    );
  });
});
