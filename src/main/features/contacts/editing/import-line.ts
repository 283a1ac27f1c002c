// One row of a table that was looked at, as the command line prints it.
import type {
  ContactChangeRequest,
  ContactWrite,
} from '../../../../shared/contacts/contact-change';
import type { ImportRow } from '../../../../shared/contacts/directory';
import { FIELD_NAMES } from './headings';

export interface ImportProblem {
  /** Of the file, counted from 1, the heading included. */
  readonly line: number;
  /** As the file heads it; null: it is about the row as a whole. */
  readonly column: string | null;
  readonly text: string;
}

export interface ImportLine extends Omit<ImportRow, 'problems'> {
  readonly problems: readonly ImportProblem[];
  /** What would go out, without what is empty; null for a row that is not to be added. */
  readonly sends: Readonly<Record<string, unknown>> | null;
}

/** `headings`: those of the table; a problem names its column before a colon. */
export function importLine(
  { problems, ...row }: ImportRow,
  headings: readonly string[],
  request: ContactChangeRequest | null,
): ImportLine {
  return {
    ...row,
    problems: problems.map((problem) => ({ line: row.line, ...partsOf(problem, headings) })),
    sends: request && withoutEmpty(request.change),
  };
}

function partsOf(problem: string, headings: readonly string[]): Omit<ImportProblem, 'line'> {
  const missing = Object.values(FIELD_NAMES).flatMap((words) => Object.values(words));
  const column = [...headings, ...missing]
    .filter((heading) => heading !== '' && problem.startsWith(`${heading}: `))
    // A heading may hold a colon itself.
    .reduce((longest, heading) => (heading.length > longest.length ? heading : longest), '');
  return column === ''
    ? { column: null, text: problem }
    : { column, text: problem.slice(column.length + 2) };
}

function withoutEmpty({ source, write }: ContactWrite): Readonly<Record<string, unknown>> {
  const { fields, ...rest } = { fields: {}, ...write };
  const said = Object.entries<unknown>(fields).filter(
    ([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0),
  );
  return { source, ...rest, fields: Object.fromEntries(said) };
}
