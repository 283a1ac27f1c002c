// What main and the process that holds the keychain say to each other.
import { z } from 'zod';

/** One call of keytar. */
export type KeychainRequest = { readonly id: number } & (
  | { readonly call: 'get' | 'delete'; readonly service: string; readonly account: string }
  | {
      readonly call: 'set';
      readonly service: string;
      readonly account: string;
      readonly password: string;
    }
);

/** `value`: the password or null of a `get`, whether there was one of a `delete`. */
export const KeychainReply = z.union([
  z.object({ id: z.number(), value: z.union([z.string(), z.boolean(), z.null()]) }),
  z.object({ id: z.number(), error: z.string() }),
]);
export type KeychainReply = z.infer<typeof KeychainReply>;
