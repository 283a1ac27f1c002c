// What a row says of whether its person is still there: in words, in dates, and in the codes of PowerSchool.
import type { Column } from './table-extensions';

const GONE =
  /delet|terminat|inactiv|(?:not|no) activ|deactivat|desactivad|disabled|deshabilitad|suspended|suspendid|archiv|withdr[ae]w|dropped|former|retired|resigned|separated|dismissed|deceased|fallecid|graduated|transferred out|expired|closed|no longer|\bex[ -]|baja|eliminad|cesad|jubilad|^[itdx]$/i;
const NO = /^(?:no?|false|0|falso)$/i;
/** Of `Enroll_Status`: inactive, transferred out, graduated, imported as history. Source: FOUND PowerSchool. */
const ENDED = /^[1-4]$/;
const NOT_YET = /^(?:-1$|pre-?\s?regist)/i;

export interface NotThere {
  readonly column: Column;
  /** Not yet, or no longer. */
  readonly why: 'gone' | 'notYet';
}

/**
 * The column that says so; null where none does.
 * @param at the cell of a place
 * @param today as `2026-03-02`: who leaves later, or today, is there
 */
export function whoIsNotThere(
  known: readonly Column[],
  at: (index: number) => string,
  today: string,
): NotThere | null {
  for (const column of known) {
    const cell = at(column.index);
    const why = cell === '' ? null : whyOf(column, cell, today);
    if (why !== null) return { column, why };
  }
  return null;
}

function whyOf({ field }: Column, cell: string, today: string): NotThere['why'] | null {
  const isGone = (said: boolean): NotThere['why'] | null => (said ? 'gone' : null);
  if (field === 'status') return isGone(GONE.test(cell));
  if (field === 'isHere') return isGone(NO.test(cell) || GONE.test(cell));
  if (field === 'enrolled') {
    return NOT_YET.test(cell) ? 'notYet' : isGone(ENDED.test(cell) || GONE.test(cell));
  }
  if (field !== 'isGone') return null;
  const date = dateOf(cell);
  if (date !== null) return isGone(date < today);
  return isGone(!NO.test(cell) && !/^(?:active|activo|current|[0/.:\s-]+)$/i.test(cell));
}

/** `2026-03-02`, `3/2/2026`, `03/02/26`, `20260302`, with or without a time; as `2026-03-02`. Null for what is none. */
function dateOf(cell: string): string | null {
  const [, y = '', m = '', d = ''] =
    /^(\d{4})[-/.]?(\d\d?)[-/.]?(\d\d?)(?:[T ].*)?$/.exec(cell) ?? [];
  const [, first = '', second = '', year = ''] =
    /^(\d\d?)[-/.](\d\d?)[-/.](\d{4}|\d\d)(?:[T ,].*)?$/.exec(cell) ?? [];
  if (y === '' && year === '') return null;
  // The month first, as in America, unless that makes no month.
  const [month, day] = y !== '' ? [m, d] : Number(first) > 12 ? [second, first] : [first, second];
  const whole = y !== '' ? y : year.length === 4 ? year : `20${year}`;
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31) return null;
  return `${whole}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
