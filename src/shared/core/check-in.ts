// The eight check-in statuses of Share911 and which of them call for help.
import { z } from 'zod';

interface StatusRow {
  /** On the wire. Source: SEED Share911 Check-in REST API, "status": a number, never a string. */
  readonly number: number;
  /** It calls for help: it goes first, and is drawn large. */
  readonly isPanic: boolean;
  /** The sign and the colour that it wears everywhere. */
  readonly sign: 'octagon' | 'cross' | 'shield' | 'door' | 'tick' | 'lock' | 'arrow' | 'pin';
  readonly hue: 'threat' | 'medical' | 'security' | 'trapped' | 'safe';
}

/** All that hangs on a status, in the order of the tiles and of the tray menu. Its words lie in the catalogue. */
export const STATUSES = {
  THREAT: { number: 1, isPanic: true, sign: 'octagon', hue: 'threat' },
  MEDICAL_EMERGENCY: { number: 7, isPanic: true, sign: 'cross', hue: 'medical' },
  SECURITY_NEEDED: { number: 17, isPanic: true, sign: 'shield', hue: 'security' },
  TRAPPED: { number: 2, isPanic: true, sign: 'door', hue: 'trapped' },
  SAFE: { number: 22, isPanic: false, sign: 'tick', hue: 'safe' },
  SECURE: { number: 4, isPanic: false, sign: 'lock', hue: 'safe' },
  EVACUATED: { number: 5, isPanic: false, sign: 'arrow', hue: 'safe' },
  OFF_SITE: { number: 6, isPanic: false, sign: 'pin', hue: 'safe' },
} as const satisfies Readonly<Record<string, StatusRow>>;

export type CheckInStatus = keyof typeof STATUSES;
export const CheckInStatus = z.enum(Object.keys(STATUSES) as [CheckInStatus, ...CheckInStatus[]]);

export const isPanic = (status: CheckInStatus): boolean => STATUSES[status].isPanic;

export const PANIC_STATUSES: readonly CheckInStatus[] = CheckInStatus.options.filter(isPanic);
export const CALM_STATUSES: readonly CheckInStatus[] = CheckInStatus.options.filter(
  (status) => !isPanic(status),
);

/** Bounds are ours (ASSUMED: Share911 publishes none); long enough for a sentence, short enough for a text message. */
export const MESSAGE_MAX_LENGTH = 1000;
export const LOCATION_MAX_LENGTH = 200;
/** What goes along with every press of a desk. */
export const ROOM_MAX_LENGTH = 60;
export const CALLBACK_PHONE_MAX_LENGTH = 60;
export const CHANNEL_ID_MAX_LENGTH = 256;
export const INTEGRATION_ID_MAX_LENGTH = 128;

/** `security-needed` -> `SECURITY_NEEDED`, or undefined. The command line's spelling. */
export function statusFromWord(word: string): CheckInStatus | undefined {
  return CheckInStatus.safeParse(word.trim().toUpperCase().replaceAll('-', '_')).data;
}

export function statusWord(status: CheckInStatus): string {
  return status.toLowerCase().replaceAll('_', '-');
}
