// What can happen to a call, as it is written to the encrypted file.
import { z } from 'zod';
import { CallPlace, CallShare } from '../../../shared/calls/call-share';
import { CallId, OwnBuildingAnswer } from '../../../shared/calls/emergency-call';

/** How many shares the operator had before their eyes: what came later is not meant. */
const shares = z.number().int().nonnegative();

/** Times are wall clock in milliseconds. */
export const CallEvent = z.discriminatedUnion('type', [
  /** `callId` names the call it begins; when it is part of a call that is there, that call keeps its own. */
  z.object({ type: z.literal('share'), callId: CallId, share: CallShare }),
  z.object({ type: z.literal('place'), callId: CallId, place: CallPlace, atMs: z.number() }),
  z.object({ type: z.literal('seen'), callId: CallId, atMs: z.number(), shares }),
  z.object({ type: z.literal('closed'), callId: CallId, atMs: z.number(), shares }),
  z.object({
    type: z.literal('own-building'),
    callId: CallId,
    atMs: z.number(),
    answer: OwnBuildingAnswer,
  }),
]);
export type CallEvent = z.infer<typeof CallEvent>;

export type ShareEvent = CallEvent & { readonly type: 'share' };
export type MarkEvent = Exclude<CallEvent, { readonly type: 'share' }>;

export function toPayload(events: readonly CallEvent[]): Buffer {
  return Buffer.from(JSON.stringify(events));
}

/** Null in the place of each event that this version cannot read. */
export function fromPayload(payload: Buffer): readonly (CallEvent | null)[] {
  try {
    const list: unknown = JSON.parse(payload.toString('utf8'));
    if (!Array.isArray(list)) return [null];
    return list.map((item) => CallEvent.safeParse(item).data ?? null);
  } catch {
    return [null];
  }
}
