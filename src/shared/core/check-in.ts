// The eight check-in statuses of Share911 and which of them call for help.
import { z } from 'zod';

/** Source: SEED Share911 Check-in REST API, "status". */
export const CheckInStatus = z.enum([
  'THREAT',
  'TRAPPED',
  'SECURE',
  'EVACUATED',
  'OFF_SITE',
  'MEDICAL_EMERGENCY',
  'SECURITY_NEEDED',
  'SAFE',
]);
export type CheckInStatus = z.infer<typeof CheckInStatus>;

/** The order of the tiles and of the tray menu: calls for help first. */
export const PANIC_STATUSES = [
  'THREAT',
  'MEDICAL_EMERGENCY',
  'SECURITY_NEEDED',
  'TRAPPED',
] as const;
export const CALM_STATUSES = ['SAFE', 'SECURE', 'EVACUATED', 'OFF_SITE'] as const;

export function isPanic(status: CheckInStatus): boolean {
  return (PANIC_STATUSES as readonly CheckInStatus[]).includes(status);
}

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
