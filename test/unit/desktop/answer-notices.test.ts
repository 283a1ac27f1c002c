// Which answers and ends of a question the desktop is told of.
import { describe, expect, it } from 'vitest';
import { noticesFor, suppressionOf } from '../../../src/main/desktop/notices';
import { createTexts } from '../../../src/main/desktop/words';
import type { AppState } from '../../../src/shared/state';
import type { Verification } from '../../../src/shared/verification/verification';
import { stateWith } from '../../fakes/app-state';
import { contactWith, verificationWith } from '../../fakes/verifications';

const texts = createTexts('en');
const asked = verificationWith();
const between = (before: Verification | null, after: Verification, parts: Partial<AppState> = {}) =>
  noticesFor(
    stateWith({ verifications: before === null ? [] : [before], ...parts }),
    stateWith({ verifications: [after], ...parts }),
    texts,
  );
const answered = (answer: 'confirmed' | 'cancelled' | 'help' | 'other', said?: string) => {
  const contact = contactWith(answer);
  const told = contact.answer && { ...contact.answer, said: said ?? answer };
  return verificationWith({
    contacts: [{ ...contact, answer: told, answers: told === null ? [] : [told] }],
    unseenAnswers: 1,
  });
};
const calm = { paused: true, windowFocused: true, supported: true };

describe('an answer', () => {
  it.each([
    ['confirmed', 'Grace Miller: Yes, it is real'],
    ['cancelled', 'Grace Miller: No, false alarm'],
  ] as const)('that is %s is told by name, once, and leads to Verify', (answer, title) => {
    const notices = between(asked, answered(answer));
    expect(notices).toMatchObject([{ kind: 'answer', title, screen: 'verify', panic: false }]);
    expect(notices[0]?.body).toContain('Main Office');
    expect(between(answered(answer), answered(answer))).toEqual([]);
  });

  it('in words nobody knows is quoted as said', () => {
    expect(between(asked, answered('other', 'maybe later'))[0]?.title).toBe(
      'Grace Miller: Said: “maybe later”',
    );
  });

  it('that asks for help breaks through a pause and a window in front', () => {
    const [notice] = between(asked, answered('help'));
    expect(notice?.title).toBe('Grace Miller: Needs help');
    expect(notice?.body).toContain('Call 911 or press for help in Tocsin.');
    const [practised] = between(asked, answered('help'), { world: 'practice' });
    expect(practised?.body).not.toContain('911');
    expect(notice && suppressionOf(notice, calm)).toBeUndefined();
  });

  it('that has been seen already is not told', () => {
    expect(between(asked, { ...answered('confirmed'), unseenAnswers: 0 })).toEqual([]);
  });

  it('of a person without a name is told by the id', () => {
    const contact = contactWith('confirmed', { name: null });
    const [notice] = between(asked, verificationWith({ contacts: [contact], unseenAnswers: 1 }));
    expect(notice?.title).toBe('contact_1: Yes, it is real');
  });

  it('is marked in practice', () => {
    expect(between(asked, answered('confirmed'), { world: 'practice' })[0]?.title).toMatch(
      /^PRACTICE: /,
    );
  });
});

describe('a question', () => {
  it('is told when people contradict one another, urgently and without a verdict', () => {
    const contradiction = { confirmed: ['contact_1'], cancelled: ['contact_2'] };
    const [notice] = between(asked, verificationWith({ contradiction }));
    expect(notice?.title).toBe('People disagree: Main Office');
    expect(notice && suppressionOf(notice, calm)).toBeUndefined();
  });

  it('is told when its time is up and nobody has answered', () => {
    expect(between(asked, verificationWith({ expired: true }))).toMatchObject([
      { title: 'Nobody has answered: Main Office' },
    ]);
    expect(
      between(asked, verificationWith({ expired: true, contacts: [contactWith('confirmed')] })),
    ).toEqual([]);
  });

  it.each([
    ['unsure', 'The question may have gone out: Main Office'],
    ['failed', 'The question was NOT sent: Main Office'],
    ['expired', 'The question was NOT sent: Main Office'],
  ] as const)('that ended %s is told', (state, title) => {
    const { delivery } = asked;
    const sending = verificationWith({ delivery: { ...delivery, state: 'sending' } });
    expect(between(sending, verificationWith({ delivery: { ...delivery, state } }))).toMatchObject([
      { kind: 'attention', title },
    ]);
  });

  it.each(['failed', 'expired'] as const)(
    'that ended %s after a try that may have arrived is not said to be unsent',
    (state) => {
      const { delivery } = asked;
      const sending = verificationWith({ delivery: { ...delivery, state: 'sending' } });
      const ended = { ...delivery, state, mayHaveReached: true };
      const [notice] = between(sending, verificationWith({ delivery: ended }));
      expect(notice?.title).toBe('The question may have gone out: Main Office');
      expect(notice?.body).toContain('Open Verify before asking again.');
    },
  );
});
