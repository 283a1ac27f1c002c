// Share911 takes check-ins and posts its alerts here.
import { z } from 'zod';
import { CHANNEL_ID_MAX_LENGTH, INTEGRATION_ID_MAX_LENGTH } from '../check-in';
import { BaseUrl, singleLine } from '../setting-text';
import { vendorRow } from './vendor-row';

export const SHARE911 = vendorRow({
  name: 'Share911',
  secrets: { apiKey: 'sent', webhookPassword: 'proving' },
  settings: z.object({
    baseUrl: BaseUrl,
    channelId: singleLine(CHANNEL_ID_MAX_LENGTH),
    integrationId: singleLine(INTEGRATION_ID_MAX_LENGTH),
    /** The name under which Share911 posts its alerts here; the password is a secret. */
    webhookUser: singleLine(128).regex(/^[^:]*$/, 'must not hold a colon'),
  }),
  defaults: {
    baseUrl: 'https://api.share911.com',
    channelId: '',
    integrationId: '',
    webhookUser: 'share911',
  },
  troubles: {
    'untaken-share911': {
      en: {
        what: 'An alert from Share911 could not be taken',
        remedy: 'Look at Share911 itself now. Open Calls: it says why, and what to tell Share911.',
      },
      es: {
        what: 'No se pudo recibir una alerta de Share911',
        remedy: 'Mire ahora en Share911 mismo. Abra Llamadas: dice por qué y qué decir a Share911.',
      },
    },
  },
});
