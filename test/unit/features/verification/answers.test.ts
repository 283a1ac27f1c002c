// What the board says of answers: every one is kept, nothing is guessed, and nothing is resolved.
import { describe, expect, it } from 'vitest';
import type { Verification } from '../../../../src/shared/verification/verification';
import { NO_TRACES } from '../../../../src/main/features/verification/traces';
import {
  ANA,
  BEN,
  makeAsk,
  makeFact,
  makeQuestion,
  makeReceipt,
  START_MS,
  view,
} from './questions';

const END_MS = START_MS + 180_000;
const anaOf = ({ contacts }: Verification) =>
  contacts.find(({ contactId }) => contactId === ANA.contactId);
const no = { answer: 'cancelled', said: 'NO' } as const;

describe('answers', () => {
  it('are all kept, oldest first by the time of the answer, and the newest counts', () => {
    const seen = view(makeQuestion(), [
      makeFact(1, { ...no, atMs: START_MS + 30_000 }),
      makeFact(2, { atMs: START_MS + 20_000 }),
    ]);
    expect(anaOf(seen)?.answers.map(({ answer }) => answer)).toEqual(['confirmed', 'cancelled']);
    expect(anaOf(seen)?.answer).toMatchObject({ answer: 'cancelled', said: 'NO', late: false });
    expect(seen.status).toBe('responded');
  });

  it('of the same moment stand in the order they came', () => {
    const seen = view(makeQuestion(), [makeFact(2), makeFact(1, no)]);
    expect(anaOf(seen)?.answer?.answer).toBe('confirmed');
  });

  it('that repeat the same words of the same moment are one', () => {
    const seen = view(makeQuestion(), [makeFact(1), makeFact(5), makeFact(3)]);
    expect(anaOf(seen)?.answers).toHaveLength(1);
    expect(seen.unseenAnswers).toBe(1);
  });

  it('without a time are told apart by the id of their delivery', () => {
    const facts = [1, 2].map((seq) => makeFact(seq, { atMs: null, vendorEventId: `evt_${seq}` }));
    expect(anaOf(view(makeQuestion(), facts))?.answers).toHaveLength(2);
  });

  it('in unknown words are other, shown as said, and are neither yes nor no', () => {
    const said = 'Call me back, please';
    const seen = view(makeQuestion(), [makeFact(1, { answer: 'other', said }), makeFact(2, no)]);
    expect(anaOf(seen)?.answers[0]).toMatchObject({ answer: 'other', said });
    expect(seen.contradiction).toBeNull();
  });

  it('count as unseen until somebody has looked', () => {
    const facts = [makeFact(1), makeFact(2, no)];
    expect(view(makeQuestion(), facts).unseenAnswers).toBe(2);
    expect(view(makeQuestion(), facts, { seenAnswers: 2 }).unseenAnswers).toBe(0);
  });
});

describe('a late answer', () => {
  it('is late by two times of the vendor, whenever it reached us', () => {
    const receipt = makeReceipt({ skewMs: 3_600_000 });
    const facts = [
      makeFact(1, { atMs: END_MS }, END_MS + 900_000),
      makeFact(2, { atMs: END_MS + 1 }, START_MS + 1),
    ];
    const seen = view(makeQuestion({ receipt }), facts);
    expect(anaOf(seen)?.answers.map(({ late }) => late)).toEqual([false, true]);
  });

  it('that names no time is late when it came after our own end', () => {
    const facts = [
      makeFact(1, { atMs: null }, END_MS),
      makeFact(2, { atMs: null, ...no }, END_MS + 1),
    ];
    const late = anaOf(view(makeQuestion(), facts))?.answers.map((answer) => answer.late);
    expect(late).toEqual([false, true]);
  });

  it('still shows, as an answer', () => {
    const facts = [makeFact(1, { atMs: END_MS + 5000 }, END_MS + 6000)];
    const seen = view(makeQuestion(), facts, { nowMs: END_MS + 7000 });
    expect(seen).toMatchObject({ expired: true, status: 'responded' });
    expect(anaOf(seen)).toMatchObject({ status: 'responded', answer: { late: true } });
  });

  it('is not called late by a jump of the clock that came after it', () => {
    const question = makeQuestion({ receipt: makeReceipt({ timeoutAtMs: null }) });
    const jump = { jumpMs: -3_600_000, fromMs: START_MS + 60_000, afterSeq: 1 };
    const facts = [
      makeFact(1, { atMs: null }),
      makeFact(2, { ...no, atMs: null }, START_MS - 3_535_000),
    ];
    const seen = view(question, facts, {
      nowMs: START_MS - 3_530_000,
      traces: { ...NO_TRACES, jumps: [jump] },
    });
    expect(seen.expired).toBe(false);
    expect(anaOf(seen)?.answers.map(({ late }) => late)).toEqual([false, false]);
  });
});

describe('a contradiction', () => {
  it('is flagged when one says yes and another no', () => {
    const seen = view(makeQuestion(), [
      makeFact(1),
      makeFact(2, { ...no, contactId: BEN.contactId }),
    ]);
    expect(seen.contradiction).toEqual({ confirmed: ['contact_1'], cancelled: ['contact_2'] });
  });

  it('is flagged when one person says both, and stays', () => {
    const facts = [makeFact(1), makeFact(2, no), makeFact(3, { atMs: START_MS + 50_000 })];
    const seen = view(makeQuestion(), facts);
    expect(seen.contradiction).toEqual({ confirmed: ['contact_1'], cancelled: ['contact_1'] });
  });

  it('is none while everybody says the same', () => {
    const seen = view(makeQuestion(), [makeFact(1), makeFact(2, { contactId: BEN.contactId })]);
    expect(seen.contradiction).toBeNull();
  });
});

describe('help', () => {
  it('lists everybody who asked for it, once', () => {
    const help = { answer: 'help', said: 'HELP' } as const;
    const action = makeAsk({ contacts: [ANA] });
    const facts = [
      makeFact(3, { ...help, contactId: null }),
      makeFact(1, help),
      makeFact(2, { ...help, atMs: START_MS + 40_000 }),
    ];
    const receipt = makeReceipt({ sentTo: [] });
    expect(view(makeQuestion({ action, receipt }), facts).help).toEqual([ANA.contactId]);
  });
});
