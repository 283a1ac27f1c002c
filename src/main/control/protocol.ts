// What the command line may ask of the running app: one JSON line there, one JSON line back.
import { join } from 'node:path';
import { z } from 'zod';
import { ActionId, PressRequest } from '../../shared/action';
import { Failure } from '../../shared/failure';
import { SecretName } from '../../shared/secret';

/** Longest line either side accepts, in bytes. */
export const LINE_LIMIT_BYTES = 256 * 1024;

export const ControlRequest = z.discriminatedUnion('call', [
  /** Asked again under the same id, it is the same press. */
  z.strictObject({ call: z.literal('press'), id: ActionId, press: PressRequest }),
  /** Answers when the delivery is settled, or after `timeoutMs` with the state it then has. */
  z.strictObject({
    call: z.literal('wait'),
    id: ActionId,
    timeoutMs: z.number().int().min(0).max(3_600_000),
  }),
  z.strictObject({ call: z.literal('status') }),
  /** A second process has added to the outbox. */
  z.strictObject({ call: z.literal('poke') }),
  /** The keychain changed behind the app's back. */
  z.strictObject({ call: z.literal('secret-changed'), name: SecretName }),
]);
export type ControlRequest = z.infer<typeof ControlRequest>;

/** The token proves that the caller can read the owner's files: named pipes have no such rule of their own. */
export const ControlEnvelope = z.strictObject({ token: z.string(), request: ControlRequest });
export type ControlEnvelope = z.infer<typeof ControlEnvelope>;

export const ControlAnswer = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), failure: Failure }),
]);

/** Where the running app of this data folder tells how to reach it. */
export function controlFile(userDataDir: string): string {
  return join(userDataDir, 'control.json');
}

/** Written beside the data by the running app; readable by its owner alone. */
export const ControlFile = z.object({
  pid: z.number().int().positive(),
  socket: z.string(),
  token: z.string(),
});
export type ControlFile = z.infer<typeof ControlFile>;
