// Keys pressed together, in the one spelling Tocsin keeps.
import { Accelerator } from '../../../shared/settings/hotkey';

interface KeyPress {
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
}

/** `pending`: only modifiers so far. `unusable`: a key that cannot be one, or too few modifiers. */
export type Chord =
  | { readonly kind: 'pending' }
  | { readonly kind: 'unusable' }
  | { readonly kind: 'chord'; readonly accelerator: Accelerator };

const NAMED_KEYS = ['Space', 'Home', 'End', 'Insert', 'Delete', 'PageUp', 'PageDown'];

/** Reads the physical key, so that Shift+1 is 1 and not an exclamation mark. */
export function chordOf(press: KeyPress): Chord {
  if (/^(Control|Alt|Shift|Meta|OS)(Left|Right)?$/.test(press.code)) return { kind: 'pending' };
  const key = keyOf(press.code);
  if (key === undefined) return { kind: 'unusable' };
  const modifiers = [
    press.ctrlKey ? 'Ctrl' : '',
    press.altKey ? 'Alt' : '',
    press.shiftKey ? 'Shift' : '',
    press.metaKey ? 'Super' : '',
  ].filter((name) => name !== '');
  const accelerator = Accelerator.safeParse([...modifiers, key].join('+')).data;
  return accelerator === undefined ? { kind: 'unusable' } : { kind: 'chord', accelerator };
}

function keyOf(code: string): string | undefined {
  const plain = /^(?:Key([A-Z])|Digit([0-9])|(F[0-9]{1,2}))$/.exec(code);
  return plain?.[1] ?? plain?.[2] ?? plain?.[3] ?? NAMED_KEYS.find((name) => name === code);
}
