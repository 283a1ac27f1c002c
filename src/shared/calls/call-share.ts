// One share of a 911 call as it was understood: what RapidSOS's webhook said, in our own words.
import { z } from 'zod';

/** WGS 84 degrees; the radius in metres, null when nothing was said about it. */
export const CallPlace = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  uncertaintyM: z.number().nonnegative().nullable(),
});
export type CallPlace = z.infer<typeof CallPlace>;

/** Degrees. `west` may be greater than `east`: then the box crosses the antimeridian. */
export const BoundaryBox = z.object({
  south: z.number().min(-90).max(90),
  west: z.number().min(-180).max(180),
  north: z.number().min(-90).max(90),
  east: z.number().min(-180).max(180),
});
export type BoundaryBox = z.infer<typeof BoundaryBox>;

/** Personal data: at rest it is encrypted, and the access token is no part of it. */
export const CallShare = z.object({
  /** SHA-256 in hex over the exact bytes: the same bytes are the same share. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  /** Digits with country code where it was given, no plus sign. */
  callerNumber: z.string().max(40).nullable(),
  /** The vendor's own name of the call, where one was given. */
  callRef: z.string().max(200).nullable(),
  place: CallPlace.nullable(),
  /** An address in words, as it was given. */
  address: z.string().max(500).nullable(),
  boundary: BoundaryBox.nullable(),
  eccAccountId: z.string().max(200).nullable(),
  /** Everything that came, as indented JSON, with every token replaced by a remark. */
  raw: z.string().max(300_000),
  /** Keys nobody here knows, as dotted paths. */
  unknownKeys: z.array(z.string().max(300)).max(200).readonly(),
  /** Wall clock in milliseconds. */
  receivedAtMs: z.number(),
});
export type CallShare = z.infer<typeof CallShare>;
