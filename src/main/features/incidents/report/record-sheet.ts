// The record as a list to be printed: readable, bounded, and honest about what it leaves out.
import type { ActivityEntry } from '../../../../shared/core/activity';
import type { Result } from '../../../../shared/core/failure';
import { escaped } from './escape';
import { factsInWords } from './fact-words';
import { definitions, page, table, worldMark } from './page';
import { filled, kindWords, wordsOf, type PageFacts } from './report';
import { zoneTime } from './zone-time';

/** More would take minutes to print and nobody would read it. */
const LINES_MAX = 2000;

interface Head {
  /** Of the whole record. */
  readonly count: number;
  readonly headHash: string;
}

/** Of the record as it was when `head` was read. `latest` answers the newest lines, oldest first. Throws what it refuses. */
export function recordSheetOf(
  record: { latest(limit: number): Result<readonly ActivityEntry[]> },
  head: Head & { readonly lastSeq: number | null },
  facts: PageFacts,
): string {
  const entries = record.latest(LINES_MAX);
  if (!entries.ok) throw new Error(entries.failure.detail);
  const upToHead = entries.value.filter(({ seq }) => seq <= (head.lastSeq ?? 0));
  return recordSheet({ ...facts, count: head.count, headHash: head.headHash, entries: upToHead });
}

interface RecordSheet extends PageFacts, Head {
  /** Oldest first, the newest ones. */
  readonly entries: readonly ActivityEntry[];
}

function recordSheet(sheet: RecordSheet): string {
  const { entries, language, count } = sheet;
  const words = wordsOf(language).report;
  const time = zoneTime(sheet);
  const number = (value: number): string => value.toLocaleString(language);
  let day = '';
  const rows = entries.flatMap((entry) => {
    const { seq, atMs, kind, facts, failure } = entry;
    const today = `${time.day(atMs)} · ${time.offset(atMs)}`;
    const isNew = today !== day;
    day = today;
    const details = factsInWords(
      { kind, facts: { ...facts, ...(failure === null ? {} : { failure: failure.kind }) } },
      language,
    );
    const row = `<tr><td class="num">${seq}</td><td class="at">${escaped(time.clock(atMs))}</td><td>${escaped(kindWords(kind, language))}</td><td>${escaped(details)}</td></tr>`;
    return isNew ? [`<tr class="day"><td colspan="4">${escaped(today)}</td></tr>`, row] : [row];
  });
  const [first, last] = [entries[0]?.seq, entries.at(-1)?.seq];
  const howMany =
    first === undefined || last === undefined
      ? words.record.empty
      : filled(words.record.count, { lines: number(entries.length), first, last });
  const cut =
    entries.length < count
      ? `<p><b>${escaped(filled(words.record.cut, { shown: number(entries.length), lines: number(count) }))}</b></p>`
      : '';
  const body = `<header>
<h1>${escaped(words.record.title)}</h1>
${definitions([
  [words.desk, sheet.deskName],
  [words.site, sheet.siteName],
  [words.worldLabel, words.world[sheet.world]],
])}
</header>
<p class="muted">${escaped(`${filled(words.made, { time: time.full(sheet.madeAtMs) })}. ${words.zone} ${words.masked}`)}</p>
<p>${escaped(howMany)}.</p>
${cut}<div class="seal"><p>${escaped(words.record.head)}</p><code>${escaped(sheet.headHash)}</code><p class="muted">${escaped(words.record.checkable)}</p></div>
${table([words.line, words.time, words.what, words.details], rows, worldMark(sheet))}`;
  return page(`${words.record.title}: ${sheet.deskName}`, body, sheet);
}
