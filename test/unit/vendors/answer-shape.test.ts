// Whose word an answer is: an interface speaks JSON, a short sentence or nothing; pages are somebody else's.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shapeOf } from '../../../src/main/vendors/answer-shape';
import { judge } from '../../../src/main/vendors/http';
import type { HttpAnswer } from '../../../src/main/core/lib/vendor-port';

type Response = Extract<HttpAnswer, { kind: 'response' }>;

function answer(type: string | null, body: string, more: Partial<Response> = {}): Response {
  const headers = type === null ? {} : { 'content-type': type };
  return { kind: 'response', status: 200, headers, body, ...more };
}

const PAGE = '<!DOCTYPE html><html><head><title>Sign in</title></head><body>…</body></html>';

describe('the words of an interface', () => {
  it.each([
    [null, '', 'empty'],
    ['application/json', ' \r\n', 'empty'],
    ['text/plain; charset=utf-8', '', 'empty'],
    [null, '{}', 'json'],
    ['application/json; charset=UTF-8', '{"id":17}', 'json'],
    ['Application/JSON', '\ufeff{"id":17}', 'json'],
    ['application/problem+json', '{"title":"No"}', 'json'],
    ['text/json', '[]', 'json'],
    ['text/plain', '{"id":17}', 'json'],
    ['text/plain', 'null', 'json'],
    ['application/json', `["${'x'.repeat(70_000)}"]`, 'json'],
    ['text/plain', 'Check-in taken.\r\nThank you!', 'text'],
    [null, 'OK', 'text'],
    [null, 'x'.repeat(200), 'text'],
    [null, '2 < 3', 'text'],
    ['text/plain; charset=iso-8859-1', 'Señal recibida', 'text'],
  ])('%s with %j is %s', (type, body, shape) => expect(shapeOf(answer(type, body))).toBe(shape));
});

describe('what an interface never says', () => {
  it.each([
    ['text/html; charset=utf-8', PAGE],
    ['text/html', ''],
    ['text/html', '{"id":17}'],
    [null, PAGE],
    ['text/plain', PAGE],
    ['application/json', PAGE],
    ['application/json', 'OK'],
    ['application/json', '{"id":1'],
    [null, '{"id":1'],
    ['application/octet-stream', '{"id":17}'],
    ['application/octet-stream', ''],
    ['application/xml', '<ok/>'],
    ['text/xml', ''],
    ['image/gif', 'GIF89a'],
    ['multipart/mixed', '--x'],
    ['text/plain', 'x'.repeat(201)],
    ['text/plain', 'bin\u0000ary'],
    ['text/plain', '\u001f\u008b\b'],
    ['text/plain', `["${'x'.repeat(70_000)}"]`],
    ['text/plain', 'Click <a href="http://portal">here</a>'],
    ['text/plain', '<?xml version="1.0"?>'],
  ])('%s with %j', (type, body) => expect(shapeOf(answer(type, body))).toBe('other'));

  it('is anything that was cut off', () => {
    expect(shapeOf(answer('application/json', '', { isCut: true }))).toBe('other');
    expect(shapeOf(answer('application/json', '{}', { isCut: true }))).toBe('other');
  });

  it('is judged however the header is written', () => {
    const page = { ...answer(null, ''), headers: { 'Content-Type': ' TEXT/HTML ;x=y' } };
    expect(shapeOf(page)).toBe('other');
  });
});

describe('a page', () => {
  const words = fc.string({ unit: 'binary', maxLength: 400 });
  const pages = fc
    .tuple(
      fc.constantFrom('<html>', '<!doctype html>', '<?xml?>', '</p>', '<a href=x>'),
      words,
      fc.constantFrom(undefined, 'text/html', 'text/plain', 'application/json', 'text/xml'),
      fc.boolean(),
    )
    .map(([mark, text, type, before]) =>
      answer(type ?? null, before ? `{${text}${mark}` : `${mark}${text}`),
    );

  it('is never the vendor that accepts or refuses, whatever its status', () => {
    fc.assert(
      fc.property(pages, fc.integer({ min: 100, max: 700 }), (page, status) => {
        expect(['accepted', 'refused']).not.toContain(judge({ ...page, status }, 0).kind);
      }),
      { numRuns: 2000 },
    );
  });

  it('is never the vendor either when it is declared as one, whatever stands in it', () => {
    const types = fc.constantFrom('text/html', 'application/octet-stream', 'image/png', 'a/b');
    fc.assert(
      fc.property(types, words, fc.integer({ min: 200, max: 599 }), (type, body, status) => {
        const { kind } = judge(answer(type, body, { status }), 0);
        expect(['accepted', 'refused']).not.toContain(kind);
      }),
    );
  });
});
