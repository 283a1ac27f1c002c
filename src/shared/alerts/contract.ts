// What the window may ask about Share911's alerts.
import { z } from 'zod';
import { CallHistoryRequest } from '../calls/emergency-call';
import { call, Done } from '../core/call';
import { AlertSeq, ReceivedAlert } from './share911-alert';

const ByAlert = z.strictObject({ seq: AlertSeq });

export const ALERTS_CONTRACT = {
  seeAlert: call(ByAlert, Done),
  closeAlert: call(ByAlert, Done),
  /** Takes down the cards of accepted panics that were pressed before this all clear. */
  closePanicsAfter: call(ByAlert, z.strictObject({ closed: z.number() }).readonly()),
  alertHistory: call(CallHistoryRequest, z.array(ReceivedAlert).readonly()),
};
