// The services Tocsin speaks to, and the two worlds it may live in.
import { z } from 'zod';

export const VendorId = z.enum(['share911', 'chekt', 'emergency24', 'rapidsos']);
export type VendorId = z.infer<typeof VendorId>;

/** Practice and live share no data and no credentials. */
export const World = z.enum(['practice', 'live']);
export type World = z.infer<typeof World>;
