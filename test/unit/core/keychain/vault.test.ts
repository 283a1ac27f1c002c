// The keychain behind its one door: locked, missing, slow, and never in plain text.
import { describe, expect, it } from 'vitest';
import type { Destination } from '../../../../src/main/core/keychain/destination';
import { createVault } from '../../../../src/main/core/keychain/vault';
import type { World } from '../../../../src/shared/core/vendor';
import { createManualClock } from '../../../fakes/clock';
import { createMemoryKeychain, type MemoryKeychain } from '../../../fakes/memory-keychain';

const KEY = 'k-canary-4711';
const HOME = 'https://api.share911.com';
const ELSEWHERE = 'https://api.example.org';
const TIMEOUT_MS = 4_000;

interface Options {
  readonly keychain?: MemoryKeychain;
  readonly world?: World;
  readonly platform?: NodeJS.Platform;
  readonly destination?: Destination;
}

function open(options: Options = {}) {
  const keychain = options.keychain ?? createMemoryKeychain();
  const clock = createManualClock();
  const seen: string[] = [];
  let destination = options.destination ?? { origin: HOME, isManaged: false };
  const vault = createVault({
    service: 'Tocsin',
    world: options.world ?? 'live',
    clock,
    keychain,
    platform: options.platform ?? 'linux',
    destination: (name) => (name.endsWith('.apiKey') ? destination : null),
    onSecret: (value) => seen.push(value),
    timeoutMs: TIMEOUT_MS,
  });
  return {
    keychain,
    clock,
    seen,
    vault,
    goTo: (next: Destination): void => {
      destination = next;
    },
  };
}

const withReason = (reason: string) => ({ ok: false, failure: { kind: 'storage', reason } });

describe('the vault', () => {
  it('keeps a secret under its world and name', async () => {
    const { vault, keychain } = open();
    expect(await vault.set('share911.apiKey', ` ${KEY}\n`)).toEqual({ ok: true, value: null });
    expect(keychain.entries.get('Tocsin live/share911.apiKey')).toBe(`${KEY}\n${HOME}`);
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
    const answer = await vault.report();
    expect(answer).toMatchObject({
      failure: null,
      secrets: { 'chekt.apiKey': 'stored', 'share911.apiKey': 'not-stored' },
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
    await vault.report();
    expect(await vault.get('share911.apiKey')).toEqual({ ok: true, value: KEY });
    keychain.entries.delete('Tocsin live/share911.apiKey');
    await vault.report();
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
    expect(await vault.report()).toMatchObject({
      secrets: { 'share911.apiKey': 'unreadable', 'chekt.apiKey': 'unreadable' },
      failure: { reason: 'keyring-locked' },
    });
    expect(await vault.clear('share911.apiKey')).toMatchObject(withReason('keyring-locked'));
    expect(await vault.set('share911.apiKey', 'new')).toMatchObject(withReason('keyring-locked'));
    expect(await vault.check()).toMatchObject({ reason: 'keyring-locked' });
    keychain.mode = 'open';
    expect(await vault.check()).toBeNull();
    expect(await vault.get('share911.apiKey')).toEqual({ ok: true, value: KEY });
  });

  it('proves an open keyring by writing once, and from then on by reading', async () => {
    const { vault, keychain } = open();
    await vault.report();
    expect(keychain.calls.filter((call) => call === 'set')).toHaveLength(1);
    await vault.get('share911.apiKey');
    expect(keychain.calls.filter((call) => call === 'set')).toHaveLength(1);
    keychain.mode = 'locked';
    expect(await vault.get('share911.apiKey')).toMatchObject(withReason('keyring-locked'));
  });

  it('is looked at again after minutes while it is well, and at once after it was not', async () => {
    const { vault, keychain, clock } = open();
    expect(await vault.check()).toBeNull();
    const asked = keychain.calls.length;
    await clock.advance(60_000);
    expect(await vault.check()).toBeNull();
    expect(keychain.calls).toHaveLength(asked);
    keychain.mode = 'locked';
    await clock.advance(300_000);
    expect(await vault.check()).toMatchObject({ reason: 'keyring-locked' });
    keychain.mode = 'open';
    expect(await vault.check()).toBeNull();
  });

  it('says that a key it has in memory is stored', async () => {
    const { vault, keychain } = open();
    await vault.set('share911.apiKey', KEY);
    keychain.mode = 'locked';
    // Where the keyring shows nothing, only the proof tells; a refusal is the plain case.
    const { secrets } = await vault.report();
    expect(secrets).toMatchObject({ 'share911.apiKey': 'stored', 'chekt.apiKey': 'unreadable' });
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

    keychain.release();
    await clock.settle();
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

describe('a key and the address it was entered for', () => {
  const changed = { ok: false, failure: { kind: 'not-configured', reason: 'address-changed' } };

  it('goes nowhere else, and goes again when the address is back', async () => {
    const { vault, goTo } = open();
    await vault.set('share911.apiKey', KEY);
    goTo({ origin: ELSEWHERE, isManaged: false });
    const refused = await vault.get('share911.apiKey');
    expect(refused).toMatchObject(changed);
    expect(JSON.stringify(refused)).not.toContain(KEY);
    expect((await vault.report()).secrets).toMatchObject({ 'share911.apiKey': 'other-address' });
    goTo({ origin: HOME, isManaged: false });
    expect(await vault.get('share911.apiKey')).toEqual({ ok: true, value: KEY });
  });

  it('is bound anew by being entered again', async () => {
    const { vault, keychain, goTo } = open();
    await vault.set('share911.apiKey', KEY);
    goTo({ origin: ELSEWHERE, isManaged: false });
    await vault.set('share911.apiKey', KEY);
    expect(await vault.get('share911.apiKey')).toEqual({ ok: true, value: KEY });
    const later = open({ keychain }).vault;
    expect(await later.get('share911.apiKey')).toMatchObject(changed);
  });

  it('follows an address that IT has set', async () => {
    const { vault, keychain, goTo } = open();
    await vault.set('share911.apiKey', KEY);
    goTo({ origin: ELSEWHERE, isManaged: true });
    expect(await vault.get('share911.apiKey')).toEqual({ ok: true, value: KEY });
    // Without IT's word it is where it was.
    const later = open({ keychain, destination: { origin: ELSEWHERE, isManaged: false } }).vault;
    expect(await later.get('share911.apiKey')).toMatchObject(changed);
  });

  it('is bound at its first use when it was kept without an address', async () => {
    const { vault, keychain, clock, goTo } = open();
    keychain.entries.set('Tocsin live/share911.apiKey', KEY);
    expect(await vault.get('share911.apiKey')).toEqual({ ok: true, value: KEY });
    await clock.settle();
    expect(keychain.entries.get('Tocsin live/share911.apiKey')).toBe(`${KEY}\n${HOME}`);
    goTo({ origin: ELSEWHERE, isManaged: false });
    expect(await vault.get('share911.apiKey')).toMatchObject(changed);
  });

  it('does not matter for a secret that is sent nowhere', async () => {
    const { vault, keychain } = open();
    await vault.set('chekt.webhookSecret', KEY);
    expect(keychain.entries.get('Tocsin live/chekt.webhookSecret')).toBe(KEY);
    expect(await vault.get('chekt.webhookSecret')).toEqual({ ok: true, value: KEY });
  });
});

describe('a key that another process has changed', () => {
  it('is renewed, and says whether it is another one', async () => {
    const { vault, keychain } = open();
    await vault.set('share911.apiKey', 'old');
    expect(await vault.renew('share911.apiKey')).toBe(false);
    keychain.entries.set('Tocsin live/share911.apiKey', `${KEY}\n${HOME}`);
    expect(await vault.renew('share911.apiKey')).toBe(true);
    expect(await vault.get('share911.apiKey')).toEqual({ ok: true, value: KEY });
  });

  it('stays as it was while the keychain does not say', async () => {
    const { vault, keychain } = open();
    await vault.set('share911.apiKey', 'old');
    keychain.mode = new Error('The name :1.2 was not provided by any .service files');
    expect(await vault.renew('share911.apiKey')).toBe(false);
    expect(await vault.get('share911.apiKey')).toEqual({ ok: true, value: 'old' });
  });
});
