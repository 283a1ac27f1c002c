// What `tocsin activity verify FILE` says: one line of JSON, and words for a person.
import type { DeskComparison } from '../core/record/compare-desk';
import type { FileProblem, FileProblemKind } from '../core/record/chain-judge';
import type { CheckedFile, RecordFileFormat } from '../core/record/verify-file';

/** Named one by one at most. */
const NAMED_MAX = 100;
const REMARKS_MAX = 20;

export interface FileReportLine {
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
export function fileReport(
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
