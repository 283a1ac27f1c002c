// Whatever a page sends, no handler sees a name or an input that its contract does not say.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IpcMainInvokeEvent } from 'electron';
import { serveIpc, type Handlers } from '../../src/main/core/ipc';
import { ok } from '../../src/shared/core/failure';
import { CALLS, type CallName } from '../../src/shared/ipc';

type Listener = (event: IpcMainInvokeEvent, name: unknown, input: unknown) => Promise<unknown>;

const NAMES = Object.keys(CALLS) as CallName[];
const frame = { url: 'tocsin://app/' };
const OURS = { senderFrame: frame, sender: { mainFrame: frame } } as unknown as IpcMainInvokeEvent;

/** A window that sends anything, and what reached a handler of it. */
function openWindow() {
  const reached: [CallName, unknown][] = [];
  let listener: Listener | undefined;
  const handlers = Object.fromEntries(
    NAMES.map((name) => [
      name,
      (input: unknown) => {
        reached.push([name, input]);
        return ok(null);
      },
    ]),
  ) as unknown as Handlers;
  serveIpc({
    ipcMain: {
      handle: (_channel, heard) => void (listener = heard as Listener),
      removeHandler: () => undefined,
    },
    isOwnPage: () => true,
    handlers: () => handlers,
    log: { warn: () => undefined, error: () => undefined },
  });
  return { reached, send: (name: unknown, input: unknown) => listener?.(OURS, name, input) };
}

/** Texts and keys of the contract among them, so that more than the first look is passed. */
const words = fc.constantFrom(
  ...['id', 'status', 'THREAT', 'name', 'key', 'limit', 'query', 'source', 'chekt', 'confirmed'],
  ...['__proto__', 'constructor', 'message', 'seq', 'format', 'pdf', 'offset', 'members'],
);
const anything = fc.anything({
  key: fc.oneof(words, fc.string()),
  values: [words, fc.uuid(), fc.integer(), fc.boolean(), fc.string(), fc.constant(null)],
});

/** What may be named: every call, what an object inherits, and anything at all. */
const names = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...NAMES) },
  fc.constantFrom('__proto__', 'constructor', 'toString', 'valueOf', 'hasOwnProperty'),
  fc.anything(),
);

describe('what a page sends', () => {
  it('reaches a handler only as its contract says, and is answered always', async () => {
    await fc.assert(
      fc.asyncProperty(names, fc.oneof(fc.constant(undefined), anything), async (name, input) => {
        const { reached, send } = openWindow();
        const answer = await send(name, input);
        expect(answer).toHaveProperty('ok');
        const known = typeof name === 'string' && (NAMES as string[]).includes(name);
        const parsed = known ? CALLS[name as CallName].input.safeParse(input) : undefined;
        expect(reached).toEqual(parsed?.success === true ? [[name, parsed.data]] : []);
      }),
      { numRuns: 2000 },
    );
  });

  it('gets through when it is right, and then without anything it did not have to say', async () => {
    const message = fc.string({ maxLength: 50 });
    await fc.assert(
      fc.asyncProperty(message, fc.dictionary(fc.string(), anything), async (text, more) => {
        const { reached, send } = openWindow();
        await send('press', { status: 'SAFE', message: text });
        expect(reached).toEqual([['press', { status: 'SAFE', message: text.trim() }]]);
        await send('press', { ...more, status: 'SAFE', surplus: 1 });
        expect(reached).toHaveLength(1);
      }),
    );
  });
});
