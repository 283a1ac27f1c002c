// One call in many spellings, and one alert in many, as different senders might put them.

export interface Told {
  readonly number: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly radiusM: number;
  readonly token: string;
}

/** The centre of Columbus, and ten metres are about 0.00009 degrees of latitude. */
export const SITE = { latitude: 39.9612, longitude: -82.9988, radiusM: 150 } as const;
/** Where every spelling puts the edges of the emergency centre. */
export const AREA = { south: 39.81, west: -83.21, north: 40.15, east: -82.78 } as const;

export function told(number: string | null, change: Partial<Told> = {}): Told {
  return {
    number,
    latitude: 39.96125,
    longitude: -82.99875,
    radiusM: 25,
    token: `tok-${Math.random().toString(36).slice(2)}${Math.random().toString(36).slice(2)}`,
    ...change,
  };
}

const { south, west, north, east } = AREA;
const dashed = (number: string | null): string =>
  (number ?? '').replace(/^1(\d{3})(\d{3})(\d{4})$/, '+1 ($1) $2-$3');
/** Required keys are spelled as published; the rest is anybody's guess. */
export const SPELLINGS: Readonly<Record<string, (call: Told) => object>> = {
  'plain words': ({ number, latitude, longitude, radiusM, token }) => ({
    access_token: token,
    query: { caller_id: number },
    bounding_box: { south, west, north, east },
    latitude,
    longitude,
    uncertainty: radiusM,
  }),
  'camels and text': ({ number, latitude, longitude, radiusM, token }) => ({
    bounding_box: {
      minLat: `${south}`,
      minLng: `${west}`,
      maxLat: `${north}`,
      maxLng: `${east}`,
    },
    query: {
      phoneNumber: dashed(number),
      location: { lat: `${latitude}`, lng: `${longitude}`, accuracy: `${radiusM}` },
    },
    access_token: token,
  }),
  'a GeoJSON point': ({ number, latitude, longitude, radiusM, token }) => ({
    access_token: token,
    query: { phone_number: `+${number}` },
    bounding_box: [
      [south, west],
      [north, east],
    ],
    location: {
      type: 'Point',
      coordinates: [longitude, latitude],
      uncertainty_radius: radiusM,
    },
  }),
  'a call inside': ({ number, latitude, longitude, radiusM, token }) => ({
    access_token: token,
    query: {},
    bounding_box: [west, south, east, north],
    call: {
      callerNumber: number,
      position: { latitude, longitude, horizontalAccuracy: radiusM },
    },
    ecc: { account_id: 'ecc-own-spelling' },
  }),
  'a number as a number': ({ number, latitude, longitude, radiusM, token }) => ({
    access_token: token,
    query: { caller_id: Number(number) },
    bounding_box: { min_lat: south, min_lon: west, max_lat: north, max_lon: east },
    incident_location: { lat: latitude, lon: longitude, radius: radiusM },
  }),
};

export function spelled(spelling: string, call: Told): string {
  const make = SPELLINGS[spelling];
  if (make === undefined) throw new Error(`there is no spelling "${spelling}"`);
  return JSON.stringify(make(call));
}

export interface AlertWords {
  readonly name: string;
  readonly eventId: string;
  readonly channelId?: string;
  readonly message?: string;
  readonly integrationId?: string;
}

export function jsonAlert({ name, eventId, channelId, message, integrationId }: AlertWords) {
  return JSON.stringify({
    eventType: 'alert',
    eventId,
    transId: `trans-${eventId}`,
    channelId: channelId ?? 'sharevilledemo/eastbranch',
    channelName: 'East Branch',
    alertName: name,
    alertType: 3,
    ...(message === undefined ? {} : { message }),
    ...(integrationId === undefined ? {} : { integrationId }),
    signalSource: 'Share911',
  });
}

/** `prolog` goes between the declaration and the alert. */
export function capAlert({ name, eventId, channelId, message }: AlertWords, prolog = ''): string {
  return `<?xml version="1.0" encoding="utf-8"?>${prolog}
<cap:alert xmlns:cap="urn:oasis:names:tc:emergency:cap:1.2">
<cap:identifier>${eventId}</cap:identifier><cap:sender>someone@share911.example</cap:sender>
<cap:sent>2026-11-22T09:10:11-05:00</cap:sent><cap:status>Actual</cap:status>
<cap:msgType>Alert</cap:msgType><cap:scope>Private</cap:scope>
<cap:info><cap:category>Safety</cap:category><cap:event>${name}</cap:event>
<cap:urgency>Immediate</cap:urgency><cap:severity>Extreme</cap:severity>
<cap:certainty>Observed</cap:certainty><cap:headline>${name}</cap:headline>
<cap:description>${message ?? ''}</cap:description>
<cap:parameter><cap:valueName>channelId</cap:valueName><cap:value>${channelId ?? 'sharevilledemo/eastbranch'}</cap:value></cap:parameter>
</cap:info></cap:alert>`;
}
