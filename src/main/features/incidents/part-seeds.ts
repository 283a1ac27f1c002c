// What the record tells of things that could be part of an incident, also long after their data is gone.
import type { ActivityEntry, ActivityKind } from '../../../shared/core/activity';
import { CheckInStatus } from '../../../shared/core/check-in';
import type { IncidentMember } from '../../../shared/incidents/incident';

/** The lines a part begins with, and those that take it back. */
export const SEED_KINDS = [
  'pressed',
  'asked',
  'call-shared',
  'alert-received',
  'all-clear-received',
  'cancel-received',
  'cancelled',
] as const satisfies readonly ActivityKind[];

/** A part before it has words and a place. */
export interface PartSeed {
  readonly member: IncidentMember;
  readonly atMs: number;
  /** Of a press; null for everything else. */
  readonly status: CheckInStatus | null;
  /** What was said of it: the site of a question, the name of an alert. */
  readonly said: string | null;
  /** It was taken back before anybody can have received it. */
  readonly isCancelled: boolean;
}

const ALERT_KINDS = ['alert-received', 'all-clear-received', 'cancel-received'] as const;
/** `alert-12` in the record is the alert 12. */
const ALERT = 'alert-';

/** What a line's action id stands for in `kind`. */
export function actionIdOf({ kind, id }: IncidentMember): string {
  return kind === 'alert' ? `${ALERT}${id}` : id;
}

/** By action id, in the order of their first line. `lines` oldest first. */
export function seedsIn(lines: readonly ActivityEntry[]): ReadonlyMap<string, PartSeed> {
  const seeds = new Map<string, PartSeed>();
  for (const line of lines) {
    const { actionId } = line;
    if (actionId === null) continue;
    const known = seeds.get(actionId);
    if (line.kind === 'cancelled' && known !== undefined && line.facts.mayHaveReached !== true) {
      seeds.set(actionId, { ...known, isCancelled: true });
    }
    const seed = known === undefined ? seedOf(line, actionId) : null;
    if (seed !== null) seeds.set(actionId, seed);
  }
  return seeds;
}

function seedOf({ kind, atMs, facts }: ActivityEntry, actionId: string): PartSeed | null {
  const base = { atMs, status: null, said: null, isCancelled: false };
  if (kind === 'pressed') {
    const status = CheckInStatus.safeParse(facts.status).data ?? null;
    return { ...base, member: { kind: 'press', id: actionId }, status };
  }
  if (kind === 'asked') {
    return { ...base, member: { kind: 'verification', id: actionId }, said: textOf(facts.siteId) };
  }
  if (kind === 'call-shared') return { ...base, member: { kind: 'call', id: actionId } };
  const isAlert = ALERT_KINDS.some((each) => each === kind);
  if (!isAlert || !actionId.startsWith(ALERT)) return null;
  const id = actionId.slice(ALERT.length);
  return { ...base, member: { kind: 'alert', id }, said: textOf(facts.name) };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
