// The after-action report: dated, marked, complete, and without anything of a caller.
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { reportHtml } from '../../../../../src/main/features/incidents/report/html';
import { recordSheetOf } from '../../../../../src/main/features/incidents/report/record-sheet';
import { reportCsv, reportJson } from '../../../../../src/main/features/incidents/report/tables';
import { zoneTime } from '../../../../../src/main/features/incidents/report/zone-time';
import type { ActivityEntry } from '../../../../../src/shared/core/activity';
import { ok } from '../../../../../src/shared/core/failure';
import { CALLER, sampleReport, START_MS } from './sample';

const FORMS = { html: reportHtml, csv: reportCsv, json: reportJson };
const forms = Object.entries(FORMS);
const textOf = (html: string): string =>
  html
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

describe('the after-action report', () => {
  it('tells desk, site, world, and every time with its distance from UTC', () => {
    const text = textOf(reportHtml(sampleReport()));
    for (const said of [
      'Front Desk',
      'Lincoln High',
      'Live',
      'Man at the west door',
      'still open',
    ]) {
      expect(text).toContain(said);
    }
    expect(text).toContain('Began 2026-03-02 09:05:09.4 UTC−05:00');
    expect(text).toContain('Made 2026-03-03 09:05:09.4 UTC−05:00');
  });

  it('tells every step in words, with the time and the number of its line', () => {
    const text = textOf(reportHtml(sampleReport()));
    expect(text).toContain(
      '09:05:09.4 Threat Pressed Threat · Lobby · from the icon by the clock 41',
    );
    expect(text).toContain(
      'Not sent try 1 · This computer could not reach the network. · The address of the service was not found. 44',
    );
    expect(text).toContain('A contact answered contact contact_1 · Yes, it is real · “YES” 49');
    expect(text).toContain('with a phone number · with a place');
  });

  it('says that the record was checked, how long it is, and its last seal', () => {
    const text = textOf(reportHtml(sampleReport()));
    expect(text).toContain('The record was checked: 1,234 lines, none changed; its last seal is');
    expect(text).toContain('ab'.repeat(32));
  });

  it('says loudly that the record was altered', () => {
    const sample = sampleReport();
    const chain = {
      checked: 40,
      firstBadSeq: 41,
      headHash: 'cd'.repeat(32),
      end: 'unproven',
    } as const;
    const html = reportHtml({ ...sample, view: { ...sample.view, chain } });
    expect(textOf(html)).toContain(
      'THE RECORD DOES NOT MATCH ITS SEALS FROM LINE 41 ON; 40 lines hold.',
    );
    expect(html).toContain('class="seal bad"');
  });

  it.each([
    ['cut-off', 'Lines at its end are missing', 'class="seal bad"'],
    ['unproven', 'Whether lines are missing at its end cannot be told', 'class="seal"'],
  ] as const)('says what is known of the end of the record: %s', (end, words, look) => {
    const sample = sampleReport();
    const chain = { ...sample.view.chain, end };
    const html = reportHtml({ ...sample, view: { ...sample.view, chain } });
    expect(textOf(html)).toContain(words);
    expect(html).toContain(look);
  });

  it('marks practice at the top of the page, and only practice', () => {
    const practice = reportHtml(sampleReport({ world: 'practice' }));
    expect(practice).toContain('<p class="practice">PRACTICE:');
    expect(practice.indexOf('class="practice"')).toBeLessThan(practice.indexOf('<header>'));
    expect(reportHtml(sampleReport())).not.toContain('<p class="practice">');
    expect(reportHtml(sampleReport({ world: 'practice', language: 'es' }))).toContain('PRÁCTICA:');
  });

  it('draws one bar for each stretch of time, and an open one for what has not happened', () => {
    const html = reportHtml(sampleReport());
    expect(html.match(/<rect /g)).toHaveLength(5);
    expect(html.match(/stroke-dasharray/g)).toHaveLength(1);
    expect(textOf(html)).toContain('not recorded');
    const none = sampleReport();
    expect(reportHtml({ ...none, view: { ...none.view, times: [] } })).not.toContain('<svg');
  });

  it.each(forms)('never holds a caller’s number, address or place (%s)', (_name, write) => {
    const sample = sampleReport();
    const named = {
      ...sample.view.incident,
      name: `Call from ${CALLER}, 555.123.4567 and 5551234567`,
    };
    const parts = sample.view.parts.map((part) => ({
      ...part,
      title: `${part.title} (555) 123-4567`,
    }));
    const text = write({ ...sample, view: { ...sample.view, incident: named, parts } });
    for (const secret of ['123-4567', '123.4567', '5551234567', 'Elm Street', '40.7128']) {
      expect(text).not.toContain(secret);
    }
    expect(text).toContain('•••');
  });

  it.each(forms)('holds the place and the number of the desk as they were (%s)', (_name, write) => {
    const line = {
      atMs: START_MS,
      seq: 99,
      member: { kind: 'press', id: 'x' },
      kind: 'pressed',
      facts: {
        location: 'Main Office · Room 12, not 614 555 0199',
        callbackPhone: '+1 614 555 0100 ext. 4',
      },
    } as const;
    const text = write(sampleReport({}, [line]));
    expect(text).toContain('Main Office · Room 12, not •••');
    expect(text).toContain('call back +1 614 555 0100 ext. 4');
  });

  it.each(forms)('says what a call came without (%s)', (_name, write) => {
    const line = {
      atMs: START_MS,
      seq: 99,
      member: { kind: 'call', id: 'x' },
      kind: 'call-shared',
      facts: { hasNumber: false, hasPlace: false, revealed: false },
    } as const;
    const text = write(sampleReport({}, [line]));
    expect(text).toContain('no phone number · no place');
  });

  it.each(forms)('holds only facts it knows to be harmless (%s)', (_name, write) => {
    const odd = {
      atMs: START_MS,
      seq: 99,
      member: { kind: 'press', id: 'x' },
      kind: 'saved',
    } as const;
    const text = write(sampleReport({}, [{ ...odd, facts: { whatever: 'a secret thing' } }]));
    expect(text).not.toContain('a secret thing');
  });

  it('takes whatever was typed or received as text, never as markup', () => {
    const evil = '<img src=x onerror=alert(1)>"\'&\u202E';
    const sample = sampleReport({ deskName: evil, siteName: evil });
    const line = {
      atMs: START_MS,
      seq: 99,
      member: { kind: 'press', id: 'x' },
      kind: evil,
      facts: { location: evil },
    } as const;
    const view = {
      ...sample.view,
      incident: { ...sample.view.incident, name: evil },
      parts: sample.view.parts.map((part) => ({ ...part, title: evil })),
      times: sample.view.times.map((time) => ({ ...time, title: evil })),
      lines: [line],
    };
    const html = reportHtml({ ...sample, view });
    expect(html).not.toContain('<img');
    expect(html).not.toContain('\u202E');
    expect(html.match(/&lt;img src=x onerror=alert\(1\)&gt;/g)?.length).toBeGreaterThan(10);
    expect(html).toContain(`default-src 'none'`);
    expect(html).not.toMatch(/<script|<link|https?:/i);
  });

  it('is a table for a spreadsheet that runs nothing', () => {
    const sample = sampleReport();
    const incident = { ...sample.view.incident, name: '=HYPERLINK("x")' };
    const csv = reportCsv({ ...sample, view: { ...sample.view, incident } });
    const rows: Record<string, string>[] = parse(csv, { columns: true, bom: true });
    expect(rows.find(({ what }) => what === 'name')?.details).toBe('\'=HYPERLINK("x")');
    expect(rows.find(({ what }) => what === 'world')?.details).toBe('live');
    expect(rows.filter(({ section }) => section === 'part')).toHaveLength(4);
    expect(rows.filter(({ section }) => section === 'line')).toHaveLength(13);
    expect(rows.find(({ what }) => what === 'Pressed → accepted')?.seconds).toBe('4.4');
    expect(rows.find(({ section }) => section === 'line')).toMatchObject({
      time_local: '2026-03-02 09:05:09.4 UTC−05:00',
      time_utc: '2026-03-02T14:05:09.400Z',
      record_line: '41',
    });
  });

  it('is JSON for a program', () => {
    expect(JSON.parse(reportJson(sampleReport()))).toMatchObject({
      format: 'tocsin-report',
      version: 1,
      world: 'live',
      incident: { name: 'Man at the west door', closed: null },
      times: [
        { measures: 'press-accepted', seconds: 4.4 },
        {},
        {},
        {},
        { to: null, seconds: null },
      ],
      record: { linesChecked: 1234, firstBadLine: null, lastSeal: 'ab'.repeat(32) },
    });
  });

  it('is named by when it began where nobody named it', () => {
    const sample = sampleReport();
    const view = { ...sample.view, incident: { ...sample.view.incident, name: '' } };
    expect(textOf(reportHtml({ ...sample, view }))).toContain('Incident of 2026-03-02 09:05');
  });

  it('knows zones on both sides of UTC, and UTC itself', () => {
    expect(zoneTime({ timeZone: 'Asia/Kolkata' }).full(START_MS)).toBe(
      '2026-03-02 19:35:09.4 UTC+05:30',
    );
    expect(zoneTime({ timeZone: 'UTC' }).full(START_MS)).toBe('2026-03-02 14:05:09.4 UTC+00:00');
    expect(zoneTime({ timeZone: 'America/St_Johns' }).offset(START_MS)).toBe('UTC−03:30');
  });
});

describe('the printed record', () => {
  const entry = (seq: number): ActivityEntry => ({
    seq,
    atMs: START_MS + seq,
    kind: 'pressed',
    actionId: null,
    facts: { location: '<b>Lobby</b>', other: 'hidden' },
    failure: null,
    hash: '',
  });
  const sheet = (count: number, shown: number) =>
    recordSheetOf(
      {
        latest: () =>
          ok(Array.from({ length: shown + 1 }, (_, index) => entry(count - shown + 1 + index))),
      },
      { count, lastSeq: count, headHash: 'ef'.repeat(32) },
      { ...sampleReport(), world: 'practice' },
    );

  it('says how much of it is printed when not all of it is, and how it ends', () => {
    const text = textOf(sheet(5000, 3));
    expect(text).toContain('3 lines, from line 4998 to line 5000');
    expect(text).toContain('Only the newest 3 of 5,000 lines are printed.');
    expect(text).toContain('ef'.repeat(32));
    expect(textOf(sheet(3, 3))).not.toContain('Only the newest');
  });

  it('marks practice, escapes everything, and prints only facts it knows', () => {
    const html = sheet(3, 3);
    expect(html).toContain('<p class="practice">');
    expect(html).toContain('&lt;b&gt;Lobby&lt;/b&gt;');
    expect(html).not.toContain('hidden');
  });
});
