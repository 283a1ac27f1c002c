// What each practice vendor adds to the loopback server.
import type { VendorId } from '../../shared/vendor';
import type { Answer, RawRequest, Verdict } from './recorded-request';

export interface VendorRoutes {
  readonly vendor: VendorId;
  owns(path: string): boolean;
  /** The path a request is sent on to, or null. */
  redirects(path: string): string | null;
  check(request: RawRequest): Verdict;
  /** `number` names the request received first with these bytes. */
  answer(verdict: Verdict, number: number): Answer;
}
