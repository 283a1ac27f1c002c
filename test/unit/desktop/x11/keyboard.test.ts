// The keyboard of an X server that this test plays, byte by byte: grants, refusals, layouts, presses.
import { describe, expect, it } from 'vitest';
import { openX11Keyboard } from '../../../../src/main/desktop/x11/keyboard';
import type { X11LinkEvents } from '../../../../src/main/desktop/x11/link';
import { failed, ok, type Result } from '../../../../src/shared/core/failure';
import { createManualClock } from '../../../fakes/clock';

const XKB = { major: 135, event: 85 };
type Layouts = readonly (readonly number[])[];

const letters = (...words: readonly string[]): Layouts =>
  words.map((word) => Array.from(word, (letter) => letter.codePointAt(0) ?? 0));

/** What the server answers when it is asked for its keys: from key 24 on. */
function keyMapBytes(keys: readonly Layouts[]): Buffer {
  const head = Buffer.alloc(40);
  head.writeUInt8(1, 0);
  head.writeUInt8(24, 17);
  head.writeUInt8(keys.length, 20);
  const bodies = keys.map((layouts) => {
    const width = layouts[0]?.length ?? 0;
    const body = Buffer.alloc(8 + 4 * width * layouts.length);
    body.writeUInt8(layouts.length, 4);
    body.writeUInt8(width, 5);
    body.writeUInt16LE(width * layouts.length, 6);
    layouts.flat().forEach((symbol, index) => body.writeUInt32LE(symbol, 8 + 4 * index));
    return body;
  });
  return Buffer.concat([head, ...bodies]);
}

function event(
  type: number,
  detail: number,
  fill: (bytes: Buffer) => void = () => undefined,
): Buffer {
  const bytes = Buffer.alloc(32);
  bytes.writeUInt8(type, 0);
  bytes.writeUInt8(detail, 1);
  fill(bytes);
  return bytes;
}

async function opened(first: readonly Layouts[]) {
  const clock = createManualClock();
  const grabs = new Set<string>();
  const others = new Set<string>();
  const heard: string[] = [];
  let keys = first;
  let reads = 0;
  let changes = 0;
  let events: X11LinkEvents | undefined;

  const answer = (request: Buffer): Result<Buffer> => {
    const reply = Buffer.alloc(32);
    if (request.readUInt8(0) === 98) {
      reply.writeUInt8(1, 8);
      reply.writeUInt8(XKB.major, 9);
      reply.writeUInt8(XKB.event, 10);
    } else if (request.readUInt8(1) === 8) {
      reads += 1;
      return ok(keyMapBytes(keys));
    }
    return ok(reply);
  };
  const take = (request: Buffer): boolean => {
    const [opcode, second] = [request.readUInt8(0), request.readUInt8(1)];
    const modifiers = request.readUInt16LE(8);
    if (opcode === 34) grabs.delete(`${second}/${modifiers}`);
    if (opcode !== 33) return true;
    const stroke = `${request.readUInt8(10)}/${modifiers}`;
    if (others.has(stroke)) return false;
    grabs.add(stroke);
    return true;
  };
  const keyboard = await openX11Keyboard(
    (wanted) => {
      events = wanted;
      return Promise.resolve(
        ok({
          root: 1,
          ask: (request: Buffer) => Promise.resolve(answer(request)),
          tell: (requests: readonly Buffer[]) => Promise.resolve(ok(requests.map(take))),
          close: () => undefined,
        }),
      );
    },
    {
      onChord: (chord) => void heard.push(chord),
      onLayout: () => void (changes += 1),
      onEnd: () => undefined,
    },
  );
  if (!keyboard.ok) throw new Error(keyboard.failure.detail);
  const hold = async (...chords: readonly string[]) => {
    const held = await keyboard.value.hold(chords);
    return held.ok ? Object.fromEntries(held.value) : held.failure;
  };
  return {
    ...{ grabs, others, heard, hold },
    reads: () => reads,
    changes: () => changes,
    send: async (...bytes: readonly Buffer[]) => {
      for (const one of bytes) events?.onEvent(one);
      await clock.settle();
    },
    setKeys: (next: readonly Layouts[]) => void (keys = next),
  };
}

const press = (key: number, modifiers: number) =>
  event(2, key, (bytes) => void bytes.writeUInt16LE(modifiers, 28));
const NEW_KEYS = event(XKB.event, 0);
const layoutOn = (layout: number) =>
  event(XKB.event, 2, (bytes) => void bytes.writeUInt8(layout, 13));

const AMERICAN = [letters('qQ'), letters('aA')];
const FRENCH = [letters('aA'), letters('qQ')];

describe('chords on an X server', () => {
  it('are held with every lock, and heard', async () => {
    const { hold, grabs, heard, send } = await opened(AMERICAN);
    expect(await hold('Ctrl+Alt+A')).toEqual({ 'Ctrl+Alt+A': 'granted' });
    expect([...grabs]).toEqual(['25/12', '25/14', '25/28', '25/30']);
    await send(press(25, 12), press(25, 12 | 2), press(24, 12), press(25, 13));
    expect(heard).toEqual(['Ctrl+Alt+A', 'Ctrl+Alt+A']);
  });

  it('that another program holds, were it with one lock only, are taken, and nothing of them is kept', async () => {
    const { hold, grabs, others } = await opened(AMERICAN);
    others.add('25/14');
    expect(await hold('Ctrl+Alt+A', 'Ctrl+Alt+Q')).toEqual({
      'Ctrl+Alt+A': 'taken',
      'Ctrl+Alt+Q': 'granted',
    });
    expect([...grabs]).toEqual(['24/12', '24/14', '24/28', '24/30']);
    others.clear();
    expect(await hold('Ctrl+Alt+A', 'Ctrl+Alt+Q')).toMatchObject({ 'Ctrl+Alt+A': 'granted' });
    expect(grabs.size).toBe(8);
  });

  it('that the keyboard lacks are told as such', async () => {
    const { hold, grabs } = await opened(AMERICAN);
    expect(await hold('Ctrl+Alt+Z')).toEqual({ 'Ctrl+Alt+Z': 'no-key' });
    expect(grabs.size).toBe(0);
  });

  it('that are no longer wanted are let go of', async () => {
    const { hold, grabs } = await opened(AMERICAN);
    await hold('Ctrl+Alt+A');
    await hold();
    expect(grabs.size).toBe(0);
  });
});

describe('a change of layout', () => {
  it('is told once for its many events, and the chord then stands on its new key only', async () => {
    const { hold, grabs, heard, reads, changes, send, setKeys } = await opened(AMERICAN);
    await hold('Ctrl+Alt+A');
    setKeys(FRENCH);
    await send(...Array.from({ length: 20 }, () => NEW_KEYS));
    expect(changes()).toBe(1);
    expect(reads()).toBeLessThanOrEqual(3);
    expect(await hold('Ctrl+Alt+A')).toEqual({ 'Ctrl+Alt+A': 'granted' });
    expect([...grabs]).toEqual(['24/12', '24/14', '24/28', '24/30']);
    await send(press(25, 12), press(24, 12));
    expect(heard).toEqual(['Ctrl+Alt+A']);
  });

  it('is none when the keys mean what they meant', async () => {
    const { changes, send } = await opened(AMERICAN);
    await send(NEW_KEYS);
    expect(changes()).toBe(0);
  });

  it('between two that are both set needs no new claim: a press is read by the one that is on', async () => {
    const { hold, heard, changes, send } = await opened([letters('qQ', 'aA'), letters('aA', 'qQ')]);
    await hold('Ctrl+Alt+A');
    await send(press(25, 12), layoutOn(1), press(25, 12), press(24, 12));
    expect(heard).toEqual(['Ctrl+Alt+A', 'Ctrl+Alt+A']);
    expect(changes()).toBe(0);
  });
});

it('a server that lets nobody in is a failure', async () => {
  const refused = failed({ kind: 'unavailable', detail: 'refused' });
  const events = { onChord: () => undefined, onLayout: () => undefined, onEnd: () => undefined };
  expect(await openX11Keyboard(() => Promise.resolve(refused), events)).toEqual(refused);
});
