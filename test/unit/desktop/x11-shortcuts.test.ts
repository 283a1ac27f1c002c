// The X server holds the chords; Electron does where it does not let us in, or has gone.
import { expect, it } from 'vitest';
import type { ShortcutPort } from '../../../src/main/desktop/session-kind';
import { createX11Shortcuts } from '../../../src/main/desktop/x11-shortcuts';
import type { X11Keyboard, X11KeyboardEvents } from '../../../src/main/desktop/x11/keyboard';
import { failed, ok, type Failure, type Result } from '../../../src/shared/core/failure';

const GONE: Failure = { kind: 'unavailable', detail: 'closed' };

function opened(isThere: boolean) {
  const seen: string[] = [];
  let isGone = false;
  let layouts = 0;
  let keyboardEvents: X11KeyboardEvents | undefined;
  const keyboard: X11Keyboard = {
    hold(chords) {
      if (isGone) return Promise.resolve(failed(GONE));
      seen.push(`x11 ${chords.join()}`);
      return Promise.resolve(ok(new Map(chords.map((chord) => [chord, 'no-key' as const]))));
    },
    close: () => void seen.push('x11 closed'),
  };
  const electron: ShortcutPort = {
    hold(chords) {
      seen.push(`electron ${chords.join()}`);
      return Promise.resolve(new Map(chords.map((chord) => [chord, 'granted' as const])));
    },
    close: () => void seen.push('electron closed'),
  };
  const port = createX11Shortcuts({
    open(events): Promise<Result<X11Keyboard>> {
      keyboardEvents = events;
      return Promise.resolve(isThere ? ok(keyboard) : failed(GONE));
    },
    openOther: () => electron,
    events: { onPressed: (chord) => void seen.push(chord), onLayout: () => void (layouts += 1) },
    log: () => undefined,
  });
  return {
    ...{ port, seen },
    layouts: () => layouts,
    leave: () => {
      isGone = true;
      keyboardEvents?.onEnd(GONE);
    },
  };
}

it('the X server is asked, and its answer counts', async () => {
  const { port, seen } = opened(true);
  expect((await port.hold(['Ctrl+Alt+T'])).get('Ctrl+Alt+T')).toBe('no-key');
  expect(seen).toEqual(['x11 Ctrl+Alt+T']);
});

it('where it does not let us in, Electron holds them', async () => {
  const { port, seen } = opened(false);
  expect((await port.hold(['Ctrl+Alt+T'])).get('Ctrl+Alt+T')).toBe('granted');
  expect(seen).toEqual(['electron Ctrl+Alt+T']);
});

it('when it has gone, the chords are to be held again, and Electron holds them', async () => {
  const { port, seen, leave, layouts } = opened(true);
  await port.hold(['Ctrl+Alt+T']);
  leave();
  expect(layouts()).toBe(1);
  await port.hold(['Ctrl+Alt+T']);
  expect(seen).toEqual(['x11 Ctrl+Alt+T', 'electron Ctrl+Alt+T']);
});

it('its end that we asked for ourselves is no loss', async () => {
  const { port, seen, leave, layouts } = opened(true);
  await port.hold([]);
  port.close();
  await Promise.resolve();
  leave();
  expect(layouts()).toBe(0);
  expect(seen).toContain('x11 closed');
});
