// Turns anything a log line may be given into one line of clean text.
import { isSecretName, MASK } from './named-secrets';
import type { Redactor } from './redactor';

const DEPTH_MAX = 6;
const ITEMS_MAX = 100;
const LINE_MAX_LENGTH = 16_384;

/** One line, redacted leaf by leaf and once more as a whole, because formatting can join or escape. */
export function logText(redactor: Redactor, message: string, facts: readonly unknown[]): string {
  const parts = [oneLine(redactor.redact(message))];
  for (const fact of facts) parts.push(asJson(plain(fact, redactor, 0, new Set())));
  const line = redactor.redact(parts.join(' '));
  return line.length > LINE_MAX_LENGTH ? `${line.slice(0, LINE_MAX_LENGTH)} [cut]` : line;
}

/** A line break in a message would let it forge a log entry of its own. */
function oneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ⏎ ');
}

function asJson(value: unknown): string {
  return typeof value === 'string' ? oneLine(value) : JSON.stringify(value);
}

function plain(value: unknown, redactor: Redactor, depth: number, seen: Set<object>): unknown {
  if (typeof value === 'string') return redactor.redact(value);
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value;
  if (value === undefined) return 'undefined';
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object') return `[${typeof value}]`;
  if (seen.has(value)) return '[circular]';
  if (depth >= DEPTH_MAX) return '[deep]';
  seen.add(value);
  try {
    return plainObject(value, (inner) => plain(inner, redactor, depth + 1, seen), redactor);
  } catch {
    // A getter or proxy that throws must not take the log, or the caller, down.
    return '[unreadable]';
  } finally {
    seen.delete(value);
  }
}

function plainObject(
  value: object,
  inner: (value: unknown) => unknown,
  redactor: Redactor,
): unknown {
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) {
    return `[${value.byteLength} bytes]`;
  }
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? 'invalid date' : value.toISOString();
  if (value instanceof Error) {
    const own = fromEntries(Object.entries(value), inner, redactor);
    const cause = value.cause === undefined ? {} : { cause: inner(value.cause) };
    return {
      error: redactor.redact(value.stack ?? `${value.name}: ${value.message}`),
      ...own,
      ...cause,
    };
  }
  if (Array.isArray(value)) return value.slice(0, ITEMS_MAX).map(inner);
  if (value instanceof Set) return [...value].slice(0, ITEMS_MAX).map(inner);
  if (value instanceof Map) {
    return fromEntries(
      [...value].map(([key, item]) => [String(key), item as unknown]),
      inner,
      redactor,
    );
  }
  return fromEntries(Object.entries(value), inner, redactor);
}

function fromEntries(
  entries: readonly (readonly [string, unknown])[],
  inner: (value: unknown) => unknown,
  redactor: Redactor,
): object {
  return Object.fromEntries(
    entries
      .slice(0, ITEMS_MAX)
      .map(([key, item]) => [
        redactor.redact(key),
        isSecretName(key) && typeof item !== 'boolean' && (item ?? null) !== null
          ? MASK
          : inner(item),
      ]),
  );
}
