// Names of the secrets Tocsin may hold. Their values never leave the main process.
import { z } from 'zod';

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
