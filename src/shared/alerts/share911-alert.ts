// A broadcast alert that Share911 sent to this desk, such as a lockdown or its all clear.
import { z } from 'zod';

/** `notice`: anything that is neither an alarm nor an all clear, such as a test of the webhook. */
export const AlertKind = z.enum(['alert', 'all-clear', 'notice']);
export type AlertKind = z.infer<typeof AlertKind>;

/** What one CAP message is called: all three together name it, and nothing else. */
export const CapName = z.object({
  sender: z.string().max(300),
  identifier: z.string().max(300),
  /** In UTC where it can be read as a time, else as it was written. */
  sent: z.string().max(60),
});
export type CapName = z.infer<typeof CapName>;

/** How a CAP message stands to others. */
export const CapLinks = z.object({
  /** Null when it does not say all three: no other can name it. */
  name: CapName.nullable(),
  msgType: z.enum(['alert', 'update', 'cancel', 'other']),
  /** What it says it ends or replaces. */
  references: z.array(CapName).max(200),
  /** References in it that name nothing. */
  unreadableReferences: z.number(),
});
export type CapLinks = z.infer<typeof CapLinks>;

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
  /** Of an all clear: the alert it says it ends, in folded letters; null when it is for whatever there is. */
  about: z.string().max(200).nullable().default(null),
  /** Its own word of how long it counts; it ends nothing. */
  expiresAtMs: z.number().nullable().default(null),
  /** Null for JSON, and for what was stored before messages were linked. */
  cap: CapLinks.nullable().default(null),
});
export type Share911Alert = z.infer<typeof Share911Alert>;

export const ReceivedAlert = z
  .strictObject({
    ...Share911Alert.shape,
    /** Its place in the order of arrival. */
    seq: z.number(),
    receivedAtMs: z.number(),
    /** Raised by this desk's own integration: shown, but no news. */
    isOwn: z.boolean(),
    /** When something came that ends it: what names it, or an all clear of its channel. */
    clearedAtMs: z.number().nullable(),
    /** When an update came that replaces it: what it says goes on there. */
    replacedAtMs: z.number().nullable(),
    /** How many of the messages it means to end or to replace are not here. */
    unknownReferences: z.number(),
    isSeen: z.boolean(),
    isClosed: z.boolean(),
  })
  .readonly();
export type ReceivedAlert = z.infer<typeof ReceivedAlert>;

export const AlertSeq = z.number().int().positive();

/** Only the letters and digits of a name, in lower case: `All_Clear` and `ALL CLEAR` are one. */
export function foldedName(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** It speaks of what it names and of nothing else: a Cancel, or whatever has references. */
export function speaksByName({ cap }: Pick<Share911Alert, 'cap'>): boolean {
  return cap !== null && (cap.msgType === 'cancel' || hasReferences(cap));
}

export function hasReferences({ references, unreadableReferences }: CapLinks): boolean {
  return references.length + unreadableReferences > 0;
}

/** An alarm that nothing has ended and nothing has replaced. */
export function isStanding({
  kind,
  clearedAtMs,
  replacedAtMs,
}: Pick<ReceivedAlert, 'kind' | 'clearedAtMs' | 'replacedAtMs'>): boolean {
  return kind === 'alert' && clearedAtMs === null && replacedAtMs === null;
}

/** Alarms that somebody else raised, that still stand, and that nobody has looked at. */
export function unseenAlarms(alerts: readonly ReceivedAlert[]): readonly ReceivedAlert[] {
  return alerts.filter(
    (alert) => isStanding(alert) && !alert.isOwn && !alert.isSeen && !alert.isClosed,
  );
}
