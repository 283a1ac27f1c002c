// Which services contacts can be read from: those with a key and, at CHeKT, a site.
import type { ContactSource } from '../../../shared/contacts/contact';
import type { Failure } from '../../../shared/core/failure';
import type { SecretName } from '../../../shared/settings/secret';
import type { Settings } from '../../../shared/settings/settings';
import type { World } from '../../../shared/core/vendor';
import type { Vault } from '../../core/keychain/vault';

export interface ContactSourcesDeps {
  readonly world: World;
  readonly settings: () => Settings;
  readonly vault: Pick<Vault, 'get'>;
}

export interface ConfiguredSources {
  readonly sources: readonly ContactSource[];
  /** Why a key could not be read: then there may be more. */
  readonly unreadable: Failure | null;
}

export async function configuredSources(
  { world, settings, vault }: ContactSourcesDeps,
  siteIds: readonly string[],
): Promise<ConfiguredSources> {
  let unreadable: Failure | null = null;
  const has = async (name: SecretName): Promise<boolean> => {
    const found = await vault.get(name);
    if (!found.ok) unreadable = found.failure;
    return found.ok && found.value !== null;
  };
  const isSigned = world === 'live' && settings().emergency24.auth === 'signed';
  const emergency24 = isSigned
    ? (await has('emergency24.accessToken')) && (await has('emergency24.tokenSecret'))
    : await has('emergency24.apiKey');
  const chekt = siteIds.length > 0 && (await has('chekt.apiKey'));
  const sources = [
    ...(emergency24 ? (['emergency24'] as const) : []),
    ...(chekt ? (['chekt'] as const) : []),
  ];
  return { sources, unreadable };
}
