// The settings of Emergency24: where it is, how this desk signs in, and its keys.
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
const choice = (name: string) =>
  section().getByRole<HTMLButtonElement>('button', { name: new RegExp(name) });
const choose = (name: string, option: string) => {
  fireEvent.click(choice(name));
  fireEvent.click(screen.getByRole('option', { name: option }));
};

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

describe('what IT has set for Emergency24', () => {
  it('is locked as a whole', () => {
    open({ lockedSettings: ['emergency24'] });
    expect(field('Emergency24 address').disabled).toBe(true);
    expect(choice('How this desk signs in').disabled).toBe(true);
  });

  it('does not show the details of a signature, which only IT sets', () => {
    open(withSettings({ auth: 'signed', signatureCarriage: 'query' }));
    expect(section().getAllByRole('button')).toHaveLength(1);
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
