// The frame of every printed page: a whole HTML document that loads nothing and runs nothing.
import { escaped } from './escape';
import { wordsOf, type PageFacts } from './report';

/** Page numbers stand in the margin where the engine knows margin boxes (Chromium 131 and newer). */
const pageStyle = (page: string): string => `
@page { size: auto; margin: 16mm 15mm 18mm; @bottom-right { content: "${page} " counter(page) " / " counter(pages); font: 9pt sans-serif; } }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: #14181d; font: 10.5pt/1.4 system-ui, sans-serif; font-variant-numeric: tabular-nums; }
h1 { font-size: 20pt; line-height: 1.15; margin: 0; overflow-wrap: anywhere; }
h2 { font-size: 13pt; margin: 7mm 0 2mm; break-after: avoid; }
p { margin: 0 0 1.5mm; }
.kicker { color: #59636e; font-size: 10pt; margin-bottom: 1mm; }
.practice { border: 2.5pt dashed #1f5fbf; background: repeating-linear-gradient(135deg, #eff4fb 0 4mm, #dfe9f7 4mm 8mm); color: #0d3d85; font-size: 15pt; font-weight: 700; letter-spacing: 0.02em; margin: 0 0 5mm; padding: 3mm; text-align: center; }
header { border-bottom: 1.5pt solid #14181d; margin-bottom: 2mm; padding-bottom: 3mm; }
tr.mark th { border-bottom: 0; color: #0d3d85; font-size: 9pt; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.8mm 5mm; margin: 3mm 0 0; }
dt { color: #59636e; }
dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; }
th { border-bottom: 1pt solid #14181d; font-size: 9pt; padding: 1mm 3mm 1mm 0; text-align: left; }
td { border-bottom: 0.4pt solid #b9c0c7; overflow-wrap: anywhere; padding: 1.1mm 3mm 1.1mm 0; vertical-align: top; }
td.at, td.num { white-space: nowrap; overflow-wrap: normal; }
td.num { text-align: right; }
tr.day td { border-bottom: 0; color: #59636e; font-size: 9pt; padding-top: 2.5mm; }
thead { display: table-header-group; }
tr, .chart, .seal { break-inside: avoid; }
.muted { color: #59636e; font-size: 9.5pt; }
.chart svg { display: block; height: auto; width: 100%; }
.seal { border: 1pt solid #14181d; border-radius: 2mm; margin-top: 2mm; padding: 3mm 4mm; }
.seal.bad { border: 2.5pt solid #c4161c; }
.seal code { display: block; font: 9pt/1.5 ui-monospace, monospace; margin: 1mm 0 2mm; overflow-wrap: anywhere; }
`;

/** `body` is markup already. */
export function page(title: string, body: string, facts: PageFacts): string {
  const words = wordsOf(facts.language).report;
  const mark = worldMark(facts);
  const practice = mark === '' ? '' : `<p class="practice">${escaped(mark)}</p>\n`;
  return `<!doctype html>
<html lang="${facts.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>${pageStyle(words.page)}</style>
</head>
<body>
${practice}${body}
</body>
</html>
`;
}

/** Names and values in two columns; the values are text. */
export function definitions(rows: readonly (readonly [name: string, value: string])[]): string {
  const lines = rows
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`);
  return `<dl>${lines.join('\n')}</dl>`;
}

/** Cells are markup already. `mark` stands above the headings on every page that the table reaches. */
export function table(headings: readonly string[], rows: readonly string[], mark = ''): string {
  const head = headings.map((heading) => `<th>${escaped(heading)}</th>`).join('');
  const top =
    mark === ''
      ? ''
      : `<tr class="mark"><th colspan="${headings.length}">${escaped(mark)}</th></tr>`;
  return `<table><thead>${top}<tr>${head}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table>`;
}

/** What every page of a practice report says; empty in live. */
export function worldMark({ world, language }: PageFacts): string {
  return world === 'practice' ? wordsOf(language).report.practice : '';
}
