// Calls the keychain one at a time and never waits for it longer than agreed.
import { failed, ok, type Result } from '../../../shared/core/failure';
import type { Clock } from '../lib/clock';
import { keyringFailure, keyringLocked } from './keyring-failure';

/**
 * A locked keyring may hold a call until somebody types a password, and asks for it with every call. So there
 * is never more than one: while it hangs, further calls are refused at once.
 */
export interface KeychainLane {
  /** `storage` failure when the keychain refuses, throws or does not answer in time. */
  run<T>(call: () => Promise<T>, secret?: string): Promise<Result<T>>;
}

export function createKeychainLane(clock: Clock, timeoutMs: number): KeychainLane {
  let hanging = 0;
  let last: Promise<unknown> = Promise.resolve();

  async function bounded<T>(call: () => Promise<T>, secret?: string): Promise<Result<T>> {
    if (hanging > 0) return failed(keyringLocked('it is still waiting for its password'));
    return new Promise((settle) => {
      let late = false;
      const timer = clock.after(timeoutMs, () => {
        late = true;
        hanging += 1;
        settle(failed(keyringLocked(`no answer within ${Math.round(timeoutMs / 1000)} s`)));
      });
      const end = (result: Result<T>): void => {
        timer.cancel();
        if (late) hanging -= 1;
        settle(result);
      };
      // The extra turn makes a synchronous throw of the native part an answer as well.
      Promise.resolve()
        .then(call)
        .then(
          (value) => end(ok(value)),
          (error: unknown) => end(failed(keyringFailure(error, secret))),
        );
    });
  }

  return {
    run(call, secret) {
      const turn = last.then(() => bounded(call, secret));
      last = turn;
      return turn;
    },
  };
}
