// What a setting of text may hold: one line, or an address that shows no secret on its way.
import { z } from 'zod';

const LOOPBACK_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether what listens there can be reached from this computer only. */
export function isLoopbackHost(host: string): boolean {
  return LOOPBACK_HOSTS.has(host) || host === '::1';
}

/** https anywhere; plain http for this machine only. */
export function isSafeAddress(text: string, mayAsk: boolean): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.username || url.password || url.hash || (url.search && !mayAsk)) return false;
  return (
    url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK_HOSTS.has(url.hostname))
  );
}

export const SAFE_ADDRESS =
  'must be an https:// address (http:// is accepted for this computer only)';

export const BaseUrl = z.string().refine((text) => isSafeAddress(text, false), SAFE_ADDRESS);

export const singleLine = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^[^\r\n]*$/, 'must be one line');
