// The few requests of the X protocol that hold key chords, byte by byte, and the answers to them. Little-endian throughout.
import type { Cookie } from './address';

/** The first bytes on a new connection. */
export function hello(cookie: Cookie | null): Buffer {
  const name = Buffer.from(cookie?.name ?? '');
  const data = cookie?.data ?? Buffer.alloc(0);
  const head = Buffer.alloc(12);
  head.write('l');
  head.writeUInt16LE(11, 2);
  head.writeUInt16LE(name.length, 6);
  head.writeUInt16LE(data.length, 8);
  return Buffer.concat([head, padded(name), padded(data)]);
}

/** The root window of a screen, out of what the server says of itself; null when there is no such screen. */
export function rootOf(setup: Buffer, screen: number): number | null {
  let at = 40 + roundUp(setup.readUInt16LE(24)) + 8 * setup.readUInt8(29);
  if (screen >= setup.readUInt8(28)) return null;
  for (let left = screen; left > 0; left -= 1) {
    let depths = setup.readUInt8(at + 39);
    for (at += 40; depths > 0; depths -= 1) at += 8 + 24 * setup.readUInt16LE(at + 2);
  }
  return setup.readUInt32LE(at);
}

/** Answered by the server in order: when this answer is here, so is everything before it. */
export const sync = (): Buffer => request(43, 0, 4);

export function queryExtension(name: string): Buffer {
  const bytes = request(98, 0, 8 + roundUp(name.length));
  bytes.writeUInt16LE(name.length, 4);
  bytes.write(name, 8);
  return bytes;
}

/** The extension's own number for its requests and its events; null when the server lacks it. */
export function extensionOf(
  answer: Buffer,
): { readonly major: number; readonly event: number } | null {
  if (answer.readUInt8(8) === 0) return null;
  return { major: answer.readUInt8(9), event: answer.readUInt8(10) };
}

/** Of the keyboard extension. Every server in use knows version 1.0. */
export function useKeyboards(major: number): Buffer {
  const bytes = request(major, 0, 8);
  bytes.writeUInt16LE(1, 4);
  return bytes;
}

const CORE_KEYBOARD = 0x1_00;
const NEW_KEYBOARD = 1;
const MAP = 2;
const STATE = 4;
const GROUP = 0x10;

/** Another keyboard, other keys, another of the layouts: events of these come from now on. */
export function watchKeyboards(major: number): Buffer {
  const bytes = request(major, 1, 20);
  const all = NEW_KEYBOARD | MAP | STATE;
  const values = [CORE_KEYBOARD, all, 0, NEW_KEYBOARD, 0xff, 0xff, GROUP, GROUP];
  values.forEach((value, index) => bytes.writeUInt16LE(value, 4 + 2 * index));
  return bytes;
}

export function getKeyboardState(major: number): Buffer {
  const bytes = request(major, 4, 8);
  bytes.writeUInt16LE(CORE_KEYBOARD, 4);
  return bytes;
}

/** Which of several layouts is on, from 0. */
export function layoutOf(answer: Buffer): number {
  return answer.readUInt8(12);
}

const GRABS_USE_XKB_STATE = 2;

/** Which of several layouts is on shall not look like a modifier to our grabs. */
export function ignoreLayoutInGrabs(major: number): Buffer {
  const bytes = request(major, 21, 28);
  bytes.writeUInt16LE(CORE_KEYBOARD, 4);
  bytes.writeUInt32LE(GRABS_USE_XKB_STATE, 8);
  bytes.writeUInt32LE(GRABS_USE_XKB_STATE, 12);
  return bytes;
}

const KEY_SYMBOLS = 2;

export function getKeyMap(major: number): Buffer {
  const bytes = request(major, 8, 28);
  bytes.writeUInt16LE(CORE_KEYBOARD, 4);
  bytes.writeUInt16LE(KEY_SYMBOLS, 6);
  return bytes;
}

/** What one key gives: `[layout][level]`. */
export type KeySymbols = readonly (readonly number[])[];

/** Every key that gives something, by its number. */
export function keyMapOf(answer: Buffer): ReadonlyMap<number, KeySymbols> {
  const first = answer.readUInt8(17);
  const keys = new Map<number, KeySymbols>();
  let at = 40;
  for (let index = 0; index < answer.readUInt8(20); index += 1) {
    const layouts = answer.readUInt8(at + 4) & 0x0f;
    const width = answer.readUInt8(at + 5);
    const start = at + 8;
    const symbols = Array.from({ length: layouts }, (_, layout) =>
      Array.from({ length: width }, (__, level) =>
        answer.readUInt32LE(start + 4 * (layout * width + level)),
      ),
    );
    if (layouts > 0) keys.set(first + index, symbols);
    at = start + 4 * answer.readUInt16LE(at + 6);
  }
  return keys;
}

export function grabKey(root: number, key: number, modifiers: number): Buffer {
  const bytes = request(33, 0, 16);
  bytes.writeUInt32LE(root, 4);
  bytes.writeUInt16LE(modifiers, 8);
  bytes.writeUInt8(key, 10);
  // Neither pointer nor keyboard stands still for us.
  bytes.writeUInt8(1, 11);
  bytes.writeUInt8(1, 12);
  return bytes;
}

export function ungrabKey(root: number, key: number, modifiers: number): Buffer {
  const bytes = request(34, key, 12);
  bytes.writeUInt32LE(root, 4);
  bytes.writeUInt16LE(modifiers, 8);
  return bytes;
}

/** `keys`: they mean something else than before. `layout`: another of several is on. */
export type KeyboardEvent =
  | { readonly kind: 'press'; readonly key: number; readonly modifiers: number }
  | { readonly kind: 'keys' }
  | { readonly kind: 'layout'; readonly layout: number };

const KEY_PRESS = 2;
const MAPPING_NOTIFY = 34;
const STATE_NOTIFY = 2;

/** `extensionEvent`: the keyboard extension's own number. Null for every other event. */
export function keyboardEventOf(event: Buffer, extensionEvent: number): KeyboardEvent | null {
  const type = event.readUInt8(0) & 0x7f;
  const detail = event.readUInt8(1);
  if (type === KEY_PRESS) {
    return { kind: 'press', key: detail, modifiers: event.readUInt16LE(28) & 0xff };
  }
  if (type === MAPPING_NOTIFY) return { kind: 'keys' };
  if (type !== extensionEvent) return null;
  if (detail === STATE_NOTIFY) return { kind: 'layout', layout: event.readUInt8(13) };
  return { kind: 'keys' };
}

function request(opcode: number, second: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  bytes.writeUInt8(opcode, 0);
  bytes.writeUInt8(second, 1);
  bytes.writeUInt16LE(length / 4, 2);
  return bytes;
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(roundUp(bytes.length) - bytes.length)]);
}

function roundUp(length: number): number {
  return (length + 3) & ~3;
}
