// The keychain behind its one door: locked, missing, slow, and never in plain text.
import { describe, expect, it } from 'vitest';
import { createVault, type Keychain } from '../../../src/main/secrets/vault';
import type { World } from '../../../src/shared/vendor';
import { createManualClock } from '../../fakes/clock';
import { createMemoryKeychain, type MemoryKeychain } from '../../fakes/memory-keychain';

const KEY = 'k-canary-4711';
const TIMEOUT_MS = 4_000;

interface Options {
  readonly keychain?: MemoryKeychain;
  readonly world?: World;
  readonly platform?: NodeJS.Platform;
  readonly load?: () => Promise<Keychain>;
}

function open(options: Options = {}) {
  const keychain = options.keychain ?? createMemoryKeychain();
  const clock = createManualClock();
  const seen: string[] = [];
  const vault = createVault({
    service: 'Tocsin',
    world: options.world ?? 'live',
    clock,
    load: options.load ?? (() => Promise.resolve(keychain)),
    platform: options.platform ?? 'linux',
    onSecret: (value) => seen.push(value),
    timeoutMs: TIMEOUT_MS,
  });
  return { keychain, clock, seen, vault };
}

const withReason = (reason: string) => ({ ok: false, failure: { kind: 'storage', reason } });

describe('the vault', () => {
  it('keeps a secret under its world and name', async () => {
    const { vault, keychain } = open();
    expect(await vault.set('share911.apiKey', ` ${KEY}\n`)).toEqual({ ok: true, value: null });
    expect(keychain.entries.get('Tocsin live/share911.apiKey')).toBe(KEY);
    expect(await vault.get('share911.apiKey')).toEqual({ ok: true, value: KEY });
  });

  it('shows nothing of one world to the other', async () => {
    const { keychain, vault } = open();
    await vault.set('share911.apiKey', KEY);
    const practice = open({ keychain, world: 'practice' }).vault;
    expect(await practice.get('share911.apiKey')).toEqual({ ok: true, value: null });
  });

  it('tells which secrets are there, never what they are', async () => {
    const { vault } = open();
    await vault.set('chekt.apiKey', KEY);
    const answer = await vault.configured();
    expect(answer).toMatchObject({
      ok: true,
      value: { 'chekt.apiKey': true, 'share911.apiKey': false },
    });
    expect(JSON.stringify(answer)).not.toContain(KEY);
  });

  it('hands every value it reads or sets to the log redaction', async () => {
    const { keychain, vault, seen } = open();
    await vault.set('share911.apiKey', KEY);
    const later = open({ keychain });
    await later.vault.get('share911.apiKey');
    expect(seen).toContain(KEY);
    expect(later.seen).toEqual([KEY]);
  });

  it('refuses a value that would break a header, without repeating it', async () => {
    const { vault, keychain } = open();
    const answer = await vault.set('share911.apiKey', `${KEY}\nHost: elsewhere`);
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } });
    expect(JSON.stringify(answer)).not.toContain(KEY);
    expect(keychain.entries.size).toBe(0);
  });

  it('clears a secret from the keychain and from memory', async () => {
    const { vault, keychain } = open();
    await vault.set('share911.apiKey', KEY);
    expect(await vault.clear('share911.apiKey')).toEqual({ ok: true, value: null });
    expect(await vault.get('share911.apiKey')).toEqual({ ok: true, value: null });
    expect([...keychain.entries.values()]).not.toContain(KEY);
  });

  it('notices with the next list what another process has set or cleared', async () => {
    const { vault, keychain } = open();
    await vault.set('share911.apiKey', 'old-key');
    keychain.entries.set('Tocsin live/share911.apiKey', KEY);
    keychain.entries.set('Tocsin live/chekt.apiKey', KEY);
    await vault.configured();
    expect(await vault.get('share911.apiKey')).toEqual({ ok: true, value: KEY });
    keychain.entries.delete('Tocsin live/share911.apiKey');
    await vault.configured();
    expect(await vault.get('share911.apiKey')).toEqual({ ok: true, value: null });
  });
});

describe('the vault before a locked keyring', () => {
  it('goes on with a value that was read before', async () => {
    const { vault, keychain } = open();
    await vault.set('share911.apiKey', KEY);
    keychain.mode = 'locked';
    expect(await vault.get('share911.apiKey')).toEqual({ ok: true, value: KEY });
  });

  it('does not take "found nothing" for "not set"', async () => {
    const { vault, keychain } = open();
    keychain.entries.set('Tocsin live/share911.apiKey', KEY);
    keychain.mode = 'locked';
    expect(await vault.get('share911.apiKey')).toMatchObject(withReason('keyring-locked'));
    expect(await vault.configured()).toMatchObject(withReason('keyring-locked'));
    expect(await vault.clear('share911.apiKey')).toMatchObject(withReason('keyring-locked'));
    expect(await vault.set('share911.apiKey', 'new')).toMatchObject(withReason('keyring-locked'));
    expect(await vault.check()).toMatchObject({ reason: 'keyring-locked' });
    keychain.mode = 'open';
    expect(await vault.check()).toBeNull();
    expect(await vault.get('share911.apiKey')).toEqual({ ok: true, value: KEY });
  });

  it('proves an open keyring by writing once, not with every question', async () => {
    const { vault, keychain, clock } = open();
    await vault.configured();
    expect(keychain.calls.filter((call) => call === 'set')).toHaveLength(1);
    await clock.advance(60_000);
    await vault.get('share911.apiKey');
    expect(keychain.calls.filter((call) => call === 'set')).toHaveLength(2);
  });

  it('writes nothing of its own where a locked keychain says so by itself', async () => {
    const { vault, keychain } = open({ platform: 'darwin' });
    expect(await vault.get('share911.apiKey')).toEqual({ ok: true, value: null });
    expect(keychain.entries.size).toBe(0);
    keychain.mode = new Error('User interaction is not allowed.');
    expect(await vault.get('share911.apiKey')).toMatchObject(withReason('keyring-locked'));
  });

  it('answers in time while the keyring waits for its password, with one call at most', async () => {
    const { vault, keychain, clock } = open();
    keychain.entries.set('Tocsin live/share911.apiKey', KEY);
    keychain.mode = 'hanging';
    const first = vault.get('share911.apiKey');
    const second = vault.get('chekt.apiKey');
    await clock.advance(TIMEOUT_MS);
    expect(await first).toMatchObject(withReason('keyring-locked'));
    expect(await second).toMatchObject(withReason('keyring-locked'));
    expect(await vault.set('chekt.apiKey', 'value')).toMatchObject(withReason('keyring-locked'));
    expect(keychain.calls).toEqual(['get']);
    expect(vault.stuck()).toBe(true);

    keychain.release();
    await clock.settle();
    expect(vault.stuck()).toBe(false);
    keychain.mode = 'locked';
    expect(await vault.get('share911.apiKey')).toEqual({ ok: true, value: KEY });
    expect(clock.pending()).toBe(0);
  });
});

describe('the vault without a keyring', () => {
  it.each([
    ['no session bus', 'Cannot autolaunch D-Bus without X11 $DISPLAY'],
    ['a dead session bus', 'Could not connect: No such file or directory'],
    ['no service', 'The name org.freedesktop.secrets was not provided by any .service files'],
    [
      'no login keyring',
      'Object does not exist at path “/org/freedesktop/secrets/collection/login”',
    ],
  ])('says that it is missing when there is %s', async (_, message) => {
    const { vault, keychain } = open();
    keychain.mode = new Error(message);
    expect(await vault.get('share911.apiKey')).toMatchObject(withReason('keyring-missing'));
    expect(await vault.check()).toMatchObject({
      detail: expect.stringContaining(message) as string,
    });
  });

  it('says that it is missing when keytar cannot be loaded, and tries again later', async () => {
    const keychain = createMemoryKeychain();
    let installed = false;
    const { vault } = open({
      load: () =>
        installed
          ? Promise.resolve(keychain)
          : Promise.reject(new Error('libsecret-1.so.0: cannot open shared object file')),
    });
    expect(await vault.set('share911.apiKey', KEY)).toMatchObject(withReason('keyring-missing'));
    installed = true;
    expect(await vault.set('share911.apiKey', KEY)).toEqual({ ok: true, value: null });
  });

  it('never lets an error carry the value', async () => {
    const { vault, keychain } = open();
    keychain.mode = new Error(`cannot store ${KEY} here`);
    const answer = await vault.set('share911.apiKey', KEY);
    expect(JSON.stringify(answer)).not.toContain(KEY);
    expect(answer).toMatchObject(withReason('keyring-missing'));
  });
});

describe('the data key', () => {
  it('is made once, kept per world, and the same for every later vault', async () => {
    const { vault, keychain } = open();
    const [first, second] = await Promise.all([vault.dataKey(), vault.dataKey()]);
    const later = await open({ keychain }).vault.dataKey();
    const practice = await open({ keychain, world: 'practice' }).vault.dataKey();
    expect(first.ok && first.value.length).toBe(32);
    expect(second).toEqual(first);
    expect(later).toEqual(first);
    expect(practice).not.toEqual(first);
  });

  it('is never made anew because the keyring was locked', async () => {
    const { vault, keychain } = open();
    const made = await vault.dataKey();
    keychain.mode = 'locked';
    const next = open({ keychain }).vault;
    expect((await next.dataKey()).ok).toBe(false);
    keychain.mode = 'open';
    expect(await next.dataKey()).toEqual(made);
  });

  it('is kept out of the log like every other secret', async () => {
    const { vault, seen } = open();
    const made = await vault.dataKey();
    expect(made.ok && seen).toContain(made.ok ? made.value.toString('base64') : '');
  });

  it('that is damaged is a failure, not another key', async () => {
    const { vault, keychain } = open();
    keychain.entries.set('Tocsin live/data-key', 'short');
    expect(await vault.dataKey()).toMatchObject({ ok: false, failure: { kind: 'storage' } });
    expect(keychain.entries.get('Tocsin live/data-key')).toBe('short');
  });
});
