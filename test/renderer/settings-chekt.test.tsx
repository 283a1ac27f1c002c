// The settings for asking contacts: CHeKT, the words of a question, where answers come in, and the keys.
import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { AppState } from '../../src/shared/state';
import { SettingsPage } from '../../src/renderer/shell/settings-page';
import { stateWith } from '../fakes/app-state';
import { openWindow, refusing } from './fake-window';

const open = (parts: Partial<AppState> = {}) => openWindow(stateWith(parts), <SettingsPage />);
const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name);
const leaveWith = (name: string, value: string) => {
  fireEvent.change(field(name), { target: { value } });
  fireEvent.blur(field(name));
};
const preview = () => screen.getByRole('figure', { name: 'How it would read' }).textContent;

describe('the CHeKT settings', () => {
  it.each([
    ['CHeKT address', ' https://api.chektdev.com ', { baseUrl: 'https://api.chektdev.com' }],
    ['Name of the site in messages', 'Lincoln Elementary', { siteName: 'Lincoln Elementary' }],
    ['Site ids', 'site_2\n\n site_1 \nsite_2', { siteIds: ['site_2', 'site_1'] }],
  ])('save “%s” when it is left', async (name, typed, chekt) => {
    const { inputs, settle } = open();
    leaveWith(name, typed);
    await settle();
    expect(inputs('changeSettings')).toEqual([{ chekt }]);
  });

  it('show the site ids one on each line', () => {
    const { settings } = stateWith();
    open({ settings: { ...settings, chekt: { ...settings.chekt, siteIds: ['a', 'b'] } } });
    expect(field('Site ids').value).toBe('a\nb');
  });

  it('keep ids that cannot be used, with the reason beside them', async () => {
    const { api, settle } = open();
    api.answers.changeSettings = refusing({ kind: 'invalid-input', detail: '', field: 'chekt' });
    leaveWith('Site ids', 'x'.repeat(129));
    await settle();
    expect(field('Site ids').value).toHaveLength(129);
    expect(screen.getByText(/Up to 500 ids/)).toBeTruthy();
  });

  it('are locked where IT has set them', () => {
    open({ lockedSettings: ['chekt', 'webhooks.port', 'verification.template'] });
    for (const name of ['CHeKT address', 'Site ids', 'Port', 'Words of a question']) {
      expect([name, field(name).disabled]).toEqual([name, true]);
    }
    expect(field('Listening address').disabled).toBe(false);
    expect(field('Public address of this desk').disabled).toBe(false);
  });
});

describe('where answers come in', () => {
  it('saves the listening address and the port', async () => {
    const { inputs, settle } = open();
    leaveWith('Listening address', ' 192.168.1.20 ');
    leaveWith('Port', '9200');
    await settle();
    expect(inputs('changeSettings')).toEqual([
      { webhooks: { host: '192.168.1.20' } },
      { webhooks: { port: 9200 } },
    ]);
  });

  it.each(['0', '65536', 'web'])('never saves “%s” as a port', async (typed) => {
    const { inputs, settle } = open();
    leaveWith('Port', typed);
    await settle();
    expect(inputs('changeSettings')).toEqual([]);
    expect(screen.getByText('Type a whole number from 1 to 65535.')).toBeTruthy();
  });

  it('shows the address to register and can check the way in', async () => {
    const { inputs, settle } = open();
    const section = within(screen.getByRole('region', { name: 'Answers' }));
    expect(section.getByLabelText('Address to register with CHeKT')).toBeTruthy();
    fireEvent.click(section.getByRole('button', { name: 'Check now' }));
    await settle();
    expect(inputs('checkWebhook')).toHaveLength(1);
  });
});

describe('the words of a question', () => {
  it('are previewed while they are typed, and saved when they are left', async () => {
    const { inputs, settle } = open();
    const own = preview();
    expect(own).toContain('Front Desk');
    fireEvent.change(field('Words of a question'), {
      target: { value: 'Alarm at {site}, answer in {minutes} min.' },
    });
    expect(preview()).toContain('Alarm at Front Desk, answer in 3 min.');
    expect(inputs('changeSettings')).toEqual([]);
    fireEvent.blur(field('Words of a question'));
    await settle();
    expect(inputs('changeSettings')).toEqual([
      { verification: { template: 'Alarm at {site}, answer in {minutes} min.' } },
    ]);
  });

  it('are previewed as they go out: in the language of the contacts, with what a text costs', async () => {
    const { inputs, settle } = open();
    expect(preview()).toContain('YES=real, NO=false/falsa, HELP=ayuda.');
    expect(screen.getByText(/^\d+ characters, 1 text$/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: /Language of messages to contacts/ }));
    fireEvent.click(screen.getByRole('option', { name: 'Spanish' }));
    await settle();
    expect(inputs('changeSettings')).toEqual([{ verification: { language: 'es' } }]);
  });

  it('explain what may stand in them', () => {
    open();
    for (const place of ['{site}', '{event}', '{urgency}', '{minutes}']) {
      expect(screen.getByText(new RegExp(place.replace('{', '\\{')))).toBeTruthy();
    }
  });

  it('start with the usual way and urgency, each with its time', () => {
    open();
    expect(screen.getByRole('button', { name: /Usual way to ask/ }).textContent).toContain('Text');
    expect(screen.getByRole('button', { name: /Usual urgency/ }).textContent).toContain(
      'High: 3 min to answer',
    );
  });
});

describe.each([
  ['chekt.apiKey', 'CHeKT API key'],
  ['chekt.webhookSecret', 'CHeKT webhook secret'],
] as const)('the secret %s', (name, label) => {
  const store = () =>
    screen.getByRole<HTMLButtonElement>('button', { name: `Store key: ${label}` });

  it('is handed to main and forgotten by the window', async () => {
    const { inputs, settle } = open();
    expect(field(label).type).toBe('password');
    expect(store().disabled).toBe(true);
    fireEvent.change(field(label), { target: { value: 'canary' } });
    fireEvent.click(store());
    await settle();
    expect(inputs('setSecret')).toEqual([{ name, value: 'canary' }]);
    expect(field(label).value).toBe('');
    expect(document.body.innerHTML).not.toContain('canary');
  });

  it('is removed only after a question that says what follows', async () => {
    const { inputs, settle } = open({ secrets: { [name]: 'stored' } });
    fireEvent.click(screen.getByRole('button', { name: `Remove key: ${label}` }));
    const question = screen.getByRole('alertdialog', { name: `Remove this key? ${label}` });
    expect(inputs('clearSecret')).toEqual([]);
    fireEvent.click(within(question).getByRole('button', { name: 'Remove key' }));
    await settle();
    expect(inputs('clearSecret')).toEqual([{ name }]);
  });
});
