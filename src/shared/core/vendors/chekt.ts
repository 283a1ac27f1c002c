// CHeKT asks contacts whether an alarm is real, posts their answers here, and keeps contacts.
import { z } from 'zod';
import { BaseUrl, singleLine } from '../setting-text';
import { vendorRow } from './vendor-row';

export const CHEKT = vendorRow({
  name: 'CHeKT',
  secrets: { apiKey: 'sent', webhookSecret: 'proving' },
  settings: z.object({
    baseUrl: BaseUrl,
    siteIds: z.array(singleLine(128).min(1)).max(500),
    /** What the site is called in a message; empty means the desk's location. */
    siteName: singleLine(128),
  }),
  defaults: { baseUrl: 'https://api.chekt.com', siteIds: [], siteName: '' },
  troubles: {
    'chekt-refuses-key': {
      en: {
        what: 'CHeKT does not take the key',
        remedy: 'Check the CHeKT key and address in Settings with your CHeKT contact.',
      },
      es: {
        what: 'CHeKT no acepta la clave',
        remedy: 'Revise la clave y la dirección de CHeKT en Ajustes con su contacto de CHeKT.',
      },
    },
    'untaken-chekt': {
      en: {
        what: 'An answer from CHeKT could not be taken',
        remedy:
          'Ask your contacts by another way too. Open Calls: it says why, and what to tell CHeKT.',
      },
      es: {
        what: 'No se pudo recibir una respuesta de CHeKT',
        remedy: 'Pregunte también por otro medio. Abra Llamadas: dice por qué y qué decir a CHeKT.',
      },
    },
  },
});
