// RapidSOS shares 911 calls with this desk.
import { z } from 'zod';
import { BaseUrl } from '../setting-text';
import { vendorRow } from './vendor-row';

export const RAPIDSOS = vendorRow({
  name: 'RapidSOS',
  secrets: { sharedSecret: 'proving', clientId: 'sent', clientSecret: 'sent' },
  settings: z.object({
    baseUrl: BaseUrl,
    /** Asks for the latest place of a shared call; needs RapidSOS's approval. */
    followUp: z.boolean(),
  }),
  defaults: { baseUrl: 'https://api.rapidsos.com', followUp: false },
  troubles: {
    'untaken-rapidsos': {
      en: {
        what: 'A 911 call from RapidSOS could not be taken',
        remedy: 'Open Calls: it says why, and what to tell RapidSOS.',
      },
      es: {
        what: 'No se pudo recibir una llamada al 911 de RapidSOS',
        remedy: 'Abra Llamadas: dice por qué y qué decir a RapidSOS.',
      },
    },
  },
});
