// What the command line may ask of the running app: one JSON line there, one JSON line back.
import { join } from 'node:path';
import { z } from 'zod';
import { PressRequest } from '../../../shared/action';
import { ActionId } from '../../../shared/core/action-id';
import { ContactSearch } from '../../../shared/contacts/contact';
import { Delivery } from '../../../shared/delivery';
import { Failure } from '../../../shared/core/failure';
import { SecretName } from '../../../shared/settings/secret';
import { World } from '../../../shared/core/vendor';
import { ExportStep, ImportStep } from './table-steps';
import {
  VerificationRequest,
  type StrayEvent,
  type Verification,
} from '../../../shared/verification/verification';
import type { Socket } from 'node:net';

/** Longest question the app accepts, in bytes. */
export const LINE_LIMIT_BYTES = 256 * 1024;
/** Longest answer of the app, in bytes: verifications with every contact take room. */
export const ANSWER_LIMIT_BYTES = 16 * 1024 * 1024;
/** More would keep the running app busy: whoever wants them all reads the disk. */
export const LISTED_VERIFICATIONS_MAX = 200;
const LISTED_CALLS_MAX = 1000;

const waitMs = z.number().int().min(0).max(3_600_000);

export const ControlRequest = z.discriminatedUnion('call', [
  /** Answers `ToldDelivery`. Asked again under the same id, it is the same press. */
  z.strictObject({ call: z.literal('press'), id: ActionId, press: PressRequest }),
  /** Answers when the delivery is settled, or after `timeoutMs` with the state it then has. */
  z.strictObject({ call: z.literal('wait'), id: ActionId, timeoutMs: waitMs }),
  /** Asked again under the same id, it is the same question. */
  z.strictObject({ call: z.literal('verify'), id: ActionId, request: VerificationRequest }),
  /** Answers when the question is accepted, refused or the operator's to decide, or after `timeoutMs`. */
  z.strictObject({ call: z.literal('wait-verification'), id: ActionId, timeoutMs: waitMs }),
  /** Answers `ListedVerifications`. */
  z.strictObject({
    call: z.literal('verifications'),
    limit: z.number().int().min(1).max(LISTED_VERIFICATIONS_MAX),
  }),
  z.strictObject({ call: z.literal('status') }),
  /** Begins to read all contacts of every service that is set up; answers null at once. */
  z.strictObject({ call: z.literal('sync-contacts') }),
  /** How far that is: answers `SyncState`s. */
  z.strictObject({ call: z.literal('contact-sync') }),
  /** Answers `FoundContact`s, best first. */
  z.strictObject({ call: z.literal('search-contacts'), search: ContactSearch }),
  /** A table, brought in portions: see `ImportStep`. */
  z.strictObject({ call: z.literal('import-contacts'), step: ImportStep }),
  /** The directory as a table, fetched in portions; the first one is recorded. */
  z.strictObject({ call: z.literal('export-contacts'), step: ExportStep }),
  /** Answers lines of JSON, newest first; with `reveal` the numbers, which is recorded. */
  z.strictObject({
    call: z.literal('calls'),
    reveal: z.boolean(),
    limit: z.number().int().min(1).max(LISTED_CALLS_MAX),
  }),
  /** Answers `ReceivedAlert`s, newest first. */
  z.strictObject({
    call: z.literal('alerts'),
    limit: z.number().int().min(1).max(LISTED_CALLS_MAX),
  }),
  /** A second process has added to the outbox. */
  z.strictObject({ call: z.literal('poke') }),
  /** Asks the keychain anew: answers a `SecretsReport`, never a value. */
  z.strictObject({ call: z.literal('secrets') }),
  /** Stored by the app itself, so that it surely uses it from then on. */
  z.strictObject({
    call: z.literal('set-secret'),
    name: SecretName,
    value: z.string().max(16_384),
  }),
  z.strictObject({ call: z.literal('clear-secret'), name: SecretName }),
]);
export type ControlRequest = z.infer<typeof ControlRequest>;

/** A delivery, and the world it is in. */
export const ToldDelivery = z.object({ world: World, delivery: Delivery });
export type ToldDelivery = z.infer<typeof ToldDelivery>;

/** Both newest first. */
export interface ListedVerifications {
  readonly verifications: readonly Verification[];
  readonly strays: readonly StrayEvent[];
}

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

/** Resolves with the first line; rejects when the peer ends, errs, says too much or takes too long (ms). */
export function readLine(socket: Socket, limitBytes: number, timeoutMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const finish = (error: Error | null, line = ''): void => {
      socket.off('data', onData);
      socket.setTimeout(0);
      if (error) reject(error);
      else resolve(line);
    };
    const onData = (chunk: Buffer): void => {
      const end = chunk.indexOf(10);
      const part = end === -1 ? chunk : chunk.subarray(0, end);
      size += part.length;
      chunks.push(part);
      if (size > limitBytes) finish(new Error('line too long'));
      else if (end !== -1) finish(null, Buffer.concat(chunks).toString('utf8'));
    };
    socket.on('data', onData);
    socket.once('error', (error) => finish(error));
    socket.once('end', () => finish(new Error('closed before an answer')));
    socket.once('close', () => finish(new Error('closed before an answer')));
    socket.setTimeout(timeoutMs, () => finish(new Error('no answer in time')));
  });
}
