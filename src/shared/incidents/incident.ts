// An incident: presses, verifications, calls and alerts that a person says belong together.
import { z } from 'zod';
import type { CheckInStatus } from '../core/check-in';

const MemberKind = z.enum(['press', 'verification', 'call', 'alert']);

/** `id`: of the action, the call, or the alert's `seq` as text. */
export const IncidentMember = z.strictObject({ kind: MemberKind, id: z.string().min(1).max(200) });
export type IncidentMember = z.infer<typeof IncidentMember>;

export const IncidentId = z.string().regex(/^incident-[0-9a-f-]{36}$/);
export type IncidentId = z.infer<typeof IncidentId>;

export const INCIDENT_MEMBERS_MAX = 200;

/** Times are wall clock in milliseconds. */
export const Incident = z.object({
  id: IncidentId,
  /** The operator's words, or empty. */
  name: z.string().max(200),
  members: z.array(IncidentMember).max(INCIDENT_MEMBERS_MAX).readonly(),
  confirmedAtMs: z.number(),
  closedAtMs: z.number().nullable(),
});
export type Incident = z.infer<typeof Incident>;

/** Something that could be part of an incident, with what may join it to others. */
export interface IncidentPart {
  readonly member: IncidentMember;
  readonly atMs: number;
  /** Short words for a list, such as `Threat` or `LOCKDOWN`; never a caller's number. */
  readonly title: string;
  /** Of a press; null for everything else, and where the record does not tell. */
  readonly status: CheckInStatus | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/** Never acted upon by the program: a person confirms it or waves it away. */
export interface IncidentSuggestion {
  /** The same parts give the same key. */
  readonly key: string;
  readonly parts: readonly IncidentPart[];
  /** Between the first and the last of them. */
  readonly spanMs: number;
  /** The greatest known distance between two of them in metres; null when no two places are known. */
  readonly distanceM: number | null;
  /** Set when they would join an incident that is confirmed already. */
  readonly joins: string | null;
}

/** One stretch of time worth drawing, such as "pressed until accepted". */
export interface ResponseTime {
  readonly kind:
    | 'press-accepted'
    | 'press-answered'
    | 'question-accepted'
    | 'first-answer'
    | 'call-seen'
    | 'alert-seen'
    | 'all-clear';
  readonly member: IncidentMember;
  readonly title: string;
  readonly fromMs: number;
  /** Null: it has not happened. */
  readonly toMs: number | null;
}

export interface IncidentLine {
  readonly atMs: number;
  /** The line of the record it comes from. */
  readonly seq: number;
  readonly member: IncidentMember;
  /** The record's kind; screens have words for each. */
  readonly kind: string;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
}

export interface IncidentView {
  readonly incident: Incident;
  readonly parts: readonly IncidentPart[];
  /** Oldest first. */
  readonly lines: readonly IncidentLine[];
  readonly times: readonly ResponseTime[];
  /** Of the whole record, checked now. */
  readonly chain: {
    readonly checked: number;
    readonly firstBadSeq: number | null;
    readonly headHash: string;
    /** Whether lines are missing at the end, which the chain cannot show. */
    readonly end: 'proven' | 'cut-off' | 'unproven';
  };
}

export const ReportFormat = z.enum(['pdf', 'csv', 'json']);
export type ReportFormat = z.infer<typeof ReportFormat>;
