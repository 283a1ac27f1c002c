// A broadcast alert that Share911 sent to this desk, such as a lockdown or its all clear.
import { z } from 'zod';

/** `notice`: anything that is neither an alarm nor an all clear, such as a test of the webhook. */
export const AlertKind = z.enum(['alert', 'all-clear', 'notice']);
export type AlertKind = z.infer<typeof AlertKind>;

/** Null wherever nothing was said. Times are wall clock in milliseconds. */
export const Share911Alert = z.object({
  /** The vendor's event id, or the digest of the bytes. */
  id: z.string().max(200),
  kind: AlertKind,
  /** As it was said, such as `LOCKDOWN`. */
  name: z.string().max(200),
  message: z.string().max(2000).nullable(),
  channelId: z.string().max(256).nullable(),
  channelName: z.string().max(256).nullable(),
  /** Whose integration raised it. */
  integrationId: z.string().max(128).nullable(),
  isDrill: z.boolean().nullable(),
  format: z.enum(['json', 'cap']),
  saidAtMs: z.number().nullable(),
  /** Where, if a place was given. */
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
});
export type Share911Alert = z.infer<typeof Share911Alert>;

export interface ReceivedAlert extends Share911Alert {
  /** Its place in the order of arrival. */
  readonly seq: number;
  readonly receivedAtMs: number;
  /** Raised by this desk's own integration: shown, but no news. */
  readonly isOwn: boolean;
  /** When an all clear of the same channel came after it. */
  readonly clearedAtMs: number | null;
  readonly isSeen: boolean;
  readonly isClosed: boolean;
}

export const AlertSeq = z.number().int().positive();

/** Alarms that somebody else raised, nothing has cleared and nobody has looked at. */
export function unseenAlarms(alerts: readonly ReceivedAlert[]): readonly ReceivedAlert[] {
  return alerts.filter(
    ({ kind, isOwn, isSeen, isClosed, clearedAtMs }) =>
      kind === 'alert' && !isOwn && !isSeen && !isClosed && clearedAtMs === null,
  );
}
