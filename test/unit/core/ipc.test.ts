// The window's contract as main enforces it: the right frame, the right shape, always an answer.
import type { IpcMainInvokeEvent } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { serveIpc, type Handlers } from '../../../src/main/core/ipc';
import { failed, ok } from '../../../src/shared/core/failure';
import { CALLS, type CallName } from '../../../src/shared/ipc';
import { deliveryWith, stateWith } from '../../fakes/app-state';

type Listener = (event: IpcMainInvokeEvent, ...asked: unknown[]) => unknown;

function harness(overrides: Partial<Record<CallName, (input: unknown) => unknown>> = {}) {
  const listeners = new Map<string, Listener>();
  const calls: [string, unknown][] = [];
  const warnings: string[] = [];
  const errors: string[] = [];
  const handlers = Object.fromEntries(
    (Object.keys(CALLS) as CallName[]).map((name) => [
      name,
      (input: unknown) => {
        calls.push([name, input]);
        return overrides[name] ? overrides[name](input) : ok(null);
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
    log: {
      warn: (message) => void warnings.push(message),
      error: (message) => void errors.push(message),
    },
  });
  const invoke = (name: unknown, input?: unknown, url = 'tocsin://app/', main = true) => {
    const frame = { url };
    const event = { senderFrame: frame, sender: { mainFrame: main ? frame : { url } } };
    return listeners.get('tocsin:call')?.(event as unknown as IpcMainInvokeEvent, name, input);
  };
  /** Outputs are checked once the answer has left. */
  const checked = () => new Promise((resolve) => setImmediate(resolve));
  return { listeners, calls, warnings, errors, stop, invoke, checked };
}

describe('the ipc contract', () => {
  it('is served on one channel, which is taken back', () => {
    const { listeners, stop } = harness();
    expect([...listeners.keys()]).toEqual(['tocsin:call']);
    stop();
    expect(listeners.size).toBe(0);
  });

  it('hands the parsed value to the handler', async () => {
    const { invoke, calls } = harness();
    await invoke('press', { status: 'THREAT', message: '  help ' });
    expect(calls).toEqual([['press', { status: 'THREAT', message: 'help' }]]);
  });

  it('leads every name to its own handler', async () => {
    const { invoke, calls } = harness();
    const bare = Object.entries(CALLS).filter(
      ([, { input }]) => input.safeParse(undefined).success,
    );
    for (const [name] of bare) await invoke(name);
    expect(calls.map(([name]) => name)).toEqual(bare.map(([name]) => name));
    expect(bare.length).toBeGreaterThan(5);
  });

  it.each([
    ['another page', 'https://evil.example/', true],
    ['a frame inside our page', 'tocsin://app/', false],
  ])('refuses %s and says so', async (_, url, main) => {
    const { invoke, calls, warnings } = harness();
    const answer = await invoke('press', { status: 'THREAT' }, url, main);
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'unauthorized' } });
    expect(calls).toEqual([]);
    expect(warnings).toEqual(['refused press: not our main frame']);
  });

  it('writes no name into the log that a stranger made up', async () => {
    const { invoke, warnings } = harness();
    const answer = await invoke('made up\nby a stranger', undefined, 'https://evil.example/');
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'unauthorized' } });
    expect(warnings).toEqual(['refused an unknown call: not our main frame']);
  });

  it.each<{ name: unknown }>(
    [
      ...['', 'quit', 'press ', 'PRESS', 'tocsin:call:press'],
      ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'],
      ...[undefined, null, 0, true, {}, ['press'], { toString: 'press' }],
    ].map((name) => ({ name })),
  )('knows no call of the name $name', async ({ name }) => {
    const { invoke, calls, errors } = harness();
    expect(await invoke(name, { status: 'THREAT' })).toMatchObject({
      ok: false,
      failure: { kind: 'invalid-input', field: 'name' },
    });
    expect(calls).toEqual([]);
    expect(errors).toEqual([]);
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
    ['goPractice', {}, 'goPractice'],
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
    const { invoke, checked, errors } = harness({ goPractice: () => refusal });
    expect(await invoke('goPractice')).toEqual(refusal);
    await checked();
    expect(errors).toEqual([]);
  });

  it.each([
    [
      'throws',
      (): never => {
        throw new Error('secret inside');
      },
    ],
    ['rejects', () => Promise.reject(new Error('secret inside'))],
  ])('turns a handler that %s into a bug, without its text', async (_what, handle) => {
    const { invoke, errors } = harness({ goPractice: handle });
    const answer = await invoke('goPractice');
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'bug' } });
    expect(JSON.stringify(answer)).not.toContain('secret inside');
    expect(errors.join()).toContain('secret inside');
  });
});

describe('what a call answers', () => {
  const pressed = deliveryWith('THREAT');

  it('is said nothing of while it fits', async () => {
    const { invoke, checked, errors } = harness({
      press: () => ok(pressed),
      getState: () => ok(stateWith({ deliveries: [pressed] })),
    });
    await invoke('press', { status: 'THREAT' });
    await invoke('getState');
    await checked();
    expect(errors).toEqual([]);
  });

  it.each([
    ['a word nobody knows', { ...pressed, state: 'Pike County' }, 'state (invalid_value)'],
    [
      'a field deep inside',
      { ...pressed, rungs: { ...pressed.rungs, savedMs: 'Pike County' } },
      'rungs.savedMs (invalid_type)',
    ],
    ['nothing', undefined, 'all of it (invalid_type)'],
  ])('is told with its place and no values, and passed on: %s', async (_what, value, place) => {
    const { invoke, checked, errors } = harness({ press: () => ok(value) });
    expect(await invoke('press', { status: 'THREAT' })).toEqual({ ok: true, value });
    await checked();
    expect(errors).toEqual([`press answered what its contract does not say: ${place}`]);
  });

  it('is told when it says more than the contract does', async () => {
    const answer = { ok: true, value: { number: null, callerName: 'Pike County' } };
    const { invoke, checked, errors } = harness({ revealCall: () => answer });
    const id = `call-${crypto.randomUUID()}`;
    expect(await invoke('revealCall', { id })).toBe(answer);
    await checked();
    expect(errors).toEqual([
      'revealCall answered what its contract does not say: callerName (unrecognized_keys)',
    ]);
  });

  it('is told once for each place, whichever one of a list it is in', async () => {
    const wrong = { ...pressed, attempts: -1 };
    const { invoke, checked, errors } = harness({
      getState: () => ok(stateWith({ deliveries: [pressed, wrong, wrong] })),
    });
    await invoke('getState');
    await invoke('getState');
    await checked();
    expect(errors).toEqual([
      'getState answered what its contract does not say: deliveries.*.attempts (too_small)',
    ]);
  });

  it('is passed on when it cannot be checked at all', async () => {
    const answer = {
      ok: true,
      get value(): never {
        throw new Error('no');
      },
    };
    const { invoke, checked, errors } = harness({ goPractice: () => answer });
    expect(await invoke('goPractice')).toBe(answer);
    await checked();
    expect(errors).toEqual(['goPractice answered what cannot be checked']);
  });

  it('is not checked before it has left', async () => {
    const read = vi.fn(() => 'cancelled');
    const value = Object.defineProperty({}, 'result', { get: read, enumerable: true });
    const { invoke, checked } = harness({ cancel: () => ok(value) });
    await invoke('cancel', { id: pressed.id });
    expect(read).not.toHaveBeenCalled();
    await checked();
    expect(read).toHaveBeenCalled();
  });
});
