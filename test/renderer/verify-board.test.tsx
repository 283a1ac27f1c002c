// The live board: who was asked, how far it got, what they said in words, when, and how long is left.
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { wallSeconds } from '../../src/renderer/kit/wall-clock';
import { NOON_MS } from '../fakes/app-state';
import { askWith, contactWith, verificationWith } from '../fakes/verifications';
import { asking, board, grace, jane, next, openVerify, row } from './verify-fixture';

const at = (ms: number) => wallSeconds(NOON_MS + ms);

describe('the head of the board', () => {
  it('names the site, the alarm event, when it was sent and by what means', async () => {
    const ask = askWith({ eventId: 'event_789', method: 'call' });
    await openVerify(asking(verificationWith({ ask })));
    expect(within(board()).getByRole('heading', { level: 2 }).textContent).toBe(
      'Main Office: is it real?',
    );
    expect(board().textContent).toContain(
      `CHeKT event event_789 · sent ${at(100)} by automated call`,
    );
  });

  it('shows the time left in minutes and seconds, then that it is up', async () => {
    const { pass } = await openVerify(asking(verificationWith()));
    const timer = () => screen.getByRole('timer');
    expect(timer().textContent).toBe('3:00');
    expect(timer().getAttribute('aria-label')).toBe('3 min 0 s left to answer');
    pass(68_000);
    expect(timer().textContent).toBe('1:52');
    pass(112_000);
    expect(screen.queryByRole('timer')).toBeNull();
    expect(board().textContent).toContain('Time is up');
  });

  it('says when the deadline is this desk’s own', async () => {
    const { push } = await openVerify(asking(verificationWith()));
    expect(board().textContent).not.toContain('CHeKT named no deadline');
    push(next(asking(verificationWith({ deadlineSource: 'own' })), {}));
    expect(board().textContent).toContain('CHeKT named no deadline');
  });

  it('carries the sign of practice, and says that nobody real was asked', async () => {
    await openVerify(asking(verificationWith(), { world: 'practice' }));
    expect(board().textContent).toContain('PRACTICE');
    expect(board().textContent).toContain('nobody real was asked');
  });
});

describe('the row of a contact', () => {
  it('says who it is, by what means, the status, the answer and the time to the second', async () => {
    const contacts = [
      grace('confirmed', { role: 'owner' }),
      jane('cancelled'),
      contactWith(null, {
        contactId: 'c3',
        name: 'Ana María López',
        type: 'roof',
        statusAtMs: NOON_MS + 2000,
      }),
      contactWith(null, {
        contactId: 'c4',
        name: null,
        type: null,
        status: 'failed',
        failureReason: 'Invalid phone number',
      }),
    ];
    await openVerify(asking(verificationWith({ contacts })));
    expect(row('Grace Miller')).toEqual([
      'Grace MillerPrimary · owner',
      'Text',
      'Answered',
      'Yes, it is real',
      at(5000),
    ]);
    expect(row('Jane Smith')).toEqual([
      'Jane SmithEmergency · manager',
      'Text',
      'Answered',
      'No, false alarm',
      at(5000),
    ]);
    expect(row('Ana María López')).toEqual([
      'Ana María Lópezroof',
      'Text',
      'Delivered',
      'no answer yet',
      at(2000),
    ]);
    expect(row('c4')).toEqual(['c4', 'Text', 'Failed', 'Invalid phone number', '']);
  });

  it.each([
    ['help', 'HELP', 'Needs help'],
    ['help', 'no, ayuda!', 'Needs helpSaid: “no, ayuda!”'],
    ['confirmed', 'Yes', 'Yes, it is real'],
    ['other', 'maybe later', 'Said: “maybe later”'],
  ] as const)('says an answer of kind %s in words', async (answer, word, words) => {
    const told = { answer, said: word, respondedAtMs: null, receivedAtMs: NOON_MS, late: false };
    const contacts = [grace(answer, { answer: told, answers: [told] })];
    await openVerify(asking(verificationWith({ contacts })));
    expect(row('Grace Miller')[3]).toBe(words);
  });

  it('marks a late answer, and says when it got here where it took long', async () => {
    const told = {
      answer: 'confirmed',
      said: 'confirmed',
      respondedAtMs: NOON_MS + 1000,
      receivedAtMs: NOON_MS + 400_000,
      late: true,
    } as const;
    const contacts = [grace('confirmed', { answer: told, answers: [told] })];
    await openVerify(asking(verificationWith({ contacts })));
    expect(row('Grace Miller')[4]).toBe(`${at(1000)}latereached this desk ${at(400_000)}`);
  });

  it('lists earlier answers that differ, oldest first', async () => {
    const first = {
      answer: 'confirmed',
      said: 'YES',
      respondedAtMs: NOON_MS + 1000,
      receivedAtMs: NOON_MS + 1000,
      late: false,
    } as const;
    const second = {
      ...first,
      answer: 'cancelled',
      said: 'NO',
      respondedAtMs: NOON_MS + 9000,
    } as const;
    const contacts = [grace('cancelled', { answer: second, answers: [first, second] })];
    await openVerify(asking(verificationWith({ contacts })));
    expect(row('Grace Miller')[3]).toBe(`No, false alarmBefore: Yes, it is real, ${at(1000)}`);
  });

  it('of somebody who was not asked says so', async () => {
    const contacts = [
      grace(null),
      contactWith('confirmed', { contactId: '?', name: null, asked: false }),
    ];
    await openVerify(asking(verificationWith({ contacts })));
    expect(row('Somebody CHeKT did not name')[0]).toContain('was not asked by this desk');
  });

  it('of somebody who never answered says so once the time is up', async () => {
    const contacts = [grace(null, { status: 'expired' })];
    await openVerify(asking(verificationWith({ contacts, expired: true })));
    expect(row('Grace Miller').slice(2, 4)).toEqual(['Expired', 'no answer in time']);
  });

  it('has a word of the vendor that Tocsin does not know beside the status', async () => {
    await openVerify(
      asking(
        verificationWith({
          contacts: [grace(null, { status: 'pending', statusSaid: 'queued_carrier' })],
        }),
      ),
    );
    expect(row('Grace Miller')[2]).toBe('Pending“queued_carrier”');
  });
});

describe('in Spanish', () => {
  it('speaks Spanish', async () => {
    const contacts = [grace('confirmed', { role: 'owner' })];
    await openVerify(asking(verificationWith({ contacts })));
    const { push } = await openVerify(asking(verificationWith({ contacts })));
    push(next(asking(verificationWith({ contacts })), { language: 'es' }));
    expect(board('Main Office: ¿es real?').textContent).toContain('Sí, es real');
    expect(board('Main Office: ¿es real?').textContent).toContain('Principal · dueño');
  });
});
