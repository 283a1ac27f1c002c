// The settings screen: each field by itself, refusals beside it, IT's word last.
import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { stateWith } from '../fakes/app-state';
import type { AppState } from '../../src/shared/state';
// Loaded ahead, as the shell does: the screen itself comes lazily.
import '../../src/renderer/shell/settings-page';
import { openWindow, refusing } from './fake-window';

async function openSettings(parts: Partial<AppState> = {}) {
  const opened = openWindow(stateWith(parts));
  fireEvent.click(screen.getByRole('link', { name: 'Settings' }));
  await screen.findByRole('heading', { level: 1, name: 'Settings' });
  return opened;
}
const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name);
const leaveWith = (name: string, value: string) => {
  fireEvent.change(field(name), { target: { value } });
  fireEvent.blur(field(name));
};
const button = (name: string) => screen.getByRole('button', { name });

describe('a text among the settings', () => {
  it('is saved by itself when it is left', async () => {
    const { inputs, settle } = await openSettings();
    leaveWith('Channel', 'sharevilledemo/eastbranch');
    await settle();
    expect(inputs('changeSettings')).toEqual([
      { share911: { channelId: 'sharevilledemo/eastbranch' } },
    ]);
    expect(screen.getByText('Saved')).toBeTruthy();
  });

  it('is not saved when it was not changed', async () => {
    const { inputs, settle } = await openSettings();
    fireEvent.blur(field('Channel'));
    leaveWith('Desk name', 'Front Desk ');
    await settle();
    expect(inputs('changeSettings')).toEqual([]);
  });

  it('keeps what was typed when main refuses it, with the reason beside it', async () => {
    const { api, settle } = await openSettings();
    api.answers.changeSettings = refusing({ kind: 'invalid-input', detail: '', field: 'x' });
    leaveWith('Address', 'http://example.com');
    await settle();
    expect(field('Address').value).toBe('http://example.com');
    expect(field('Address').getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText('Type an address that starts with https://')).toBeTruthy();
  });

  it('says why when it could not be saved for another reason', async () => {
    const { api, settle } = await openSettings();
    api.answers.changeSettings = refusing({ kind: 'storage', reason: 'disk-full', detail: '' });
    leaveWith('Desk name', 'Office');
    await settle();
    expect(screen.getByText('Not saved. The disk is full.')).toBeTruthy();
  });

  it('gives way to a value that changes elsewhere', async () => {
    const { push } = await openSettings();
    const { settings } = stateWith();
    push(
      stateWith({ revision: 2, settings: { ...settings, desk: { ...settings.desk, name: 'B' } } }),
    );
    expect(field('Desk name').value).toBe('B');
  });

  it('is shown but cannot be changed when IT has set it', async () => {
    await openSettings({ lockedSettings: ['desk', 'share911.baseUrl'] });
    expect(field('Desk name').disabled).toBe(true);
    expect(field('Address').disabled).toBe(true);
    expect(field('Channel').disabled).toBe(false);
    expect(screen.getAllByText('Set by your IT team')).toHaveLength(5);
  });
});

describe('a number among the settings', () => {
  it('is saved as a number', async () => {
    const { inputs, settle } = await openSettings();
    leaveWith('Countdown in seconds', '0');
    await settle();
    expect(inputs('changeSettings')).toEqual([{ panic: { countdownSeconds: 0 } }]);
  });

  it.each(['11', '-1', '2.5', 'three', ''])('never leaves the field as “%s”', async (typed) => {
    const { inputs, settle } = await openSettings();
    leaveWith('Countdown in seconds', typed);
    await settle();
    expect(inputs('changeSettings')).toEqual([]);
    expect(field('Countdown in seconds').value).toBe(typed);
    expect(screen.getByText('Type a whole number from 0 to 10.')).toBeTruthy();
  });
});

describe('phrases and the discreet switch', () => {
  it('save one phrase per line, without empty ones', async () => {
    const { inputs, settle } = await openSettings();
    leaveWith('Ready-made messages', 'One\n\n Two ');
    await settle();
    expect(inputs('changeSettings')).toEqual([{ panic: { phrases: ['One', 'Two'] } }]);
  });

  it('save the switch at once', async () => {
    const { inputs } = await openSettings();
    fireEvent.click(screen.getByRole('switch', { name: 'Keep hotkey presses off the screen' }));
    expect(inputs('changeSettings')).toEqual([{ panic: { discreetHotkeys: false } }]);
  });
});

describe('the Share911 key', () => {
  it('is handed to main and forgotten by the window', async () => {
    const { inputs, settle } = await openSettings();
    expect(field('Share911 API key').type).toBe('password');
    expect(screen.getByText('Not stored')).toBeTruthy();
    fireEvent.change(field('Share911 API key'), { target: { value: 'canary' } });
    fireEvent.click(button('Store key'));
    await settle();
    expect(inputs('setSecret')).toEqual([{ name: 'share911.apiKey', value: 'canary' }]);
    expect(field('Share911 API key').value).toBe('');
    expect(document.body.innerHTML).not.toContain('canary');
  });

  it.each([
    ['unreadable', 'Cannot be read now', /Unlock the keyring first/],
    ['other-address', 'Stored for another address', /The address changed: enter the key again/],
  ] as const)('that is %s is not called missing', async (state, word, hint) => {
    await openSettings({ secrets: { 'share911.apiKey': state } });
    expect(screen.getByText(word)).toBeTruthy();
    expect(screen.getByText(hint)).toBeTruthy();
    expect(screen.queryByText('Not stored')).toBeNull();
  });

  it('is removed only after a question', async () => {
    const { inputs, settle } = await openSettings({ secrets: { 'share911.apiKey': 'stored' } });
    fireEvent.click(button('Remove key'));
    fireEvent.click(button('Keep it'));
    expect(inputs('clearSecret')).toEqual([]);
    fireEvent.click(button('Remove key'));
    const question = screen.getByRole('alertdialog', { name: 'Remove the Share911 key?' });
    fireEvent.click(within(question).getByRole('button', { name: 'Remove key' }));
    await settle();
    expect(inputs('clearSecret')).toEqual([{ name: 'share911.apiKey' }]);
  });

  it('stays in the field when the keyring refuses it, and says so', async () => {
    const { api, settle } = await openSettings();
    api.answers.setSecret = refusing({ kind: 'storage', reason: 'keyring-locked', detail: '' });
    fireEvent.change(field('Share911 API key'), { target: { value: 'canary' } });
    fireEvent.click(button('Store key'));
    await settle();
    expect(screen.getByText('Not stored. The place where keys are kept is locked.')).toBeTruthy();
  });
});

describe('room and call-back phone', () => {
  it.each([
    [
      'en',
      'Settings',
      'Room',
      'Call-back phone',
      'Type one phone number with its area code, such as 614 555 0100 ext. 4.',
    ],
    [
      'es',
      'Ajustes',
      'Sala',
      'Teléfono del puesto',
      'Escriba un solo número con su código de área, por ejemplo 614 555 0100 ext. 4.',
    ],
  ] as const)(
    'are saved by themselves, and a bad number is told at its field (%s)',
    async (language, title, room, phone, wrong) => {
      const { api, inputs, settle } = openWindow(stateWith({ language }));
      fireEvent.click(screen.getByRole('link', { name: title }));
      await screen.findByRole('heading', { level: 1, name: title });
      leaveWith(room, 'Room 12');
      leaveWith(phone, '614-555-0100 x4');
      await settle();
      expect(inputs('changeSettings')).toEqual([
        { desk: { room: 'Room 12' } },
        { desk: { callbackPhone: '614-555-0100 x4' } },
      ]);
      api.answers.changeSettings = refusing({
        kind: 'invalid-input',
        detail: '',
        field: 'desk.callbackPhone',
      });
      leaveWith(phone, '555');
      await settle();
      expect(screen.getByText(wrong)).toBeTruthy();
      expect(field(phone).value).toBe('555');
    },
  );

  it('that IT has set are locked', async () => {
    await openSettings({ lockedSettings: ['desk.room', 'desk.callbackPhone'] });
    expect([field('Room').disabled, field('Call-back phone').disabled]).toEqual([true, true]);
    expect(field('Location').disabled).toBe(false);
  });
});
