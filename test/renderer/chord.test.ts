// Recording a hotkey: what counts as one.
import { describe, expect, it } from 'vitest';
import { chordOf } from '../../src/renderer/features/settings/chord-recorder';

const pressed = (code: string, ...held: ('ctrl' | 'alt' | 'shift' | 'meta')[]) =>
  chordOf({
    code,
    ctrlKey: held.includes('ctrl'),
    altKey: held.includes('alt'),
    shiftKey: held.includes('shift'),
    metaKey: held.includes('meta'),
  });

describe('a chord', () => {
  it.each([
    [pressed('KeyT', 'ctrl', 'alt', 'shift'), 'Ctrl+Alt+Shift+T'],
    [pressed('Digit1', 'ctrl', 'shift'), 'Ctrl+Shift+1'],
    [pressed('F12', 'alt', 'meta'), 'Alt+Super+F12'],
    [pressed('PageDown', 'ctrl', 'alt'), 'Ctrl+Alt+PageDown'],
  ])('%# is spelled as Tocsin keeps it', (chord, accelerator) => {
    expect(chord).toEqual({ kind: 'chord', accelerator });
  });

  it('is pending while only modifiers are held', () => {
    expect(pressed('ControlLeft', 'ctrl').kind).toBe('pending');
    expect(pressed('AltRight', 'ctrl', 'alt').kind).toBe('pending');
  });

  it('is refused with fewer than two modifiers, so that one stray key can never fire', () => {
    expect(pressed('KeyT').kind).toBe('unusable');
    expect(pressed('KeyT', 'ctrl').kind).toBe('unusable');
  });

  it('is refused with a key that cannot be one', () => {
    expect(pressed('Comma', 'ctrl', 'alt').kind).toBe('unusable');
    expect(pressed('F25', 'ctrl', 'alt').kind).toBe('unusable');
  });
});
