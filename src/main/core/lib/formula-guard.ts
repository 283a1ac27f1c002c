// Keeps what a spreadsheet would run or calculate from being taken for a formula, in a way that can be undone exactly.

/**
 * Where a cell may begin for a spreadsheet: at its start, and behind what it may split at. One with `;` for its list
 * separator, or told to split at tabs, knows our quotes only by accident; so a line break in a cell counts as well.
 */
const BORDER = '(?<=^|[,;\\t\\r\\n])';
/** What it skips or unquotes before it looks for a formula. */
const SKIPPED = '(?:[^\\S\\t\\r\\n]|")*';
const SIGNS = '=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20';
/** The apostrophes that are there already count, so that taking one away gives back what was. */
const FORMULA = `(?='*${SKIPPED}[${SIGNS}])|(?<=^)(?='*${SKIPPED}[\\t\\r])`;

const UNGUARDED = new RegExp(`${BORDER}(?:${FORMULA})`, 'g');
const GUARDED = new RegExp(`${BORDER}'(?:${FORMULA.replace('(?<=^)', "(?<=^')")})`, 'g');

/** An apostrophe at each place where a formula could begin. */
export function guardFormulas(text: string): string {
  return text.replace(UNGUARDED, "'");
}

/** What `guardFormulas` was given. */
export function withoutFormulaGuards(text: string): string {
  return text.replace(GUARDED, '');
}
