// The after-action report as CSV for a spreadsheet, and as JSON for a program.
import { stringify } from 'csv-stringify/sync';
import { guardFormulas } from '../../../core/lib/formula-guard';
import { withoutPhones } from './escape';
import { factsInWords } from './fact-words';
import { reportName } from './html';
import { kindWords, wordsOf, type Report } from './report';
import { zoneTime } from './zone-time';

const FORMAT = 'tocsin-report';
const COLUMNS = [
  'section',
  'time_local',
  'time_utc',
  'part',
  'part_id',
  'title',
  'what',
  'details',
  'seconds',
  'record_line',
] as const;
type Row = Readonly<Partial<Record<(typeof COLUMNS)[number], string | number>>>;

/** A number is none of anybody's text. */
function guarded(cell: string | number | undefined): string {
  return typeof cell === 'string' ? guardFormulas(cell) : String(cell ?? '');
}

/** One table; the first column tells which part of the report a row is of. */
export function reportCsv(report: Report): string {
  const { view, language } = report;
  const words = wordsOf(language);
  const time = zoneTime(report);
  const titles = new Map(
    view.parts.map(({ member, title }) => [`${member.kind}:${member.id}`, title]),
  );
  const at = (atMs: number): Row => ({
    time_local: time.full(atMs),
    time_utc: new Date(atMs).toISOString(),
  });
  const about = (what: string, details: string | number): Row => ({
    section: 'about',
    what,
    details,
  });
  const { incident, chain } = view;
  const rows: readonly Row[] = [
    about('world', report.world),
    about('name', reportName(report)),
    about('desk', report.deskName),
    about('site', report.siteName),
    { ...about('made', ''), ...at(report.madeAtMs) },
    { ...about('confirmed', ''), ...at(incident.confirmedAtMs) },
    ...(incident.closedAtMs === null
      ? []
      : [{ ...about('closed', ''), ...at(incident.closedAtMs) }]),
    about('record_lines_checked', chain.checked),
    about('record_first_bad_line', chain.firstBadSeq ?? 'none'),
    about('record_last_seal', chain.headHash),
    about('record_end', chain.end),
    ...view.parts.map(({ member, atMs, title }) => ({
      section: 'part',
      ...at(atMs),
      part: words.report.member[member.kind],
      part_id: member.id,
      title: withoutPhones(title),
    })),
    ...view.times.map(({ kind, member, title, fromMs, toMs }) => ({
      section: 'time',
      ...at(fromMs),
      part: words.report.member[member.kind],
      part_id: member.id,
      title: withoutPhones(title),
      what: words.incident.times.kind[kind],
      ...(toMs === null ? { details: words.report.notYet } : { seconds: (toMs - fromMs) / 1000 }),
    })),
    ...view.lines.map((line) => ({
      section: 'line',
      ...at(line.atMs),
      part: words.report.member[line.member.kind],
      part_id: line.member.id,
      title: withoutPhones(titles.get(`${line.member.kind}:${line.member.id}`) ?? ''),
      what: kindWords(line.kind, language),
      details: factsInWords(line, language),
      record_line: line.seq,
    })),
  ];
  const cells = rows.map((row) => COLUMNS.map((column) => guarded(row[column])));
  // Without the mark Excel reads UTF-8 as something else.
  return `\uFEFF${stringify([[...COLUMNS], ...cells], { record_delimiter: 'windows', quoted_match: /[\r\n]/ })}`;
}

/** Times are wall clock in milliseconds and local time with its distance from UTC. */
export function reportJson(report: Report): string {
  const { view, language } = report;
  const time = zoneTime(report);
  const at = (atMs: number) => ({ atMs, time: time.full(atMs) });
  const { incident } = view;
  const body = {
    format: FORMAT,
    version: 1,
    world: report.world,
    desk: report.deskName,
    site: report.siteName,
    made: at(report.madeAtMs),
    incident: {
      id: incident.id,
      name: reportName(report),
      confirmed: at(incident.confirmedAtMs),
      closed: incident.closedAtMs === null ? null : at(incident.closedAtMs),
    },
    parts: view.parts.map(({ member, atMs, title }) => ({
      ...member,
      ...at(atMs),
      title: withoutPhones(title),
    })),
    times: view.times.map(({ kind, member, title, fromMs, toMs }) => ({
      measures: kind,
      part: member,
      title: withoutPhones(title),
      from: at(fromMs),
      to: toMs === null ? null : at(toMs),
      seconds: toMs === null ? null : (toMs - fromMs) / 1000,
    })),
    lines: view.lines.map((line) => ({
      recordLine: line.seq,
      ...at(line.atMs),
      part: line.member,
      kind: line.kind,
      what: kindWords(line.kind, language),
      details: factsInWords(line, language),
    })),
    record: {
      linesChecked: view.chain.checked,
      firstBadLine: view.chain.firstBadSeq,
      lastSeal: view.chain.headHash,
      end: view.chain.end,
    },
  };
  return `${JSON.stringify(body, null, 2)}\n`;
}
