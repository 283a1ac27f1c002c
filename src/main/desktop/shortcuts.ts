// Global hotkeys: keeps what the operating system really gave us, and says so when it gave nothing.
import { failed, ok, type Result } from '../../shared/failure';
import {
  HotkeyTarget,
  type Accelerator,
  type HotkeyState,
  type Hotkeys,
} from '../../shared/hotkey';
import { electronAccelerator } from './accelerator';

/** Electron's globalShortcut, as far as it is needed. */
export interface ShortcutPort {
  register(accelerator: string, onPressed: () => void): boolean;
  unregister(accelerator: string): void;
}

export interface ShortcutsDeps {
  readonly port: ShortcutPort;
  readonly onPress: (target: HotkeyTarget) => void;
  /** Any steady clock in milliseconds. */
  readonly now: () => number;
}

export interface Shortcuts {
  /** Makes all hotkeys what the settings say; the answer has one row for each target. */
  apply(hotkeys: Hotkeys): readonly HotkeyState[];
  /** Changes one; on failure the accelerator that worked before works again. */
  set(target: HotkeyTarget, accelerator: Accelerator | null): Result<HotkeyState>;
  states(): readonly HotkeyState[];
  close(): void;
}

/** The same target is not pressed twice within this time. */
const AGAIN_AFTER_MS = 1500;
/** Signals closer together than this are one key held down: the slowest keyboard repeats twice a second. */
const HELD_GAP_MS = 600;

export function createShortcuts(deps: ShortcutsDeps): Shortcuts {
  const states = new Map<HotkeyTarget, HotkeyState>();
  const lastSeen = new Map<HotkeyTarget, { readonly seenMs: number; readonly pressedMs: number }>();

  const pressed = (target: HotkeyTarget): void => {
    const nowMs = deps.now();
    const before = lastSeen.get(target);
    const again =
      before !== undefined &&
      (nowMs - before.pressedMs < AGAIN_AFTER_MS || nowMs - before.seenMs < HELD_GAP_MS);
    lastSeen.set(target, { seenMs: nowMs, pressedMs: again ? before.pressedMs : nowMs });
    if (!again) deps.onPress(target);
  };

  const claim = (target: HotkeyTarget, accelerator: Accelerator): boolean => {
    try {
      return deps.port.register(electronAccelerator(accelerator), () => pressed(target));
    } catch {
      // Electron throws for a spelling it cannot read: nothing was registered either way.
      return false;
    }
  };

  const release = (target: HotkeyTarget): void => {
    const state = states.get(target);
    if (state?.status !== 'registered' || state.accelerator === null) return;
    deps.port.unregister(electronAccelerator(state.accelerator));
  };

  const holderOf = (accelerator: Accelerator, except: HotkeyTarget): boolean =>
    [...states.values()].some(
      (state) =>
        state.target !== except &&
        state.accelerator === accelerator &&
        state.status === 'registered',
    );

  const attempt = (target: HotkeyTarget, accelerator: Accelerator | null): HotkeyState => {
    if (accelerator === null) return { target, accelerator, status: 'off' };
    if (holderOf(accelerator, target)) return { target, accelerator, status: 'duplicate' };
    return { target, accelerator, status: claim(target, accelerator) ? 'registered' : 'taken' };
  };

  return {
    apply(hotkeys) {
      for (const target of HotkeyTarget.options) release(target);
      states.clear();
      for (const target of HotkeyTarget.options) {
        states.set(target, attempt(target, hotkeys[target] ?? null));
      }
      return [...states.values()];
    },
    set(target, accelerator) {
      const before = states.get(target);
      if (before?.status === 'registered' && before.accelerator === accelerator) return ok(before);
      release(target);
      const next = attempt(target, accelerator);
      if (next.status === 'registered' || next.status === 'off') {
        states.set(target, next);
        return ok(next);
      }
      if (before !== undefined) states.set(target, attempt(target, before.accelerator));
      return failed({
        kind: 'rejected',
        detail: `${accelerator ?? ''} is ${next.status === 'taken' ? 'taken by another program' : 'already used in Tocsin'}`,
        field: next.status,
      });
    },
    states: () => [...states.values()],
    close() {
      for (const target of HotkeyTarget.options) release(target);
      states.clear();
    },
  };
}
