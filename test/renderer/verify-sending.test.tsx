// Before the vendor took the question: what is known, what the operator decides, and never a claim too much.
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ok, type Failure } from '../../src/shared/core/failure';
import { NOON_MS } from '../fakes/app-state';
import { askWith, verificationWith } from '../fakes/verifications';
import {
  asking,
  board,
  button,
  card,
  jane,
  next,
  noButton,
  openVerify,
  said,
  unsent,
} from './verify-fixture';
import { refusing } from './fake-window';

const { id } = verificationWith();

describe('while it is on its way', () => {
  it('says that it is being sent, and claims nothing more', async () => {
    await openVerify(asking(unsent({ state: 'sending' })));
    expect(board().textContent).toContain('Sending the question to CHeKT…');
    expect(board().textContent).toContain('asked');
    expect(board().textContent).not.toContain('sent 1');
    expect(screen.queryByRole('timer')).toBeNull();
    expect(noButton('Close')).toBe(true);
  });

  it('says in practice where it goes', async () => {
    await openVerify(asking(unsent({ state: 'queued' }), { world: 'practice' }));
    expect(board().textContent).toContain('Sending the question to Practice service…');
  });

  it('that waits for its next try counts the seconds and can be dropped', async () => {
    const waiting = unsent({
      state: 'waiting',
      attempts: 2,
      nextAttemptAtMs: NOON_MS + 4500,
      failure: { kind: 'unavailable', reason: 'refused', detail: '' },
    });
    const { inputs, pass, settle } = await openVerify(asking(waiting));
    expect(card('Not sent yet').textContent).toContain('Nobody has been asked yet.');
    expect(card('Not sent yet').textContent).toContain('Next try in 4 s · tried 2 times');
    pass(2000);
    expect(card('Not sent yet').textContent).toContain('Next try in 2 s');
    fireEvent.click(button('Drop it'));
    await settle();
    expect(inputs('settleVerification')).toEqual([{ id, choice: 'drop' }]);
  });

  it('that waits after an unsure try does not say that nobody was asked', async () => {
    await openVerify(asking(unsent({ state: 'waiting', mayHaveReached: true })));
    expect(board().textContent).not.toContain('Nobody has been asked');
    expect(card('It is not known if this question went out')).toBeTruthy();
  });
});

describe('a question that may or may not be out', () => {
  const unsure = unsent({
    state: 'unsure',
    mayHaveReached: true,
    failure: { kind: 'timeout', reason: 'after-writing', detail: '' },
  });

  it.each([
    ['Send again', 'send-again', 'get it a second time'],
    ['It was sent', 'it-was-sent', 'waits for the answers'],
    ['Drop it', 'drop', 'Nothing more is sent'],
  ])('offers %s, says what it means, and does exactly that', async (name, choice, means) => {
    const { inputs, settle } = await openVerify(asking(unsure));
    expect(card('It is not known if this question went out').textContent).toContain(means);
    fireEvent.click(button(name));
    await settle();
    expect(inputs('settleVerification')).toEqual([{ id, choice }]);
  });

  it('asks main once, however often the button is clicked meanwhile', async () => {
    const { api, inputs, settle } = await openVerify(asking(unsure));
    api.answers.settleVerification = () => new Promise(() => undefined);
    fireEvent.click(button('Send again'));
    fireEvent.click(button('Send again'));
    await settle();
    expect(inputs('settleVerification')).toHaveLength(1);
  });

  it.each(['expired', 'failed'] as const)('is begun again where it %s', async (state) => {
    const ended = unsent({ state, mayHaveReached: true });
    const { inputs, settle } = await openVerify(asking(ended));
    fireEvent.click(button('Send again'));
    await settle();
    expect(inputs('tryAgain')).toEqual([{ id }]);
  });

  it('says that it did go out when an answer came before anybody decided', async () => {
    await openVerify(asking({ ...unsure, sentAtMs: NOON_MS, status: 'responded' }));
    expect(card('The question did go out').textContent).toContain('Choose “It was sent”');
  });

  it('says when main refused the choice', async () => {
    const { api, settle } = await openVerify(asking(unsure));
    api.answers.settleVerification = refusing({ kind: 'storage', reason: 'disk-full', detail: '' });
    fireEvent.click(button('Drop it'));
    await settle();
    expect(screen.getByRole('alert').textContent).toContain('The disk is full.');
  });

  it('takes no click in the moment it appears', async () => {
    const { inputs, push, settle } = await openVerify(asking(unsent({ state: 'sending' })));
    push(next(asking(unsure), {}));
    fireEvent.click(button('Drop it'));
    await settle();
    expect(inputs('settleVerification')).toEqual([]);
  });

  it('taken as sent waits for answers and says whose decision that was', async () => {
    await openVerify(asking(unsent({ state: 'taken-as-sent', mayHaveReached: true })));
    expect(board().textContent).toContain('You decided that it was sent.');
  });

  it('dropped never claims that nothing went out', async () => {
    const { push } = await openVerify(asking(unsent({ state: 'cancelled' })));
    expect(board().textContent).toContain('Dropped. Nothing was sent.');
    push(next(asking(unsent({ state: 'cancelled', mayHaveReached: true })), {}));
    expect(board().textContent).toContain('It may have gone out before');
  });
});

describe('a refused question', () => {
  const ask = askWith({
    eventId: 'event_789',
    contacts: [
      { contactId: 'contact_1', name: 'Grace Miller' },
      { contactId: 'contact_2', name: 'Jane Smith' },
    ],
  });
  const invalid = {
    ...unsent({
      state: 'failed',
      failure: {
        kind: 'rejected',
        reason: 'invalid-contact',
        detail: 'One or more contact IDs are invalid',
        contactIds: ['contact_1', 'ghost'],
        vendorCode: 'INVALID_CONTACT',
      },
    }),
    ask,
  };

  it('names the contacts and gives the vendor’s own words', async () => {
    await openVerify(asking(invalid));
    const words = card('The question was refused').textContent;
    expect(words).toContain('CHeKT cannot use these contacts: Grace Miller and ghost.');
    expect(words).toContain('CHeKT said: “One or more contact IDs are invalid”');
  });

  it('says whom the message could not be delivered to', async () => {
    const failure: Failure = {
      kind: 'rejected',
      reason: 'delivery-failed',
      detail: 'Invalid phone number',
      contactIds: ['contact_2'],
    };
    const failing = {
      ...invalid,
      delivery: { ...invalid.delivery, failure },
      contacts: [jane(null)],
    };
    await openVerify(asking(failing));
    const words = card('The question was refused').textContent;
    expect(words).toContain('The message could not be delivered to Jane Smith.');
    expect(words).toContain('“Invalid phone number”');
  });

  it('is said at once to a screen reader', async () => {
    const first = asking(unsent({ state: 'sending' }));
    const { push } = await openVerify(first);
    push(next(first, { verifications: [invalid] }));
    expect(said('assertive')).toContain('Main Office: The question was refused. CHeKT cannot use');
    expect(said('polite')).toBe('');
  });

  it('can be tried again and closed', async () => {
    const { inputs, settle } = await openVerify(asking(invalid));
    fireEvent.click(button('Try again'));
    fireEvent.click(button('Close'));
    await settle();
    expect(inputs('tryAgain')).toEqual([{ id }]);
    expect(inputs('closeVerification')).toEqual([{ id }]);
  });

  it('is changed in the composer, without the contacts the vendor does not know', async () => {
    const { store } = await openVerify(asking(invalid));
    fireEvent.click(button('Change and ask again'));
    expect(store.getState().composing?.prefill).toEqual({
      siteId: 'site_1',
      eventId: 'event_789',
      contacts: [{ contactId: 'contact_2', name: 'Jane Smith' }],
      method: 'sms',
    });
  });
});

describe('a question that was not sent', () => {
  it('says why and what can be done', async () => {
    await openVerify(
      asking(
        unsent({
          state: 'failed',
          failure: { kind: 'not-configured', reason: 'no-key', detail: '' },
        }),
      ),
    );
    expect(card('The question was not sent').textContent).toContain('The key is missing.');
    expect(button('Try again').disabled).toBe(false);
  });

  it('in time asks whether it is still worth asking', async () => {
    const { inputs, settle } = await openVerify(asking(unsent({ state: 'expired' })), {
      tryAgain: () => Promise.resolve(ok(null)),
    });
    expect(card('The question was not sent in time').textContent).toContain('Nobody was asked.');
    fireEvent.click(button('Try again'));
    await settle();
    expect(inputs('tryAgain')).toEqual([{ id }]);
  });

  it('warns when it could not be saved', async () => {
    const unsaved = unsent({ state: 'sending' });
    const { rungs } = unsaved.delivery;
    const delivery = { ...unsaved.delivery, rungs: { ...rungs, savedMs: null } };
    await openVerify(asking({ ...unsaved, delivery }));
    expect(screen.getByRole('alert').textContent).toContain('could not be saved');
  });
});
