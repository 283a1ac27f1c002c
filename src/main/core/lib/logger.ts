// The diagnostics log: one redacted line per entry in a rotating file only the user can read.
import log from 'electron-log/node';
import { createLineBudget } from './line-budget';
import { logText } from './log-text';
import type { Redactor } from './redactor';

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
