// The catalogue as one function, for everything the main process shows without a window.
import { createInstance } from 'i18next';
import { en } from '../../shared/text/en';
import { es } from '../../shared/text/es';
import { REGION, type Language } from '../../shared/core/language';
import type { TextKey } from '../../shared/core/text-shape';

type Values = Readonly<Record<string, string | number>>;

export interface Texts {
  readonly language: Language;
  /** The words of `key`, with `{{name}}` filled in from `values`. */
  say(key: TextKey<typeof en>, values?: Values): string;
  /** A moment as this language writes hours and minutes. `atMs`: wall clock. */
  time(atMs: number): string;
}

/** English is what a missing Spanish text falls back to. */
export function createTexts(language: Language): Texts {
  const i18n = createInstance();
  void i18n.init({
    lng: language,
    fallbackLng: 'en',
    resources: { en: { translation: en }, es: { translation: es } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  const hours = new Intl.DateTimeFormat(REGION[language], { hour: 'numeric', minute: '2-digit' });
  return {
    language,
    say: (key, values = {}) => i18n.t(key, { ...values }),
    time: (atMs) => hours.format(atMs),
  };
}
