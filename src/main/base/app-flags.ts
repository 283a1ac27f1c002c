// What may be said to any Tocsin process, app or command: where its files are, and whether it shows itself.
import { z } from 'zod';

const path = z.string().min(1, 'must be a path');

/** Paths as typed: the caller resolves them against its working folder. */
export const AppFlags = z.object({
  userDataDir: path.optional(),
  managedConfig: path.optional(),
  hidden: z.boolean(),
});
export type AppFlags = z.infer<typeof AppFlags>;
