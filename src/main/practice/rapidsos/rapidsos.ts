// The practice RapidSOS joined: calls that are shared by signed webhook, and what it answers about them.
import { randomUUID, createHmac } from 'node:crypto';
import type { VendorRoutes } from '../vendor-routes';
import {
  assertWebAddress,
  createWebhookPosts,
  isBroken,
  type PostedWebhook,
  type WebhookTimes,
} from '../webhook-posts';
import type { RapidsosKeys } from './check';
import {
  DEFAULT_SETTINGS,
  type RapidsosChange,
  type RapidsosSettings,
  type ShownRapidsos,
} from './configuration';
import { createKnownCalls } from './known-calls';
import { createRapidsosRoutes } from './routes';
import {
  better,
  PRACTICE_CALLS,
  SHARE_WORDS,
  type ShareScenario,
  type PracticeCall,
} from './share-scenario';
import { PRACTICE_PLACE, type Point, PRACTICE_AREA } from './site';
import { createTokens, newToken } from './tokens';

// What a practice Data Share looks like on the wire, and its signature.

const ECC_ACCOUNT_ID = 'practice-ecc-614';

/**
 * The body, made once: a replay posts the same text. Source: RapidSOS Data Share API (`access_token`, `query`,
 * `bounding_box`). ASSUMED: what stands inside of those, and every other key.
 */
export function shareBody(
  { callerId, place, form }: PracticeCall,
  accessToken: string,
  atMs: number,
): string {
  const { south, west, north, east } = PRACTICE_AREA;
  if (form === 'geojson') {
    return JSON.stringify({
      access_token: accessToken,
      query: { ...(callerId === null ? {} : { phone_number: `+${callerId}` }) },
      bounding_box: [west, south, east, north],
      ...(place === null
        ? {}
        : {
            location: { type: 'Point', coordinates: [place.longitude, place.latitude] },
            uncertainty: place.uncertaintyM,
          }),
      ecc_account: { id: ECC_ACCOUNT_ID },
      created_time: atMs,
    });
  }
  return JSON.stringify({
    access_token: accessToken,
    query: { ...(callerId === null ? {} : { caller_id: callerId }) },
    bounding_box: {
      min_latitude: south,
      min_longitude: west,
      max_latitude: north,
      max_longitude: east,
    },
    ...(place === null
      ? {}
      : {
          location: {
            latitude: place.latitude,
            longitude: place.longitude,
            uncertainty_radius: place.uncertaintyM,
          },
        }),
    ecc_account_id: ECC_ACCOUNT_ID,
    created_time: atMs,
  });
}

/** Source: RapidSOS Data Share API, `X-RapidSOS-Signature`. ASSUMED: over the raw body with the secret in UTF-8. */
export function signatureOf(secret: string, body: string): string {
  return createHmac('sha1', secret).update(body, 'utf8').digest('hex');
}

const HIDDEN = '(hidden)';

export interface RapidsosSubscription {
  readonly url: string;
  /** What shares are signed with. */
  readonly secret: string;
}

/** What everybody but the server sees of the practice RapidSOS. */
export interface PracticeRapidsos {
  /** Where the practice building is. */
  readonly site: Point;
  /** Where shares go from now on; null ends it. Throws a TypeError for an address that is not http or https. */
  subscribe(subscription: RapidsosSubscription | null): void;
  /** Shares a call and resolves with the first try; null when nobody subscribed or the service was stopped. */
  share(scenario: ShareScenario): Promise<PostedWebhook | null>;
  show(): ShownRapidsos;
  change(change: RapidsosChange): void;
}

export interface PracticeRapidsosParts {
  readonly rapidsos: PracticeRapidsos;
  readonly routes: VendorRoutes;
  /** Ends every retry and every post under way. */
  stop(): void;
}

export interface PracticeRapidsosDeps {
  readonly keys: RapidsosKeys;
  readonly times: WebhookTimes;
  readonly now: () => number;
  readonly log: (line: string) => void;
}

/** Retries: the vendor's pages are silent. ASSUMED: after a 5xx or no answer, as the practice webhooks do. */
export function createPracticeRapidsos(deps: PracticeRapidsosDeps): PracticeRapidsosParts {
  const { times, now, log } = deps;
  let settings: RapidsosSettings = DEFAULT_SETTINGS;
  let subscription: RapidsosSubscription | null = null;
  let lastCall = PRACTICE_CALLS.here;
  let lastShare: { readonly body: string; readonly shownBody: string } | null = null;
  const calls = createKnownCalls(now, () => settings.windowMs);
  const posts = createWebhookPosts({ times, now, log, isOver: (status) => !isBroken(status) });

  function contentOf(scenario: ShareScenario): { body: string; shownBody: string } {
    if (scenario === 'replay' && lastShare) return lastShare;
    const own = scenario === 'replay' || scenario === 'update' ? null : PRACTICE_CALLS[scenario];
    const call = own ?? (scenario === 'update' ? better(lastCall) : lastCall);
    const accessToken = newToken();
    const whole = shareBody(call, accessToken, now());
    const isRefused = scenario === 'malformed' || scenario === 'bad-signature';
    const body = scenario === 'malformed' ? whole.slice(0, -12) : whole;
    const content = { body, shownBody: body.replaceAll(accessToken, HIDDEN) };
    if (isRefused) return content;
    calls.shared(call, accessToken);
    // Without a number nobody could tell that it is the same call.
    if (call.callerId !== null) lastCall = call;
    lastShare = content;
    return content;
  }

  function headersFor(scenario: ShareScenario, secret: string, body: string) {
    const signed = scenario === 'bad-signature' ? `${body} ` : body;
    return {
      'user-agent': 'RapidSOS-practice',
      'X-RapidSOS-Signature': signatureOf(secret, signed),
    };
  }

  return {
    rapidsos: {
      site: PRACTICE_PLACE,
      subscribe(next) {
        if (next) assertWebAddress(next.url);
        subscription = next;
      },
      async share(scenario) {
        if (!subscription) return null;
        const content = contentOf(scenario);
        return posts.sendAndSee({
          id: randomUUID(),
          type: scenario,
          ...content,
          target: () =>
            subscription && {
              url: subscription.url,
              headers: headersFor(scenario, subscription.secret, content.body),
            },
        });
      },
      show: () => ({
        site: PRACTICE_PLACE,
        subscribed: subscription !== null,
        ...settings,
        scenarios: SHARE_WORDS,
        shares: posts.posted(),
      }),
      change({ followUp, carriage, windowMs }) {
        settings = {
          followUp: followUp ?? settings.followUp,
          carriage: carriage ?? settings.carriage,
          windowMs: windowMs ?? settings.windowMs,
        };
      },
    },
    routes: createRapidsosRoutes({
      keys: deps.keys,
      tokens: createTokens(now),
      calls,
      settings: () => settings,
      now,
    }),
    stop: posts.stop,
  };
}
