// Where each secret would be sent: one origin per vendor, none for what never leaves.
import { describe, expect, it } from 'vitest';
import { destinationOf } from '../../../../src/main/core/keychain/destination';
import { SecretName } from '../../../../src/shared/settings/secret';
import { DEFAULT_SETTINGS } from '../../../../src/shared/settings/settings';

describe('the destination of a secret', () => {
  it('is the origin of its vendor, without the path', () => {
    const to = (name: SecretName) => destinationOf(name, DEFAULT_SETTINGS, [])?.origin;
    expect(Object.fromEntries(SecretName.options.map((name) => [name, to(name)]))).toEqual({
      'share911.apiKey': 'https://api.share911.com',
      'share911.webhookPassword': undefined,
      'chekt.apiKey': 'https://api.chekt.com',
      'chekt.webhookSecret': undefined,
      'emergency24.apiKey': 'https://www.emergency24.com',
      'emergency24.accessToken': 'https://www.emergency24.com',
      'emergency24.tokenSecret': 'https://www.emergency24.com',
      'rapidsos.sharedSecret': undefined,
      'rapidsos.clientId': 'https://api.rapidsos.com',
      'rapidsos.clientSecret': 'https://api.rapidsos.com',
    });
  });

  it('is managed only where IT has set the address itself', () => {
    const managed = (locked: readonly string[]) =>
      destinationOf('chekt.apiKey', DEFAULT_SETTINGS, locked)?.isManaged;
    expect(managed(['chekt.baseUrl'])).toBe(true);
    expect(managed(['chekt.siteIds', 'share911.baseUrl'])).toBe(false);
  });
});
