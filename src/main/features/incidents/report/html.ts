// The after-action report of one incident as a page to be printed.
import type { IncidentPart, ResponseTime } from '../../../../shared/incidents/incident';
import {
  lengthText,
  markText,
  timeAxis,
  type AxisBar,
} from '../../../../shared/incidents/time-axis';
import { escaped, withoutPhones } from './escape';
import { factsInWords } from './fact-words';
import { definitions, page, table, worldMark } from './page';
import { filled, kindWords, wordsOf, type Report } from './report';
import { zoneTime, type ZoneTime } from './zone-time';
import type { Language } from '../../../../shared/core/language';

// The response times of an incident as bars on one axis of time, drawn for paper.

const WIDTH = 720;
const LEFT = 230;
const RIGHT = 112;
const ROW = 34;
const TOP = 22;
const BAR = 14;
const SHORTEST = 3;

const COLOURS: Readonly<Record<ResponseTime['member']['kind'], string>> = {
  press: '#c4161c',
  verification: '#6a35c2',
  call: '#9a5b00',
  alert: '#1f5fbf',
};

/** An SVG, or nothing when there is nothing to draw. The table beside it says the same. */
function chartSvg(times: readonly ResponseTime[], language: Language): string {
  const axis = timeAxis(times);
  if (axis === null) return '';
  const height = TOP + axis.bars.length * ROW + 6;
  const x = (share: number): number => LEFT + share * (WIDTH - LEFT - RIGHT);
  const marks = axis.marks.map(({ at, afterMs }) => {
    const label = markText(afterMs);
    return `<line x1="${x(at).toFixed(1)}" y1="${TOP - 4}" x2="${x(at).toFixed(1)}" y2="${height}" stroke="#d5dade"/>
<text x="${x(at).toFixed(1)}" y="${TOP - 9}" font-size="10" fill="#59636e" text-anchor="middle">${escaped(label)}</text>`;
  });
  const bars = axis.bars.map((bar, row) => barSvg(bar, TOP + row * ROW, x, language));
  return `<div class="chart"><svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escaped(wordsOf(language).report.times)}" font-family="system-ui, sans-serif">
${marks.join('\n')}
${bars.join('\n')}
</svg></div>`;
}

function barSvg(
  { time, from, to }: AxisBar,
  top: number,
  x: (share: number) => number,
  language: Language,
): string {
  const words = wordsOf(language);
  const colour = COLOURS[time.member.kind];
  const left = Math.min(x(from), x(1) - SHORTEST);
  const width = Math.max(SHORTEST, x(to) - left);
  const look =
    time.toMs === null
      ? `fill="none" stroke="${colour}" stroke-dasharray="4 3"`
      : `fill="${colour}" stroke="${colour}"`;
  const took = time.toMs === null ? words.report.notYet : lengthText(time.toMs - time.fromMs);
  const kind = words.incident.times.kind[time.kind];
  return `<text x="0" y="${top + 12}" font-size="11" font-weight="600" fill="#14181d">${escaped(short(withoutPhones(time.title)))}</text>
<text x="0" y="${top + 25}" font-size="10" fill="#59636e">${escaped(kind)}</text>
<rect x="${left.toFixed(1)}" y="${top + 5}" width="${width.toFixed(1)}" height="${BAR}" rx="2" ${look}/>
<text x="${WIDTH - RIGHT + 6}" y="${top + 16}" font-size="11" fill="#14181d">${escaped(took)}</text>`;
}

/** What fits left of the bars. */
function short(text: string): string {
  const letters = Array.from(text);
  return letters.length <= 34 ? text : `${letters.slice(0, 33).join('')}…`;
}

/** The operator's own words for it, or when it began. */
export function reportName(report: Report): string {
  const { view, language } = report;
  const name = withoutPhones(view.incident.name);
  if (name !== '') return name;
  const time = zoneTime(report);
  const beganMs = view.parts[0]?.atMs ?? view.incident.confirmedAtMs;
  const text = `${time.day(beganMs)} ${time.clock(beganMs).slice(0, 5)}`;
  return filled(wordsOf(language).report.unnamed, { time: text });
}

export function reportHtml(report: Report): string {
  const { view, language } = report;
  const words = wordsOf(language).report;
  const time = zoneTime(report);
  const name = reportName(report);
  const body = `<header>
<p class="kicker">${escaped(words.title)}</p>
<h1>${escaped(name)}</h1>
${definitions([
  [words.desk, report.deskName],
  [words.site, report.siteName],
  [words.worldLabel, words.world[report.world]],
  [words.began, time.full(view.parts[0]?.atMs ?? view.incident.confirmedAtMs)],
  [words.confirmed, time.full(view.incident.confirmedAtMs)],
  [
    words.closed,
    view.incident.closedAtMs === null ? words.stillOpen : time.full(view.incident.closedAtMs),
  ],
])}
</header>
<p class="muted">${escaped(`${filled(words.made, { time: time.full(report.madeAtMs) })}. ${words.zone} ${words.masked}`)}</p>
<h2>${escaped(words.parts)}</h2>
${partsTable(view.parts, report, time)}
<h2>${escaped(words.times)}</h2>
${timesBlock(view.times, report, time)}
<h2>${escaped(words.chain)}</h2>
${sealBlock(report)}
<h2>${escaped(words.lines)}</h2>
${linesTable(report, time)}`;
  return page(`${words.title}: ${name}`, body, report);
}

function partsTable(parts: readonly IncidentPart[], { language }: Report, time: ZoneTime): string {
  const words = wordsOf(language).report;
  const rows = parts.map(
    ({ atMs, member, title }) =>
      `<tr><td class="at">${escaped(time.full(atMs))}</td><td>${escaped(words.member[member.kind])}</td><td>${escaped(withoutPhones(title))}</td></tr>`,
  );
  return table([words.time, words.kind, words.what], rows);
}

function timesBlock(times: readonly ResponseTime[], { language }: Report, time: ZoneTime): string {
  const { report: words, incident } = wordsOf(language);
  if (times.length === 0) return `<p>${escaped(words.noTimes)}</p>`;
  const rows = times.map((each) => {
    const took = each.toMs === null ? words.notYet : lengthText(each.toMs - each.fromMs);
    return `<tr><td>${escaped(withoutPhones(each.title))}</td><td>${escaped(incident.times.kind[each.kind])}</td><td class="at">${escaped(time.clock(each.fromMs))}</td><td class="at">${escaped(took)}</td></tr>`;
  });
  return `${chartSvg(times, language)}
${table([words.what, incident.times.what, incident.times.began, words.took], rows)}`;
}

function sealBlock({ view, language }: Report): string {
  const words = wordsOf(language).report;
  const { checked, firstBadSeq, headHash, end } = view.chain;
  const lines = checked.toLocaleString(language);
  const verdict =
    firstBadSeq === null
      ? filled(words.chainWhole, { lines })
      : filled(words.chainBroken, { lines, seq: firstBadSeq });
  const isBad = firstBadSeq !== null || end === 'cut-off';
  const ending =
    end === 'proven' ? '' : `<p>${escaped(wordsOf(language).incident.chain.end[end])}</p>`;
  return `<div class="seal${isBad ? ' bad' : ''}"><p>${escaped(verdict)}</p><code>${escaped(headHash)}</code>${ending}<p class="muted">${escaped(words.chainMeaning)}</p></div>`;
}

function linesTable(report: Report, time: ZoneTime): string {
  const { view, language } = report;
  const words = wordsOf(language).report;
  const titles = new Map(
    view.parts.map(({ member, title }) => [`${member.kind}:${member.id}`, withoutPhones(title)]),
  );
  let day = '';
  const rows = view.lines.flatMap((line) => {
    const today = `${time.day(line.atMs)} · ${time.offset(line.atMs)}`;
    const isNew = today !== day;
    day = today;
    const title = titles.get(`${line.member.kind}:${line.member.id}`) ?? '';
    const row = `<tr><td class="at">${escaped(time.clock(line.atMs))}</td><td>${escaped(title)}</td><td>${escaped(kindWords(line.kind, language))}</td><td>${escaped(factsInWords(line, language))}</td><td class="num">${line.seq}</td></tr>`;
    return isNew ? [`<tr class="day"><td colspan="5">${escaped(today)}</td></tr>`, row] : [row];
  });
  const headings = [words.time, words.kind, words.what, words.details, words.line];
  return table(headings, rows, worldMark(report));
}
