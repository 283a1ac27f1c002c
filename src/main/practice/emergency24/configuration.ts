// What the control surface shows of the practice Emergency24, and what it may change.
import { z } from 'zod';
import { CONTACTS_MAX } from '../humans';

/**
 * broken-json: the comma after an external id is missing, as in the page's example. false-success: HTTP 200 that
 * says `Success: false`. html: another page comes instead, as behind a sign-in.
 */
const Emergency24Fault = z.enum([
  'none',
  'broken-json',
  'false-success',
  'html',
  'not-whitelisted',
  'too-many',
  'server-error',
]);
export type Emergency24Fault = z.infer<typeof Emergency24Fault>;

/** How the practice service behaves; where the page leaves something open, all of it is taken or only one. */
const PracticeEmergency24 = z.strictObject({
  /** How many contacts there are; setting it forgets every change. */
  size: z.number().int().min(0).max(CONTACTS_MAX),
  auth: z.enum(['any', 'api-key', 'signed']),
  carriage: z.enum(['any', 'header', 'query']),
  percentCase: z.enum(['any', 'upper', 'lower']),
  digestCase: z.enum(['any', 'upper', 'lower']),
  /** Under which of its two names a contact can be read by external id. */
  spelling: z.enum(['both', 'external', 'exteranl']),
  fault: Emergency24Fault,
  /** How many requests the fault strikes; null for all. */
  faultTimes: z.number().int().min(1).nullable(),
  /** From this page on the list answers 500; null for never. */
  failFromPage: z.number().int().min(1).nullable(),
  /** Requests under way at once before 429 is the answer. */
  atOnce: z.number().int().min(1).max(1000),
  answerMs: z.number().int().min(0).max(10_000),
  /** How far the service's clock is ahead of this one. */
  clockOffsetMs: z.number().int().min(-86_400_000).max(86_400_000),
});

/** Everything is optional; what is left out stays as it is. */
export const Emergency24Change = PracticeEmergency24.partial();
export type Emergency24Change = z.infer<typeof Emergency24Change>;
export type Emergency24Settings = Readonly<z.infer<typeof PracticeEmergency24>>;

export interface ShownEmergency24 extends Emergency24Settings {
  /** Where its calls begin. */
  readonly path: string;
  /** The most requests that were under way at once. */
  readonly mostAtOnce: number;
  /** How many met 429 for that. */
  readonly tooMany: number;
}

export const DEFAULT_SETTINGS: Emergency24Settings = {
  size: 60,
  auth: 'any',
  carriage: 'any',
  percentCase: 'any',
  digestCase: 'any',
  spelling: 'both',
  fault: 'none',
  faultTimes: null,
  failFromPage: null,
  atOnce: 4,
  answerMs: 5,
  clockOffsetMs: 0,
};
