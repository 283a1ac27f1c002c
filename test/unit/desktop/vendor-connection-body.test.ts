// How much of an answer's text is waited for: little for a press, a whole list for a reading of contacts.
import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { collectBody, type AnswerStream } from '../../../src/main/desktop/vendor-connection-body';
import { LONG_ANSWER, type AnswerLimits } from '../../../src/main/core/lib/vendor-port';

const MEBIBYTE = 1024 * 1024;

function reading(limits?: AnswerLimits, headers: Readonly<Record<string, string>> = {}) {
  const stream = Object.assign(new EventEmitter(), { headers });
  const seen = { aborted: false, body: null as string | null, isCut: false };
  const abort = (): void => {
    seen.aborted = true;
  };
  const ended = collectBody(stream as AnswerStream, abort, limits).then(({ body, isCut }) => {
    Object.assign(seen, { body, isCut });
  });
  return { stream, seen, ended, say: (text: string) => stream.emit('data', Buffer.from(text)) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the text of an answer', () => {
  it('is whole when it ends in time', async () => {
    const { stream, seen, ended, say } = reading();
    say('{"a":');
    say('1}');
    stream.emit('end');
    await ended;
    expect(seen).toEqual({ aborted: false, body: '{"a":1}', isCut: false });
  });

  it('of a press is waited for two seconds, then goes on without anybody waiting', async () => {
    const { seen, say } = reading();
    say('half');
    await vi.advanceTimersByTimeAsync(1_999);
    expect(seen.body).toBeNull();
    await vi.advanceTimersByTimeAsync(1);
    expect(seen).toEqual({ aborted: false, body: 'half', isCut: true });
    await vi.advanceTimersByTimeAsync(13_000);
    expect(seen.aborted).toBe(true);
  });

  it('of a list of contacts is waited for a quarter of a minute', async () => {
    const { stream, seen, ended, say } = reading(LONG_ANSWER);
    say('slow, ');
    await vi.advanceTimersByTimeAsync(14_000);
    expect(seen.body).toBeNull();
    say('but whole');
    stream.emit('end');
    await ended;
    expect(seen).toEqual({ aborted: false, body: 'slow, but whole', isCut: false });
  });

  it('of a list that never ends is cut off then', async () => {
    const { seen, say } = reading(LONG_ANSWER);
    say('half');
    await vi.advanceTimersByTimeAsync(15_000);
    expect(seen).toEqual({ aborted: true, body: 'half', isCut: true });
  });

  it.each([
    ['a press', undefined, MEBIBYTE],
    ['a list of contacts', LONG_ANSWER, 16 * MEBIBYTE],
  ])('of %s is kept up to a limit', async (_, limits, kept) => {
    const { stream, seen, ended, say } = reading(limits);
    const piece = 'x'.repeat(MEBIBYTE);
    for (let n = 0; n < 17; n += 1) say(piece);
    stream.emit('end');
    await ended;
    expect(seen.body).toHaveLength(kept);
  });

  it('is read in the charset it declares, and without a byte order mark', async () => {
    const said = async (type: string, bytes: readonly number[]) => {
      const { stream, seen, ended } = reading(undefined, { 'content-type': type });
      stream.emit('data', Buffer.from(bytes));
      stream.emit('end');
      await ended;
      return seen.body;
    };
    expect(await said('text/plain; charset=ISO-8859-1', [0x53, 0xed])).toBe('Sí');
    expect(await said('text/plain; charset="utf-16le"', [0xff, 0xfe, 0x4f, 0, 0x4b, 0])).toBe('OK');
    expect(await said('application/json', [0xef, 0xbb, 0xbf, 0x7b, 0x7d])).toBe('{}');
    expect(await said('text/plain; charset=nonsense', [0x4f, 0x4b])).toBe('OK');
  });

  it.each(['error', 'aborted'])('is what came before it broke: %s', async (how) => {
    const { stream, seen, ended, say } = reading(LONG_ANSWER);
    say('half');
    stream.emit(how, new Error('gone'));
    await ended;
    expect(seen.body).toBe('half');
  });
});
