// Anything an operator does that must reach a vendor.
import { z } from 'zod';
import { ActionId, Origin } from './core/action-id';
import { CheckInStatus, LOCATION_MAX_LENGTH, MESSAGE_MAX_LENGTH } from './core/check-in';
import { ContactChange } from './contacts/contact-change';
import { VerificationAsk } from './verification/verification';

/** A press as it arrives at the one entrance. `location` missing means the desk's own. */
export const PressRequest = z.strictObject({
  status: CheckInStatus,
  message: z.string().trim().max(MESSAGE_MAX_LENGTH).optional(),
  location: z.string().trim().max(LOCATION_MAX_LENGTH).optional(),
  /** Wall clock of the moment the key or button was seen, in milliseconds. */
  pressedAtMs: z.number().int().nonnegative().optional(),
  /** By Enter or Space on a button of the window. */
  byKeyboard: z.boolean().optional(),
});
export type PressRequest = z.infer<typeof PressRequest>;

/** Message and location as they are sent, with what goes along: the settings of later change nothing of it. */
export const CheckIn = z.object({
  kind: z.literal('check-in'),
  status: CheckInStatus,
  message: z.string().optional(),
  location: z.string(),
  origin: Origin,
  /** The desk's number that message or location tells people to call, `+1 614 555 0100 ext. 4`; missing where it tells none. */
  callbackPhone: z.string().optional(),
  /** Set when this check-in stands down an earlier panic. */
  standsDown: ActionId.optional(),
});
export type CheckIn = z.infer<typeof CheckIn>;

/** A union to be extended by the next kinds of action; old rows must stay readable. */
export const Action = z.discriminatedUnion('kind', [CheckIn, VerificationAsk, ContactChange]);
export type Action = z.infer<typeof Action>;
