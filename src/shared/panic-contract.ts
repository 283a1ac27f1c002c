// What the window may ask about presses: to make one, and what can be done with one afterwards.
import { z } from 'zod';
import { PressRequest } from './action';
import { ById } from './core/action-id';
import { call, Done } from './core/call';
import { PressDelivery } from './delivery';

/**
 * `cancelled`: it has not gone and will not. `may-have-gone`: retries stopped. `stopping`: no further try starts, but
 * the one under way may arrive. `too-late`: it has gone.
 */
const CancelAnswer = z
  .strictObject({ result: z.enum(['cancelled', 'may-have-gone', 'stopping', 'too-late']) })
  .readonly();

export const PANIC_CONTRACT = {
  press: call(PressRequest, PressDelivery),
  sendNow: call(ById, Done),
  cancel: call(ById, CancelAnswer),
  /** Of any delivery, also of a question that went nowhere. */
  tryAgain: call(ById, Done),
  standDown: call(ById, PressDelivery),
  closeCard: call(ById, Done),
};
