// Whether the keychain keeps from us if a key is there: then nothing may be said to be missing.
import type { SecretName } from '../../shared/settings/secret';
import { useAppState } from './window-parts';

/** In practice the keys are Tocsin's own. */
export function useUnreadableKey(name: SecretName): boolean {
  return useAppState((app) => app.world === 'live' && app.secrets[name] === 'unreadable');
}
