// How the practice service can be told to behave.
import { z } from 'zod';

export const PracticeScenario = z.enum([
  'happy',
  'slow',
  'outage',
  'refused-key',
  'rate-limit',
  'lost-reply',
]);
export type PracticeScenario = z.infer<typeof PracticeScenario>;

/** What call the practice RapidSOS shares when it is told to; `update`: a newer place of the last one. */
export const PracticeShare = z.enum(['here', 'near', 'far', 'no-place', 'update']);
export type PracticeShare = z.infer<typeof PracticeShare>;

/** Which alert the practice Share911 sends when it is told to. */
export const PracticeAlert = z.enum(['LOCKDOWN', 'ALL CLEAR']);
export type PracticeAlert = z.infer<typeof PracticeAlert>;
