// One catalogue for every word on the screen, in English and Spanish.
import { createInstance, type i18n as I18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { askEn } from '../shared/verification/ask-words-en';
import { askEs } from '../shared/verification/ask-words-es';
import { callsEn } from '../shared/calls/words-en';
import { callsEs } from '../shared/calls/words-es';
import { contactsEn } from '../shared/contacts/words-en';
import { contactsEs } from '../shared/contacts/words-es';
import { en } from '../shared/text/en';
import { es } from '../shared/text/es';
import { incidentsEn } from '../shared/incidents/words-en';
import { incidentsEs } from '../shared/incidents/words-es';
import { resolveLanguage } from '../shared/core/language';
import { verifyEn } from '../shared/verification/words-en';
import { verifyEs } from '../shared/verification/words-es';
import { windowEn } from '../shared/text/window-en';
import { windowEs } from '../shared/text/window-es';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: {
      translation: typeof en &
        typeof windowEn &
        typeof verifyEn &
        typeof askEn &
        typeof contactsEn &
        typeof callsEn &
        typeof incidentsEn;
    };
  }
}

/** Speaks the first of the machine's languages it can, until main says which one to use. */
export function createI18n(machineLanguages: readonly string[]): I18n {
  const i18n = createInstance();
  void i18n.use(initReactI18next).init({
    lng: resolveLanguage('system', machineLanguages),
    fallbackLng: 'en',
    resources: {
      en: {
        translation: {
          ...en,
          ...windowEn,
          ...verifyEn,
          ...askEn,
          ...contactsEn,
          ...callsEn,
          ...incidentsEn,
        },
      },
      es: {
        translation: {
          ...es,
          ...windowEs,
          ...verifyEs,
          ...askEs,
          ...contactsEs,
          ...callsEs,
          ...incidentsEs,
        },
      },
    },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return i18n;
}
