// A secret that nobody told the log of does not get through under any of its names, however both are spelt.
import fc from 'fast-check';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { logText } from '../../src/main/core/lib/logger';
import { createRedactor } from '../../src/main/core/lib/redactor';

const WORDS = [
  ['api', 'key'],
  ['access', 'token'],
  ['access', 'key'],
  ['private', 'key'],
  ['client', 'secret'],
  ['shared', 'secret'],
  ['webhook', 'password'],
  ['token', 'secret'],
  ['data', 'key'],
  ['password'],
  ['token'],
  ['secret'],
  ['authorization'],
  ['proxy', 'authorization'],
  ['cookie'],
  ['x', 'api', 'key'],
  ['x', 'rapidsos', 'key'],
] as const;
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const SPELLINGS: readonly ((words: readonly string[]) => string)[] = [
  ([first = '', ...rest]) => first + rest.map(capital).join(''),
  (words) => words.map(capital).join(''),
  (words) => words.join('_'),
  (words) => words.join('_').toUpperCase(),
  (words) => words.join('-'),
  (words) => words.map(capital).join('-'),
  (words) => `share911.${words.join('-')}`,
];

/** Each carries name and value in a way of its own; `secret` is any text for the first group. */
const QUOTED: readonly ((name: string, secret: string) => string)[] = [
  (name, secret) => JSON.stringify({ [name]: secret, next: 1 }),
  (name, secret) => JSON.stringify({ at: 1, [name]: secret }, null, 2),
  (name, secret) => inspect({ [name]: secret, next: 1 }),
  (name, secret) => `'${name}' => ${JSON.stringify(secret)}`,
  (name, secret) => `${name}=${JSON.stringify(secret)}`,
];
const PLAIN: readonly ((name: string, secret: string) => string)[] = [
  (name, secret) => `${name}: ${secret}`,
  (name, secret) => `${name}=${secret} next`,
  (name, secret) => `GET /x?a=1&${name}=${secret}&b=2 HTTP/1.1`,
  (name, secret) => `${name}: Basic ${secret}`.replace(/^(?!.*authorization)(.*) Basic/i, '$1'),
];
const ESCAPES: readonly ((text: string) => string)[] = [
  (text) => JSON.stringify(text),
  (text) => JSON.stringify(JSON.stringify(text)),
  (text) => JSON.stringify({ body: JSON.stringify({ inner: text }) }),
  (text) => encodeURIComponent(text),
  (text) => encodeURIComponent(encodeURIComponent(text)),
  (text) => new URLSearchParams({ body: text }).toString(),
  (text) => JSON.stringify(encodeURIComponent(text)),
  (text) => text.replaceAll('"', '&quot;'),
  (text) => text,
];

/** It is looked for by its ends, which no escaping changes. */
const MARKS = ['q7Zk2', 'w9Xv4'] as const;
const anySecret = fc
  .array(fc.constantFrom(...Array.from('"\'\\ ,;:&={}[]%'), 'a', '7', 'é', '%22', '\\"', 'true'), {
    maxLength: 8,
  })
  .map((middle) => `${MARKS[0]}${middle.join('')}${MARKS[1]}`);
const plainSecret = fc
  .array(fc.constantFrom(...Array.from(',;:=+/.~-_{}[]%'), 'a', '7', '%22', 'true'), {
    maxLength: 8,
  })
  .map((middle) => `${MARKS[0]}${middle.join('')}${MARKS[1]}`);

const name = fc
  .tuple(fc.constantFrom(...WORDS), fc.constantFrom(...SPELLINGS))
  .map(([words, spell]) => spell(words));

function expectGone(text: string): void {
  const redactor = createRedactor();
  for (const clean of [
    redactor.redact(text),
    logText(redactor, text, []),
    logText(redactor, 'said', [{ detail: text }, new Error(text)]),
  ]) {
    for (const mark of MARKS) expect(clean).not.toContain(mark);
  }
}

describe('a secret under one of its names', () => {
  it('does not get through quoted, whatever it holds and however it is escaped', () => {
    fc.assert(
      fc.property(
        name,
        anySecret,
        fc.constantFrom(...QUOTED),
        fc.constantFrom(...ESCAPES),
        (key, secret, write, escape) => expectGone(`before ${escape(write(key, secret))} after`),
      ),
      { numRuns: 4000 },
    );
  });

  it('does not get through in a header or an address, however it is escaped', () => {
    fc.assert(
      fc.property(
        name,
        plainSecret,
        fc.constantFrom(...PLAIN),
        fc.constantFrom(...ESCAPES),
        (key, secret, write, escape) => expectGone(`before ${escape(write(key, secret))}`),
      ),
      { numRuns: 4000 },
    );
  });

  it('does not get through as a value of an object, whatever it is', () => {
    fc.assert(
      fc.property(name, anySecret, (key, secret) => {
        const facts = [{ [key]: secret }, { [key]: [secret] }, { a: { [key]: { value: secret } } }];
        for (const fact of facts) {
          const line = logText(createRedactor(), 'said', [fact, new Map([[key, secret]])]);
          for (const mark of MARKS) expect(line).not.toContain(mark);
        }
      }),
    );
  });

  it('does not get through when the text is cut off within it', () => {
    fc.assert(
      fc.property(name, fc.constantFrom(...ESCAPES), fc.nat(40), (key, escape, left) => {
        const whole = escape(JSON.stringify({ [key]: `${MARKS[0]}${'x'.repeat(60)}` }));
        const cut = whole.slice(0, whole.indexOf(MARKS[0]) + MARKS[0].length + left);
        expectGone(cut);
      }),
    );
  });
});

describe('what is no secret', () => {
  it.each([
    'a basic question about authorization at https://x.org:8080/about',
    '{"hasToken":true,"token":null,"password":""}',
    'wrong control token',
    '{"recordKey":"chekt:1","key":"panic.threat","monkey":"Ana"}',
    'GET /webhooks/chekt?site=1&key=2 HTTP/1.1',
  ])('stays: %s', (text) => {
    expect(createRedactor().redact(text)).toBe(text);
  });

  it('stays around a secret, line by line and field by field', () => {
    const redact = (text: string): string => createRedactor().redact(text);
    expect(redact('{"apiKey":"abcdef","status":401,"at":"x"}')).toBe(
      '{"apiKey":"[redacted]","status":401,"at":"x"}',
    );
    expect(redact('"{\\"api_key\\":\\"ab\\\\\\"cd\\",\\"status\\":401}"')).toBe(
      '"{\\"api_key\\":\\"[redacted]\\",\\"status\\":401}"',
    );
    expect(redact('Authorization: Basic abcdef\nHost: x.org')).toBe(
      'Authorization: [redacted]\nHost: x.org',
    );
    expect(redact('https://x.org/?api_key=abcdef&site=1')).toBe(
      'https://x.org/?api_key=[redacted]&site=1',
    );
  });
});
