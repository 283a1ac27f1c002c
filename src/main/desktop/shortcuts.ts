// Global hotkeys: keeps what the operating system really gave us, says so when it gave nothing, and asks again.
import { failed, ok, type Result } from '../../shared/core/failure';
import {
  HotkeyTarget,
  isDead,
  type Accelerator,
  type HotkeyState,
  type Hotkeys,
} from '../../shared/settings/hotkey';
import type { Clock } from '../core/lib/clock';
import { createQueue } from '../core/lib/queue';
import {
  chordStatus,
  type SessionKind,
  type Grant,
  type ShortcutEvents,
  type ShortcutPort,
} from './session-kind';

export interface ShortcutsDeps {
  readonly openPort: (events: ShortcutEvents) => ShortcutPort;
  readonly session: SessionKind;
  /** A chord that arrives in our own window proves nothing of the others. */
  readonly isOwnWindowFocused: () => boolean;
  readonly onPress: (target: HotkeyTarget) => void;
  /** True: it was heard by the settings and is no press. */
  readonly isRecorded: (chord: Accelerator) => boolean;
  /** Known anew: the layout changed, one that was taken is free, or a press has proven one. */
  readonly onClaimed: (why: ClaimReason, states: readonly HotkeyState[]) => void;
  readonly clock: Pick<Clock, 'after'>;
  /** Any steady clock in milliseconds. */
  readonly now: () => number;
}

export type ClaimReason = 'layout' | 'free' | 'arrived';

export interface Shortcuts {
  /** Makes all hotkeys what the settings say; the answer has one row for each target. */
  apply(hotkeys: Hotkeys): Promise<readonly HotkeyState[]>;
  /** Changes one; until the new chord is ours the old one works, and on failure it stays. */
  set(target: HotkeyTarget, accelerator: Accelerator | null): Promise<Result<HotkeyState>>;
  states(): readonly HotkeyState[];
  close(): void;
}

/** The same target is not pressed twice within this time. */
const AGAIN_AFTER_MS = 1500;
/** Signals closer together than this are one key held down: the slowest keyboard repeats twice a second. */
const HELD_GAP_MS = 600;
/** A chord that another program holds is asked for again this often. */
const ASK_AGAIN_MS = 3000;

export function createShortcuts(deps: ShortcutsDeps): Shortcuts {
  let wanted: Hotkeys = {};
  let grants: ReadonlyMap<Accelerator, Grant> = new Map();
  const arrived = new Set<Accelerator>();
  let states: readonly HotkeyState[] = [];
  let again: { cancel(): void } | undefined;
  let isClosed = false;
  const lastSeen = new Map<HotkeyTarget, { readonly seenMs: number; readonly pressedMs: number }>();
  const oneByOne = createQueue();

  const pressed = (target: HotkeyTarget): void => {
    const nowMs = deps.now();
    const before = lastSeen.get(target);
    const isAgain =
      before !== undefined &&
      (nowMs - before.pressedMs < AGAIN_AFTER_MS || nowMs - before.seenMs < HELD_GAP_MS);
    lastSeen.set(target, { seenMs: nowMs, pressedMs: isAgain ? before.pressedMs : nowMs });
    if (!isAgain) deps.onPress(target);
  };

  const port = deps.openPort({
    onPressed(chord) {
      const target = ownerOf(wanted, chord);
      if (target === undefined || deps.isRecorded(chord)) return;
      pressed(target);
      if (!deps.isOwnWindowFocused()) prove(chord);
    },
    onLayout: () => void oneByOne(() => claimAnew('layout')),
  });

  const statusOf = (chord: Accelerator): HotkeyState['status'] =>
    chordStatus(deps.session, grants.get(chord) ?? 'taken', arrived.has(chord));

  function judge(): void {
    states = HotkeyTarget.options.map((target): HotkeyState => {
      const accelerator = wanted[target] ?? null;
      if (accelerator === null) return { target, accelerator, status: 'off' };
      const isSecond = ownerOf(wanted, accelerator) !== target;
      return { target, accelerator, status: isSecond ? 'duplicate' : statusOf(accelerator) };
    });
  }

  function prove(chord: Accelerator): void {
    if (arrived.has(chord)) return;
    const wasProven = statusOf(chord) === 'registered';
    arrived.add(chord);
    if (wasProven) return;
    judge();
    deps.onClaimed('arrived', states);
  }

  const hold = async (hotkeys: Hotkeys): Promise<void> => {
    grants = await port.hold(chordsOf(hotkeys));
    wanted = hotkeys;
    judge();
    again?.cancel();
    const isTaken = states.some(({ status }) => status === 'taken');
    again =
      isTaken && !isClosed
        ? deps.clock.after(ASK_AGAIN_MS, () => void oneByOne(() => claimAnew('free')))
        : undefined;
  };

  const claimAnew = async (why: ClaimReason): Promise<void> => {
    if (isClosed) return;
    const before = JSON.stringify(states);
    await hold(wanted);
    if (why === 'layout' || JSON.stringify(states) !== before) deps.onClaimed(why, states);
  };

  const change = async (
    target: HotkeyTarget,
    accelerator: Accelerator | null,
  ): Promise<Result<HotkeyState>> => {
    const next = { ...wanted, [target]: accelerator };
    if (accelerator !== null) {
      const owner = ownerOf(next, accelerator, target);
      if (owner !== undefined) return refused(accelerator, 'duplicate');
      grants = await port.hold([...chordsOf(wanted), accelerator]);
      const status = statusOf(accelerator);
      if (isDead({ status })) {
        await hold(wanted);
        return refused(accelerator, status);
      }
    }
    await hold(next);
    const state = states.find((one) => one.target === target);
    return ok(state ?? { target, accelerator, status: 'off' });
  };

  return {
    apply: (hotkeys) => oneByOne(() => hold(hotkeys).then(() => states)),
    set: (target, accelerator) => oneByOne(() => change(target, accelerator)),
    states: () => states,
    close() {
      isClosed = true;
      again?.cancel();
      port.close();
      states = [];
    },
  };
}

/** The first that the chord is set for: one chord presses one thing. */
function ownerOf(
  hotkeys: Hotkeys,
  chord: Accelerator,
  except?: HotkeyTarget,
): HotkeyTarget | undefined {
  return HotkeyTarget.options.find((target) => target !== except && hotkeys[target] === chord);
}

function chordsOf(hotkeys: Hotkeys): readonly Accelerator[] {
  const chords = HotkeyTarget.options.map((target) => hotkeys[target] ?? null);
  return [...new Set(chords.filter((chord) => chord !== null))];
}

const WHY_REFUSED: Partial<Record<HotkeyState['status'], string>> = {
  taken: 'taken by another program',
  'no-key': 'not on this keyboard',
  'not-offered': 'refused: this desktop gives chords to no program',
  duplicate: 'already used in Tocsin',
};

function refused(accelerator: Accelerator, why: HotkeyState['status']): Result<HotkeyState> {
  const detail = `${accelerator} is ${WHY_REFUSED[why] ?? why}`;
  return failed({ kind: 'rejected', detail, field: why });
}
