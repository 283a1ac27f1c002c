// How answers reach this computer: the state in one sentence, the address to register, the check.
import { fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { ok, type Failure } from '../../src/shared/core/failure';
import type { WebhookState } from '../../src/shared/core/webhook';
import { ReachPanel } from '../../src/renderer/features/verification/reach-panel';
import { NOON_MS, stateWith } from '../fakes/app-state';
import { openWindow, refusing, type Answers } from './fake-window';

const CAME_HOME = { atMs: NOON_MS - 12_000, tookMs: 44.6, failure: null };
const REFUSED: Failure = { kind: 'unavailable', reason: 'refused', detail: 'ECONNREFUSED' };

const WELL: WebhookState = {
  failure: null,
  localUrl: 'http://127.0.0.1:9119',
  chektUrl: 'https://desk.example.com/webhooks/chekt',
  chektProof: 'signature',
  rapidsosUrl: 'https://desk.example.com/webhooks/rapidsos',
  share911Url: 'https://desk.example.com/webhooks/share911',
  canProveRapidsos: true,
  canProveShare911: true,
  untaken: [],
  reachable: true,
  checking: false,
  lastCheck: CAME_HOME,
  lastEventMs: NOON_MS - 120_000,
};

const stateOf = (webhook: Partial<WebhookState>, lockedSettings: readonly string[] = []) =>
  stateWith({ webhook: { ...WELL, ...webhook }, lockedSettings });
const open = (
  webhook: Partial<WebhookState> = {},
  answers: Partial<Answers> = {},
  locked: readonly string[] = [],
) => openWindow(stateOf(webhook, locked), <ReachPanel />, answers);
const head = () => screen.getByRole('button', { name: 'How answers reach this computer' });
const isOpen = () => head().getAttribute('aria-expanded') === 'true';
const unfold = () => fireEvent.click(head());

describe('the panel', () => {
  it('is folded away while all is well, and says so', () => {
    open();
    expect(isOpen()).toBe(false);
    expect(screen.getByText('Answers can come in')).toBeTruthy();
    expect(screen.queryByText(/Answers can come in: checked/)).toBeNull();
  });

  it.each<[string, Partial<WebhookState>]>([
    ['the receiver does not listen', { failure: REFUSED, localUrl: null, chektUrl: null }],
    ['there is no way in', { reachable: false, lastCheck: null }],
    ['the last check was lost', { lastCheck: { ...CAME_HOME, tookMs: null, failure: REFUSED } }],
  ])('is open when %s', (_what, webhook) => {
    open(webhook);
    expect(isOpen()).toBe(true);
    expect(screen.getByText('Needs a look')).toBeTruthy();
  });

  it('opens by itself when something goes wrong, and stays as the operator leaves it', () => {
    const { push } = open();
    push({ ...stateOf({ reachable: false }), revision: 2 });
    expect(isOpen()).toBe(true);
    unfold();
    expect(isOpen()).toBe(false);
    push({ ...stateOf({ reachable: false, lastEventMs: NOON_MS }), revision: 3 });
    expect(isOpen()).toBe(false);
    push({ ...stateOf({}), revision: 4 });
    expect(isOpen()).toBe(false);
    push({ ...stateOf({ reachable: false }), revision: 5 });
    expect(isOpen()).toBe(true);
  });
});

describe('its sentence', () => {
  it('tells when the last check came home and how long it took', () => {
    const { pass } = open();
    unfold();
    expect(screen.getByText('Answers can come in: checked 12 s ago, it took 45 ms.')).toBeTruthy();
    expect(screen.getByText('The last event came 2 min ago.')).toBeTruthy();
    pass(60_000);
    expect(screen.getByText(/checked 1 min ago/)).toBeTruthy();
  });

  it.each<[string, Partial<WebhookState>]>([
    [
      'Tocsin is not listening for answers. The service did not accept the connection.',
      { failure: REFUSED, localUrl: null, chektUrl: null },
    ],
    [
      'Tocsin listens at http://127.0.0.1:9119, but CHeKT has no way to reach this computer yet.',
      { reachable: false, lastCheck: null },
    ],
    [
      'The check 12 s ago did not come through. The service did not accept the connection.',
      { lastCheck: { ...CAME_HOME, tookMs: null, failure: REFUSED } },
    ],
  ])('says: %s', (sentence, webhook) => {
    open(webhook);
    expect(screen.getByText(sentence)).toBeTruthy();
  });

  it('says that nothing was checked and that no event has come', () => {
    open({ lastCheck: null, lastEventMs: null });
    expect(screen.getByText('Not checked yet')).toBeTruthy();
    unfold();
    expect(screen.getByText(/is not checked yet/)).toBeTruthy();
    expect(screen.getByText('No event has come yet.')).toBeTruthy();
  });
});

describe('the address to register', () => {
  afterEach(() => {
    Reflect.deleteProperty(document, 'execCommand');
  });
  const copying = (works: boolean) =>
    Object.defineProperty(document, 'execCommand', { configurable: true, value: () => works });

  it('is shown exactly, and copied with one button', () => {
    copying(true);
    open();
    unfold();
    const address = screen.getByLabelText<HTMLInputElement>('Address to register with CHeKT');
    expect(address.value).toBe('https://desk.example.com/webhooks/chekt');
    fireEvent.click(screen.getByRole('button', { name: 'Copy address' }));
    expect(screen.getByText('Copied')).toBeTruthy();
  });

  it('is left marked for Ctrl+C where it cannot be copied', () => {
    copying(false);
    open();
    unfold();
    const address = screen.getByLabelText<HTMLInputElement>('Address to register with CHeKT');
    fireEvent.click(screen.getByRole('button', { name: 'Copy address' }));
    expect(screen.getByText('Press Ctrl+C to copy the marked address.')).toBeTruthy();
    expect(document.activeElement).toBe(address);
  });

  it('says what proves an event: a signature, or the address that nobody else may know', () => {
    open();
    unfold();
    expect(screen.getByText(/Every event must carry a signature/)).toBeTruthy();
    open({ chektProof: 'address' });
    unfold();
    expect(screen.getByText(/the address itself is the secret/)).toBeTruthy();
  });

  it('is not named while the keychain does not say whether a secret is set', () => {
    const state = stateOf({ chektUrl: null });
    const secrets = { 'chekt.webhookSecret': 'unreadable' } as const;
    openWindow({ ...state, world: 'live', secrets }, <ReachPanel />);
    unfold();
    expect(screen.queryByLabelText('Address to register with CHeKT')).toBeNull();
    expect(screen.getByText(/keychain does not say/)).toBeTruthy();
  });

  it('says that an address of this computer alone leads nowhere', () => {
    open({ reachable: false });
    expect(screen.getByText(/This address works on this computer only/)).toBeTruthy();
  });
});

describe('the check', () => {
  it('is made on request, and its answer is shown before the state tells it', async () => {
    const { inputs, settle } = open(
      { lastCheck: null },
      { checkWebhook: () => Promise.resolve(ok({ atMs: NOON_MS, tookMs: 7, failure: null })) },
    );
    unfold();
    fireEvent.click(screen.getByRole('button', { name: 'Check now' }));
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Checking…' }).disabled).toBe(
      true,
    );
    await settle();
    expect(inputs('checkWebhook')).toHaveLength(1);
    expect(screen.getByText('Answers can come in: checked just now, it took 7 ms.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Check now' })).toBeTruthy();
  });

  it('says why it could not be made', async () => {
    const { settle } = open({}, { checkWebhook: refusing({ kind: 'bug', detail: 'x' }) });
    unfold();
    fireEvent.click(screen.getByRole('button', { name: 'Check now' }));
    await settle();
    expect(screen.getByRole('alert').textContent).toMatch(/^The check could not be made\./);
  });
});

describe('the public address', () => {
  const LABEL = 'Public address of this desk';

  it('is saved when it is left', async () => {
    const { inputs, settle } = open({ reachable: false });
    fireEvent.change(screen.getByLabelText(LABEL), { target: { value: ' https://a.example ' } });
    fireEvent.blur(screen.getByLabelText(LABEL));
    await settle();
    expect(inputs('changeSettings')).toEqual([{ webhooks: { publicUrl: 'https://a.example' } }]);
  });

  it('keeps what was typed when it cannot be used, with the reason beside it', async () => {
    const { settle } = open(
      { reachable: false },
      { changeSettings: refusing({ kind: 'invalid-input', detail: '', field: 'webhooks' }) },
    );
    fireEvent.change(screen.getByLabelText(LABEL), { target: { value: 'http://a.example' } });
    fireEvent.blur(screen.getByLabelText(LABEL));
    await settle();
    expect(screen.getByLabelText<HTMLInputElement>(LABEL).value).toBe('http://a.example');
    expect(screen.getByText('Type an address that starts with https://')).toBeTruthy();
  });

  it('is locked when IT has set it', () => {
    open({ reachable: false }, {}, ['webhooks']);
    expect(screen.getByLabelText<HTMLInputElement>(LABEL).disabled).toBe(true);
    expect(screen.getByText('Set by your IT team')).toBeTruthy();
  });
});

describe('the ways in', () => {
  it('are three, in words, with where Tocsin listens', () => {
    open({ reachable: false });
    for (const name of [
      'A tunnel program on this computer',
      'A web server of your IT',
      'A relay in the local network',
    ]) {
      expect(screen.getByRole('heading', { name })).toBeTruthy();
    }
    expect(screen.getByText(/point it to http:\/\/127\.0\.0\.1:9119/)).toBeTruthy();
  });
});
