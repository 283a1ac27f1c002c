// The response times of an incident as bars on one axis of time, drawn for paper.
import type { ResponseTime } from '../../../../shared/incidents/incident';
import type { Language } from '../../../../shared/core/language';
import {
  lengthText,
  markText,
  timeAxis,
  type AxisBar,
} from '../../../../shared/incidents/time-axis';
import { escaped, withoutPhones } from './escape';
import { wordsOf } from './report';

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
export function chartSvg(times: readonly ResponseTime[], language: Language): string {
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
