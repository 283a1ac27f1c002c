// Which keys of a layout a chord stands on, and which chord a key press is. Pure.
import type { Accelerator } from '../../../shared/settings/hotkey';
import type { KeySymbols } from './wire';

export type KeyMap = ReadonlyMap<number, KeySymbols>;

/** One key with its modifiers, as the X server counts both. */
export interface Stroke {
  readonly key: number;
  readonly modifiers: number;
}

const MODIFIERS: ReadonlyMap<string, number> = new Map([
  ['Shift', 1],
  ['Ctrl', 4],
  ['Alt', 8],
  ['Super', 64],
]);
const ALL = 1 | 4 | 8 | 64;
/** Caps Lock and Num Lock may be on: a chord is the same with them. */
const LOCKS = [0, 2, 16, 2 | 16];

const NAMED: ReadonlyMap<number, string> = new Map([
  [0x20, 'Space'],
  [0xff_50, 'Home'],
  [0xff_57, 'End'],
  [0xff_63, 'Insert'],
  [0xff_ff, 'Delete'],
  [0xff_55, 'PageUp'],
  [0xff_56, 'PageDown'],
]);
const F1 = 0xff_be;

function nameOf(symbol: number): string | undefined {
  const text = symbol < 0x80 ? String.fromCharCode(symbol).toUpperCase() : '';
  if (/^[A-Z0-9]$/.test(text)) return text;
  if (symbol >= F1 && symbol < F1 + 24) return `F${symbol - F1 + 1}`;
  return NAMED.get(symbol);
}

/** What is written on the key, plain or with Shift, as digits are on a French keyboard. */
function nameIn(symbols: readonly number[] | undefined): string | undefined {
  const [plain = 0, shifted = 0] = symbols ?? [];
  return nameOf(plain) ?? nameOf(shifted);
}

/** A key of a layout without Latin letters means what it means in the layout beside it, as in every program. */
function keyNameOf(key: KeySymbols | undefined, layout: number): string | undefined {
  if (key === undefined) return undefined;
  return nameIn(key[layout % key.length]) ?? key.map(nameIn).find((name) => name !== undefined);
}

function splitChord(chord: Accelerator): { readonly name: string; readonly modifiers: number } {
  const parts = chord.split('+');
  const name = parts.pop() ?? '';
  return { name, modifiers: parts.reduce((sum, part) => sum | (MODIFIERS.get(part) ?? 0), 0) };
}

const MODIFIER_SYMBOLS: ReadonlyMap<number, number> = new Map([
  [0xff_e1, 1],
  [0xff_e2, 1],
  [0xff_e3, 4],
  [0xff_e4, 4],
  [0xff_e9, 8],
  [0xff_ea, 8],
]);
const OTHER_LAYOUT_FIRST = 0xfe_08;
const OTHER_LAYOUT_LAST = 0xfe_0f;

/** Modifiers of which two together switch the layout, as Alt and Shift often do: they are then no modifiers any more. */
function switchingModifiers(keys: KeyMap): number {
  return [...keys.values()]
    .map(([symbols = []]) => {
      const [plain = 0, ...others] = symbols;
      const switches = others.some(
        (symbol) => symbol >= OTHER_LAYOUT_FIRST && symbol <= OTHER_LAYOUT_LAST,
      );
      return switches ? (MODIFIER_SYMBOLS.get(plain) ?? 0) : 0;
    })
    .reduce((all, one) => all | one, 0);
}

function hasTwo(bits: number): boolean {
  return (bits & (bits - 1)) !== 0;
}

/** Every stroke that is this chord in any of the layouts; none where this keyboard cannot give it. */
export function strokesOf(chord: Accelerator, keys: KeyMap): readonly Stroke[] {
  const { name, modifiers } = splitChord(chord);
  if (hasTwo(modifiers & switchingModifiers(keys))) return [];
  return [...keys]
    .filter(([, symbols]) => symbols.some((_, layout) => keyNameOf(symbols, layout) === name))
    .flatMap(([key]) => LOCKS.map((lock) => ({ key, modifiers: modifiers | lock })));
}

/** The chord that a stroke is in the layout that is on. */
export function chordPressed(
  stroke: Stroke,
  layout: number,
  chords: readonly Accelerator[],
  keys: KeyMap,
): Accelerator | undefined {
  const pressed = keyNameOf(keys.get(stroke.key), layout);
  return chords.find((chord) => {
    const { name, modifiers } = splitChord(chord);
    return name === pressed && modifiers === (stroke.modifiers & ALL);
  });
}
