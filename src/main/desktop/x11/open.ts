// Opens the keyboard of the X server that this session's environment names.
import { readFile } from 'node:fs/promises';
import { homedir, hostname } from 'node:os';
import { join } from 'node:path';
import { failed, type Result } from '../../../shared/core/failure';
import type { Clock } from '../../core/lib/clock';
import { cookieIn, x11Address } from './address';
import { openX11Keyboard, type X11Keyboard, type X11KeyboardEvents } from './keyboard';
import { openX11Link } from './link';

/** A server that has not let us in by then keeps Electron's own way in use. */
const LIMIT_MS = 2000;

export async function openSessionKeyboard(
  env: Readonly<Record<string, string | undefined>>,
  clock: Clock,
  events: X11KeyboardEvents,
): Promise<Result<X11Keyboard>> {
  const address = x11Address(env.DISPLAY);
  if (address === null) return failed({ kind: 'unavailable', detail: 'DISPLAY names no X server' });
  const file = env.XAUTHORITY ?? join(homedir(), '.Xauthority');
  // Without such a file the server may still know us by our user.
  const bytes = await readFile(file).catch(() => Buffer.alloc(0));
  const cookie = cookieIn(bytes, address, hostname());
  return openX11Keyboard(
    (linkEvents) => openX11Link(address, cookie, linkEvents, clock, LIMIT_MS),
    events,
  );
}
