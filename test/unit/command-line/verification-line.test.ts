// The public format of one verification, the same for three commands.
import { describe, expect, it } from 'vitest';
import { listLines, verificationLine } from '../../../src/main/command-line/verification-line';
import { NOON_MS } from '../../fakes/app-state';
import { answeredContact, pendingContact, savedQuestion } from '../../fakes/saved-questions';

describe('the line of a verification', () => {
  it('has every key also before anything has happened', () => {
    expect(verificationLine(savedQuestion())).toEqual({
      id: '00000000-0000-4000-8000-00000000c0de',
      verificationId: null,
      site: 'site_1',
      siteName: 'Main Office',
      event: 'event_1',
      method: 'sms',
      message: 'Is it real?',
      status: null,
      contacts: [
        expect.objectContaining({ contactId: 'contact_1', status: 'pending', answer: null }),
        expect.objectContaining({ contactId: 'contact_2', status: 'pending', answer: null }),
      ],
      contradiction: null,
      help: [],
      state: 'queued',
      timeoutSeconds: 180,
      deadlineMs: null,
      deadlineSource: null,
      expired: false,
      attempts: 0,
      pressedMs: NOON_MS,
      savedMs: NOON_MS + 2,
      sentMs: null,
      acceptedMs: null,
      answeredMs: null,
      mayHaveReached: false,
      failure: null,
      suggestion: null,
      origin: 'command-line',
      followsUp: null,
      aboutPress: null,
    });
  });

  it('tells of each contact the status, the answer and the word that was said', () => {
    const contacts = [
      answeredContact('contact_1', 'confirmed', 'YES'),
      answeredContact('contact_2', 'other', 'perhaps'),
      pendingContact('contact_3', { status: 'failed', failureReason: 'invalid phone number' }),
    ];
    expect(verificationLine(savedQuestion({}, { contacts }))).toMatchObject({
      contacts: [
        {
          contactId: 'contact_1',
          status: 'responded',
          answer: 'confirmed',
          said: 'YES',
          respondedAtMs: NOON_MS + 1000,
          receivedAtMs: NOON_MS + 1200,
          late: false,
          answers: [{ answer: 'confirmed', said: 'YES' }],
        },
        { contactId: 'contact_2', answer: 'other', said: 'perhaps' },
        {
          contactId: 'contact_3',
          status: 'failed',
          answer: null,
          said: null,
          respondedAtMs: null,
          late: false,
          failureReason: 'invalid phone number',
        },
      ],
    });
  });

  it('shows a contradiction and a call for help for what they are', () => {
    const contradiction = { confirmed: ['contact_1'], cancelled: ['contact_2'] };
    const line = verificationLine(savedQuestion({}, { contradiction, help: ['contact_3'] }));
    expect(line).toMatchObject({ contradiction, help: ['contact_3'] });
  });

  it('carries the end of the time to answer and where it comes from', () => {
    const parts = {
      deadlineMs: NOON_MS + 300_000,
      deadlineSource: 'vendor',
      expired: true,
    } as const;
    expect(verificationLine(savedQuestion({}, parts))).toMatchObject(parts);
  });
});

describe('the list of verifications', () => {
  it('goes from the oldest to the newest, events that belong to none last', () => {
    const stray = {
      seq: 1,
      type: 'verification.responded',
      verificationId: 'ver_unknown',
      eventId: null,
      contactId: 'contact_9',
      said: 'confirmed',
      receivedAtMs: NOON_MS,
    };
    const lines = listLines({
      verifications: [
        savedQuestion({}, { verificationId: 'ver_new' }),
        savedQuestion({}, { verificationId: 'ver_old' }),
      ],
      strays: [{ ...stray, seq: 2 }, stray],
    });
    expect(lines).toMatchObject([
      { kind: 'verification', verificationId: 'ver_old' },
      { kind: 'verification', verificationId: 'ver_new' },
      { kind: 'stray-event', ...stray },
      { kind: 'stray-event', seq: 2 },
    ]);
  });
});
