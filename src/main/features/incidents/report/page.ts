// The frame of every printed page: a whole HTML document that loads nothing and runs nothing.
import { escaped } from './escape';
import { wordsOf, type PageFacts } from './report';
import { pageStyle } from './style';

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
