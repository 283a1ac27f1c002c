// The diagnostics log: one redacted line per entry in a rotating file only the user can read.
import log from 'electron-log/node';
import { logText } from './log-text';
import type { Redactor } from './redactor';

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
