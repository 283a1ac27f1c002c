// The keychain in a process of its own: thrown away when it fails, hangs or is idle, and started anew.
import { describe, expect, it } from 'vitest';
import type { KeychainRequest } from '../../../../src/main/core/keychain/keychain-messages';
import {
  createRemoteKeychain,
  IDLE_MS,
  PATIENCE_MS,
  type KeychainProcess,
} from '../../../../src/main/core/keychain/remote-keychain';
import { createManualClock } from '../../../fakes/clock';

type Answer = { readonly value: string | boolean | null } | { readonly error: string } | 'silence';

/** Each started process answers by the next of `scripts`; the last one stays. */
function open(...scripts: readonly ((request: KeychainRequest) => Answer)[]) {
  const clock = createManualClock();
  const killed: number[] = [];
  const exits: (() => void)[] = [];
  let started = 0;
  const start = (): KeychainProcess => {
    started += 1;
    const mine = started;
    const script = scripts[Math.min(mine, scripts.length) - 1];
    let hear: (message: unknown) => void = () => undefined;
    return {
      post(request) {
        const answer = script?.(request) ?? 'silence';
        if (answer !== 'silence') queueMicrotask(() => hear({ id: request.id, ...answer }));
      },
      onReply: (listener) => void (hear = listener),
      onExit: (listener) => void exits.push(listener),
      kill: () => void killed.push(mine),
    };
  };
  return {
    keychain: createRemoteKeychain({ start, ready: () => Promise.resolve(), clock }),
    clock,
    killed,
    exits,
    started: () => started,
  };
}

const well = (): Answer => ({ value: 'key' });
const GONE = 'The name :1.2 was not provided by any .service files';

describe('the keychain process', () => {
  it('is started by the first call and serves the next ones', async () => {
    const { keychain, started } = open(well);
    expect(started()).toBe(0);
    expect(await keychain.getPassword('Tocsin', 'live/a')).toBe('key');
    await keychain.setPassword('Tocsin', 'live/a', 'other');
    expect(await keychain.deletePassword('Tocsin', 'live/a')).toBe(false);
    expect(started()).toBe(1);
  });

  it('is replaced when it has worked and fails, and the call goes to the new one', async () => {
    let asked = 0;
    const stale = (): Answer => {
      asked += 1;
      return asked === 1 ? { value: 'old' } : { error: GONE };
    };
    const { keychain, started, killed } = open(stale, well);
    expect(await keychain.getPassword('Tocsin', 'a')).toBe('old');
    expect(await keychain.getPassword('Tocsin', 'a')).toBe('key');
    expect([started(), killed]).toEqual([2, [1]]);
  });

  it('is believed when it fails from the beginning, and the next call gets a new one', async () => {
    const { keychain, started } = open(() => ({ error: GONE }), well);
    await expect(keychain.getPassword('Tocsin', 'a')).rejects.toThrow(GONE);
    expect(started()).toBe(1);
    expect(await keychain.getPassword('Tocsin', 'a')).toBe('key');
  });

  it('stays when it says that the keyring is locked', async () => {
    const locked = (request: KeychainRequest): Answer =>
      request.call === 'get'
        ? { value: null }
        : { error: 'Cannot create an item in a locked collection' };
    const { keychain, started, killed } = open(locked);
    expect(await keychain.getPassword('Tocsin', 'a')).toBeNull();
    await expect(keychain.setPassword('Tocsin', 'a', 'b')).rejects.toThrow('locked');
    expect([started(), killed]).toEqual([1, []]);
  });

  it('is given up when nobody has typed a password for two minutes', async () => {
    const { keychain, clock, killed } = open(() => 'silence', well);
    const asked = keychain.getPassword('Tocsin', 'a');
    const refused = expect(asked).rejects.toThrow('no answer');
    await clock.advance(PATIENCE_MS - 1);
    expect(killed).toEqual([]);
    await clock.advance(1);
    await refused;
    expect(killed).toEqual([1]);
    expect(await keychain.getPassword('Tocsin', 'a')).toBe('key');
  });

  it('gives its memory back when it is idle, and leaves no timer behind', async () => {
    const { keychain, clock, killed, started } = open(well);
    await keychain.getPassword('Tocsin', 'a');
    await clock.advance(IDLE_MS);
    expect(killed).toEqual([1]);
    expect(clock.pending()).toBe(0);
    expect(await keychain.getPassword('Tocsin', 'a')).toBe('key');
    expect(started()).toBe(2);
  });

  it('is replaced when it ends by itself', async () => {
    const { keychain, exits } = open(() => 'silence', well);
    const refused = expect(keychain.getPassword('Tocsin', 'a')).rejects.toThrow('ended');
    await Promise.resolve();
    exits[0]?.();
    await refused;
    expect(await keychain.getPassword('Tocsin', 'a')).toBe('key');
  });

  it('is ended with the app', async () => {
    const { keychain, clock, killed } = open(well);
    await keychain.getPassword('Tocsin', 'a');
    keychain.close();
    expect(killed).toEqual([1]);
    expect(clock.pending()).toBe(0);
  });
});
