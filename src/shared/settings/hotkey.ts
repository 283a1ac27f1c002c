// Global hotkeys: what they do, their defaults and the one spelling Tocsin keeps.
import { z } from 'zod';
import { CheckInStatus } from '../core/check-in';

/** A hotkey presses a status or opens the window. */
export const HotkeyTarget = z.enum([...CheckInStatus.options, 'OPEN']);
export type HotkeyTarget = z.infer<typeof HotkeyTarget>;

const MODIFIERS = ['Ctrl', 'Alt', 'Shift', 'Super'] as const;
const KEY = /^([A-Z0-9]|F([1-9]|1[0-9]|2[0-4])|Space|Home|End|Insert|Delete|PageUp|PageDown)$/;

/** `Ctrl+Alt+Shift+T`: at least two modifiers, so that one stray key can never fire. */
export const Accelerator = z.string().refine((text) => {
  const parts = text.split('+');
  const key = parts.pop() ?? '';
  const known = parts.every((part) => (MODIFIERS as readonly string[]).includes(part));
  return known && parts.length >= 2 && new Set(parts).size === parts.length && KEY.test(key);
}, 'must be two or more of Ctrl, Alt, Shift, Super and one key, such as Ctrl+Alt+Shift+T');
export type Accelerator = z.infer<typeof Accelerator>;

export const Hotkeys = z.partialRecord(HotkeyTarget, Accelerator.nullable());
export type Hotkeys = z.infer<typeof Hotkeys>;

export const DEFAULT_HOTKEYS: Hotkeys = {
  THREAT: 'Ctrl+Alt+Shift+T',
  MEDICAL_EMERGENCY: 'Ctrl+Alt+Shift+M',
  SECURITY_NEEDED: 'Ctrl+Alt+Shift+S',
  SAFE: 'Ctrl+Alt+Shift+A',
  OPEN: 'Ctrl+Alt+Shift+O',
};

/**
 * What became of one hotkey when it was asked of the operating system. `no-key`: the keyboard's layout cannot give it.
 * `not-offered`: this desktop gives chords to no program. `unproven`: it was granted on a desktop where that proves
 * nothing, and no press by it has arrived since Tocsin started.
 */
export const HotkeyState = z
  .strictObject({
    target: HotkeyTarget,
    accelerator: Accelerator.nullable(),
    status: z.enum([
      'registered',
      'off',
      'taken',
      'duplicate',
      'no-key',
      'not-offered',
      'unproven',
    ]),
  })
  .readonly();
export type HotkeyState = z.infer<typeof HotkeyState>;

/** It is set, and it does not work. */
export function isDead({ status }: Pick<HotkeyState, 'status'>): boolean {
  return status !== 'registered' && status !== 'off' && status !== 'unproven';
}
