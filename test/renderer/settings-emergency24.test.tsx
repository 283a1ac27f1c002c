// The settings of Emergency24: where it is, how this desk signs in, its wire choices, and its keys.
import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Settings } from '../../src/shared/settings/settings';
import type { AppState } from '../../src/shared/state';
import { SettingsPage } from '../../src/renderer/shell/settings-page';
import { stateWith } from '../fakes/app-state';
import { openWindow, refusing } from './fake-window';

const open = (parts: Partial<AppState> = {}) => openWindow(stateWith(parts), <SettingsPage />);
const withSettings = (emergency24: Partial<Settings['emergency24']>): Partial<AppState> => {
  const { settings } = stateWith();
  return { settings: { ...settings, emergency24: { ...settings.emergency24, ...emergency24 } } };
};
const section = () => within(screen.getByRole('region', { name: 'Emergency24' }));
const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name);
const unfold = () => fireEvent.click(section().getByText('More'));
const choice = (name: string) =>
  section().getByRole<HTMLButtonElement>('button', { name: new RegExp(name) });
const choose = (name: string, option: string) => {
  fireEvent.click(choice(name));
  fireEvent.click(screen.getByRole('option', { name: option }));
};

/** Label, key, the option in force at first with its words, and another one with its words. */
const WIRE = [
  ['Where a signature travels', 'signatureCarriage', 'In the headers', 'query', 'In the address'],
  [
    'Encoding under the signature',
    'percentCase',
    'Capital letters: %2B',
    'lower',
    'Small letters: %2b',
  ],
  ['Letters of the signature', 'digestCase', 'Small: 3fa9', 'upper', 'Capital: 3FA9'],
  [
    'Address to look up an external id',
    'externalSpelling',
    'Find out by itself',
    'exteranl',
    '/exteranl/',
  ],
  [
    'What a change of a contact carries',
    'updateKeys',
    'Everything that is known about the contact',
    'example',
    'Only what the published example has',
  ],
] as const;

describe('the Emergency24 settings', () => {
  it('show and save the address', async () => {
    const { inputs, settle } = open(withSettings({ baseUrl: 'https://here.example/v1' }));
    expect(field('Emergency24 address').value).toBe('https://here.example/v1');
    fireEvent.change(field('Emergency24 address'), {
      target: { value: ' https://there.example/v1 ' },
    });
    fireEvent.blur(field('Emergency24 address'));
    await settle();
    expect(inputs('changeSettings')).toEqual([
      { emergency24: { baseUrl: 'https://there.example/v1' } },
    ]);
  });

  it('keep an address that cannot be used, with the reason beside it', async () => {
    const { api, settle } = open();
    api.answers.changeSettings = refusing({ kind: 'invalid-input', detail: '', field: 'baseUrl' });
    fireEvent.change(field('Emergency24 address'), { target: { value: 'there' } });
    fireEvent.blur(field('Emergency24 address'));
    await settle();
    expect(field('Emergency24 address').value).toBe('there');
    expect(section().getByText('Type an address that starts with https://')).toBeTruthy();
  });

  it('change how this desk signs in', async () => {
    const { inputs, settle } = open();
    expect(choice('How this desk signs in').textContent).toContain('With an API key');
    choose('How this desk signs in', 'With signed requests');
    await settle();
    expect(inputs('changeSettings')).toEqual([{ emergency24: { auth: 'signed' } }]);
  });

  it('ask for a place on the whitelist with an API key, and only then', () => {
    const { push } = open();
    expect(section().getByText(/public address of this desk.*whitelist/)).toBeTruthy();
    push(stateWith({ revision: 2, ...withSettings({ auth: 'signed' }) }));
    expect(section().queryByText(/whitelist/)).toBeNull();
    expect(section().getByText(/access token and the token secret/)).toBeTruthy();
  });

  it('say so when a choice was not saved, and show what is in force', async () => {
    const { api, settle } = open();
    api.answers.changeSettings = refusing({ kind: 'storage', detail: 'disk full' });
    choose('How this desk signs in', 'With signed requests');
    await settle();
    expect(section().getByRole('alert').textContent).toContain('Not saved');
    expect(choice('How this desk signs in').textContent).toContain('With an API key');
  });
});

describe('what Emergency24 leaves open', () => {
  it('is folded away until someone asks for more', () => {
    open();
    const fold = section().getByText('More').closest('details');
    expect(fold?.open).toBe(false);
    expect(fold?.querySelectorAll('button')).toHaveLength(0);
    unfold();
    expect(fold?.open).toBe(true);
    expect(fold?.querySelectorAll('button')).toHaveLength(WIRE.length);
  });

  it.each(WIRE)('“%s” is shown and changed', async (label, key, before, id, words) => {
    const { inputs, push, settle } = open();
    unfold();
    expect(choice(label).textContent).toContain(before);
    choose(label, words);
    await settle();
    expect(inputs('changeSettings')).toEqual([{ emergency24: { [key]: id } }]);
    push(stateWith({ revision: 2, ...withSettings({ [key]: id }) }));
    expect(choice(label).textContent).toContain(words);
  });
});

describe('what IT has set for Emergency24', () => {
  it('is locked as a whole', () => {
    open({ lockedSettings: ['emergency24'] });
    unfold();
    expect(field('Emergency24 address').disabled).toBe(true);
    for (const label of ['How this desk signs in', ...WIRE.map(([name]) => name)]) {
      expect([label, choice(label).disabled]).toEqual([label, true]);
    }
  });

  it('is locked one by one', () => {
    open({ lockedSettings: WIRE.slice(1).map(([, key]) => `emergency24.${key}`) });
    unfold();
    expect(WIRE.map(([label]) => choice(label).disabled)).toEqual([false, true, true, true, true]);
    expect(field('Emergency24 address').disabled).toBe(false);
    expect(choice('How this desk signs in').disabled).toBe(false);
  });
});

describe.each([
  ['emergency24.apiKey', 'Emergency24 API key', 'No Emergency24 key yet'],
  ['emergency24.accessToken', 'Emergency24 access token', 'No access token yet'],
  ['emergency24.tokenSecret', 'Emergency24 token secret', 'No token secret yet'],
] as const)('the secret %s', (name, label, none) => {
  it('is handed to main, forgotten by the window and never shown', async () => {
    const { inputs, push, settle } = open();
    expect(field(label).type).toBe('password');
    expect(screen.getByText(none)).toBeTruthy();
    fireEvent.change(field(label), { target: { value: 'canary' } });
    fireEvent.click(screen.getByRole('button', { name: `Store key: ${label}` }));
    await settle();
    expect(inputs('setSecret')).toEqual([{ name, value: 'canary' }]);
    push(stateWith({ revision: 2, secrets: { [name]: 'stored' } }));
    expect(screen.queryByText(none)).toBeNull();
    expect(screen.getByText('Stored')).toBeTruthy();
    expect(field(label).value).toBe('');
    expect(document.body.innerHTML).not.toContain('canary');
  });

  it('is removed only after a question that says what follows', async () => {
    const { inputs, settle } = open({ secrets: { [name]: 'stored' } });
    fireEvent.click(screen.getByRole('button', { name: `Remove key: ${label}` }));
    const question = screen.getByRole('alertdialog', { name: `Remove this key? ${label}` });
    expect(question.textContent).toContain('Emergency24');
    expect(inputs('clearSecret')).toEqual([]);
    fireEvent.click(within(question).getByRole('button', { name: 'Remove key' }));
    await settle();
    expect(inputs('clearSecret')).toEqual([{ name }]);
  });
});
