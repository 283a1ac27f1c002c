// What each practice vendor adds to the loopback server.
import type { VendorId } from '../../shared/core/vendor';
import type { Answer, RawRequest, Verdict } from './recorded-request';

/** What a healthy service makes of one request. Judging changes nothing; only `takeIn` does. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly answer: Answer;
  /** Called once when the service takes the request in, whether or not its answer arrives. */
  readonly takeIn?: () => void;
}

/** Answers of a service that is unwell, whatever the request says. */
export type RefusalStatus = 401 | 429 | 503;

/** One request from its first byte to its answer, where the service counts how many it has at once. */
export interface Visit {
  /** The answer when there are too many already. */
  readonly refusal: Answer | null;
  /** May be called more than once. */
  readonly leave: () => void;
}

export interface VendorRoutes {
  readonly vendor: VendorId;
  owns(path: string): boolean;
  /** The path a request is sent on to, or null. */
  redirects(path: string): string | null;
  /** Called when the head of a request is there. */
  enter?(): Visit;
  /** How long an answer takes, in milliseconds; nothing when left out. */
  delayMs?(): number;
  /** `number` names the request received first with these bytes. */
  judge(request: RawRequest, number: number): Judgement;
  readonly refuse: (
    status: RefusalStatus,
    message: string,
    headers?: Readonly<Record<string, string>>,
  ) => Answer;
}
