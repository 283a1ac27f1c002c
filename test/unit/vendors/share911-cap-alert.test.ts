// Share911's alerts as CAP XML: what is read from it, and what is not even tried.
import { describe, expect, it } from 'vitest';
import { parseShare911Alert } from '../../../src/main/vendors/share911/webhook-alert';
import { Share911Alert } from '../../../src/shared/alerts/share911-alert';

const INFO = `<info><category>Safety</category><event>LOCKDOWN</event><headline>Lockdown at East Branch</headline>
  <description>Lock the doors &amp; stay quiet &#8212; Doe&#x27;s room</description>
  <parameter><valueName>channelId</valueName><value>sharevilledemo/eastbranch</value></parameter>
  <area><areaDesc>East Branch</areaDesc><circle>40.4406,-79.9959 0.2</circle></area></info>`;

interface Parts {
  readonly status?: string;
  readonly msgType?: string;
  readonly info?: string;
}
function cap({ status = 'Actual', msgType = 'Alert', info = INFO }: Parts = {}): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>s911-1</identifier><sender>share911</sender>
  <sent>2025-03-17T19:55:58-04:00</sent><status>${status}</status><msgType>${msgType}</msgType>
  <scope>Private</scope>${info}</alert>`;
}
const parse = (xml: string | Buffer) =>
  parseShare911Alert(Buffer.from(xml), 'application/cap+xml', 'en');
function alert(xml: string): Share911Alert {
  const parsed = parse(xml);
  if (!parsed.ok) throw new Error(parsed.failure.detail);
  return Share911Alert.parse(parsed.value);
}
const LOCKDOWN: Share911Alert = {
  id: 's911-1',
  kind: 'alert',
  name: 'LOCKDOWN',
  message: "Lockdown at East Branch\nLock the doors & stay quiet — Doe's room",
  channelId: 'sharevilledemo/eastbranch',
  channelName: 'East Branch',
  integrationId: null,
  isDrill: false,
  format: 'cap',
  saidAtMs: Date.UTC(2025, 2, 17, 23, 55, 58),
  latitude: 40.4406,
  longitude: -79.9959,
  about: null,
  expiresAtMs: null,
  cap: {
    name: { sender: 'share911', identifier: 's911-1', sent: '2025-03-17T23:55:58.000Z' },
    msgType: 'alert',
    references: [],
    unreadableReferences: 0,
  },
};

it('understands CAP 1.2, 1.1, and any prefix', () => {
  expect(alert(cap())).toEqual(LOCKDOWN);
  expect(alert(cap().replace('cap:1.2', 'cap:1.1'))).toEqual(LOCKDOWN);
  const prefixed = cap()
    .replace('xmlns=', 'xmlns:c=')
    .replace(/<(\/?)([a-z])/gi, '<$1c:$2');
  expect(alert(prefixed.replace(/<c:\?/, '<?'))).toEqual(LOCKDOWN);
});

it.each([
  [{ status: 'Actual' }, 'alert', false],
  [{ status: 'Exercise' }, 'alert', true],
  [{ status: 'Test' }, 'alert', true],
  [{ status: 'System' }, 'notice', null],
  [{ msgType: 'Update' }, 'alert', false],
  [{ msgType: 'Ack' }, 'notice', false],
  [{ msgType: 'Cancel' }, 'all-clear', false],
  [{ info: INFO.replace('LOCKDOWN', 'All_Clear') }, 'all-clear', false],
  [{ info: INFO.replace('Lockdown at', 'ALL CLEAR:') }, 'all-clear', false],
  [{ info: INFO.replace('Lock the doors', 'All clear will follow') }, 'alert', false],
  [
    { info: INFO.replace('<head', '<responseType>AllClear</responseType><head') },
    'all-clear',
    false,
  ],
] as const)('%j is %s', (parts, kind, isDrill) => {
  expect(alert(cap(parts))).toMatchObject({ kind, isDrill });
});

const CLEARED = INFO.replace('LOCKDOWN', 'All Clear');
const said = (language: string, event: string, response = ''): string =>
  INFO.replace('LOCKDOWN', event).replace(
    '<category>',
    `<language>${language}</language>${response && `<responseType>${response}</responseType>`}<category>`,
  );

describe('an all clear', () => {
  it.each([
    ['of one building while another is locked', CLEARED + INFO],
    ['that tells people to take shelter', said('en-US', 'All Clear', 'Shelter')],
    ['only in a translation', said('en-US', 'Lockdown') + said('es-US', 'All clear')],
    ['that its translation denies', said('en-US', 'All Clear') + said('es-US', 'x', 'Shelter')],
    ['in a headline that takes it back', INFO.replace('Lockdown at', 'All clear NOT given at')],
  ])('%s is none', (_what, info) => {
    for (const language of ['en', 'es'] as const) {
      const parsed = parseShare911Alert(Buffer.from(cap({ info })), 'application/xml', language);
      expect(parsed).toMatchObject({ ok: true, value: { kind: 'alert' } });
    }
  });
});

it('finds the one alert in the envelope of another program, and takes none of several', () => {
  const bare = cap().replace(/<\?.*\?>/, '');
  const soap = (body: string) => `<s:Envelope xmlns:s="x"><s:Body>${body}</s:Body></s:Envelope>`;
  expect(alert(soap(bare))).toEqual(LOCKDOWN);
  expect(alert(soap(`<a><b>${bare}</b></a>`))).toEqual(LOCKDOWN);
  expect(parse(soap(bare + bare))).toMatchObject({ ok: false, failure: { field: 'alert' } });
});

it('finds the middle of a polygon', () => {
  const polygon = '<polygon>40,-80 40,-79 41,-79 41,-80 40,-80</polygon>';
  const info = INFO.replace(/<circle>.*<\/circle>/, polygon);
  expect(alert(cap({ info }))).toMatchObject({ latitude: 40.5, longitude: -79.5 });
  const nonsense = INFO.replace('40.4406,', '140.4406,');
  expect(alert(cap({ info: nonsense }))).toMatchObject({ latitude: null, longitude: null });
});

it('reads a circle and references of nothing but spaces quickly', () => {
  const blank = `x${' '.repeat(200_000)}x`;
  const info = `<references>${blank}</references>${INFO.replace('40.4406,', blank)}`;
  const startedAt = performance.now();
  expect(alert(cap({ info })).latitude).toBeNull();
  expect(performance.now() - startedAt).toBeLessThan(2_000);
});

it('takes CDATA and unknown entities for what they are', () => {
  const info = INFO.replace('LOCKDOWN', '<![CDATA[<b> &amp;]]>').replace(
    'Lockdown at',
    '&foo; &amp;lt;',
  );
  expect(alert(cap({ info }))).toMatchObject({ name: '<b> &amp;' });
  expect(alert(cap({ info })).message).toContain('&foo; &lt;');
});

it('reads a cancellation without any info', () => {
  expect(alert(cap({ msgType: 'Cancel', info: '' }))).toMatchObject({
    kind: 'all-clear',
    name: 'Cancel',
  });
});

it('says why a Cancel was sent, and lets an Update that says nothing replace nothing', () => {
  const note = '<note>Sent in error</note>';
  expect(alert(cap({ msgType: 'Cancel', info: note })).message).toBe('Sent in error');
  expect(alert(cap({ msgType: 'Update', info: note }))).toMatchObject({
    ...{ kind: 'alert', name: 'Update', message: 'Sent in error', cap: { msgType: 'other' } },
  });
  expect(alert(cap({ msgType: 'Update' })).cap?.msgType).toBe('update');
});

describe('what is not taken', () => {
  const doctype = '<!DOCTYPE alert [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
  const laughs = `<!DOCTYPE a [<!ENTITY a "${'x'.repeat(100)}"><!ENTITY b "&a;&a;&a;">]>`;
  const inside = (text: string): string => cap().replace('LOCKDOWN', text);
  const malformed = [
    ['an external entity', cap().replace('<alert', `${doctype}<alert`).replace('LOCKDOWN', '&x;')],
    ['many small entities', cap().replace('<alert', `${laughs}<alert`)],
    ['a doctype in small letters', cap().replace('<alert', '<!doctype alert><alert')],
    ['a doctype inside', inside('<!DOCTYPE x>')],
    ['an entity inside of a comment', inside('<!-- <!ENTITY x "y"> -->')],
    ['nothing', ''],
    ['no XML', 'LOCKDOWN'],
    ['an open end', cap().slice(0, -8)],
    ['crossed ends', '<alert><info><event>x</info></event></alert>'],
    ['two roots', '<alert><info><event>x</event></info></alert><alert/>'],
    ['text after it', `${cap()}x`],
    ['no alert', '<other><info><event>x</event></info></other>'],
    ['a foreign prototype', '<alert><__proto__><event>x</event></__proto__></alert>'],
    ['nothing in it', '<alert/>'],
    ['no event', '<alert><status>Actual</status></alert>'],
    ['a hundred thousand levels', `${'<a>'.repeat(80_000)}${'</a>'.repeat(80_000)}`],
    ['thirty-three levels', `<alert>${'<a>'.repeat(32)}${'</a>'.repeat(32)}</alert>`],
    ['too many elements', `<alert>${'<a/>'.repeat(60_000)}</alert>`],
    ['an attribute that never ends', `<alert ${'a="1" '.repeat(40_000)}`],
    ['a tag that never ends', `<alert ${' '.repeat(250_000)}`],
    ['a comment that never ends', `<alert><!--${'-'.repeat(250_000)}`],
    ['bytes that are no UTF-8', Buffer.from([0x3c, 0x61, 0xff, 0x2f, 0x3e])],
  ] as const;
  it.each(malformed)('is %s', (_name, xml) => {
    const startedAt = performance.now();
    expect(parse(xml)).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } });
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });
});
