// Remembers answers by Idempotency-Key, so that the same question sent twice is asked once.
import type { Answer } from '../recorded-request';

/** CHeKT keeps a key this long. Source: developer page on idempotency, beyond the SEED. */
const KEPT_MS = 24 * 60 * 60 * 1000;
const KEPT_KEYS = 2000;

export type Remembered =
  | { readonly kind: 'new' }
  | { readonly kind: 'same'; readonly answer: Answer }
  | { readonly kind: 'conflict' };

export interface IdempotencyKeys {
  look(path: string, key: string, body: Buffer): Remembered;
  keep(path: string, key: string, body: Buffer, answer: Answer): void;
}

interface Kept {
  readonly body: Buffer;
  readonly answer: Answer;
  readonly atMs: number;
}

/** ASSUMED: a key counts for one path, and bodies are the same only byte by byte. */
export function createIdempotencyKeys(now: () => number): IdempotencyKeys {
  const kept = new Map<string, Kept>();
  return {
    look(path, key, body) {
      const before = kept.get(`${path}\n${key}`);
      if (!before || now() - before.atMs > KEPT_MS) return { kind: 'new' };
      return before.body.equals(body)
        ? { kind: 'same', answer: before.answer }
        : { kind: 'conflict' };
    },
    keep(path, key, body, answer) {
      const [oldest] = kept.keys();
      if (kept.size >= KEPT_KEYS && oldest !== undefined) kept.delete(oldest);
      kept.set(`${path}\n${key}`, { body, answer, atMs: now() });
    },
  };
}
