// The keychain by way of a process of its own, which is thrown away when it fails and started anew.
import type { Clock } from '../lib/clock';
import { KeychainReply, type KeychainRequest } from './keychain-messages';
import { saysLocked } from './keyring-failure';
import type { Keychain } from './vault';

/** A process that runs `keychain-process`. */
export interface KeychainProcess {
  post(request: KeychainRequest): void;
  onReply(listener: (message: unknown) => void): void;
  onExit(listener: () => void): void;
  /** At once, whatever hangs in it. */
  kill(): void;
}

export interface RemoteKeychainDeps {
  readonly start: () => KeychainProcess;
  /** Resolves once `start` may be called. */
  readonly ready: () => Promise<unknown>;
  readonly clock: Clock;
}

export interface RemoteKeychain extends Keychain {
  /** Ends the process; what still waits is rejected. */
  close(): void;
}

/** Memory of a process that is not needed is given back after this long, in milliseconds. */
export const IDLE_MS = 20_000;
/** Somebody may be typing the password of the keyring: longer than this nobody does, in milliseconds. */
export const PATIENCE_MS = 120_000;

type Value = string | boolean | null;
type Call = KeychainRequest extends infer R ? (R extends R ? Omit<R, 'id'> : never) : never;

interface Waiting {
  readonly resolve: (value: Value) => void;
  readonly reject: (error: Error) => void;
}

interface Running {
  ask(call: Call): Promise<Value>;
  /** It has answered well: what fails from then on may be its own fault. */
  hasWorked(): boolean;
  end(why: string): void;
}

/**
 * libsecret keeps its session for the life of a process: after the keyring daemon has been restarted every call
 * fails for good ("The session wrapping the secret does not exist"). A hanging call would also hold one of the
 * four threads that serve files and name look-ups, and keep the process from ending.
 */
export function createRemoteKeychain({ start, ready, clock }: RemoteKeychainDeps): RemoteKeychain {
  let running: Running | null = null;

  function begin(): Running {
    const waiting = new Map<number, Waiting>();
    const child = start();
    let asked = 0;
    let worked = false;
    let ended = false;
    let idle: { cancel(): void } | null = null;

    function end(why: string): void {
      if (ended) return;
      ended = true;
      idle?.cancel();
      if (running === me) running = null;
      child.kill();
      for (const { reject } of [...waiting.values()]) reject(new Error(why));
    }
    function rest(): void {
      idle?.cancel();
      idle = ended || waiting.size > 0 ? null : clock.after(IDLE_MS, () => end('it was idle'));
    }
    const me: Running = {
      ask(call) {
        asked += 1;
        const id = asked;
        idle?.cancel();
        return new Promise<Value>((resolve, reject) => {
          const patience = clock.after(PATIENCE_MS, () => end('no answer from the keyring'));
          const over = (): void => {
            patience.cancel();
            waiting.delete(id);
          };
          waiting.set(id, {
            resolve(value) {
              over();
              worked = true;
              resolve(value);
              rest();
            },
            reject(error) {
              over();
              reject(error);
              rest();
            },
          });
          child.post({ ...call, id });
        });
      },
      hasWorked: () => worked,
      end,
    };
    child.onReply((message) => {
      const reply = KeychainReply.safeParse(message);
      if (!reply.success) {
        end('the keychain process answered something else');
        return;
      }
      const caller = waiting.get(reply.data.id);
      if ('error' in reply.data) caller?.reject(new Error(reply.data.error));
      else caller?.resolve(reply.data.value);
    });
    child.onExit(() => end('the keychain process ended'));
    return me;
  }

  async function call(request: Call): Promise<Value> {
    await ready();
    running ??= begin();
    const first = running;
    const isStale = first.hasWorked();
    try {
      return await first.ask(request);
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      // A locked keyring says the same to everybody.
      if (saysLocked(text)) throw error;
      first.end(text);
      if (!isStale) throw error;
      running ??= begin();
      return running.ask(request);
    }
  }

  return {
    async getPassword(service, account) {
      const value = await call({ call: 'get', service, account });
      return typeof value === 'string' ? value : null;
    },
    async setPassword(service, account, password) {
      await call({ call: 'set', service, account, password });
    },
    async deletePassword(service, account) {
      return (await call({ call: 'delete', service, account })) === true;
    },
    close: () => running?.end('Tocsin ends'),
  };
}
