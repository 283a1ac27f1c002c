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
