// What the vendor's page leaves open, each with a default; IT may have to set it otherwise.
import type { SignatureOptions } from './authentication';
import { DEFAULT_PAGE_SIZE } from './contact-pages';

export interface Emergency24Options extends SignatureOptions {
  /** Contacts asked per page. */
  readonly pageSize: number;
}

/**
 * ASSUMED: header, lowercase digest, `%2B`, `external`; ASSUMED too that an update may carry the external
 * id and the custom values.
 */
export const DEFAULT_OPTIONS: Emergency24Options = {
  signatureCarriage: 'header',
  percentCase: 'upper',
  digestCase: 'lower',
  pageSize: DEFAULT_PAGE_SIZE,
};
