// The keyboard of an X server: its layouts, kept up to date, and the chords that we hold on it.
import { failed, ok, type Failure, type Result } from '../../../shared/core/failure';
import type { Accelerator } from '../../../shared/settings/hotkey';
import { chordPressed, strokesOf, type KeyMap, type Stroke } from './chords';
import type { X11Link, X11LinkEvents } from './link';
import {
  extensionOf,
  getKeyboardState,
  getKeyMap,
  grabKey,
  ignoreLayoutInGrabs,
  keyboardEventOf,
  keyMapOf,
  layoutOf,
  queryExtension,
  ungrabKey,
  useKeyboards,
  watchKeyboards,
} from './wire';

/** What the server says of a chord that was asked for. */
export type ChordAnswer = 'granted' | 'taken' | 'no-key';

export interface X11Keyboard {
  /** Holds these and no others; what is held already stays held meanwhile. */
  hold(chords: readonly Accelerator[]): Promise<Result<ReadonlyMap<Accelerator, ChordAnswer>>>;
  close(): void;
}

export interface X11KeyboardEvents {
  readonly onChord: (chord: Accelerator) => void;
  /** Other keys than before: what was held must be held anew. */
  readonly onLayout: () => void;
  readonly onEnd: (failure: Failure) => void;
}

/** `open` connects; see `openX11Link`. */
export async function openX11Keyboard(
  open: (events: X11LinkEvents) => Promise<Result<X11Link>>,
  { onChord, onLayout, onEnd }: X11KeyboardEvents,
): Promise<Result<X11Keyboard>> {
  const held = new Map<string, Stroke>();
  let wanted: readonly Accelerator[] = [];
  let keys: KeyMap = new Map();
  let layout = 0;
  let keyboards = { major: 0, event: -1 };
  let isReading = false;
  let isStale = false;

  const opened = await open({
    onEnd,
    onEvent(bytes) {
      if (keyboards.major === 0) return;
      const event = keyboardEventOf(bytes, keyboards.event);
      if (event?.kind === 'layout') layout = event.layout;
      else if (event?.kind === 'keys') void follow();
      else if (event !== null) pressed(event);
    },
  });
  if (!opened.ok) return opened;
  const link = opened.value;

  function pressed(stroke: Stroke): void {
    const chord = chordPressed(stroke, layout, wanted, keys);
    if (chord !== undefined) onChord(chord);
  }

  const read = async (): Promise<Result<null>> => {
    const [map, state] = await Promise.all([
      link.ask(getKeyMap(keyboards.major)),
      link.ask(getKeyboardState(keyboards.major)),
    ]);
    if (!map.ok) return map;
    keys = keyMapOf(map.value);
    if (state.ok) layout = layoutOf(state.value);
    return ok(null);
  };

  /** One change of layout is many events. */
  async function follow(): Promise<void> {
    isStale = true;
    if (isReading) return;
    isReading = true;
    const before = describe(keys);
    while (isStale) {
      isStale = false;
      if (!(await read()).ok) break;
    }
    isReading = false;
    if (describe(keys) !== before) onLayout();
  }

  const begin = async (): Promise<Result<null>> => {
    const asked = await link.ask(queryExtension('XKEYBOARD'));
    if (!asked.ok) return asked;
    const extension = extensionOf(asked.value);
    if (extension === null) return failed({ kind: 'unavailable', detail: 'no XKEYBOARD' });
    keyboards = extension;
    const used = await link.ask(useKeyboards(extension.major));
    if (!used.ok) return used;
    const watched = await link.tell([watchKeyboards(extension.major)]);
    if (!watched.ok) return watched;
    const set = await link.ask(ignoreLayoutInGrabs(extension.major));
    return set.ok ? read() : set;
  };

  const release = async (strokes: readonly Stroke[]): Promise<void> => {
    for (const stroke of strokes) held.delete(nameOf(stroke));
    await link.tell(strokes.map(({ key, modifiers }) => ungrabKey(link.root, key, modifiers)));
  };

  const begun = await begin();
  if (!begun.ok) {
    link.close();
    return begun;
  }
  return ok({
    async hold(chords) {
      wanted = chords;
      const strokes = new Map(chords.map((chord) => [chord, strokesOf(chord, keys)]));
      const all = new Map([...strokes.values()].flat().map((one) => [nameOf(one), one]));
      const fresh = [...all.values()].filter((stroke) => !held.has(nameOf(stroke)));
      const taken = await link.tell(
        fresh.map(({ key, modifiers }) => grabKey(link.root, key, modifiers)),
      );
      if (!taken.ok) return taken;
      fresh.forEach((stroke, index) => {
        if (taken.value[index] === true) held.set(nameOf(stroke), stroke);
      });
      const answers = new Map(
        [...strokes].map(([chord, own]): [Accelerator, ChordAnswer] => {
          if (own.length === 0) return [chord, 'no-key'];
          return [chord, own.every((one) => held.has(nameOf(one))) ? 'granted' : 'taken'];
        }),
      );
      // A chord that is only half ours is nobody's: the other program may want the rest.
      const kept = new Set(
        [...strokes]
          .filter(([chord]) => answers.get(chord) === 'granted')
          .flatMap(([, own]) => own.map(nameOf)),
      );
      await release([...held.values()].filter((stroke) => !kept.has(nameOf(stroke))));
      return ok(answers);
    },
    close: () => link.close(),
  });
}

function nameOf({ key, modifiers }: Stroke): string {
  return `${key}/${modifiers}`;
}

function describe(keys: KeyMap): string {
  return JSON.stringify([...keys]);
}
