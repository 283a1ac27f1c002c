// The delivery card: every rung with its time, never more than is known.
import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ok } from '../../src/shared/core/failure';
import type { PressDelivery } from '../../src/shared/delivery';
import { deliveryWith, NOON_MS, stateWith } from '../fakes/app-state';
import { openWindow, refusing } from './fake-window';

const CALM_MS = 600;
const STAND_DOWN_ID = '00000000-0000-4000-8000-00000000abcd';
const withCard = (delivery: PressDelivery, ...others: PressDelivery[]) =>
  openWindow(stateWith({ deliveries: [delivery, ...others] }));
const card = (name: string) => screen.getByRole('article', { name });
const button = (name: string) => screen.getByRole('button', { name });
const accepted = (status: PressDelivery['action']['status'] = 'THREAT') =>
  deliveryWith(status, {
    state: 'accepted',
    rungs: {
      pressedMs: NOON_MS,
      savedMs: NOON_MS + 1,
      sentMs: NOON_MS + 4,
      acceptedMs: NOON_MS + 93,
      answeredMs: null,
    },
  });
const standDownOf = (panic: PressDelivery, state: PressDelivery['state']): PressDelivery => ({
  ...deliveryWith('SECURE', { id: STAND_DOWN_ID, state }),
  action: { ...panic.action, status: 'SECURE', standsDown: panic.id },
});

describe('a press whose key cannot be had', () => {
  it.each([
    ['keyring-locked', 'Unlock the keyring with your password.'],
    ['keyring-missing', 'Ask IT to install a keyring service'],
    ['address-changed', 'Enter it again in Settings'],
  ] as const)('names the remedy of %s, and no disk', (reason, remedy) => {
    const failure = { kind: 'storage', reason, detail: '' } as const;
    withCard(deliveryWith('THREAT', { state: 'waiting', failure }));
    expect(card('Threat').textContent).toContain(remedy);
    expect(card('Threat').textContent).not.toContain('disk');
  });
});

describe('while the seconds run', () => {
  const delivery = deliveryWith('THREAT', { state: 'counting-down' });

  it('shows how many are left', () => {
    const { pass } = withCard(delivery);
    expect(screen.getByRole('timer', { name: 'Sends in 3 seconds' })).toBeTruthy();
    pass(2100);
    expect(screen.getByRole('timer', { name: 'Sends in 1 second' })).toBeTruthy();
  });

  it('counts 3, 2, 1 though the press took a moment to main', () => {
    const late = { ...delivery, fireAtMs: NOON_MS + 3040 };
    const { push, pass } = openWindow(stateWith());
    push(stateWith({ revision: 2, deliveries: [late] }));
    expect(screen.getByText('Threat. Sends in 3 seconds.')).toBeTruthy();
    const said: string[] = [];
    for (let tick = 0; tick < 32; tick += 1) {
      const words = screen.getByRole('timer').getAttribute('aria-label') ?? '';
      if (said.at(-1) !== words) said.push(words);
      pass(100);
    }
    expect(said).toEqual([
      ...['Sends in 3 seconds', 'Sends in 2 seconds', 'Sends in 1 second'],
      'Sending now',
    ]);
  });

  it('offers Send now and Cancel and asks main for exactly that', async () => {
    const { api, inputs, settle } = withCard(delivery);
    api.answers.cancel = () => Promise.resolve(ok({ result: 'cancelled', delivery }));
    fireEvent.click(button('Send now'));
    fireEvent.click(button('Cancel'));
    await settle();
    expect(inputs('sendNow')).toEqual([{ id: delivery.id }]);
    expect(inputs('cancel')).toEqual([{ id: delivery.id }]);
  });

  it('is announced once, politely', () => {
    const { push, pass } = openWindow(stateWith());
    push(stateWith({ revision: 2, deliveries: [delivery] }));
    const region = screen.getByText('Threat. Sends in 3 seconds.').closest('[aria-live]');
    expect(region?.getAttribute('aria-live')).toBe('polite');
    pass(15_000);
    expect(region?.textContent).toBe('');
  });
});

describe('the ladder', () => {
  it('shows the wall time of the press and the time after it of every rung reached', () => {
    withCard(accepted());
    const rungs = within(card('Threat'))
      .getAllByRole('listitem')
      .map((rung) => rung.textContent);
    const at = new Date(NOON_MS);
    const hour = String(at.getHours()).padStart(2, '0');
    const minute = String(at.getMinutes()).padStart(2, '0');
    expect(rungs).toEqual([
      `Pressed${hour}:${minute}:09.0`,
      'Saved+ 0.001 s',
      'Sent+ 0.004 s',
      'Accepted+ 0.093 s',
      'AnsweredShare911 does not tell',
    ]);
  });

  it('warns when the press could not be saved', () => {
    const { rungs } = accepted();
    withCard({ ...accepted(), state: 'sending', rungs: { ...rungs, savedMs: null } });
    expect(card('Threat').textContent).toContain('It could not be saved on this computer.');
    expect(card('Threat').textContent).toContain('It is still being sent');
    expect(within(card('Threat')).getAllByRole('listitem')[1]?.textContent).toBe('Savednot saved');
  });
});

describe('a press in trouble', () => {
  const waiting = deliveryWith('THREAT', {
    state: 'waiting',
    attempts: 2,
    nextAttemptAtMs: NOON_MS + 4000,
    failure: { kind: 'unavailable', reason: 'refused', detail: '' },
  });

  it('says what is wrong, when the next try is, and whom to call', () => {
    const { pass } = withCard(waiting);
    const alert = screen.getByRole('alert');
    expect(alert.getAttribute('aria-live')).toBe('assertive');
    expect(alert.textContent).toMatch(/^Threat:/);
    expect(alert.textContent).toContain('The service did not accept the connection.');
    expect(alert.textContent).toContain('Call 911 now.');
    expect(card('Threat').textContent).toContain('Next try in 4 s · tried 2 times');
    pass(2000);
    expect(card('Threat').textContent).toContain('Next try in 2 s');
  });

  it('keeps the number to call in sight through every try', () => {
    const { push } = withCard(waiting);
    const trying = { ...waiting, state: 'sending', overdue: true, nextAttemptAtMs: null } as const;
    push(stateWith({ revision: 2, deliveries: [trying] }));
    expect(screen.getByRole('alert').textContent).toContain('Call 911 now');
    push(stateWith({ revision: 3, deliveries: [accepted()] }));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('that hangs in its first try says that there is no answer yet', () => {
    withCard(deliveryWith('THREAT', { state: 'sending', overdue: true }));
    const alert = screen.getByRole('alert').textContent;
    expect(alert).toContain('Call 911 now');
    expect(alert).toContain('No answer from Share911 yet.');
  });

  it('does not repeat itself to a screen reader with every second', () => {
    const { pass } = withCard(waiting);
    const before = screen.getByRole('alert').textContent;
    pass(2000);
    expect(screen.getByRole('alert').textContent).toBe(before);
  });

  it('that failed is an alert with Try again', async () => {
    const { inputs, pass, settle } = withCard(
      deliveryWith('THREAT', { state: 'failed', failure: { kind: 'unauthorized', detail: '' } }),
    );
    pass(CALM_MS);
    expect(screen.getByRole('alert').textContent).toContain('Call 911 now.');
    expect(screen.getByRole('alert').textContent).toContain('Not sent.');
    fireEvent.click(button('Try again'));
    await settle();
    expect(inputs('tryAgain')).toHaveLength(1);
  });

  it('that may have arrived is never called not sent', () => {
    withCard(deliveryWith('THREAT', { state: 'failed', mayHaveReached: true }));
    expect(screen.getByRole('alert').textContent).toContain('It is not known whether it arrived');
    expect(card('Threat').textContent).not.toContain('Not sent');
  });

  it('that has expired does not promise more tries', () => {
    withCard({ ...waiting, state: 'expired', nextAttemptAtMs: null });
    expect(card('Threat').textContent).not.toContain('keeps trying');
  });

  it('tells nobody to call in practice', () => {
    openWindow(
      stateWith({
        world: 'practice',
        deliveries: [deliveryWith('THREAT', { state: 'failed' })],
      }),
    );
    expect(card('Threat').textContent).toContain('PRACTICE');
    expect(screen.getByRole('alert').textContent).toContain('In a real emergency, call 911.');
    expect(screen.getByRole('alert').textContent).not.toContain('now');
  });
});

describe('after Cancel', () => {
  it('says that nothing went out where that is known', () => {
    withCard(deliveryWith('THREAT', { state: 'cancelled' }));
    expect(card('Threat').textContent).toContain('Nothing went out.');
  });

  it('says that the service did not take what went out and was refused', () => {
    const { rungs } = deliveryWith('THREAT');
    const sent = { ...rungs, sentMs: NOON_MS + 100, acceptedMs: null };
    withCard(deliveryWith('THREAT', { state: 'cancelled', rungs: sent }));
    expect(card('Threat').textContent).toContain('Share911 did not take it.');
    expect(card('Threat').textContent).not.toContain('Nothing went out');
  });

  it('says that it may have gone where that is not known', () => {
    withCard(deliveryWith('THREAT', { state: 'cancelled', mayHaveReached: true }));
    expect(card('Threat').textContent).toContain('it may have gone out before');
  });

  it('says that it was too late when it was', async () => {
    const sending = deliveryWith('THREAT', { state: 'sending' });
    const { api, push, settle } = withCard(sending);
    api.answers.cancel = () => Promise.resolve(ok({ result: 'too-late', delivery: accepted() }));
    fireEvent.click(button('Cancel'));
    await settle();
    push(stateWith({ revision: 2, deliveries: [accepted()] }));
    expect(card('Threat').textContent).toContain('Too late to cancel: it has gone out.');
  });

  it('while a try is under way says at once that this one may be out, and offers no second Cancel', () => {
    const sending = deliveryWith('THREAT', { state: 'sending' });
    const { push } = withCard(sending);
    push(stateWith({ revision: 2, deliveries: [{ ...sending, cancelAskedMs: NOON_MS }] }));
    const stopped = 'Stopped: no further try starts. The try under way may have arrived.';
    expect(card('Threat').textContent).toContain(stopped);
    expect(screen.getByText('Threat: Stopped; this try may have arrived.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Cancel' })).toBeNull();
  });

  it('says that it has gone out when the vendor took it all the same', () => {
    withCard({ ...accepted(), cancelAskedMs: NOON_MS });
    expect(card('Threat').textContent).toContain('Too late to cancel: it has gone out.');
  });

  it('shows a refusal on the card', async () => {
    const { api, settle } = withCard(deliveryWith('THREAT', { state: 'sending' }));
    api.answers.cancel = refusing({ kind: 'storage', reason: 'disk-full', detail: '' });
    fireEvent.click(button('Cancel'));
    await settle();
    expect(screen.getByRole('alert').textContent).toContain('The disk is full.');
  });
});

describe('an accepted press', () => {
  it('claims no answer in live and no alarm in practice', () => {
    const { push } = withCard(accepted());
    expect(card('Threat').textContent).toContain(
      'Share911 has it. Tocsin cannot see who has read it. This was not a 911 call.',
    );
    push(stateWith({ revision: 2, world: 'practice', deliveries: [accepted()] }));
    expect(card('Threat').textContent).toContain('nobody was alerted');
  });

  it('asks what “I am secured” is taken for before it is sent, and Not yet sends nothing', async () => {
    const { inputs, pass, settle, push } = withCard(accepted());
    pass(CALM_MS);
    fireEvent.click(button('Send “I am secured”'));
    const question = screen.getByRole('alertdialog', {
      name: 'Tell Share911 that you are secured?',
    });
    expect(question.textContent).toContain(
      'This does not call off help. Only people with the right to do so give the all clear.',
    );
    fireEvent.click(button('Not yet'));
    await settle();
    expect(inputs('standDown')).toEqual([]);
    fireEvent.click(button('Send “I am secured”'));
    fireEvent.click(button('Send'));
    await settle();
    expect(inputs('standDown')).toEqual([{ id: accepted().id }]);
    push(stateWith({ revision: 2, deliveries: [accepted('SAFE')] }));
    expect(screen.queryByRole('button', { name: 'Send “I am secured”' })).toBeNull();
  });

  it('is not stood down by the second half of a double click on Send now', async () => {
    const { inputs, push, settle } = withCard(deliveryWith('THREAT', { state: 'counting-down' }));
    fireEvent.click(button('Send now'));
    push(stateWith({ revision: 2, deliveries: [accepted()] }));
    fireEvent.click(button('Send “I am secured”'));
    await settle();
    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect(inputs('standDown')).toEqual([]);
  });

  it('stays stood down after the card of that was put away', () => {
    const panic = accepted();
    const done = { ...standDownOf(panic, 'accepted'), rungs: panic.rungs };
    const { push } = withCard(standDownOf(panic, 'sending'), panic);
    expect(button('Sending “I am secured”').hasAttribute('disabled')).toBe(true);
    expect(card('“I am secured”, after Threat')).toBeTruthy();
    push(stateWith({ revision: 2, deliveries: [done, panic] }));
    push(stateWith({ revision: 3, deliveries: [panic] }));
    expect(button('“I am secured” accepted').hasAttribute('disabled')).toBe(true);
  });

  it('may be stood down again when the first try failed', () => {
    const { pass } = withCard(standDownOf(accepted(), 'failed'), accepted());
    pass(CALM_MS);
    expect(button('Send “I am secured”').hasAttribute('disabled')).toBe(false);
  });

  it('is put away by Close', async () => {
    const { inputs, pass, settle } = withCard(accepted());
    pass(CALM_MS);
    fireEvent.click(button('Close'));
    await settle();
    expect(inputs('closeCard')).toEqual([{ id: accepted().id }]);
  });
});
