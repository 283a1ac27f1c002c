// The window's contract as main enforces it: the right frame, the right shape, always an answer.
import type { IpcMainInvokeEvent } from 'electron';
import { describe, expect, it } from 'vitest';
import { serveIpc, type Handlers } from '../../../src/main/core/ipc';
import { CALLS, callChannel } from '../../../src/shared/channels';
import { failed, ok } from '../../../src/shared/core/failure';
import { INPUTS } from '../../../src/shared/ipc';

type Listener = (event: IpcMainInvokeEvent, ...input: unknown[]) => unknown;

function harness(overrides: Partial<Record<string, (input: unknown) => unknown>> = {}) {
  const listeners = new Map<string, Listener>();
  const calls: [string, unknown][] = [];
  const logs: string[] = [];
  const handlers = Object.fromEntries(
    CALLS.map((name) => [
      name,
      (input: unknown) => {
        calls.push([name, input]);
        return overrides[name]?.(input) ?? ok(null);
      },
    ]),
  ) as unknown as Handlers;
  const stop = serveIpc({
    ipcMain: {
      handle: (channel, listener) => void listeners.set(channel, listener as Listener),
      removeHandler: (channel) => void listeners.delete(channel),
    },
    isOwnPage: (url) => url.startsWith('tocsin://app/'),
    handlers: () => handlers,
    log: (message) => logs.push(message),
  });
  const invoke = (
    name: (typeof CALLS)[number],
    input: unknown,
    url = 'tocsin://app/',
    main = true,
  ) => {
    const frame = { url };
    const event = { senderFrame: frame, sender: { mainFrame: main ? frame : { url } } };
    return listeners.get(callChannel(name))?.(event as unknown as IpcMainInvokeEvent, input);
  };
  return { listeners, calls, logs, stop, invoke };
}

describe('the ipc contract', () => {
  it('serves every call and takes every one back', () => {
    const { listeners, stop } = harness();
    expect(listeners.size).toBe(CALLS.length);
    expect(Object.keys(INPUTS).sort()).toEqual([...CALLS].sort());
    stop();
    expect(listeners.size).toBe(0);
  });

  it('hands the parsed value to the handler', async () => {
    const { invoke, calls } = harness();
    await invoke('press', { status: 'THREAT', message: '  help ' });
    expect(calls).toEqual([['press', { status: 'THREAT', message: 'help' }]]);
  });

  it.each([
    ['another page', 'https://evil.example/', true],
    ['a frame inside our page', 'tocsin://app/', false],
  ])('refuses %s and says so', async (_, url, main) => {
    const { invoke, calls } = harness();
    const answer = await invoke('press', { status: 'THREAT' }, url, main);
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'unauthorized' } });
    expect(calls).toEqual([]);
  });

  it.each([
    ['press', { status: 'PANIC' }, 'status'],
    ['press', { status: 'SAFE', extra: 1 }, 'press'],
    ['press', { status: 'SAFE', message: 'x'.repeat(1001) }, 'message'],
    ['cancel', { id: 'not-an-id' }, 'id'],
    ['setSecret', { name: 'other', value: 'x' }, 'name'],
    ['setSecret', { name: 'share911.apiKey', value: 'two\nlines' }, 'value'],
    ['changeSettings', { panic: { countdownSeconds: 11 } }, 'panic.countdownSeconds'],
    ['changeSettings', { mode: 'live' }, 'changeSettings'],
    ['activityPage', { limit: 0 }, 'limit'],
    ['setHotkey', { target: 'SAFE', accelerator: 'A' }, 'accelerator'],
  ] as const)('refuses a bad %s and names the field', async (name, input, field) => {
    const { invoke, calls } = harness();
    expect(await invoke(name, input)).toMatchObject({
      ok: false,
      failure: { kind: 'invalid-input', field },
    });
    expect(calls).toEqual([]);
  });

  it('answers a refusal of the app as it is', async () => {
    const refusal = failed({ kind: 'storage', detail: 'disk is full' });
    const { invoke } = harness({ goPractice: () => refusal });
    expect(await invoke('goPractice', undefined)).toEqual(refusal);
  });

  it('turns a thrown error into a bug, without its text', async () => {
    const { invoke, logs } = harness({
      goPractice: () => {
        throw new Error('secret inside');
      },
    });
    const answer = await invoke('goPractice', undefined);
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'bug' } });
    expect(JSON.stringify(answer)).not.toContain('secret inside');
    expect(logs.join()).toContain('secret inside');
  });
});
