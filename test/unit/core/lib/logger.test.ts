// The log: redacted, one line per entry, for its owner alone.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLogger } from '../../../../src/main/core/lib/logger';
import { createRedactor } from '../../../../src/main/core/lib/redactor';

const CANARY = 'canary-5f2c1e';
const NOW_MS = Date.UTC(2026, 0, 2, 3, 4, 5, 6);

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'log-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

function open(maxBytes?: number) {
  const file = join(dir, 'logs', 'main.log');
  const redactor = createRedactor();
  redactor.add(CANARY);
  const logger = createLogger({
    file,
    redactor,
    now: () => NOW_MS,
    ...(maxBytes === undefined ? {} : { maxBytes }),
  });
  return { logger, file, text: () => readFileSync(file, 'utf8') };
}

describe('the log', () => {
  it('writes one line per entry with time, level and facts', () => {
    const { logger, text } = open();
    logger.info('started', { version: '1.0', tries: 2 }, 'plain');
    logger.warn('odd');
    expect(text().split(/\r?\n/)).toEqual([
      '2026-01-02T03:04:05.006Z info started {"version":"1.0","tries":2} plain',
      '2026-01-02T03:04:05.006Z warn odd',
      '',
    ]);
  });

  it.skipIf(process.platform === 'win32')('can be read by its owner alone', () => {
    const { logger, file } = open();
    logger.info('x');
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('holds no secret, wherever in an argument it was', () => {
    const { logger, text } = open();
    const basic = Buffer.from(`api:${CANARY}`).toString('base64');
    const cause = new Error(`cause ${CANARY}`);
    const error = Object.assign(new Error(`failed with ${CANARY}`, { cause }), {
      request: { headers: { authorization: `Basic ${basic}` } },
    });
    logger.error(`message ${CANARY}`, error, {
      deep: [{ [CANARY]: new Map([[CANARY, new Set([CANARY])]]) }],
      url: `https://x.org/?k=${encodeURIComponent(CANARY)}`,
      body: Buffer.from(CANARY),
      json: JSON.stringify({ key: CANARY }),
    });
    expect(text()).not.toContain(CANARY);
    expect(text()).not.toContain(basic);
    expect(text()).not.toContain(Buffer.from(CANARY).toString('hex'));
    expect(text()).toContain('logger.test.ts');
    expect(text()).toContain('[redacted]');
  });

  it('cannot be made to forge an entry', () => {
    const { logger, text } = open();
    logger.info('name\n2026-01-01T00:00:00.000Z info all is well', 'a\r\nb');
    expect(text().trimEnd().split(/\r?\n/)).toHaveLength(1);
  });

  it('survives whatever it is given', () => {
    const { logger, text } = open();
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    const trap = Object.defineProperty({}, 'x', {
      enumerable: true,
      get: () => {
        throw new Error('trap');
      },
    });
    logger.info(
      '%s %d %c',
      circle,
      trap,
      10n,
      undefined,
      null,
      Symbol('s'),
      () => 1,
      new Date(NaN),
    );
    expect(text()).toContain(
      '%s %d %c {"self":"[circular]"} [unreadable] 10 undefined null [symbol] [function] invalid date',
    );
  });

  it('cuts an endless line only after the secrets are out of it', () => {
    const { logger, text } = open();
    logger.info('x'.repeat(16_376) + CANARY + 'y'.repeat(100_000));
    expect(text().length).toBeLessThan(17_000);
    expect(text()).not.toContain(CANARY.slice(0, 7));
  });

  it('starts a new file when the old one is full, and keeps one old one', () => {
    const { logger, text } = open(2_000);
    for (let n = 0; n < 100; n += 1) logger.info(`line ${n} ${'z'.repeat(90)}`);
    expect(readdirSync(join(dir, 'logs')).sort()).toEqual(['main.log', 'main.old.log']);
    expect(text()).toContain('line 99');
    expect(statSync(join(dir, 'logs', 'main.log')).size).toBeLessThan(2_300);
  });
});
