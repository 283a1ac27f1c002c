// Chords held on the X server itself. Electron's way stays with the keys of the layout it started with, and says that it
// works; so it is used only where the server does not let us in, or has gone.
import type { Result } from '../../shared/core/failure';
import type { X11Keyboard, X11KeyboardEvents } from './x11/keyboard';
import type { ShortcutEvents, ShortcutPort } from './session-kind';

export interface X11ShortcutsDeps {
  readonly open: (events: X11KeyboardEvents) => Promise<Result<X11Keyboard>>;
  readonly openOther: () => ShortcutPort;
  readonly events: ShortcutEvents;
  readonly log: (message: string, detail: unknown) => void;
}

export function createX11Shortcuts({
  open,
  openOther,
  events,
  log,
}: X11ShortcutsDeps): ShortcutPort {
  let other: ShortcutPort | undefined;
  let isClosed = false;
  const opening = open({
    onChord: events.onPressed,
    onLayout: events.onLayout,
    onEnd(failure) {
      if (isClosed) return;
      log('the X server has dropped the hotkeys', failure);
      // Whoever holds them again holds them the other way.
      events.onLayout();
    },
  });
  const otherWay = (why: unknown): ShortcutPort => {
    if (other === undefined) log("hotkeys go Electron's way", why);
    other ??= openOther();
    return other;
  };

  return {
    async hold(chords) {
      const opened = await opening;
      if (!opened.ok) return otherWay(opened.failure).hold(chords);
      const held = await opened.value.hold(chords);
      return held.ok ? held.value : otherWay(held.failure).hold(chords);
    },
    close() {
      isClosed = true;
      other?.close();
      void opening.then((opened) => opened.ok && opened.value.close());
    },
  };
}
