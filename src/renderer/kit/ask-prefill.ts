// What is filled in before the operator touches a new question.
import type { AskedContact, VerificationMethod } from '../../shared/verification/verification';

/** Whatever is missing is left to the settings and to the operator. */
export interface AskPrefill {
  readonly siteId?: string;
  readonly eventId?: string;
  readonly contacts?: readonly AskedContact[];
  readonly method?: VerificationMethod;
  readonly aboutPress?: string;
  readonly followsUp?: string;
}
