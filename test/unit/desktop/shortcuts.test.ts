// Global hotkeys as the operating system grants or refuses them.
import { describe, expect, it } from 'vitest';
import { createShortcuts } from '../../../src/main/desktop/shortcuts';
import type { HotkeyState, HotkeyTarget } from '../../../src/shared/hotkey';

function fakeSystem(takenBefore: readonly string[] = []) {
  const taken = new Set(takenBefore);
  const held = new Map<string, () => void>();
  const pressed: HotkeyTarget[] = [];
  let nowMs = 0;
  const shortcuts = createShortcuts({
    port: {
      register(accelerator, onPressed) {
        if (accelerator.includes('F24')) throw new TypeError('conversion failure');
        if (taken.has(accelerator) || held.has(accelerator)) return false;
        held.set(accelerator, onPressed);
        return true;
      },
      unregister: (accelerator) => void held.delete(accelerator),
    },
    onPress: (target) => void pressed.push(target),
    now: () => nowMs,
  });
  return {
    shortcuts,
    taken,
    held,
    pressed,
    pass: (ms: number) => void (nowMs += ms),
    press: (accelerator: string) => held.get(accelerator)?.(),
  };
}
const stateOf = (states: readonly HotkeyState[], target: HotkeyTarget) =>
  states.find((state) => state.target === target);

describe('applying the hotkeys of the settings', () => {
  it('registers each under its Electron name and presses its target', () => {
    const { shortcuts, held, press, pressed } = fakeSystem();
    shortcuts.apply({ THREAT: 'Ctrl+Alt+Shift+T', OPEN: 'Ctrl+Super+O' });
    expect([...held.keys()]).toEqual(['Control+Alt+Shift+T', 'Control+Super+O']);
    press('Control+Alt+Shift+T');
    press('Control+Super+O');
    expect(pressed).toEqual(['THREAT', 'OPEN']);
  });

  it('has a row for every target, off where no keys are set', () => {
    const { shortcuts } = fakeSystem();
    const states = shortcuts.apply({ THREAT: 'Ctrl+Alt+T', SAFE: null });
    expect(states).toHaveLength(9);
    expect(stateOf(states, 'SAFE')).toEqual({ target: 'SAFE', accelerator: null, status: 'off' });
    expect(stateOf(states, 'OPEN')?.status).toBe('off');
  });

  it('shows keys that another program has as taken', () => {
    const { shortcuts } = fakeSystem(['Control+Alt+T']);
    const states = shortcuts.apply({ THREAT: 'Ctrl+Alt+T' });
    expect(stateOf(states, 'THREAT')?.status).toBe('taken');
    expect(shortcuts.states()).toEqual(states);
  });

  it('treats a spelling that Electron cannot read as not registered', () => {
    const { shortcuts } = fakeSystem();
    expect(stateOf(shortcuts.apply({ THREAT: 'Ctrl+Alt+F24' }), 'THREAT')?.status).toBe('taken');
  });

  it('calls the second use of the same keys a duplicate', () => {
    const { shortcuts, press, pressed } = fakeSystem();
    const states = shortcuts.apply({ THREAT: 'Ctrl+Alt+T', SAFE: 'Ctrl+Alt+T' });
    expect(stateOf(states, 'THREAT')?.status).toBe('registered');
    expect(stateOf(states, 'SAFE')?.status).toBe('duplicate');
    press('Control+Alt+T');
    expect(pressed).toEqual(['THREAT']);
  });

  it('lets go of keys that are no longer set', () => {
    const { shortcuts, held } = fakeSystem();
    shortcuts.apply({ THREAT: 'Ctrl+Alt+T' });
    shortcuts.apply({ THREAT: 'Ctrl+Alt+Y' });
    expect([...held.keys()]).toEqual(['Control+Alt+Y']);
    shortcuts.close();
    expect([...held.keys()]).toEqual([]);
  });
});

describe('changing one hotkey', () => {
  it('moves it to the new keys', () => {
    const { shortcuts, held } = fakeSystem();
    shortcuts.apply({ THREAT: 'Ctrl+Alt+T' });
    expect(shortcuts.set('THREAT', 'Ctrl+Alt+Y')).toEqual({
      ok: true,
      value: { target: 'THREAT', accelerator: 'Ctrl+Alt+Y', status: 'registered' },
    });
    expect([...held.keys()]).toEqual(['Control+Alt+Y']);
  });

  it.each([
    ['another program has the new ones', 'Ctrl+Alt+Y', 'taken'],
    ['Tocsin already uses the new ones', 'Ctrl+Alt+A', 'duplicate'],
  ])('keeps the keys that worked when %s', (_why, accelerator, field) => {
    const { shortcuts, press, pressed } = fakeSystem(['Control+Alt+Y']);
    shortcuts.apply({ THREAT: 'Ctrl+Alt+T', SAFE: 'Ctrl+Alt+A' });
    expect(shortcuts.set('THREAT', accelerator)).toMatchObject({
      ok: false,
      failure: { kind: 'rejected', field },
    });
    expect(stateOf(shortcuts.states(), 'THREAT')).toEqual({
      target: 'THREAT',
      accelerator: 'Ctrl+Alt+T',
      status: 'registered',
    });
    press('Control+Alt+T');
    press('Control+Alt+A');
    expect(pressed).toEqual(['THREAT', 'SAFE']);
  });

  it('switches one off', () => {
    const { shortcuts, held } = fakeSystem();
    shortcuts.apply({ THREAT: 'Ctrl+Alt+T' });
    expect(shortcuts.set('THREAT', null)).toMatchObject({ ok: true, value: { status: 'off' } });
    expect([...held.keys()]).toEqual([]);
  });

  it('tries keys again that were taken before', () => {
    const { shortcuts, taken } = fakeSystem(['Control+Alt+T']);
    shortcuts.apply({ THREAT: 'Ctrl+Alt+T' });
    taken.clear();
    expect(shortcuts.set('THREAT', 'Ctrl+Alt+T')).toMatchObject({
      ok: true,
      value: { status: 'registered' },
    });
  });
});

describe('a key that is held down or pressed again', () => {
  it('is one press, however long it is held', () => {
    const { shortcuts, pass, press, pressed } = fakeSystem();
    shortcuts.apply({ THREAT: 'Ctrl+Alt+T' });
    for (let repeat = 0; repeat < 100; repeat += 1) {
      press('Control+Alt+T');
      pass(30);
    }
    expect(pressed).toEqual(['THREAT']);
  });

  it('is not pressed again within a second and a half, and is after that', () => {
    const { shortcuts, pass, press, pressed } = fakeSystem();
    shortcuts.apply({ THREAT: 'Ctrl+Alt+T' });
    press('Control+Alt+T');
    pass(750);
    press('Control+Alt+T');
    expect(pressed).toEqual(['THREAT']);
    pass(750);
    press('Control+Alt+T');
    expect(pressed).toEqual(['THREAT', 'THREAT']);
  });

  it('does not hold back another key', () => {
    const { shortcuts, press, pressed } = fakeSystem();
    shortcuts.apply({ THREAT: 'Ctrl+Alt+T', MEDICAL_EMERGENCY: 'Ctrl+Alt+M' });
    press('Control+Alt+T');
    press('Control+Alt+M');
    expect(pressed).toEqual(['THREAT', 'MEDICAL_EMERGENCY']);
  });
});
