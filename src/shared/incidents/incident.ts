// An incident: presses, verifications, calls and alerts that a person says belong together.
import { z } from 'zod';
import { CheckInStatus } from '../core/check-in';

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
export const IncidentPart = z
  .strictObject({
    member: IncidentMember,
    atMs: z.number(),
    /** Short words for a list, such as `Threat` or `LOCKDOWN`; never a caller's number. */
    title: z.string(),
    /** Of a press; null for everything else, and where the record does not tell. */
    status: CheckInStatus.nullable(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
  })
  .readonly();
export type IncidentPart = z.infer<typeof IncidentPart>;

/** Never acted upon by the program: a person confirms it or waves it away. */
export const IncidentSuggestion = z
  .strictObject({
    /** The same parts give the same key. */
    key: z.string(),
    parts: z.array(IncidentPart).readonly(),
    /** Between the first and the last of them. */
    spanMs: z.number(),
    /** The greatest known distance between two of them in metres; null when no two places are known. */
    distanceM: z.number().nullable(),
    /** Set when they would join an incident that is confirmed already. */
    joins: z.string().nullable(),
  })
  .readonly();
export type IncidentSuggestion = z.infer<typeof IncidentSuggestion>;

/** One stretch of time worth drawing, such as "pressed until accepted". */
export const ResponseTime = z
  .strictObject({
    kind: z.enum([
      'press-accepted',
      'press-answered',
      'question-accepted',
      'first-answer',
      'call-seen',
      'alert-seen',
      'all-clear',
    ]),
    member: IncidentMember,
    title: z.string(),
    fromMs: z.number(),
    /** Null: it has not happened. */
    toMs: z.number().nullable(),
  })
  .readonly();
export type ResponseTime = z.infer<typeof ResponseTime>;

export const IncidentLine = z
  .strictObject({
    atMs: z.number(),
    /** The line of the record it comes from. */
    seq: z.number(),
    member: IncidentMember,
    /** The record's kind; screens have words for each. */
    kind: z.string(),
    facts: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
      .readonly(),
  })
  .readonly();
export type IncidentLine = z.infer<typeof IncidentLine>;

export const IncidentView = z
  .strictObject({
    incident: Incident,
    parts: z.array(IncidentPart).readonly(),
    /** Oldest first. */
    lines: z.array(IncidentLine).readonly(),
    times: z.array(ResponseTime).readonly(),
    /** Of the whole record, checked now. */
    chain: z
      .strictObject({
        checked: z.number(),
        firstBadSeq: z.number().nullable(),
        headHash: z.string(),
        /** Whether lines are missing at the end, which the chain cannot show. */
        end: z.enum(['proven', 'cut-off', 'unproven']),
      })
      .readonly(),
  })
  .readonly();
export type IncidentView = z.infer<typeof IncidentView>;

export const ReportFormat = z.enum(['pdf', 'csv', 'json']);
export type ReportFormat = z.infer<typeof ReportFormat>;
