// The clients that read and change contacts, for one world: where each service is and how the desk proves itself.
import { ok, type Result } from '../../../shared/core/failure';
import type { SecretName } from '../../../shared/settings/secret';
import type { Settings } from '../../../shared/settings/settings';
import { createChektContacts, type ChektContacts } from '../../vendors/chekt/contacts-client';
import type { Emergency24Credentials } from '../../vendors/emergency24/authentication';
import { createEmergency24, type Emergency24 } from '../../vendors/emergency24/client';
import type { HttpPort } from '../../core/lib/vendor-port';

export interface ContactClientsDeps {
  readonly settings: () => Settings;
  /** In practice always `apiKey`: the practice service has no other door for us. */
  readonly isPractice: boolean;
  /** A key of Emergency24; `not-configured` when there is none. */
  readonly emergency24Key: (name: SecretName) => Promise<Result<string>>;
  readonly chektUrl: () => string;
  readonly emergency24Url: () => string;
  readonly chektKey: () => Promise<Result<string>>;
  readonly ways: {
    readonly chekt: HttpPort;
    readonly chektOnce: HttpPort;
    readonly emergency24: HttpPort;
    readonly emergency24Once: HttpPort;
  };
}

export interface ContactClients {
  readonly chekt: ChektContacts;
  readonly emergency24: Emergency24;
}

export function createContactClients(deps: ContactClientsDeps): ContactClients {
  const { settings, ways } = deps;

  async function credentials(): Promise<Result<Emergency24Credentials>> {
    if (deps.isPractice || settings().emergency24.auth === 'apiKey') {
      const apiKey = await deps.emergency24Key('emergency24.apiKey');
      return apiKey.ok ? ok({ auth: 'apiKey', apiKey: apiKey.value }) : apiKey;
    }
    const accessToken = await deps.emergency24Key('emergency24.accessToken');
    if (!accessToken.ok) return accessToken;
    const tokenSecret = await deps.emergency24Key('emergency24.tokenSecret');
    if (!tokenSecret.ok) return tokenSecret;
    const values = { accessToken: accessToken.value, tokenSecret: tokenSecret.value };
    return ok({ auth: 'signed', ...values });
  }

  return {
    chekt: createChektContacts({
      http: ways.chekt,
      once: ways.chektOnce,
      baseUrl: deps.chektUrl,
      apiKey: deps.chektKey,
    }),
    emergency24: createEmergency24({
      http: ways.emergency24,
      once: ways.emergency24Once,
      baseUrl: deps.emergency24Url,
      credentials,
      options() {
        const { signatureCarriage, percentCase, digestCase } = settings().emergency24;
        return { signatureCarriage, percentCase, digestCase };
      },
    }),
  };
}
