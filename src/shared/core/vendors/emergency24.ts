// Emergency24 keeps contacts.
import { z } from 'zod';
import { BaseUrl } from '../setting-text';
import { vendorRow } from './vendor-row';

export const EMERGENCY24 = vendorRow({
  name: 'Emergency24',
  secrets: { apiKey: 'sent', accessToken: 'sent', tokenSecret: 'sent' },
  settings: z.object({
    baseUrl: BaseUrl,
    auth: z.enum(['apiKey', 'signed']),
    /** Where a signature travels. */
    signatureCarriage: z.enum(['header', 'query']),
    /** `%2B` or `%2b` under the signature. */
    percentCase: z.enum(['upper', 'lower']),
    digestCase: z.enum(['lower', 'upper']),
  }),
  defaults: {
    baseUrl: 'https://www.emergency24.com/api/iccs/v1',
    auth: 'apiKey',
    signatureCarriage: 'header',
    percentCase: 'upper',
    digestCase: 'lower',
  },
  troubles: {},
});
