// What every vendor client promises: an outcome that says whether the vendor may have received the request.
import type { Failure } from '../../../shared/core/failure';
import type { VerificationReceipt } from '../../../shared/verification/verification';

/**
 * accepted: the vendor said 2xx in words of its own. refused: it answered and said no for good.
 * notSent: the vendor surely did not take it. unsure: it may have, or something else answered in its place.
 */
export type Outcome =
  | {
      readonly kind: 'accepted';
      readonly ref: string | null;
      /** What CHeKT answered to a verification. */
      readonly receipt?: VerificationReceipt;
    }
  | { readonly kind: 'refused'; readonly failure: Failure }
  | { readonly kind: 'notSent'; readonly failure: Failure }
  | { readonly kind: 'unsure'; readonly failure: Failure };

/** How much of an answer is waited for and kept; what comes later or is longer is left out of it. */
export interface AnswerLimits {
  readonly bytes: number;
  /** From the status on, in milliseconds. */
  readonly patienceMs: number;
}

/** For lists of contacts: half a page tells nothing, and nobody in danger waits for one. */
export const LONG_ANSWER: AnswerLimits = { bytes: 16 * 1024 * 1024, patienceMs: 15_000 };

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly timeoutMs: number;
  /** Where left out, as for a press: the status is what matters, and it must not wait for its text. */
  readonly answer?: AnswerLimits;
  /** Called once when the whole request is known to have been handed to the connection. */
  readonly onWritten?: (atMs: number) => void;
}

/**
 * The raw end of an exchange, before anyone judges it. `code` is a Chromium net error
 * ("ERR_NAME_NOT_RESOLVED") or "TIMEOUT"; `written: 'no'` only when no byte can have reached the vendor.
 */
export type HttpAnswer =
  | {
      readonly kind: 'response';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
      /** Set when the body broke off, was too slow or too long: what is here is its beginning. */
      readonly isCut?: boolean;
    }
  | { readonly kind: 'failed'; readonly code: string; readonly written: 'no' | 'unknown' };

/** The one way out of this process. Never follows a redirect, never sends cookies, never throws. */
export interface HttpPort {
  send(request: HttpRequest): Promise<HttpAnswer>;
}
