// Identities, made once and never reused.
import { randomUUID } from 'node:crypto';

/** A random UUID (version 4). */
export function newId(): string {
  return randomUUID();
}
