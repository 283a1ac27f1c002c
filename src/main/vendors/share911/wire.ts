// Share911's check-in exactly as it travels.
import { z } from 'zod';
import {
  CHANNEL_ID_MAX_LENGTH,
  INTEGRATION_ID_MAX_LENGTH,
  LOCATION_MAX_LENGTH,
  MESSAGE_MAX_LENGTH,
  STATUSES,
} from '../../../shared/core/check-in';

/** Source: SEED Share911 Check-in REST API, "Endpoint"; without its trailing slash the vendor takes nothing. */
export const CHECK_INS_PATH = '/v1/checkins/';

/**
 * The body of one check-in; keys stand in the order of the vendor's examples. Source: SEED, "Payload".
 * Ids are never matched against a pattern: the vendor's own contain slashes and dots.
 */
export const CheckInBody = z.strictObject({
  channelId: z.string().min(1).max(CHANNEL_ID_MAX_LENGTH),
  integrationId: z.string().min(1).max(INTEGRATION_ID_MAX_LENGTH),
  status: z.literal(Object.values(STATUSES).map(({ number }) => number)),
  message: z.string().min(1).max(MESSAGE_MAX_LENGTH).optional(),
  location: z.strictObject({
    name: z.string().min(1).max(LOCATION_MAX_LENGTH),
    customLocation: z.literal(true),
  }),
  clientTimeStamp: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0000$/),
});
export type CheckInBody = z.infer<typeof CheckInBody>;

/**
 * What an answer may hold. ASSUMED: Share911 documents no answer body, so an id is welcome under
 * any of the usual names and nothing is required.
 */
export const CheckInAnswer = z.object({
  id: z.union([z.string(), z.number()]).optional().catch(undefined),
  _id: z.union([z.string(), z.number()]).optional().catch(undefined),
  checkInId: z.union([z.string(), z.number()]).optional().catch(undefined),
});
