// Share911's alerts, JSON and CAP, sound and broken: an all clear is never invented, and nothing is thrown.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseShare911Alert } from '../../src/main/vendors/share911/webhook-alert';
import { proveShare911Webhook } from '../../src/main/vendors/share911/webhook-proof';
import { Share911Alert } from '../../src/shared/alerts/share911-alert';

const LOGIN = { user: 'share911', password: 'fuzz:ü' };
const JSON_TYPE = 'application/json';
const CAP_TYPE = 'application/cap+xml; charset=utf-8';

const LATIN_TYPE = 'text/plain; charset=iso-8859-1';

const alarm = fc.constantFrom(
  'LOCKDOWN',
  'Evacuate',
  'Shelter in Place',
  'Not all clear',
  'Threat',
);
const clear = fc
  .tuple(fc.constantFrom('all', 'All', 'ALL'), fc.constantFrom('', ' ', '_', '-', '  '))
  .chain(([all, gap]) =>
    fc.constantFrom('clear', 'Clear', 'CLEAR').map((word) => `${all}${gap}${word}`),
  );
const message = fc.constantFrom('', 'ALL CLEAR soon', 'Lock <the> doors & wait', '🚨', ']]>');
const made = fc.record({
  isClear: fc.boolean(),
  alarm,
  clear,
  message,
  way: fc.constantFrom('current', 'older', 'wrapped', 'cap', 'cap cancel', 'cap cdata'),
  damage: fc.constantFrom('none', 'none', 'cut', 'more', 'doctype', 'junk'),
  id: fc.nat().map((number) => `e-${number}`),
  login: fc.constantFrom('right', 'right', 'right', 'wrong', 'none'),
  cut: fc.double({ min: 0, max: 1, noNaN: true }),
});
type Made = typeof made extends fc.Arbitrary<infer T> ? T : never;

const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => `&#${sign.codePointAt(0) ?? 0};`);

function bodyOf({ way, isClear, alarm: danger, clear: over, message: text, id }: Made): string {
  const name = isClear ? over : danger;
  const current = { eventType: 'alert', eventId: id, channelId: 'a/b', type: name, msg: text };
  switch (way) {
    case 'current':
      return JSON.stringify(current);
    case 'older':
      return JSON.stringify({ _id: id, alertName: name, alertType: 4, resolution: isClear });
    case 'wrapped':
      return JSON.stringify({ event_type: 'alert', data: { ...current, is_drill: true } });
    case 'cap':
    case 'cap cancel':
    case 'cap cdata': {
      const isCancel = way === 'cap cancel' && isClear;
      const event = isCancel ? danger : name;
      const said = way === 'cap cdata' ? `<![CDATA[${event}]]>` : escaped(event);
      return (
        `<?xml version="1.0"?><alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">` +
        `<identifier>${id}</identifier><status>Actual</status>` +
        `<msgType>${isCancel ? 'Cancel' : 'Alert'}</msgType><info><event>${said}</event>` +
        `<description>${escaped(text)}</description></info></alert>`
      );
    }
  }
}

function damaged(whole: Buffer, { damage, cut }: Made): Buffer {
  const at = Math.floor(cut * (whole.length - 1));
  switch (damage) {
    case 'cut':
      return whole.subarray(0, at);
    case 'more':
      return Buffer.concat([whole, Buffer.from('}>')]);
    case 'doctype':
      return Buffer.concat([Buffer.from('<!DOCTYPE a [<!ENTITY b "c">]>'), whole]);
    case 'junk':
      return Buffer.from(`]${at}`);
    case 'none':
      return whole;
  }
}

function headersOf({ login }: Made): Record<string, string> {
  if (login === 'none') return {};
  const password = login === 'right' ? LOGIN.password : 'fuzz:u';
  const base64 = Buffer.from(`${LOGIN.user}:${password}`).toString('base64');
  return { authorization: `Basic ${base64}` };
}

it('gives each of 100,000 alerts the code it deserves, and calls none clear that is not', () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(made, (each) => {
      const body = damaged(Buffer.from(bodyOf(each)), each);
      const isProven = proveShare911Webhook(headersOf(each), LOGIN).ok;
      const parsed = parseShare911Alert(
        body,
        each.way.startsWith('cap') ? CAP_TYPE : JSON_TYPE,
        'en',
      );
      const kind = parsed.ok ? parsed.value.kind : '400';
      const verdict = isProven ? kind : '401';
      const sound = each.isClear ? 'all-clear' : 'alert';
      const right = each.damage === 'none' ? sound : '400';
      const deserved = each.login === 'right' ? right : '401';
      if (verdict !== deserved) expect(verdict).toBe(deserved);
      if (parsed.ok && parsed.value.id !== each.id) expect(parsed.value.id).toBe(each.id);
      seen.set(verdict, (seen.get(verdict) ?? 0) + 1);
    }),
    { numRuns: 100_000 },
  );
  console.info(`share911: ${[...seen].map(([code, count]) => `${code} × ${count}`).join(', ')}`);
  expect([...seen.keys()].sort()).toEqual(['400', '401', 'alert', 'all-clear']);
  expect(Math.min(...seen.values())).toBeGreaterThan(5000);
});

it('never throws, and what it makes is fit to be kept, whatever it is given', () => {
  const name = fc.constantFrom(
    'type',
    'alertName',
    'eventType',
    '_id',
    'location',
    'lat',
    '__proto__',
  );
  const json = fc.dictionary(
    name,
    fc.oneof(fc.jsonValue({ maxDepth: 1 }), fc.string({ unit: 'binary' })),
  );
  const pieces = [
    '<alert>',
    '</alert>',
    '<info>',
    '</info>',
    '<event>',
    '</event>',
    '<a:b x="1">',
    '<c/>',
  ];
  const signs = [
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '&lt;',
    '&#0;',
    '&#x110000;',
    '<?',
    '?>',
    'x',
    '<',
    '>',
  ];
  const xml = fc.array(fc.constantFrom(...pieces, ...signs), { maxLength: 30 });
  const body = fc.oneof(
    json.map((value) => JSON.stringify(value)),
    xml.map((list) => list.join('')),
    xml.map((list) => `<alert><info><event>x</event>${list.join('')}</info></alert>`),
    fc.string({ unit: 'binary' }),
  );
  const bytes = fc.oneof(
    body.map((text) => Buffer.from(text)),
    body.map((text) => Buffer.from(text, 'latin1')),
    body.map((text) => Buffer.from(text, 'utf16le')),
    fc.uint8Array().map((list) => Buffer.from(list)),
  );
  fc.assert(
    fc.property(bytes, fc.constantFrom(JSON_TYPE, CAP_TYPE, LATIN_TYPE, 'x', ''), (sent, type) => {
      const parsed = parseShare911Alert(sent, type, 'es');
      if (!parsed.ok) expect(parsed.failure.kind).toBe('invalid-input');
      else expect(Share911Alert.safeParse(parsed.value).error).toBeUndefined();
    }),
    { numRuns: 20_000 },
  );
});
