// Around the board: several questions, new ones, earlier ones, strangers, what is read aloud and what counts as seen.
import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Verification } from '../../src/shared/verification/verification';
import { goTo } from '../../src/renderer/kit/navigation';
import { deliveryWith, NOON_MS, stateWith } from '../fakes/app-state';
import { askWith, verificationWith } from '../fakes/verifications';
import {
  asking,
  board,
  button,
  CALM_MS,
  grace,
  jane,
  next,
  noButton,
  openVerify,
  OTHER_ID,
  said,
} from './verify-fixture';

const { id } = verificationWith();
const other = verificationWith({ id: OTHER_ID, ask: askWith({ siteName: 'Gym' }) });
const composer = () => screen.queryByRole('region', { name: 'Ask whether it is real' });

describe('with no open question', () => {
  it('shows the composer at once', async () => {
    await openVerify(stateWith());
    expect(composer()).not.toBeNull();
    expect(screen.queryByRole('article')).toBeNull();
  });
});

describe('with open questions', () => {
  it('shows the newest open one, and switches to another by its button', async () => {
    await openVerify(asking([verificationWith(), other]));
    expect(board()).toBeTruthy();
    fireEvent.click(button(/^Gym/));
    expect(board('Gym: is it real?')).toBeTruthy();
  });

  it('puts those that are over behind', async () => {
    await openVerify(asking([verificationWith({ expired: true }), other]));
    expect(board('Gym: is it real?')).toBeTruthy();
  });

  it('does not change the board under a hand when another question comes', async () => {
    const first = asking(verificationWith());
    const { push } = await openVerify(first);
    push(next(first, { verifications: [other, verificationWith()] }));
    expect(board()).toBeTruthy();
    expect(button(/^Gym/)).toBeTruthy();
  });

  it('shows first the one where somebody needs help', async () => {
    const helping = { ...other, help: ['contact_1'], contacts: [grace('help')], unseenAnswers: 1 };
    await openVerify(asking([verificationWith({ unseenAnswers: 1 }), helping]));
    expect(board('Gym: is it real?')).toBeTruthy();
  });

  it('begins a new one without losing the way back', async () => {
    const { store } = await openVerify(asking(verificationWith()));
    fireEvent.click(button('New question'));
    expect(composer()).not.toBeNull();
    expect(store.getState().composing?.prefill).toEqual({});
    fireEvent.click(button(/^Main Office/));
    expect(board()).toBeTruthy();
  });

  it('asks again with the same people filled in once it is over', async () => {
    const { store, push, pass } = await openVerify(asking(verificationWith()));
    expect(noButton('Ask again')).toBe(true);
    push(next(asking(verificationWith({ expired: true })), {}));
    pass(CALM_MS);
    fireEvent.click(button('Ask again'));
    expect(store.getState().composing?.prefill).toMatchObject({ siteId: 'site_1', method: 'sms' });
  });

  it('puts a board away by Close, and a new answer brings it back', async () => {
    const first = asking(verificationWith());
    const { inputs, push, settle } = await openVerify(first);
    fireEvent.click(button('Close'));
    await settle();
    expect(inputs('closeVerification')).toEqual([{ id }]);
    const { delivery } = verificationWith();
    const closed = verificationWith({ delivery: { ...delivery, closed: true } });
    push(next(first, { verifications: [closed] }));
    expect(screen.queryByRole('article')).toBeNull();
    push({ ...next(first, { verifications: [{ ...closed, unseenAnswers: 1 }] }), revision: 9 });
    expect(board()).toBeTruthy();
  });
});

describe('from the card of a panic', () => {
  const { settings } = stateWith();
  const withSite = { ...settings, chekt: { ...settings.chekt, siteIds: ['site_7', 'site_8'] } };
  const panic = deliveryWith('THREAT', { state: 'accepted' });

  it('one click opens the composer with the site filled in', async () => {
    const state = stateWith({ settings: withSite, deliveries: [panic] });
    const { store, navigation, pass, settle } = await openVerify(state);
    act(() => goTo(navigation, 'panic'));
    pass(CALM_MS);
    fireEvent.click(button('Ask people on site'));
    await settle();
    expect(navigation.getState().screen).toBe('verify');
    expect(store.getState().composing?.prefill).toEqual({ siteId: 'site_7', aboutPress: panic.id });
    expect(composer()).not.toBeNull();
  });

  it.each([
    ['without a site or a key', stateWith({ deliveries: [panic] })],
    [
      'of a check-in',
      stateWith({ settings: withSite, deliveries: [deliveryWith('SAFE', { state: 'accepted' })] }),
    ],
    [
      'that was cancelled',
      stateWith({
        settings: withSite,
        deliveries: [deliveryWith('THREAT', { state: 'cancelled' })],
      }),
    ],
  ])('%s offers nothing', async (_, state) => {
    await openVerify(state);
    expect(noButton('Ask people on site')).toBe(true);
  });
});

describe('events for questions this desk did not ask', () => {
  it('are listed for what they are', async () => {
    const stray = {
      seq: 1,
      type: 'verification.responded',
      verificationId: 'ver_9',
      eventId: null,
      contactId: 'contact_9',
      said: 'confirmed',
      receivedAtMs: NOON_MS,
    };
    await openVerify(stateWith({ strayEvents: [stray] }));
    const list = screen.getByRole('region', { name: 'Events for questions this desk did not ask' });
    expect(list.textContent).toContain('verification.responded');
    expect(list.textContent).toContain('said “confirmed” · contact contact_9 · question ver_9');
  });
});

describe('a new answer', () => {
  const first = asking(verificationWith());
  const answered = (...contacts: Verification['contacts'][number][]) =>
    next(first, { verifications: [verificationWith({ contacts, unseenAnswers: 1 })] });

  it('is said politely, once, whatever screen is up', async () => {
    const { navigation, push } = await openVerify(first);
    act(() => goTo(navigation, 'panic'));
    push(answered(grace('confirmed')));
    expect(said('polite')).toBe('Grace Miller: Yes, it is real');
    expect(said('assertive')).toBe('');
    push({ ...answered(grace('confirmed'), jane('cancelled')), revision: 3 });
    expect(said('polite')).toBe('Jane Smith: No, false alarm');
  });

  it('that asks for help, or contradicts, is said at once', async () => {
    const { push } = await openVerify(first);
    push(answered(grace('help')));
    expect(said('assertive')).toBe('Help needed. Grace Miller: Needs help');
    const contacts = [grace('confirmed'), jane('cancelled')];
    const contradiction = { confirmed: ['contact_1'], cancelled: ['contact_2'] };
    const verifications = [verificationWith({ contacts, contradiction })];
    push({ ...first, revision: 3, verifications });
    expect(said('assertive')).toContain('Main Office: people disagree. Tocsin does not decide.');
  });

  it('that was there before is no news', async () => {
    const { push } = await openVerify(answered(grace('confirmed')));
    push({ ...answered(grace('confirmed')), revision: 3 });
    expect(said('polite')).toBe('');
  });

  it('is counted on the rail without changing the name of the link', async () => {
    const { push } = await openVerify(first);
    push(answered(grace('confirmed')));
    const link = screen.getByRole('link', { name: 'Verify' });
    const badge = document.getElementById(link.getAttribute('aria-describedby') ?? '');
    expect(badge?.textContent).toBe('1 new answer');
    push({ ...first, revision: 3 });
    expect(document.querySelector('.rail-badge')).toBeNull();
  });
});

describe('what counts as seen', () => {
  const unseen = asking(verificationWith({ unseenAnswers: 1 }));
  const watched = (yes: boolean) => vi.spyOn(document, 'hasFocus').mockReturnValue(yes);
  afterEach(() => vi.restoreAllMocks());

  it('is a board that was up in a window with the focus for a moment', async () => {
    watched(true);
    const { inputs, pass } = await openVerify(unseen);
    expect(inputs('seeAnswers')).toEqual([]);
    pass(400);
    expect(inputs('seeAnswers')).toEqual([{ id }]);
  });

  it('is not a board in a window nobody looks at, until somebody does', async () => {
    watched(false);
    const { inputs, pass } = await openVerify(unseen);
    pass(5000);
    expect(inputs('seeAnswers')).toEqual([]);
    watched(true);
    act(() => {
      window.dispatchEvent(new Event('focus'));
    });
    pass(1000);
    expect(inputs('seeAnswers')).toEqual([{ id }]);
  });

  it('is not a board behind the composer, and not one without news', async () => {
    watched(true);
    const { inputs, pass, push } = await openVerify(asking(verificationWith()));
    pass(5000);
    fireEvent.click(button('New question'));
    push(next(unseen, {}));
    pass(5000);
    expect(inputs('seeAnswers')).toEqual([]);
  });
});
