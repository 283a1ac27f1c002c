// Names of the secrets Tocsin may hold. Their values never leave the main process.
import { z } from 'zod';
import { Failure } from '../core/failure';

export const SecretName = z.enum([
  'share911.apiKey',
  'share911.webhookPassword',
  'chekt.apiKey',
  'chekt.webhookSecret',
  'emergency24.apiKey',
  'emergency24.accessToken',
  'emergency24.tokenSecret',
  'rapidsos.sharedSecret',
  'rapidsos.clientId',
  'rapidsos.clientSecret',
]);
export type SecretName = z.infer<typeof SecretName>;

/** One printable line: a key pasted with a stray newline would make a broken header. */
export const SecretValue = z
  .string()
  .trim()
  .min(1)
  .max(2048)
  .regex(/^[\x20-\x7e]+$/, 'must be one line of printable ASCII characters');

/**
 * `unreadable`: the keychain does not say, and nothing is known from before. `other-address`: stored, but entered
 * for another address than the one in force, so it is not sent.
 */
export const SecretState = z.enum(['stored', 'not-stored', 'unreadable', 'other-address']);
export type SecretState = z.infer<typeof SecretState>;

/** What the keychain says when it is asked anew; `failure` tells why it says nothing. Never a value. */
export const SecretsReport = z.object({
  secrets: z.record(SecretName, SecretState),
  failure: Failure.nullable(),
});
export type SecretsReport = z.infer<typeof SecretsReport>;
