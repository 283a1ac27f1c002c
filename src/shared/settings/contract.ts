// What the window may ask about settings, hotkeys and secrets.
import { z } from 'zod';
import { call, Done } from '../core/call';
import { Accelerator, HotkeyState, HotkeyTarget } from './hotkey';
import { SecretName, SecretValue } from './secret';
import { SettingsPatch } from './settings';

export const SETTINGS_CONTRACT = {
  changeSettings: call(SettingsPatch, Done),
  setHotkey: call(
    z.strictObject({ target: HotkeyTarget, accelerator: Accelerator.nullable() }),
    HotkeyState,
  ),
  /**
   * While on, a chord that Tocsin holds presses nothing: it is the answer instead. Null: the recording has ended
   * without one.
   */
  recordChord: call(z.strictObject({ on: z.boolean() }), Accelerator.nullable()),
  setSecret: call(z.strictObject({ name: SecretName, value: SecretValue }), Done),
  clearSecret: call(z.strictObject({ name: SecretName }), Done),
};
