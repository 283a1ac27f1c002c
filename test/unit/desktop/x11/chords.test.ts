// Which keys a chord stands on, by the layout, and which chord a key is.
import { describe, expect, it } from 'vitest';
import { chordPressed, strokesOf, type KeyMap } from '../../../../src/main/desktop/x11/chords';

const symbolsOf = (text: string) => Array.from(text, (letter) => letter.codePointAt(0) ?? 0);
/** `38: ['aA', 'qQ']`: the key's letters, layout by layout. */
const keyboard = (keys: Readonly<Record<number, readonly string[]>>): KeyMap =>
  new Map(Object.entries(keys).map(([key, layouts]) => [Number(key), layouts.map(symbolsOf)]));
const keysOf = (chord: string, keys: KeyMap) => [
  ...new Set(strokesOf(chord, keys).map(({ key }) => key)),
];

const AMERICAN = keyboard({ 10: ['1!'], 24: ['qQ'], 38: ['aA'] });
const FRENCH = keyboard({ 10: ['&1'], 24: ['aA'], 38: ['qQ'] });
const RUSSIAN = keyboard({ 10: ['1!'], 24: ['йЙ'], 38: ['фФ'] });
const BOTH = keyboard({ 24: ['qQ', 'aA'], 38: ['aA', 'qQ'] });
const WITH_RUSSIAN = keyboard({ 24: ['qQ', 'йЙ'], 38: ['aA', 'фФ'] });

describe('a chord stands', () => {
  it.each([
    ['where its letter is', 'Ctrl+Alt+A', AMERICAN, [38]],
    ['elsewhere on another layout', 'Ctrl+Alt+A', FRENCH, [24]],
    ['on a digit that needs Shift', 'Ctrl+Alt+1', FRENCH, [10]],
    ['nowhere without its letter', 'Ctrl+Alt+A', RUSSIAN, []],
    ['on both places of two layouts', 'Ctrl+Alt+A', BOTH, [24, 38]],
    ['on one place beside a layout without letters', 'Ctrl+Alt+A', WITH_RUSSIAN, [38]],
  ])('%s', (_where, chord, keys, places) => {
    expect(keysOf(chord, keys)).toEqual(places);
  });

  it('with its modifiers, whatever locks are on', () => {
    const modifiers = strokesOf('Ctrl+Alt+Shift+A', AMERICAN).map((stroke) => stroke.modifiers);
    expect(modifiers).toEqual([13, 13 | 2, 13 | 16, 13 | 2 | 16]);
    expect(strokesOf('Super+Alt+A', AMERICAN)[0]?.modifiers).toBe(64 | 8);
  });

  it('nowhere when two of its modifiers switch the layout', () => {
    const [alt, shift, next] = [0xff_e9, 0xff_e1, 0xfe_08];
    const keys: KeyMap = new Map([...AMERICAN, [64, [[alt, next]]], [50, [[shift, next]]]]);
    expect(strokesOf('Ctrl+Alt+Shift+A', keys)).toEqual([]);
    expect(keysOf('Ctrl+Alt+A', keys)).toEqual([38]);
  });
});

describe('a stroke is', () => {
  const CHORDS = ['Ctrl+Alt+A', 'Ctrl+Alt+Shift+A', 'Ctrl+Alt+F9', 'Ctrl+Alt+PageUp'];
  const pressed = (key: number, modifiers: number, layout: number, keys: KeyMap) =>
    chordPressed({ key, modifiers }, layout, CHORDS, keys);

  it.each([
    ['the chord with just these modifiers', 38, 12, 0, AMERICAN, 'Ctrl+Alt+A'],
    ['the chord with Caps Lock and Num Lock on', 38, 13 | 2 | 16, 0, AMERICAN, 'Ctrl+Alt+Shift+A'],
    ['nothing with a modifier more', 38, 13 | 64, 0, AMERICAN, undefined],
    ['read by the layout that is on', 24, 12, 1, BOTH, 'Ctrl+Alt+A'],
    ['nothing on the place of the other layout', 38, 12, 1, BOTH, undefined],
    ['the Latin letter beside a layout without', 38, 12, 1, WITH_RUSSIAN, 'Ctrl+Alt+A'],
    ['nothing on an unknown key', 99, 12, 0, AMERICAN, undefined],
  ])('%s', (_what, key, modifiers, layout, keys, chord) => {
    expect(pressed(key, modifiers, layout, keys)).toBe(chord);
  });

  it.each([
    ['Ctrl+Alt+F9', 0xff_c6],
    ['Ctrl+Alt+PageUp', 0xff_55],
  ])('%s by its own sign', (chord, symbol) => {
    expect(pressed(75, 12, 0, new Map([[75, [[symbol]]]]))).toBe(chord);
  });
});
