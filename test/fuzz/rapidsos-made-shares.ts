// Bodies and signatures of RapidSOS shares, sound and broken, each made together with its right verdict.
import { createHmac } from 'node:crypto';
import fc from 'fast-check';

export const SECRET = 'fuzz secret ü';

const degrees = (limit: number) =>
  fc.integer({ min: -limit * 10_000, max: limit * 10_000 }).map((steps) => steps / 10_000);
/** Nobody calls from the antarctic, a box half a degree around the caller included, and nobody from 0, 0. */
const latitude = degrees(59).filter((value) => value !== 0);
const longitude = degrees(180).filter((value) => value !== 0);

export const parts = fc.record({
  token: fc.nat().map((number) => `tok_${number}_${number * 7}é`),
  digits: fc.integer({ min: 1_000_000, max: 99_999_999_999 }).map(String),
  latitude,
  longitude,
  uncertainty: fc.nat({ max: 5000 }),
  numberWay: fc.nat({ max: 7 }),
  placeWay: fc.nat({ max: 6 }),
  boxWay: fc.nat({ max: 6 }),
  spelling: fc.nat({ max: 3 }),
  extra: fc.jsonValue({ maxDepth: 2 }),
  cut: fc.double({ min: 0, max: 1, noNaN: true }),
  junk: fc.uint8Array({ minLength: 1, maxLength: 40 }),
  bad: fc.constantFrom<unknown>(null, '', '  ', 0, true, [], {}),
});
export type Parts = typeof parts extends fc.Arbitrary<infer T> ? T : never;

/** `caller_id` as `callerId`, `Caller-Id`, `CALLER_ID`. */
function spelled(name: string, { spelling }: Parts): string {
  if (spelling === 1) return name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
  if (spelling === 2) return name.replace(/_/g, '-').replace(/^./, (start) => start.toUpperCase());
  return spelling === 3 ? name.toUpperCase() : name;
}

function number(made: Parts): object {
  const { digits } = made;
  const written = [
    `+${digits}`,
    digits,
    `tel:${digits}`,
    `(${digits.slice(0, 3)}) ${digits.slice(3)}`,
  ];
  const names = ['caller_id', 'phone_number', 'callback_number', 'phone'];
  const name = spelled(names[made.numberWay % 4] ?? '', made);
  return made.numberWay < 4
    ? { [name]: written[made.spelling] }
    : { caller: { [name]: made.spelling % 2 === 0 ? Number(digits) : written[0] } };
}

function place(made: Parts): object {
  const { latitude: lat, longitude: lng, uncertainty } = made;
  const named = (a: string, b: string, more: object = {}) => ({
    [spelled(a, made)]: lat,
    [spelled(b, made)]: lng,
    ...more,
  });
  const radius = { [spelled('uncertainty_radius', made)]: uncertainty };
  const shapes: readonly object[] = [
    named('latitude', 'longitude', radius),
    { location: named('lat', 'lng', radius) },
    { location: { position: named('lat', 'lon'), accuracy: uncertainty } },
    named('latitude', 'longitude', { uncertainty: String(uncertainty) }),
    { location: { type: 'Point', coordinates: [lng, lat], uncertainty } },
    { incident: { location: { geodetic: named('latitude', 'longitude', radius) } } },
    { locations: [named('lat', 'lng', radius)] },
  ];
  return shapes[made.placeWay] ?? {};
}

/** A little around the caller, so that it also tells in which order numbers stand. */
function sides({ latitude: lat, longitude: lng }: Parts) {
  const west = Math.max(-180, lng - 0.5);
  const east = Math.min(180, lng + 0.5);
  return { south: lat - 0.5, west, north: lat + 0.5, east };
}

function box(made: Parts): unknown {
  const { south, west, north, east } = sides(made);
  const [sw, ne] = [
    { lat: south, lng: west },
    { lat: north, lng: east },
  ];
  const shapes: readonly unknown[] = [
    { north, south, east, west },
    { [spelled('min_lat', made)]: south, max_lat: north, min_lng: west, max_lng: east },
    { ne, sw },
    { [spelled('northeast', made)]: ne, [spelled('southwest', made)]: sw },
    [west, south, east, north],
    [
      [west, south],
      [east, north],
    ],
    { bbox: [west, south, east, north] },
  ];
  return shapes[made.boxWay];
}

function fields(made: Parts): Record<string, unknown> {
  return {
    access_token: made.token,
    query: { ...number(made), ...place(made), zzz: made.token },
    bounding_box: box(made),
    extra_noise: { nothing: made.extra },
  };
}

export interface Expected {
  readonly callerNumber: string;
  readonly place: object;
  readonly boundary: object;
}
export function expectedOf(made: Parts): Expected {
  const { latitude, longitude, uncertainty: uncertaintyM } = made;
  return {
    callerNumber: made.digits,
    place: { latitude, longitude, uncertaintyM },
    boundary: sides(made),
  };
}

const bytes = (value: unknown): Buffer => Buffer.from(JSON.stringify(value), 'utf8');
export const sound = (made: Parts): Buffer => bytes(fields(made));
const without = (made: Parts, name: string): Buffer =>
  bytes(Object.fromEntries(Object.entries(fields(made)).filter(([key]) => key !== name)));

/** The field that is to blame; none for what is sound. */
export const BODIES: Readonly<Record<string, (made: Parts) => readonly [Buffer, string | null]>> = {
  sound: (made) => [sound(made), null],
  'with a mark': (made) => [Buffer.concat([Buffer.from('\ufeff'), sound(made)]), null],
  'no token': (made) => [without(made, 'access_token'), 'access_token'],
  'no query': (made) => [without(made, 'query'), 'query'],
  'no box': (made) => [without(made, 'bounding_box'), 'bounding_box'],
  'a bad token': (made) => [bytes({ ...fields(made), access_token: made.bad }), 'access_token'],
  'cut off': (made) => {
    const whole = sound(made);
    return [whole.subarray(0, Math.floor(made.cut * (whole.length - 1))), 'body'];
  },
  'one byte too many': (made) => [Buffer.concat([sound(made), Buffer.from('}')]), 'body'],
  // Half a mark of UTF-16.
  'broken text': (made) => [Buffer.concat([Buffer.from([0xff]), sound(made)]), 'body'],
  'no object': (made) => [bytes([fields(made), fields(made)]), 'body'],
  'too deep': (made) => {
    const depth = 65 + Math.floor(made.cut * 500);
    return [Buffer.from(`${'['.repeat(depth)}${']'.repeat(depth)}`), 'body'];
  },
  // A closing bracket begins no JSON.
  junk: (made) => [Buffer.concat([Buffer.from(']'), made.junk]), 'body'],
};

type Headers = Readonly<Record<string, string>>;
const hmac = (hash: string, body: Buffer, secret = SECRET): string =>
  createHmac(hash, secret).update(body).digest('hex');
const sent = (signature: string): Headers => ({ 'x-rapidsos-signature': signature });

export const PROOFS: Readonly<
  Record<string, (body: Buffer, made: Parts) => readonly [boolean, Headers]>
> = {
  plain: (body) => [true, sent(hmac('sha1', body))],
  prefixed: (body) => [true, sent(`sha1=${hmac('sha1', body)}`)],
  capitals: (body) => [true, sent(`SHA1=${hmac('sha1', body).toUpperCase()}`)],
  none: () => [false, {}],
  'another secret': (body) => [false, sent(hmac('sha1', body, 'fuzz secret u'))],
  'another body': (body) => [false, sent(hmac('sha1', Buffer.concat([body, Buffer.from(' ')])))],
  'SHA-256': (body) => [false, sent(hmac('sha256', body))],
  'SHA-256, named': (body) => [false, sent(`sha256=${hmac('sha256', body)}`)],
  twice: (body) => [false, sent(`${hmac('sha1', body)}, ${hmac('sha1', body)}`)],
  'one bit': (body, { cut }) => {
    const signature = Buffer.from(hmac('sha1', body), 'hex');
    const bit = Math.floor(cut * 159);
    signature.writeUInt8(signature.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    return [false, sent(signature.toString('hex'))];
  },
  garbage: (_body, { junk }) => [false, sent(Buffer.from(junk).toString('latin1'))],
};
