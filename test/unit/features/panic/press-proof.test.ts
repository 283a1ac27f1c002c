// What tries of presses prove of their way, what voids it, and what a restart remembers.
import { beforeEach, describe, expect, it } from 'vitest';
import {
  createPressProof,
  PROOF_GOOD_FOR_MS,
  SLOW_TRY_MS,
  type PressProof,
} from '../../../../src/main/features/panic/press-proof';
import type { Store } from '../../../../src/main/core/store/store';
import type { PressWay } from '../../../../src/main/vendors/share911/client';
import type { Outcome } from '../../../../src/main/core/lib/vendor-port';
import { failed, ok } from '../../../../src/shared/core/failure';
import { createManualClock } from '../../../fakes/clock';
import { makeFolder, makeStore } from '../../../fakes/desk-folder';

const WAY: PressWay = {
  apiKey: 'a-key-that-nobody-may-read',
  url: 'https://api.share911.com/checkin/',
  channelId: 'district/school',
  integrationId: 'acme',
};
const ACCEPTED: Outcome = { kind: 'accepted', ref: null };
const REFUSED: Outcome = {
  kind: 'refused',
  failure: { kind: 'rejected', detail: 'HTTP 400', httpStatus: 400 },
};

let store: Store;
beforeEach(() => {
  store = makeStore(makeFolder(), createManualClock());
});

function open() {
  const clock = createManualClock();
  let way = WAY;
  let changes = 0;
  let dataKey: Buffer | null = Buffer.alloc(32, 7);
  const proof = createPressProof({
    store,
    clock,
    way: () => Promise.resolve(ok(way)),
    dataKey: () =>
      Promise.resolve(dataKey ? ok(dataKey) : failed({ kind: 'storage', detail: 'locked' })),
    onChange: () => {
      changes += 1;
    },
  });
  return {
    proof,
    clock,
    changes: () => changes,
    lock: () => {
      dataKey = null;
    },
    take: (change: Partial<PressWay>) => {
      way = { ...WAY, ...change };
    },
  };
}

/** Lets what is kept be kept. */
const clockTurn = (): Promise<void> => createManualClock().settle();

async function tried(proof: PressProof, outcome: Outcome, way = WAY): Promise<void> {
  const attempt = proof.begin();
  attempt.onWay(way);
  attempt.end(outcome);
  await clockTurn();
  await proof.follow();
}

describe('the proof of a way', () => {
  it('is an accepted press, and outlives a restart', async () => {
    const first = open();
    await first.proof.follow();
    expect(first.proof.provenAtMs()).toBeNull();
    await tried(first.proof, ACCEPTED);
    expect(first.proof.provenAtMs()).toBe(first.clock.now());
    const second = open();
    expect(second.proof.provenAtMs()).toBeNull();
    await second.proof.follow();
    expect(second.proof.provenAtMs()).toBe(first.clock.now());
  });

  it.each<[string, Partial<PressWay>]>([
    ['key', { apiKey: 'another' }],
    ['address', { url: 'https://other.example/checkin/' }],
    ['channel', { channelId: 'district/other' }],
    ['integration', { integrationId: 'other' }],
  ])(
    'is void once the %s is another one, and good again when it is back',
    async (_what, change) => {
      const { proof, take } = open();
      await tried(proof, ACCEPTED);
      take(change);
      await proof.follow();
      expect(proof.provenAtMs()).toBeNull();
      take({});
      await proof.follow();
      expect(proof.provenAtMs()).not.toBeNull();
    },
  );

  it('counts only for the way that was taken', async () => {
    const { proof } = open();
    await tried(proof, ACCEPTED, { ...WAY, channelId: 'the one before' });
    expect(proof.provenAtMs()).toBeNull();
  });

  it('is nothing while the keychain does not tell, and after 90 days', async () => {
    const { proof, clock, lock } = open();
    await tried(proof, ACCEPTED);
    await clock.advance(PROOF_GOOD_FOR_MS);
    expect(proof.provenAtMs()).not.toBeNull();
    await clock.advance(1);
    expect(proof.provenAtMs()).toBeNull();
    await tried(proof, ACCEPTED);
    lock();
    await proof.follow();
    expect(proof.provenAtMs()).toBeNull();
  });

  it('keeps nothing of the key on disk that could be read or guessed without the keychain', async () => {
    const { proof } = open();
    await tried(proof, ACCEPTED);
    const rows = store.read((sql) => sql.all('SELECT value FROM keepsake'));
    const text = JSON.stringify(rows);
    expect(text).toContain('acceptedAtMs');
    expect(text).not.toContain(WAY.apiKey);
    expect(text).not.toContain(WAY.channelId);
  });
});

describe('the doubt after a failed try', () => {
  it('lasts over a restart until a press is accepted', async () => {
    const first = open();
    await tried(first.proof, ACCEPTED);
    await tried(first.proof, REFUSED);
    const second = open();
    await second.proof.follow();
    expect(second.proof.failure()).toMatchObject({ httpStatus: 400 });
    await tried(second.proof, ACCEPTED);
    expect(second.proof.failure()).toBeNull();
    const third = open();
    await third.proof.follow();
    expect(third.proof.failure()).toBeNull();
  });

  it('ends with another channel, and with another key', async () => {
    const { proof, take } = open();
    await proof.follow();
    await tried(proof, REFUSED);
    take({ channelId: 'district/other' });
    await proof.follow();
    expect(proof.failure()).toBeNull();
    await tried(proof, REFUSED);
    proof.forget();
    take({ apiKey: 'another' });
    await proof.follow();
    expect(proof.failure()).toBeNull();
  });

  it('is there again when the key that was changed turns out to be the same', async () => {
    const { proof } = open();
    await tried(proof, REFUSED);
    proof.forget();
    await proof.follow();
    expect(proof.failure()).not.toBeNull();
  });

  it('begins before the end of a try that hangs', async () => {
    const { proof, clock, changes } = open();
    const attempt = proof.begin();
    await clock.advance(SLOW_TRY_MS - 1);
    expect(proof.slowTries()).toBe(0);
    await clock.advance(1);
    expect(proof.slowTries()).toBe(1);
    expect(changes()).toBe(1);
    attempt.end(ACCEPTED);
    expect(proof.slowTries()).toBe(0);
  });
});
