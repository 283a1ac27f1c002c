// What the window may ask about questions to site contacts.
import { z } from 'zod';
import { ActionId, ById } from '../core/action-id';
import { call, Done } from '../core/call';
import {
  SiteContacts,
  UnsureChoice,
  VendorRef,
  Verification,
  VerificationHistoryRequest,
  VerificationRequest,
} from './verification';

export const VERIFICATION_CONTRACT = {
  /** Saved, not yet accepted: the state tells how it goes on. */
  verify: call(VerificationRequest, Verification),
  settleVerification: call(z.strictObject({ id: ActionId, choice: UnsureChoice }), Verification),
  closeVerification: call(ById, Done),
  /** The operator has the board before their eyes. */
  seeAnswers: call(ById, Done),
  /** `refresh` asks CHeKT again even when the list is fresh. */
  siteContacts: call(
    z.strictObject({ siteId: VendorRef, refresh: z.boolean().optional() }),
    SiteContacts,
  ),
  /** Newest first. */
  verificationHistory: call(VerificationHistoryRequest, z.array(Verification).readonly()),
};
