// The clients that read and change contacts, for one world: where each service is and how the desk proves itself.
import { ok, type Result } from '../../../shared/core/failure';
import type { Settings } from '../../../shared/settings/settings';
import type { Ground } from '../../core/feature';
import { createChektContacts, type ChektContacts } from '../../vendors/chekt/contacts-client';
import type { Emergency24Credentials } from '../../vendors/emergency24/authentication';
import { createEmergency24, type Emergency24 } from '../../vendors/emergency24/client';

export interface ContactClientsDeps extends Pick<Ground, 'addressOf' | 'keyOf' | 'ways'> {
  readonly settings: () => Settings;
  /** In practice always `apiKey`: the practice service has no other door for us. */
  readonly isPractice: boolean;
}

export interface ContactClients {
  readonly chekt: ChektContacts;
  readonly emergency24: Emergency24;
}

export function createContactClients(deps: ContactClientsDeps): ContactClients {
  const { settings, ways } = deps;

  async function credentials(): Promise<Result<Emergency24Credentials>> {
    if (deps.isPractice || settings().emergency24.auth === 'apiKey') {
      const apiKey = await deps.keyOf('emergency24.apiKey');
      return apiKey.ok ? ok({ auth: 'apiKey', apiKey: apiKey.value }) : apiKey;
    }
    const accessToken = await deps.keyOf('emergency24.accessToken');
    if (!accessToken.ok) return accessToken;
    const tokenSecret = await deps.keyOf('emergency24.tokenSecret');
    if (!tokenSecret.ok) return tokenSecret;
    const values = { accessToken: accessToken.value, tokenSecret: tokenSecret.value };
    return ok({ auth: 'signed', ...values });
  }

  return {
    chekt: createChektContacts({
      http: ways.to.chekt,
      once: ways.once('chekt'),
      baseUrl: () => deps.addressOf('chekt'),
      apiKey: () => deps.keyOf('chekt.apiKey'),
    }),
    emergency24: createEmergency24({
      http: ways.to.emergency24,
      once: ways.once('emergency24'),
      baseUrl: () => deps.addressOf('emergency24'),
      credentials,
      options() {
        const { signatureCarriage, percentCase, digestCase } = settings().emergency24;
        return { signatureCarriage, percentCase, digestCase };
      },
    }),
  };
}
