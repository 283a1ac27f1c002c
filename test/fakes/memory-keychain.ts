// A keychain in memory that can be locked, missing or hanging the way libsecret really is.
import type { Keychain } from '../../src/main/core/keychain/vault';

export interface MemoryKeychain extends Keychain {
  /** Keys are `service account`. */
  readonly entries: Map<string, string>;
  /** Calls made so far, by name. */
  readonly calls: string[];
  /**
   * `locked`: reads find nothing and writes throw, as libsecret does when nobody types the password.
   * `hanging`: calls wait until `release`. An Error: every call throws it.
   */
  mode: 'open' | 'locked' | 'hanging' | Error;
  /** Lets hanging calls go on as if the password had been typed. */
  release(): void;
}

export function createMemoryKeychain(): MemoryKeychain {
  const entries = new Map<string, string>();
  const calls: string[] = [];
  let waiting: (() => void)[] = [];

  const enter = async (name: string): Promise<void> => {
    calls.push(name);
    if (keychain.mode instanceof Error) throw keychain.mode;
    if (keychain.mode === 'hanging') {
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
      });
    }
  };

  const keychain: MemoryKeychain = {
    entries,
    calls,
    mode: 'open',
    release() {
      keychain.mode = 'open';
      for (const go of waiting) go();
      waiting = [];
    },
    async getPassword(service, account) {
      await enter('get');
      return keychain.mode === 'locked' ? null : (entries.get(`${service} ${account}`) ?? null);
    },
    async setPassword(service, account, password) {
      await enter('set');
      if (keychain.mode === 'locked') {
        throw new Error('Cannot create an item in a locked collection');
      }
      entries.set(`${service} ${account}`, password);
    },
    async deletePassword(service, account) {
      await enter('delete');
      return keychain.mode === 'locked' ? false : entries.delete(`${service} ${account}`);
    },
  };
  return keychain;
}
