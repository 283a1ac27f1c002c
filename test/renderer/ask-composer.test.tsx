// The composer: what it starts with, what follows by itself, and the one call that asks.
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ok, type Result } from '../../src/shared/core/failure';
import type { Verification } from '../../src/shared/verification/verification';
import { stateWith } from '../fakes/app-state';
import { refusing } from './fake-window';
import {
  box,
  button,
  chosen,
  field,
  liveState,
  openComposer,
  QUESTION_ID,
  radio,
  type,
} from './ask-fixture';

const message = () => field('Message').value;

describe('a new question', () => {
  it('starts with the first site, the usual way, the usual urgency and Tocsin’s words', async () => {
    await openComposer();
    expect(screen.getByRole('button', { name: /Site/ }).textContent).toContain('site_1');
    expect(radio('Text').checked).toBe(true);
    expect(radio('High 3 min').checked).toBe(true);
    expect(message()).toContain('Lincoln Elementary');
    expect(message()).toMatch(/YES/);
    expect(message()).toMatch(/\b3 min/);
  });

  it('shows the time to answer of every urgency', async () => {
    await openComposer();
    for (const name of ['High 3 min', 'Medium 5 min', 'Low 10 min'])
      expect(radio(name)).toBeTruthy();
  });

  it('starts with what a press or a suggestion has filled in', async () => {
    const { inputs, settle } = await openComposer({
      prefill: {
        siteId: 'site_2',
        eventId: 'event_789',
        contacts: [{ contactId: 'contact_3', name: 'Jane Smith' }],
        method: 'call',
        aboutPress: '00000000-0000-4000-8000-000000000001',
        followsUp: '00000000-0000-4000-8000-000000000002',
      },
    });
    expect(chosen()).toEqual(['Jane Smith']);
    expect(radio('Phone call').checked).toBe(true);
    fireEvent.click(button('Ask now'));
    await settle();
    expect(inputs('verify')).toEqual([
      {
        siteId: 'site_2',
        eventId: 'event_789',
        contacts: [{ contactId: 'contact_3', name: 'Jane Smith' }],
        method: 'call',
        priority: 'high',
        message: message(),
        aboutPress: '00000000-0000-4000-8000-000000000001',
        followsUp: '00000000-0000-4000-8000-000000000002',
      },
    ]);
  });

  it('says in practice that nobody real is asked, and knows the practice site alone', async () => {
    await openComposer({
      state: stateWith({
        world: 'practice',
        settings: liveState().settings,
        practice: { url: 'http://127.0.0.1:1', scenario: 'happy', siteId: 'practice_site' },
      }),
    });
    expect(screen.getByText(/nobody real is asked/)).toBeTruthy();
    expect(screen.getByRole('button', { name: /Site/ }).textContent).toContain('practice_site');
  });

  it('can be put away', async () => {
    const { cancelled } = await openComposer();
    fireEvent.click(button('Cancel'));
    expect(cancelled()).toBe(1);
  });
});

describe('the message', () => {
  it('follows the choices until somebody edits it, and again on request', async () => {
    await openComposer();
    fireEvent.click(radio('Low 10 min'));
    expect(message()).toMatch(/\b10 min/);
    type('Message', 'Is it real?');
    fireEvent.click(radio('Medium 5 min'));
    expect(message()).toBe('Is it real?');
    expect(screen.getByText(/^11 characters, 1 text/)).toBeTruthy();
    fireEvent.click(button('Use Tocsin’s words again'));
    expect(message()).toMatch(/\b5 min/);
    expect(screen.queryByRole('button', { name: 'Use Tocsin’s words again' })).toBeNull();
  });

  it('says by what name people read of the site while it has none', async () => {
    const state = liveState();
    const { chekt } = state.settings;
    await openComposer({ state });
    expect(screen.queryByText(/The site has no name/)).toBeNull();
    cleanup();
    const settings = { ...state.settings, chekt: { ...chekt, siteName: '' } };
    await openComposer({ state: liveState({ settings }) });
    expect(screen.getByText(/The site has no name, so people read “Front Desk”/)).toBeTruthy();
  });

  it('goes out exactly as it stands on the screen', async () => {
    const { inputs } = await openComposer();
    fireEvent.click(radio('Medium 5 min'));
    const shown = message();
    fireEvent.click(button('Ask now'));
    expect(inputs('verify')).toMatchObject([{ message: shown, priority: 'medium' }]);
  });

  it('has a subject only as an e-mail without an event', async () => {
    const { inputs } = await openComposer();
    expect(screen.queryByLabelText('Subject of the e-mail')).toBeNull();
    fireEvent.click(radio('E-mail'));
    type('Subject of the e-mail', 'Please answer');
    type('Alarm event (optional)', 'event_1');
    expect(screen.queryByLabelText('Subject of the e-mail')).toBeNull();
    type('Alarm event (optional)', '');
    fireEvent.click(button('Ask now'));
    expect(inputs('verify')).toMatchObject([{ method: 'email', subject: 'Please answer' }]);
  });
});

describe('asking', () => {
  it('hands over the question once, however often the button is hit', async () => {
    const { inputs, sent, settle } = await openComposer();
    fireEvent.click(button('Ask now'));
    fireEvent.click(screen.getByRole('button', { name: /Ask now|Asking/ }));
    await settle();
    fireEvent.click(button('Ask now'));
    await settle();
    expect(inputs('verify')).toHaveLength(1);
    expect(inputs('verify')).toMatchObject([
      {
        siteId: 'site_1',
        contacts: [
          { contactId: 'contact_1', name: 'John Doe', type: 'primary', role: 'owner' },
          { contactId: 'contact_2', name: 'Ana María López', type: 'primary', role: 'manager' },
        ],
        method: 'sms',
        priority: 'high',
      },
    ]);
    expect(sent).toEqual([QUESTION_ID]);
    expect(screen.getByText('Asked. Change something to ask again.')).toBeTruthy();
  });

  it('is possible again once something has changed', async () => {
    const { inputs, settle } = await openComposer();
    fireEvent.click(button('Ask now'));
    await settle();
    fireEvent.click(box(/Jane Smith/));
    fireEvent.click(button('Ask now'));
    expect(inputs('verify')).toHaveLength(2);
  });

  it('says that it is under way', async () => {
    let answer: (result: Result<Verification>) => void = () => undefined;
    const { sent, settle } = await openComposer({
      answers: { verify: () => new Promise((resolve) => (answer = resolve)) },
    });
    fireEvent.click(button('Ask now'));
    expect(button('Asking…').disabled).toBe(true);
    answer(ok({ id: QUESTION_ID } as Verification));
    await settle();
    expect(sent).toEqual([QUESTION_ID]);
  });

  it('is not possible without people or a site, and says why beside the button', async () => {
    const { settings } = liveState();
    await openComposer({
      state: liveState({ settings: { ...settings, chekt: { ...settings.chekt, siteIds: [] } } }),
    });
    expect(button('Ask now').disabled).toBe(true);
    expect(screen.getByText('Choose the site first.')).toBeTruthy();
    type('Site', 'site_1');
    expect(screen.getByText('Choose at least one person.')).toBeTruthy();
    expect(button('Ask now').disabled).toBe(true);
    fireEvent.click(box('Everyone at this site'));
    expect(button('Ask now').disabled).toBe(false);
  });

  it('points at the missing key before anyone waits for an answer', async () => {
    const { navigation } = await openComposer({
      state: liveState({ secrets: { 'chekt.apiKey': 'not-stored' } }),
    });
    expect(screen.getByText(/The CHeKT key is not stored/)).toBeTruthy();
    fireEvent.click(button('Open Settings'));
    expect(navigation.getState().screen).toBe('settings');
  });
});

describe('a refused question', () => {
  it.each([
    ['eventId', 'Alarm event (optional)', 'Type one line of at most 128 characters.'],
    ['message', 'Message', 'Use at most 1000 characters.'],
    [
      'contacts.0.contactId',
      'Search people to ask',
      'One of these people cannot be asked. Remove them and try again.',
    ],
  ])('marks %s and keeps everything that was written', async (where, label, words) => {
    const { sent, settle } = await openComposer({
      answers: { verify: refusing({ kind: 'invalid-input', detail: '', field: where }) },
    });
    type('Message', 'Is it real?');
    fireEvent.click(button('Ask now'));
    await settle();
    expect(screen.getByText(words)).toBeTruthy();
    expect(field(label).getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByRole('alert').textContent).toBe(
      'Nobody was asked. Look at the marked field above.',
    );
    expect(message()).toBe('Is it real?');
    expect(chosen()).toHaveLength(2);
    expect(sent).toEqual([]);
    expect(button('Ask now').disabled).toBe(false);
  });

  it('says any other reason beside the button, and may be asked again', async () => {
    const { api, inputs, settle } = await openComposer({
      answers: { verify: refusing({ kind: 'storage', reason: 'disk-full', detail: '' }) },
    });
    fireEvent.click(button('Ask now'));
    await settle();
    expect(screen.getByRole('alert').textContent).toBe('Nobody was asked. The disk is full.');
    delete api.answers.verify;
    api.answers.verify = () => Promise.resolve(ok({ id: QUESTION_ID } as Verification));
    fireEvent.click(button('Ask now'));
    await settle();
    expect(inputs('verify')).toHaveLength(2);
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
