// The identity of an operator's wish, and where the wish came from.
import { z } from 'zod';

export const ActionId = z.uuid();
export type ActionId = z.infer<typeof ActionId>;

/** Where the operator's wish came from. */
export const Origin = z.enum(['window', 'tray', 'hotkey', 'command-line']);
export type Origin = z.infer<typeof Origin>;

/** A call about one action. */
export const ById = z.strictObject({ id: ActionId });
