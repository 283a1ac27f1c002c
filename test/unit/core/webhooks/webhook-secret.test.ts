// The webhook secret at hand: one question to the keychain, however many events come.
import { describe, expect, it } from 'vitest';
import { createWebhookSecret } from '../../../../src/main/core/webhooks/webhook-secret';
import { failed, ok, type Result } from '../../../../src/shared/core/failure';

function keychain(answers: readonly Result<string | null>[]) {
  let nowMs = 0;
  let asked = 0;
  const secret = createWebhookSecret({
    read() {
      const answer = answers[Math.min(asked, answers.length - 1)] ?? ok(null);
      asked += 1;
      return Promise.resolve(answer);
    },
    now: () => nowMs,
  });
  return {
    secret,
    asked: () => asked,
    wait: (ms: number): void => {
      nowMs += ms;
    },
  };
}

const LOCKED = failed({ kind: 'storage', reason: 'keyring-locked', detail: 'locked' });

describe('the webhook secret', () => {
  it('is asked for once, also when a hundred events come together, and when there is none', async () => {
    const { secret, asked } = keychain([ok(null)]);
    await Promise.all(Array.from({ length: 100 }, () => secret.get()));
    expect(await secret.get()).toEqual(ok(null));
    expect(asked()).toBe(1);
  });

  it('is asked for anew once it may be another one', async () => {
    const { secret } = keychain([ok('old'), ok('new')]);
    await secret.get();
    secret.forget();
    expect(await secret.get()).toEqual(ok('new'));
  });

  it('never brings back what was forgotten while it was being read', async () => {
    const { secret } = keychain([ok('old'), ok('new')]);
    const late = secret.get();
    secret.forget();
    await late;
    expect(await secret.get()).toEqual(ok('new'));
  });

  it('leaves a keychain that refused alone for a while', async () => {
    const { secret, asked, wait } = keychain([LOCKED, ok('open')]);
    expect(await secret.get()).toEqual(LOCKED);
    expect(await secret.get()).toEqual(LOCKED);
    expect(asked()).toBe(1);
    wait(5_001);
    expect(await secret.get()).toEqual(ok('open'));
  });
});
