// What the window may ask about 911 calls that were shared with this desk.
import { z } from 'zod';
import { call, Done, Nothing } from '../core/call';
import { CallHistoryRequest, CallId, EmergencyCall, OwnBuildingAnswer } from './emergency-call';

const ByCall = z.strictObject({ id: CallId });
const Shown = z.strictObject({ text: z.string() }).readonly();

export const CALLS_CONTRACT = {
  /** The operator has the card before their eyes: attention stops. */
  seeCall: call(ByCall, Done),
  /** Recorded: who reads a caller's number leaves a trace. */
  revealCall: call(ByCall, z.strictObject({ number: z.string().nullable() }).readonly()),
  /** Everything that was shared, tokens removed. Recorded like a reveal. */
  callRaw: call(ByCall, Shown),
  /** The call in one breath, to be read out on a radio. With the number it is recorded like a reveal. */
  callRadioText: call(z.strictObject({ id: CallId, withNumber: z.boolean() }), Shown),
  markOwnBuilding: call(z.strictObject({ id: CallId, answer: OwnBuildingAnswer }), Done),
  closeCall: call(ByCall, Done),
  /** Newest first, closed ones too, until they are purged. */
  callHistory: call(CallHistoryRequest, z.array(EmergencyCall).readonly()),
  /** Forgets every call at once. */
  wipeCalls: call(Nothing, Done),
};
