// CAP as programs write it: languages, areas, encodings, breaks, signatures, prefixes; each file is one message.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseShare911Alert } from '../../../src/main/vendors/share911/webhook-alert';
import { Share911Alert } from '../../../src/shared/alerts/share911-alert';
import type { Language } from '../../../src/shared/core/language';

const FOLDER = join(import.meta.dirname, 'cap-messages');

function read(file: string, language: Language = 'en', type = 'application/cap+xml') {
  const parsed = parseShare911Alert(readFileSync(join(FOLDER, file)), type, language);
  if (!parsed.ok) throw new Error(parsed.failure.detail);
  return Share911Alert.parse(parsed.value);
}

const SPILL = { name: 'CHEMICAL SPILL', message: 'Lab 3 is closed\nNaïve façade ☣.' };

it.each<[string, Language, Partial<Share911Alert>]>([
  ['spanish-first.xml', 'en', { name: 'SHELTER', message: 'Stay in the room\nClose the windows.' }],
  ['spanish-first.xml', 'es', { name: 'RESGUARDO', channelName: 'North campus' }],
  ['french-first.xml', 'en', { name: 'SECURE', message: 'Stay inside\nClose the door.' }],
  ['french-first.xml', 'es', { name: 'SECURE' }],
  [
    'only-french.xml',
    'es',
    {
      name: 'CONFINEMENT',
      message: 'Restez en classe\nFermez la porte.\nGAZ\nOdeur de gaz\nNe touchez à rien.',
    },
  ],
  [
    'several-areas.xml',
    'en',
    {
      channelName: 'Mill Street; Lower Town',
      latitude: 40.5,
      longitude: -79.5,
      expiresAtMs: Date.UTC(2026, 1, 3, 21),
    },
  ],
  [
    'latin-1.xml',
    'es',
    { name: 'EVACUACIÓN', message: 'Salga por el patio\nSeñora Núñez guía al grupo.' },
  ],
  ['windows-1252.xml', 'en', { message: 'Hold in place\nDon’t use the “east” stairs – wait…' }],
  ['mislabelled-utf-8.xml', 'es', { message: 'Atención\nMañana no hay clases.' }],
  ['utf-16le-mark.xml', 'en', SPILL],
  ['utf-16be-mark.xml', 'en', SPILL],
  ['utf-16le.xml', 'en', SPILL],
  ['utf-16be.xml', 'en', SPILL],
  ['utf-8-mark.xml', 'en', SPILL],
  [
    'html-breaks.xml',
    'en',
    {
      message:
        'Strong wind\nGusts to 60 mph.\nBring in <b>flags</b>.\n\nUntil noon.\nClose gates.\nStay away from trees.',
    },
  ],
  ['true-breaks.xml', 'en', { message: 'Slippery\nPath A.\nPath B.\nPath C.' }],
  ['signed.xml', 'en', { id: 'B-11', name: 'LOCKOUT', message: 'Doors locked\nNobody leaves.' }],
  ['cap-1.0.xml', 'en', { name: 'Smoke in kitchen', channelId: null, channelName: 'Hall B' }],
  ['prefixed-1.1.xml', 'en', { name: 'Intruder', channelId: 'district/north', isDrill: true }],
  ['all-clear-by-response.xml', 'en', { kind: 'all-clear', about: 'floodwarning' }],
])('%s at a desk in %s', (file, language, expected) => {
  expect(read(file, language)).toMatchObject(expected);
});

it.each([
  'text/plain',
  'application/json',
  'text/html; charset=utf-8',
  'nonsense; charset=no-such',
  '',
])('is read by what it is, labelled %j', (type) => {
  for (const file of ['latin-1.xml', 'utf-16le.xml', 'signed.xml']) {
    expect(read(file, 'en', type)).toEqual(read(file));
  }
});

const NAMES = [
  { sender: 'bells@district.example', identifier: 'B-4', sent: '2026-02-03T15:15:00.000Z' },
  { sender: 'bells@district.example', identifier: 'B-1', sent: '2026-02-03T15:15:00.000Z' },
];

it('knows what a Cancel and an Update name, whatever zone the times are in', () => {
  expect(read('cancel.xml')).toMatchObject({
    kind: 'all-clear',
    about: null,
    cap: { msgType: 'cancel', references: NAMES, unreadableReferences: 0 },
  });
  expect(read('update.xml')).toMatchObject({
    kind: 'alert',
    cap: { msgType: 'update', references: NAMES },
  });
  expect(read('several-areas.xml').cap?.name).toEqual(NAMES[0]);
});

it.each<[string, readonly string[], number]>([
  ['', [], 0],
  ['  ', [], 0],
  ['a@b,1,2026-02-03T10:15:00Z', ['1'], 0],
  ['Front Desk,1,2026-02-03T10:15:00Z\n\tFront Desk,2,2026-02-03T10:16:00Z', ['1', '2'], 0],
  ['a@b,1', [], 1],
  ['just-an-identifier', [], 1],
  ['a@b,1,2026-02-03T10:15:00Z a@b,2', ['1'], 1],
  ['a@b,,2026-02-03T10:15:00Z', [], 1],
  [`a@b,${'1'.repeat(301)},2026-02-03T10:15:00Z`, [], 1],
  ['"a,1,2026-03-02T08:00:00Z" "b,2,2026-03-02T09:00:00Z"', ['1', '2'], 0],
  ['&quot;a&quot;,&quot;1&quot;,&quot;2026-03-02T08:00:00Z&quot;', ['1'], 0],
  ['a,1,2026-03-02T08:00:00Z;b,2,2026-03-02T09:00:00Z;', ['1', '2'], 0],
  ['a,1,2026-03-02T08:00:00Z,b,2,2026-03-02T09:00:00Z', ['1', '2'], 0],
  ['a,1,2026-03-02T08:00:00Z,', ['1'], 0],
])('%j names %j, and %i that cannot be read', (references, identifiers, unreadable) => {
  const xml = readFileSync(join(FOLDER, 'cancel.xml'), 'utf8').replace(
    /<references>[^]*<\/references>/,
    `<references>${references}</references>`,
  );
  const parsed = parseShare911Alert(Buffer.from(xml), '', 'en');
  const links = parsed.ok ? parsed.value.cap : null;
  expect(links?.references.map(({ identifier }) => identifier)).toEqual(identifiers);
  expect(links?.unreadableReferences).toBe(unreadable);
});

it('takes JSON in any encoding it can be read in, whatever its label says', () => {
  const json = '{"type":"LOCKDOWN","message":"Señor Peña está herido"}';
  const named = (body: Buffer, type: string): unknown => {
    const parsed = parseShare911Alert(body, type, 'en');
    return parsed.ok && parsed.value.message;
  };
  const label = 'application/json; charset=ISO-8859-1';
  expect(named(Buffer.from(json), label)).toBe('Señor Peña está herido');
  expect(named(Buffer.from(json, 'latin1'), label)).toBe('Señor Peña está herido');
  expect(named(Buffer.from(json, 'latin1'), 'application/json')).toBe('Señor Peña está herido');
  expect(named(Buffer.from(json, 'utf16le'), 'text/plain')).toBe('Señor Peña está herido');
  expect(named(Buffer.from(`\ufeff${json}`), 'application/json;charset="UTF-8"')).toBe(
    'Señor Peña está herido',
  );
  const cyrillic = Buffer.from('7b2274797065223a22d2d0c5c2cec3c0227d', 'hex');
  const parsed = parseShare911Alert(cyrillic, 'application/json; charset=windows-1251', 'en');
  expect(parsed.ok && parsed.value.name).toBe('ТРЕВОГА');
});

it('takes a list of one alert for that alert', () => {
  const one = (text: string): boolean => parseShare911Alert(Buffer.from(text), '', 'en').ok;
  expect(one('[{"type":"LOCKDOWN"}]')).toBe(true);
  expect(one('[]')).toBe(false);
  expect(one('[{"type":"LOCKDOWN"},{"type":"HOLD"}]')).toBe(false);
});
