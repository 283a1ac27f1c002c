// One line of `tocsin doctor`: well, worth knowing, or in trouble.
import type { Verdict } from '../../shared/core/readiness';
import type { World } from '../../shared/core/vendor';

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

/**
 * Every line says first which world it speaks of: it may be read alone. The exit code is 0 only in live,
 * proven (`verdict` is the running app's) and with nothing wrong.
 */
export function doctorReport(
  world: World,
  checks: readonly Check[],
  verdict: Verdict | null,
): { readonly lines: readonly string[]; readonly code: 0 | 1 | 3 } {
  const bad = checks.filter(isInTrouble).length;
  const [last, code] =
    bad > 0
      ? ([`${bad} in trouble.`, 1] as const)
      : world === 'practice'
        ? (['A press alerts nobody.', 3] as const)
        : verdict === 'ready'
          ? (['Everything a press needs is in place.', 0] as const)
          : (['Set up, not proven yet.', 1] as const);
  const name = world === 'practice' ? 'PRACTICE' : 'live';
  return { lines: [...checks.map(checkLine), last].map((line) => `${name}  ${line}`), code };
}
