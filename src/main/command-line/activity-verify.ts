// `tocsin activity verify`: has anybody altered the record, or a file that was made of it?
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Result } from '../../shared/core/failure';
import type { World } from '../../shared/core/vendor';
import { createActivity } from '../core/record/activity';
import { compareWithDesk, type DeskComparison } from '../core/record/compare-desk';
import { END_FILE, judgeEnd, readSealedEnd, type RecordEnd } from '../core/record/record-end';
import {
  checkRecordFile,
  type CheckedFile,
  type RecordFileFormat,
} from '../core/record/verify-file';
import { loadSqlite } from '../core/store/sqlite';
import { openStore } from '../core/store/store';
import { openGuestStore, type CommandDesk } from './desk';
import type { FileProblem, FileProblemKind } from '../core/record/chain-judge';

/** Named one by one at most. */
const NAMED_MAX = 100;
const REMARKS_MAX = 20;

interface FileReportLine {
  readonly whole: boolean;
  readonly format: RecordFileFormat;
  readonly world: string | null;
  /** Lines in the file. */
  readonly count: number;
  /** Null when none is bad, or when nobody can tell which. */
  readonly firstBadSeq: number | null;
  readonly headHash: string;
  readonly problems: readonly FileProblem[];
  /** How many more there are. */
  readonly moreProblems: number;
  readonly desk: DeskComparison['desk'] | 'not-compared';
  /** What this check could not know. */
  readonly notKnown: readonly string[];
}

const MEANINGS: Readonly<Record<FileProblemKind, string>> = {
  changed: 'was changed, or the one before it was',
  dropped: 'is missing',
  moved: 'stands in another place than it was written',
  repeated: 'stands there more than once',
  added: 'was added after the end',
  unreadable: 'cannot be read as a line of a record',
  'cut-off': 'is cut off the end',
  head: 'what the file says about itself was changed',
  'differs-from-desk': 'is not the line that this desk has',
  'unknown-to-desk': 'is not in the record of this desk',
};

/** `desk`: null when there was nothing to compare with. */
function fileReport(
  checked: CheckedFile,
  desk: DeskComparison | null,
): { readonly line: FileReportLine; readonly remarks: readonly string[] } {
  const problems = [...checked.problems, ...(desk?.problems ?? [])];
  const numbers = problems.flatMap(({ seq }) => (seq === null ? [] : [seq]));
  const line: FileReportLine = {
    whole: problems.length === 0,
    format: checked.format,
    world: checked.world,
    count: checked.count,
    firstBadSeq: numbers.length === 0 ? null : Math.min(...numbers.slice(0, NAMED_MAX)),
    headHash: checked.headHash,
    problems: problems.slice(0, NAMED_MAX),
    moreProblems: Math.max(0, problems.length - NAMED_MAX),
    desk: desk?.desk ?? 'not-compared',
    notKnown: notKnown(checked, desk),
  };
  const named = problems.slice(0, REMARKS_MAX).map(inWords);
  const more = problems.length - named.length;
  return { line, remarks: more > 0 ? [...named, `… and ${more} more`] : named };
}

function inWords({ kind, seq, toSeq }: FileProblem): string {
  const meaning = MEANINGS[kind];
  if (kind === 'head') return meaning;
  if (seq === null) return `a line ${meaning}`;
  return toSeq === undefined
    ? `line ${seq} ${meaning}`
    : `each of the lines ${seq} to ${toSeq} ${meaning}`;
}

function notKnown({ format }: CheckedFile, desk: DeskComparison | null): readonly string[] {
  const unknown: string[] = [];
  if (desk?.desk === 'same' || desk?.desk === 'differs') {
    // Its seals were compared: only what came later than the file is left.
  } else if (desk?.desk === 'another-record') {
    unknown.push(
      'whether all of it was made up: it does not begin as the record of this desk does, so it is of another one',
    );
  } else {
    unknown.push(
      'whether all of it was made up: that shows only beside the record of its desk, or a printed report with its last seal',
    );
  }
  if (format === 'json-lines') {
    unknown.push(
      'whether lines are cut off the end: lines of JSON do not tell how many there were',
    );
  }
  return unknown;
}

/** Exit 0 when the record is whole to its sealed end, 3 when nobody can tell whether its end is missing, 1 when it was altered. */
export async function runActivityVerify(
  desk: CommandDesk,
  file: string | undefined,
): Promise<number> {
  if (file !== undefined) return verifyFile(desk, resolve(file));
  const opened = await openGuestStore(desk);
  if (!opened.ok) {
    desk.terminal.remark(opened.failure.detail);
    return 1;
  }
  const { store, activity } = opened.value;
  const world = desk.base.settings.current().mode;
  // Read before the lines are: a running app may add some, and seal them, meanwhile.
  const sealed = readSealedEnd(join(desk.base.paths.worldDir(world), END_FILE));
  const key = sealed === null ? null : await desk.base.vaults[world].dataKey();
  const verdict = await activity.check();
  const seals = sealed === null ? null : activity.seals(sealed.lastSeq, sealed.lastSeq);
  store.close();
  if (!verdict.ok || seals?.ok === false) {
    desk.terminal.remark(verdict.ok ? 'the record cannot be read' : verdict.failure.detail);
    return 1;
  }
  const end = judgeEnd(sealed, key?.ok === true ? key.value : null, (seq) => seals?.value.get(seq));
  desk.terminal.out(JSON.stringify({ ...verdict.value, end }));
  const remark = endInWords(end);
  if (remark !== null) desk.terminal.remark(remark);
  if (verdict.value.firstBadSeq !== null || end.state === 'cut-off') return 1;
  return end.state === 'proven' ? 0 : 3;
}

/** Null when there is nothing to say against it. */
function endInWords(end: RecordEnd): string | null {
  switch (end.state) {
    case 'proven':
      return null;
    case 'cut-off':
      return `lines are missing at the end: the record was sealed up to line ${end.sealedSeq}, and that line is gone or is another now`;
    case 'unproven':
      return `the lines there are fit together; whether some are missing at the end cannot be told: ${WHY[end.why]}`;
  }
}

const WHY = {
  'no-seal': 'the end has no seal (the app writes it within seconds while it runs)',
  'no-key': 'the keychain does not give the key of the seal',
  'other-key': 'the seal was not made with the key in the keychain',
} as const;

async function verifyFile(desk: CommandDesk, path: string): Promise<number> {
  const checked = await checkRecordFile(path);
  if (!checked.ok) {
    desk.terminal.remark(`${path}: ${checked.failure.detail}`);
    return 1;
  }
  const report = fileReport(checked.value, await ownRecord(desk, checked.value));
  desk.terminal.out(JSON.stringify(report.line));
  for (const remark of report.remarks) desk.terminal.remark(remark);
  return report.line.whole ? 0 : 1;
}

/** Null when this desk has no such record, or it cannot be read. */
async function ownRecord(
  { base }: CommandDesk,
  checked: CheckedFile,
): Promise<DeskComparison | null> {
  const world: World = checked.world ?? base.settings.current().mode;
  const folder = base.paths.worldDir(world);
  // Opening would make an empty one.
  if (!existsSync(join(folder, 'desk.db'))) return null;
  const opened = openStore(folder, {
    sqlite: await loadSqlite(),
    clock: base.clock,
    role: 'guest',
  });
  if (!opened.ok) return null;
  const activity = createActivity(opened.value, base.clock);
  const compared: Result<DeskComparison> = compareWithDesk(checked, activity);
  opened.value.close();
  return compared.ok ? compared.value : null;
}
