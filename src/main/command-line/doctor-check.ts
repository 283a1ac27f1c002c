// One line of `tocsin doctor`: well, worth knowing, or in trouble.

export interface Check {
  readonly what: string;
  /** Null: all well. */
  readonly trouble: string | null;
  /** Nothing depends on it as this desk is set up. */
  readonly isOnlyNote?: boolean;
}

export function isInTrouble({ trouble, isOnlyNote }: Check): boolean {
  return trouble !== null && isOnlyNote !== true;
}

export function checkLine(check: Check): string {
  if (check.trouble === null) return `ok       ${check.what}`;
  return `${isInTrouble(check) ? 'TROUBLE' : 'note   '}  ${check.what}: ${check.trouble}`;
}
