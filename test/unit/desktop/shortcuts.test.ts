// Global hotkeys as the operating system grants or refuses them.
import { describe, expect, it } from 'vitest';
import type { SessionKind, Grant } from '../../../src/main/desktop/session-kind';
import { createShortcuts, type ClaimReason } from '../../../src/main/desktop/shortcuts';
import type { HotkeyState, HotkeyTarget } from '../../../src/shared/settings/hotkey';
import { createManualClock } from '../../fakes/clock';

function fakeSystem(
  refusals: Readonly<Record<string, Grant>> = {},
  session: SessionKind = 'plain',
) {
  const refused = new Map(Object.entries(refusals));
  const pressed: HotkeyTarget[] = [];
  const claimed: ClaimReason[] = [];
  const recorded: string[] = [];
  const held: string[][] = [];
  const clock = createManualClock();
  let isRecording = false;
  let isOwnFocused = false;
  let press: (chord: string) => void = () => undefined;
  let changeLayout = (): void => undefined;
  let isClosed = false;
  const shortcuts = createShortcuts({
    openPort({ onPressed, onLayout }) {
      press = (chord) => {
        if (held.at(-1)?.includes(chord) === true) onPressed(chord);
      };
      changeLayout = onLayout;
      return {
        hold(chords) {
          held.push(chords.filter((chord) => !refused.has(chord)));
          const grants = chords.map((chord) => [chord, refused.get(chord) ?? 'granted'] as const);
          return Promise.resolve(new Map<string, Grant>(grants));
        },
        close: () => void (isClosed = true),
      };
    },
    session,
    isOwnWindowFocused: () => isOwnFocused,
    onPress: (target) => void pressed.push(target),
    isRecorded(chord) {
      if (isRecording) recorded.push(chord);
      return isRecording;
    },
    onClaimed: (why) => void claimed.push(why),
    clock,
    now: () => clock.elapsed(),
  });
  return {
    ...{ shortcuts, refused, held, pressed, claimed, recorded, clock },
    press: (chord: string) => press(chord),
    changeLayout: async () => {
      changeLayout();
      await clock.settle();
    },
    record: (on: boolean) => void (isRecording = on),
    focusOwn: (on: boolean) => void (isOwnFocused = on),
    isClosed: () => isClosed,
  };
}
const stateOf = (states: readonly HotkeyState[], target: HotkeyTarget) =>
  states.find((state) => state.target === target);

describe('applying the hotkeys of the settings', () => {
  it('holds each, and presses its target', async () => {
    const { shortcuts, held, press, pressed } = fakeSystem();
    await shortcuts.apply({ THREAT: 'Ctrl+Alt+Shift+T', OPEN: 'Ctrl+Super+O' });
    expect(held).toEqual([['Ctrl+Alt+Shift+T', 'Ctrl+Super+O']]);
    press('Ctrl+Alt+Shift+T');
    press('Ctrl+Super+O');
    expect(pressed).toEqual(['THREAT', 'OPEN']);
  });

  it('has a row for every target, off where no keys are set', async () => {
    const { shortcuts } = fakeSystem();
    const states = await shortcuts.apply({ THREAT: 'Ctrl+Alt+T', SAFE: null });
    expect(states).toHaveLength(9);
    expect(stateOf(states, 'SAFE')).toEqual({ target: 'SAFE', accelerator: null, status: 'off' });
    expect(stateOf(states, 'OPEN')?.status).toBe('off');
    expect(shortcuts.states()).toEqual(states);
  });

  it.each<Grant>(['taken', 'no-key'])('says it when the system answers "%s"', async (grant) => {
    const { shortcuts } = fakeSystem({ 'Ctrl+Alt+T': grant });
    const states = await shortcuts.apply({ THREAT: 'Ctrl+Alt+T' });
    expect(stateOf(states, 'THREAT')?.status).toBe(grant);
  });

  it('calls the second use of the same keys a duplicate', async () => {
    const { shortcuts, held, press, pressed } = fakeSystem();
    const states = await shortcuts.apply({ THREAT: 'Ctrl+Alt+T', SAFE: 'Ctrl+Alt+T' });
    const [first, second] = [stateOf(states, 'SAFE'), stateOf(states, 'THREAT')];
    expect([first?.status, second?.status].toSorted()).toEqual(['duplicate', 'registered']);
    expect(held).toEqual([['Ctrl+Alt+T']]);
    press('Ctrl+Alt+T');
    expect(pressed).toHaveLength(1);
  });

  it('lets go of everything in the end', async () => {
    const { shortcuts, isClosed } = fakeSystem();
    await shortcuts.apply({ THREAT: 'Ctrl+Alt+T' });
    shortcuts.close();
    expect(isClosed()).toBe(true);
    expect(shortcuts.states()).toEqual([]);
  });
});

describe('changing one hotkey', () => {
  it('moves it to the new keys, and never lets go of the old ones first', async () => {
    const { shortcuts, held } = fakeSystem();
    await shortcuts.apply({ THREAT: 'Ctrl+Alt+T' });
    expect(await shortcuts.set('THREAT', 'Ctrl+Alt+Y')).toEqual({
      ok: true,
      value: { target: 'THREAT', accelerator: 'Ctrl+Alt+Y', status: 'registered' },
    });
    expect(held).toEqual([['Ctrl+Alt+T'], ['Ctrl+Alt+T', 'Ctrl+Alt+Y'], ['Ctrl+Alt+Y']]);
  });

  it.each([
    ['another program has the new ones', 'Ctrl+Alt+Y', 'taken'],
    ['the keyboard lacks the new ones', 'Ctrl+Alt+F24', 'no-key'],
    ['Tocsin already uses the new ones', 'Ctrl+Alt+A', 'duplicate'],
  ])('keeps the keys that worked when %s', async (_why, accelerator, field) => {
    const { shortcuts, press, pressed } = fakeSystem({
      'Ctrl+Alt+Y': 'taken',
      'Ctrl+Alt+F24': 'no-key',
    });
    await shortcuts.apply({ THREAT: 'Ctrl+Alt+T', SAFE: 'Ctrl+Alt+A' });
    expect(await shortcuts.set('THREAT', accelerator)).toMatchObject({
      ok: false,
      failure: { kind: 'rejected', field },
    });
    expect(stateOf(shortcuts.states(), 'THREAT')).toEqual({
      target: 'THREAT',
      accelerator: 'Ctrl+Alt+T',
      status: 'registered',
    });
    press('Ctrl+Alt+T');
    press('Ctrl+Alt+A');
    expect(pressed).toEqual(['THREAT', 'SAFE']);
  });

  it('switches one off', async () => {
    const { shortcuts, held } = fakeSystem();
    await shortcuts.apply({ THREAT: 'Ctrl+Alt+T' });
    expect(await shortcuts.set('THREAT', null)).toMatchObject({
      ok: true,
      value: { status: 'off' },
    });
    expect(held.at(-1)).toEqual([]);
  });
});

describe('claiming anew', () => {
  it('happens at once when the layout changed, and is told with what came of it', async () => {
    const { shortcuts, refused, changeLayout, claimed } = fakeSystem();
    await shortcuts.apply({ THREAT: 'Ctrl+Alt+T' });
    refused.set('Ctrl+Alt+T', 'no-key');
    await changeLayout();
    expect(stateOf(shortcuts.states(), 'THREAT')?.status).toBe('no-key');
    refused.clear();
    await changeLayout();
    expect(stateOf(shortcuts.states(), 'THREAT')?.status).toBe('registered');
    expect(claimed).toEqual(['layout', 'layout']);
  });

  it('happens every few seconds while another program holds a chord, and is told once it is free', async () => {
    const { shortcuts, refused, held, claimed, clock } = fakeSystem({ 'Ctrl+Alt+T': 'taken' });
    await shortcuts.apply({ THREAT: 'Ctrl+Alt+T' });
    await clock.advance(9000);
    expect(held).toHaveLength(4);
    expect(claimed).toEqual([]);
    refused.clear();
    await clock.advance(3000);
    expect(stateOf(shortcuts.states(), 'THREAT')?.status).toBe('registered');
    expect(claimed).toEqual(['free']);
    await clock.advance(60_000);
    expect(held).toHaveLength(5);
  });

  it('ends when Tocsin ends', async () => {
    const { shortcuts, clock } = fakeSystem({ 'Ctrl+Alt+T': 'taken' });
    await shortcuts.apply({ THREAT: 'Ctrl+Alt+T' });
    shortcuts.close();
    expect(clock.pending()).toBe(0);
  });
});

describe('on a desktop where a grant proves nothing', () => {
  it('a chord is proven by its own press only, and not by one in our own window', async () => {
    const { shortcuts, press, focusOwn, claimed, pressed } = fakeSystem({}, 'xwayland');
    await shortcuts.apply({ THREAT: 'Ctrl+Alt+T', SAFE: 'Ctrl+Alt+A' });
    const statuses = () =>
      (['THREAT', 'SAFE'] as const).map((target) => stateOf(shortcuts.states(), target)?.status);
    expect(statuses()).toEqual(['unproven', 'unproven']);
    focusOwn(true);
    press('Ctrl+Alt+A');
    expect(statuses()).toEqual(['unproven', 'unproven']);
    focusOwn(false);
    press('Ctrl+Alt+A');
    press('Ctrl+Alt+A');
    expect(statuses()).toEqual(['unproven', 'registered']);
    expect(claimed).toEqual(['arrived']);
    expect(pressed).toEqual(['SAFE']);
  });

  it('a chord that was refused is held by nobody else, and is not asked for again and again', async () => {
    const { shortcuts, held, clock } = fakeSystem({ 'Ctrl+Alt+T': 'taken' }, 'wayland');
    await shortcuts.apply({ THREAT: 'Ctrl+Alt+T' });
    expect(stateOf(shortcuts.states(), 'THREAT')?.status).toBe('not-offered');
    await clock.advance(60_000);
    expect(held).toHaveLength(1);
    expect(await shortcuts.set('SAFE', 'Ctrl+Alt+T')).toMatchObject({ ok: false });
    expect(await shortcuts.set('THREAT', null)).toMatchObject({ ok: true });
  });

  it('new keys may be set before they are proven', async () => {
    const { shortcuts } = fakeSystem({}, 'wayland');
    await shortcuts.apply({});
    expect(await shortcuts.set('THREAT', 'Ctrl+Alt+T')).toMatchObject({
      ok: true,
      value: { status: 'unproven' },
    });
  });
});

it('a chord that is being recorded presses nothing', async () => {
  const { shortcuts, press, pressed, record, recorded } = fakeSystem();
  await shortcuts.apply({ THREAT: 'Ctrl+Alt+T' });
  record(true);
  press('Ctrl+Alt+T');
  expect(pressed).toEqual([]);
  expect(recorded).toEqual(['Ctrl+Alt+T']);
  record(false);
  press('Ctrl+Alt+T');
  expect(pressed).toEqual(['THREAT']);
});

describe('a key that is held down or pressed again', () => {
  it('is one press, however long it is held', async () => {
    const { shortcuts, clock, press, pressed } = fakeSystem();
    await shortcuts.apply({ THREAT: 'Ctrl+Alt+T' });
    for (let repeat = 0; repeat < 100; repeat += 1) {
      press('Ctrl+Alt+T');
      await clock.advance(30);
    }
    expect(pressed).toEqual(['THREAT']);
  });

  it('is not pressed again within a second and a half, and is after that', async () => {
    const { shortcuts, clock, press, pressed } = fakeSystem();
    await shortcuts.apply({ THREAT: 'Ctrl+Alt+T' });
    press('Ctrl+Alt+T');
    await clock.advance(750);
    press('Ctrl+Alt+T');
    expect(pressed).toEqual(['THREAT']);
    await clock.advance(750);
    press('Ctrl+Alt+T');
    expect(pressed).toEqual(['THREAT', 'THREAT']);
  });

  it('does not hold back another key', async () => {
    const { shortcuts, press, pressed } = fakeSystem();
    await shortcuts.apply({ THREAT: 'Ctrl+Alt+T', MEDICAL_EMERGENCY: 'Ctrl+Alt+M' });
    press('Ctrl+Alt+T');
    press('Ctrl+Alt+M');
    expect(pressed).toEqual(['THREAT', 'MEDICAL_EMERGENCY']);
  });
});
