// What the tray shows for each state.
import { describe, expect, it } from 'vitest';
import { createTexts } from '../../../src/main/desktop/words';
import { trayIcon, trayView, type MenuEntry } from '../../../src/main/desktop/tray-view';
import type { PressState } from '../../../src/shared/delivery';
import { readinessOf } from '../../../src/shared/core/readiness';
import type { AppState } from '../../../src/shared/state';
import {
  deliveryWith,
  NOON_MS,
  readinessWith,
  stateWith,
  troubleWith,
} from '../../fakes/app-state';

const texts = createTexts('en');
const labels = (state: AppState, from = texts): string[] =>
  trayView(state, from).menu.map((entry) => (entry.kind === 'separator' ? '-' : entry.label));
const entry = (state: AppState, label: string): MenuEntry | undefined =>
  trayView(state, texts).menu.find((one) => one.kind !== 'separator' && one.label === label);
const troubled = readinessWith([troubleWith('offline')]);
const inState = (state: PressState) => ({
  deliveries: [deliveryWith('THREAT', { state })],
});

describe('the tray icon', () => {
  it.each<[string, Partial<AppState>, string, string]>([
    ['all is well', {}, 'ready', 'practice'],
    ['a press would not get through', { readiness: troubled }, 'trouble', 'practice-trouble'],
    [
      'the key is missing',
      { readiness: readinessWith([troubleWith('not-set-up-key')]) },
      'trouble',
      'practice-trouble',
    ],
    [
      'only a hotkey is broken',
      { readiness: readinessWith([troubleWith('hotkey-failed', false)]) },
      'ready',
      'practice',
    ],
    [
      'nothing has been accepted yet',
      { readiness: readinessOf([], { world: 'live', provenAtMs: null }) },
      'unproven',
      'practice',
    ],
    ['a press counts down', inState('counting-down'), 'sending', 'practice-sending'],
    ['a press is queued', inState('queued'), 'sending', 'practice-sending'],
    ['a press is being sent', inState('sending'), 'sending', 'practice-sending'],
    ['a press waits for its next try', inState('waiting'), 'sending', 'practice-sending'],
    ['a press may have arrived', inState('unsure'), 'attention', 'practice-attention'],
    [
      'a press is tried again after a failure',
      { deliveries: [deliveryWith('THREAT', { state: 'sending', overdue: true })] },
      'attention',
      'practice-attention',
    ],
    ['a press failed', inState('failed'), 'attention', 'practice-attention'],
    ['a press expired', inState('expired'), 'attention', 'practice-attention'],
    ['a press was accepted', inState('accepted'), 'ready', 'practice'],
    ['a press was cancelled', inState('cancelled'), 'ready', 'practice'],
    ['a person answered', inState('answered'), 'ready', 'practice'],
    [
      'a press is sent in the middle of trouble',
      { readiness: troubled, ...inState('sending') },
      'sending',
      'practice-sending',
    ],
  ])('when %s is %3$s live, and its practice form in practice', (_when, parts, live, practice) => {
    expect(trayIcon(stateWith({ ...parts, world: 'live' }))).toBe(live);
    expect(trayIcon(stateWith({ ...parts, world: 'practice' }))).toBe(practice);
  });

  it('lets a failed press outrank one on its way', () => {
    const deliveries = [
      deliveryWith('MEDICAL_EMERGENCY', { state: 'sending' }),
      deliveryWith('THREAT', { state: 'failed' }),
    ];
    expect(trayIcon(stateWith({ deliveries }))).toBe('attention');
  });

  it('goes calm once the operator has put a failed press away', () => {
    const deliveries = [deliveryWith('THREAT', { state: 'failed', closed: true })];
    expect(trayIcon(stateWith({ deliveries }))).toBe('ready');
  });
});

describe('the tray menu', () => {
  it('tells world and readiness in words, then the eight statuses with calls for help first', () => {
    expect(labels(stateWith())).toEqual([
      'Live',
      expect.stringMatching(/^Ready: proven Mar 2, \d\d:05, a press would reach Share911$/),
      '-',
      'Threat',
      'Medical emergency',
      'Security needed',
      'Trapped',
      '-',
      'I am safe',
      'I am secured',
      'Evacuated',
      'Off site',
      '-',
      'Nothing on its way',
      '-',
      'Open Tocsin',
      'Pause notifications for 30 minutes',
      'Quit Tocsin',
    ]);
  });

  it('says PRACTICE and never the name of a vendor in practice', () => {
    const state = stateWith({ world: 'practice', ...inState('accepted') });
    expect(labels(state)[0]).toBe('PRACTICE');
    expect(labels(state).join()).not.toContain('Share911');
    expect(trayView(state, texts).tooltip).toContain('PRACTICE');
  });

  it('presses the status whose words it shows', () => {
    expect(entry(stateWith(), 'Security needed')).toMatchObject({
      command: { kind: 'press', status: 'SECURITY_NEEDED' },
    });
    expect(entry(stateWith(), 'I am secured')).toMatchObject({
      command: { kind: 'press', status: 'SECURE' },
    });
  });

  it('offers to send or cancel every press that counts down, the next to go first', () => {
    const later = deliveryWith('MEDICAL_EMERGENCY', {
      state: 'counting-down',
      fireAtMs: NOON_MS + 2000,
    });
    const sooner = deliveryWith('THREAT', { state: 'counting-down', fireAtMs: NOON_MS + 1000 });
    const state = stateWith({ deliveries: [later, sooner] });
    expect(labels(state).filter((label) => /^(Send now|Cancel):/.test(label))).toEqual([
      'Send now: Threat',
      'Cancel: Threat',
      'Send now: Medical emergency',
      'Cancel: Medical emergency',
    ]);
    expect(entry(state, 'Cancel: Threat')).toMatchObject({
      command: { kind: 'cancel', id: sooner.id },
    });
    expect(entry(state, 'Send now: Medical emergency')).toMatchObject({
      command: { kind: 'send-now', id: later.id },
    });
  });

  it('never moves a status, whatever comes and goes around it', () => {
    const busy = stateWith({
      world: 'practice',
      readiness: readinessWith([troubleWith('offline'), troubleWith('hotkey-failed', false)]),
      notificationsPausedUntilMs: NOON_MS,
      ...inState('counting-down'),
    });
    expect(labels(busy).slice(2, 13)).toEqual(labels(stateWith()).slice(2, 13));
  });

  it('tells what became of the last press, and when', () => {
    const rungs = {
      pressedMs: NOON_MS,
      savedMs: NOON_MS,
      sentMs: NOON_MS,
      acceptedMs: NOON_MS + 60_000,
      answeredMs: null,
    };
    const deliveries = [deliveryWith('THREAT', { state: 'accepted', rungs })];
    expect(labels(stateWith({ deliveries })).join()).toMatch(
      /Last: Threat, Accepted by Share911, 2:06\sPM/,
    );
  });

  it('says of a press that stopped that it may have arrived, where it may', () => {
    const lastOf = (parts: Parameters<typeof deliveryWith>[1], from = texts): string =>
      labels(stateWith({ deliveries: [deliveryWith('THREAT', parts)] }), from).join();
    expect(lastOf({ state: 'failed', mayHaveReached: true })).toContain(
      'Last: Threat, It is not known whether it arrived, ',
    );
    const stopped = lastOf({ state: 'cancelled', mayHaveReached: true }, createTexts('es'));
    expect(stopped).toContain('Último: Amenaza, Se detuvo, quizá ya salió, ');
    expect(lastOf({ state: 'failed' })).toContain('Last: Threat, Not sent, ');
  });

  it('calls a stand-down by what it says, as its button does', () => {
    const threat = deliveryWith('THREAT');
    const secure = deliveryWith('SECURE', { state: 'accepted' });
    const standDown = { ...secure, action: { ...secure.action, standsDown: threat.id } };
    expect(labels(stateWith({ deliveries: [standDown] })).join()).toContain('Last: I am secured, ');
  });

  it('names the first trouble, and the ones that stop nothing after it', () => {
    const readiness = readinessWith([troubleWith('offline'), troubleWith('hotkey-failed', false)]);
    const shown = labels(stateWith({ readiness }));
    expect(shown[1]).toBe('Trouble: This computer is not on the network');
    expect(shown).toContain('Also: A key combination does not work');
  });

  it('pauses notifications for half an hour, or resumes them', () => {
    expect(entry(stateWith(), 'Pause notifications for 30 minutes')).toMatchObject({
      command: { kind: 'pause-notifications', minutes: 30 },
    });
    const paused = stateWith({ notificationsPausedUntilMs: NOON_MS });
    expect(entry(paused, 'Resume notifications')).toMatchObject({
      command: { kind: 'pause-notifications', minutes: 0 },
    });
  });

  it('speaks Spanish', () => {
    expect(labels(stateWith(), createTexts('es')).slice(0, 5)).toEqual([
      'REAL',
      expect.stringMatching(/^Listo: comprobado 2 mar, \d\d:05, un aviso llegaría a Share911$/),
      '-',
      'Amenaza',
      'Emergencia médica',
    ]);
  });
});

describe('a call for help that is overdue', () => {
  const overdue = { deliveries: [deliveryWith('THREAT', { state: 'sending', overdue: true })] };

  it('names the number to call in live, and in practice sends nobody', () => {
    expect(labels(stateWith(overdue))).toContain('Call 911 now');
    expect(labels(stateWith({ ...overdue, world: 'practice' }))).not.toContain('Call 911 now');
  });

  it('no longer does so once it is accepted or stopped', () => {
    for (const state of ['accepted', 'cancelled'] as const) {
      const deliveries = [deliveryWith('THREAT', { state })];
      expect(labels(stateWith({ deliveries }))).not.toContain('Call 911 now');
    }
  });

  it('that is being stopped is said to be', () => {
    const stopping = { state: 'sending', cancelAskedMs: NOON_MS } as const;
    const deliveries = [deliveryWith('THREAT', stopping)];
    expect(labels(stateWith({ deliveries })).join()).toContain('this try may have arrived');
  });
});
