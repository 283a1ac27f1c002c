// What a practice Data Share looks like on the wire, and its signature.
import { createHmac } from 'node:crypto';
import type { PracticeCall } from './share-scenario';
import { PRACTICE_AREA } from './site';

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
