// What the control surface shows of the practice RapidSOS, and what it may change.
import { z } from 'zod';
import type { PostedWebhook } from '../webhook-posts';
import { ShareScenario } from './share-scenario';
import type { Point } from './site';

/** How the place of a call is answered. wander: it moves and gets better. empty: nothing is known yet. */
const FollowUpScenario = z.enum(['wander', 'empty', 'unauthorized', 'forbidden', 'too-many']);
export type FollowUpScenario = z.infer<typeof FollowUpScenario>;

const RapidsosSettings = z.strictObject({
  followUp: FollowUpScenario,
  /** How a question about a place must be put; the pages leave it open, so either is taken. */
  carriage: z.enum(['any', 'form', 'json']),
  /** How long after a share something is answered about its call, in milliseconds. */
  windowMs: z.number().int().min(0).max(86_400_000),
});
export type RapidsosSettings = Readonly<z.infer<typeof RapidsosSettings>>;

/** Everything is optional; what is left out stays as it is. */
export const RapidsosChange = RapidsosSettings.partial();
export type RapidsosChange = z.infer<typeof RapidsosChange>;

export const ShareRequest = z.strictObject({ scenario: ShareScenario });

/** Source: SEED RapidSOS Data Share: nothing later than ten minutes after the call (counted from the share). */
export const DEFAULT_SETTINGS: RapidsosSettings = {
  followUp: 'wander',
  carriage: 'any',
  windowMs: 600_000,
};

export interface ShownRapidsos extends RapidsosSettings {
  readonly site: Point;
  readonly subscribed: boolean;
  /** Each scenario in words. */
  readonly scenarios: Readonly<Record<ShareScenario, string>>;
  /** Every try of every share, oldest first, tokens hidden. */
  readonly shares: readonly PostedWebhook[];
}
