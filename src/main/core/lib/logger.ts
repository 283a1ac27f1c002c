// The diagnostics log: one redacted line per entry in a rotating file only the user can read.
import log from 'electron-log/node';
import type { Redactor } from './redactor';
import { isSecretName, MASK } from './named-secrets';

// Turns anything a log line may be given into one line of clean text.

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

/** How much may be written in a minute, of everything and of lines that begin alike, so that no flood replaces a log. */
interface LineBudget {
  /** Whether a line that begins so may be written now; `leftOut` tells of a minute that is over. */
  take(start: string, bytes: number): { readonly isFit: boolean; readonly leftOut: number };
}

const MINUTE_MS = 60_000;
const LINES_MAX = 600;
const BYTES_MAX = 512 * 1024;
/** Enough to see what is going on, and never so many that another kind has no room. */
const ALIKE_MAX = 120;
const START_LENGTH = 24;

/** `now` in milliseconds; where it is set back, a new minute begins. */
export function createLineBudget(now: () => number): LineBudget {
  let beganMs = 0;
  let lines = 0;
  let bytesLeft = 0;
  let leftOut = 0;
  let alike = new Map<string, number>();

  function turnOver(): number {
    const passedMs = now() - beganMs;
    if (passedMs >= 0 && passedMs < MINUTE_MS) return 0;
    const told = leftOut;
    beganMs = now();
    lines = 0;
    bytesLeft = BYTES_MAX;
    leftOut = 0;
    alike = new Map();
    return told;
  }

  return {
    take(start, bytes) {
      const told = turnOver();
      const kind = start.slice(0, START_LENGTH).replace(/\d+/g, '#');
      const count = (alike.get(kind) ?? 0) + 1;
      const isFit = lines < LINES_MAX && bytes <= bytesLeft && count <= ALIKE_MAX;
      if (isFit) {
        alike.set(kind, count);
        lines += 1;
        bytesLeft -= bytes;
      } else {
        leftOut += 1;
      }
      return { isFit, leftOut: told };
    },
  };
}

/** `facts` are anything worth knowing: objects, errors with their stacks; secrets are taken out. */
export interface Logger {
  debug(message: string, ...facts: readonly unknown[]): void;
  info(message: string, ...facts: readonly unknown[]): void;
  warn(message: string, ...facts: readonly unknown[]): void;
  error(message: string, ...facts: readonly unknown[]): void;
}

export interface LoggerDeps {
  readonly file: string;
  readonly redactor: Redactor;
  readonly now: () => number;
  /** The file is renamed to `main.old.log` beyond this size, in bytes; the one before is dropped. */
  readonly maxBytes?: number;
}

/** Writes synchronously, so that the last line before a crash is there; of a flood only so much. Never throws. */
export function createLogger(deps: LoggerDeps): Logger {
  const sink = log.create({ logId: deps.file });
  const { file } = sink.transports;
  for (const transport of Object.values(sink.transports)) {
    if (transport && transport !== file) transport.level = false;
  }
  file.resolvePathFn = () => deps.file;
  file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
  file.maxSize = deps.maxBytes ?? 5 * 1024 * 1024;
  // The line is finished here: electron-log's own formatting would read `%s` in it.
  file.transforms = [({ data }) => data.join(' ')];

  const budget = createLineBudget(deps.now);
  const write =
    (level: 'debug' | 'info' | 'warn' | 'error') =>
    (message: string, ...facts: readonly unknown[]): void => {
      const at = new Date(deps.now()).toISOString();
      const line = `${at} ${level} ${logText(deps.redactor, message, facts)}`;
      const { isFit, leftOut } = budget.take(message, Buffer.byteLength(line));
      if (leftOut > 0) sink.warn(`${at} warn ${leftOut} lines left out within a minute`);
      if (isFit) sink[level](line);
    };
  return {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
  };
}
