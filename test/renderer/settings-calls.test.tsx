// The settings for shared 911 calls and for Share911's alerts: the way in, the keys, where this building is.
import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { AppState } from '../../src/shared/state';
import { degreesOf, pairOf } from '../../src/renderer/features/settings/call-site';
import { SettingsPage } from '../../src/renderer/shell/settings-page';
import { stateWith } from '../fakes/app-state';
import { settingsWith } from './calls-fixture';
import { openWindow, refusing } from './fake-window';

const open = (parts: Partial<AppState> = {}) => openWindow(stateWith(parts), <SettingsPage />);
const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name);
const leaveWith = (name: string, value: string) => {
  fireEvent.change(field(name), { target: { value } });
  fireEvent.blur(field(name));
};
const section = (name: string) => within(screen.getByRole('region', { name }));

describe('coordinates', () => {
  it.each<[string, number | null | undefined]>([
    ['39.9612', 39.9612],
    [' -82.9988° ', -82.9988],
    ['−82,9988', -82.9988],
    ['', null],
    ['91', undefined],
    ['north', undefined],
    ['1e1', undefined],
  ])('“%s” is read as %s', (text, degrees) => {
    expect(degreesOf(text, 90)).toBe(degrees);
  });

  it.each([
    ['39.9612, -82.9988', { latitude: 39.9612, longitude: -82.9988 }],
    ['39.9612° -82.9988°', { latitude: 39.9612, longitude: -82.9988 }],
    ['39,9612', undefined],
    ['99.1, 10.2', undefined],
    ['39.9612', undefined],
  ])('“%s” is a pair: %s', (text, pair) => {
    expect(pairOf(text)).toEqual(pair);
  });
});

describe('the place of this building', () => {
  it.each([
    ['Latitude of this building', '39.9612', { latitude: 39.9612 }],
    ['Longitude of this building', '-82.9988', { longitude: -82.9988 }],
    ['Latitude of this building', '39.9612, -82.9988', { latitude: 39.9612, longitude: -82.9988 }],
    ['Size of this site in meters', '80', { radiusM: 80 }],
  ])('%s saves “%s”', async (name, typed, site) => {
    const { inputs, settle } = open();
    leaveWith(name, typed);
    await settle();
    expect(inputs('changeSettings')).toEqual([{ site }]);
  });

  it('is unknown again when the field is emptied', async () => {
    const { inputs, settle } = open({ settings: settingsWith() });
    leaveWith('Latitude of this building', ' ');
    await settle();
    expect(inputs('changeSettings')).toEqual([{ site: { latitude: null } }]);
  });

  it.each([
    ['Latitude of this building', '90.1', 'Type a number from -90 to 90.'],
    ['Longitude of this building', 'west', 'Type a number from -180 to 180.'],
    ['Size of this site in meters', '9', 'Type a whole number from 10 to 5000.'],
  ])('%s never saves “%s”', async (name, typed, wrong) => {
    const { inputs, settle } = open();
    leaveWith(name, typed);
    await settle();
    expect(inputs('changeSettings')).toEqual([]);
    expect(screen.getByText(wrong)).toBeTruthy();
  });
});

describe('shared calls', () => {
  it('show the address to register and whether a share can be trusted', () => {
    const { webhook } = stateWith();
    const { push } = open();
    const calls = section('911 calls');
    expect(field('Address to register with RapidSOS').value).toContain('/webhooks/rapidsos');
    expect(calls.getByText(/only RapidSOS can share calls/)).toBeTruthy();
    push(stateWith({ revision: 2, webhook: { ...webhook, canProveRapidsos: false } }));
    expect(calls.getByText(/every shared call is refused/)).toBeTruthy();
  });

  it.each([
    ['Keep calls for (hours)', '24', { calls: { keepHours: 24 } }],
    [
      'Address of map pictures',
      ' https://tiles.example/{z}/{x}/{y}.png ',
      { calls: { tileUrl: 'https://tiles.example/{z}/{x}/{y}.png' } },
    ],
    [
      'RapidSOS address',
      'https://sandbox.example',
      { rapidsos: { baseUrl: 'https://sandbox.example' } },
    ],
  ])('save “%s” when it is left', async (name, typed, patch) => {
    const { inputs, settle } = open();
    leaveWith(name, typed);
    await settle();
    expect(inputs('changeSettings')).toEqual([patch]);
  });

  it('are asked about only when somebody switches that on, which needs approval', async () => {
    const { inputs, settle } = open();
    const follow = screen.getByRole<HTMLInputElement>('switch', {
      name: 'Ask for newer places (needs RapidSOS approval)',
    });
    expect(follow.checked).toBe(false);
    fireEvent.click(follow);
    await settle();
    expect(inputs('changeSettings')).toEqual([{ rapidsos: { followUp: true } }]);
  });

  it('can come without a sound; a refusal stands beside the switch', async () => {
    const { api, inputs, settle } = open();
    api.answers.changeSettings = refusing({ kind: 'storage', reason: 'disk-full', detail: '' });
    fireEvent.click(screen.getByRole('switch', { name: 'Sound for a new call or alert' }));
    await settle();
    expect(inputs('changeSettings')).toEqual([{ calls: { sound: false } }]);
    expect(screen.getByRole('alert').textContent).toContain('The disk is full.');
  });

  it('are locked where IT has set them', () => {
    open({ lockedSettings: ['site', 'calls.keepHours', 'rapidsos.followUp'] });
    for (const name of ['Latitude of this building', 'Keep calls for (hours)']) {
      expect([name, field(name).disabled]).toEqual([name, true]);
    }
    expect(screen.getByRole<HTMLInputElement>('switch', { name: /newer places/ }).disabled).toBe(
      true,
    );
    expect(field('Address of map pictures').disabled).toBe(false);
  });
});

describe('Share911’s alerts', () => {
  it('show the address to register and whether an alert can be trusted', () => {
    const { webhook } = stateWith();
    open({ webhook: { ...webhook, canProveShare911: false, reachable: false } });
    const alerts = section('Share911 alerts');
    expect(field('Address to register with Share911').value).toContain('/webhooks/share911');
    expect(alerts.getByText(/every alert is refused/)).toBeTruthy();
    expect(alerts.getByText(/this computer only/)).toBeTruthy();
  });

  it('save the user name', async () => {
    const { inputs, settle } = open();
    leaveWith('User name for alerts', 'school');
    await settle();
    expect(inputs('changeSettings')).toEqual([{ share911: { webhookUser: 'school' } }]);
  });

  it('have no address while nothing listens', () => {
    const { webhook } = stateWith();
    open({ webhook: { ...webhook, rapidsosUrl: null, share911Url: null } });
    expect(screen.queryByLabelText('Address to register with Share911')).toBeNull();
  });
});

describe.each([
  ['rapidsos.sharedSecret', 'RapidSOS shared secret'],
  ['rapidsos.clientId', 'RapidSOS client ID'],
  ['rapidsos.clientSecret', 'RapidSOS client secret'],
  ['share911.webhookPassword', 'Password for alerts'],
] as const)('the secret %s', (name, label) => {
  it('is handed to main and forgotten by the window', async () => {
    const { inputs, settle } = open();
    fireEvent.change(field(label), { target: { value: 'canary' } });
    fireEvent.click(screen.getByRole('button', { name: `Store key: ${label}` }));
    await settle();
    expect(inputs('setSecret')).toEqual([{ name, value: 'canary' }]);
    expect(document.body.innerHTML).not.toContain('canary');
  });
});
