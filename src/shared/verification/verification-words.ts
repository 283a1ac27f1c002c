// The words of a question to contacts in each language: what happened where, how to answer, what to do if unsure.
import type { Language } from '../core/language';
import type { QuestionLanguage, VerificationMethod, VerificationPriority } from './verification';

/**
 * The words to answer with stay English in every language, because CHeKT knows no others (SEED Verifications
 * API, "Response Handling"). How a call is answered is told nowhere (ASSUMED: as the voice prompts), nor which
 * languages its voice speaks (ASSUMED: English, so that English is said first).
 */
interface Words {
  readonly urgency: Readonly<Record<VerificationPriority, string>>;
  readonly opening: (urgency: string, site: string) => string;
  /** A voice that nobody expects says first what it is. */
  readonly greeting: string;
  readonly howToAnswer: Readonly<Record<Exclude<VerificationMethod, 'sms'>, string>>;
  readonly ifUnsure: (number: string) => string;
  readonly until: (time: string) => string;
  readonly minutes: (count: number) => string;
  readonly seconds: (count: number) => string;
  readonly noAnswerNeeded: string;
  readonly subject: (site: string) => string;
}

export const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    urgency: { high: 'URGENT', medium: 'IMPORTANT', low: 'Not urgent' },
    opening: (urgency, site) => `${urgency}: alarm at ${site}.`,
    greeting: 'This is an automated call.',
    howToAnswer: {
      email:
        'Reply YES if it is real, NO if it is a false alarm, HELP if you need help, or use the link in this email.',
      push: 'Tap confirm (YES) if it is real or cancel (NO) if it is a false alarm. HELP means that you need help.',
      call: 'Is it real? Answer YES if it is, NO for a false alarm, HELP if you need help, or press the key you are told to.',
    },
    ifUnsure: (number) => `Not sure? Do not answer. In danger, call ${number}.`,
    until: (time) => `Answer within ${time}.`,
    minutes: (count) => (count === 1 ? '1 minute' : `${count} minutes`),
    seconds: (count) => (count === 1 ? '1 second' : `${count} seconds`),
    noAnswerNeeded: 'No need to reply.',
    subject: (site) => `Alarm at ${site}: is it real?`,
  },
  es: {
    urgency: { high: 'URGENTE', medium: 'IMPORTANTE', low: 'No urgente' },
    opening: (urgency, site) => `${urgency}: alarma en ${site}.`,
    greeting: 'Esta es una llamada automática.',
    howToAnswer: {
      email:
        'Responda YES si es real, NO si es falsa alarma, HELP si necesita ayuda, o use el enlace de este correo.',
      push: 'Toque confirmar (YES) si es real o cancelar (NO) si es falsa alarma. HELP significa que necesita ayuda.',
      call: '¿Es real? Conteste YES si es real, NO si es falsa alarma, HELP si necesita ayuda, o presione la tecla que se le indique.',
    },
    ifUnsure: (number) => `¿No sabe? No responda. En peligro, llame al ${number}.`,
    until: (time) => `Responda en ${time}.`,
    minutes: (count) => (count === 1 ? '1 minuto' : `${count} minutos`),
    seconds: (count) => (count === 1 ? '1 segundo' : `${count} segundos`),
    noAnswerNeeded: 'No hace falta que responda.',
    subject: (site) => `Alarma en ${site}: ¿es real?`,
  },
};

interface ShortWords {
  readonly urgency: Readonly<Record<VerificationPriority, string>>;
  readonly opening: (urgency: string, site: string) => string;
  readonly howToAnswer: (number: string) => string;
  readonly until: (time: string) => string;
  readonly noAnswerNeeded: string;
}

/** For text messages: letters of the GSM alphabet only, and one part with a site's name of 28 letters. */
export const SHORT_WORDS: Readonly<Record<QuestionLanguage, ShortWords>> = {
  en: {
    urgency: WORDS.en.urgency,
    opening: (urgency, site) => `${urgency}: alarm at ${site}. Real?`,
    howToAnswer: (number) =>
      `Reply YES, NO (false alarm) or HELP. Not sure? Do not reply. In danger, call ${number}.`,
    until: (time) => `You have ${time}.`,
    noAnswerNeeded: 'No need to reply.',
  },
  es: {
    urgency: WORDS.es.urgency,
    opening: (urgency, site) => `${urgency}: alarma en ${site}. ¿Real?`,
    howToAnswer: (number) =>
      `Responda YES (real), NO (falsa) o HELP (ayuda). ¿No sabe? No responda. Peligro: llame al ${number}.`,
    until: (time) => `${time}.`,
    noAnswerNeeded: 'No hace falta que responda.',
  },
  both: {
    urgency: { high: 'URGENT(E)', medium: 'IMPORTANT(E)', low: 'Not/no urgent(e)' },
    opening: (urgency, site) => `${urgency}: alarm/alarma ${site}.`,
    howToAnswer: (number) =>
      `YES=real, NO=false/falsa, HELP=ayuda. Unsure: wait/no sabe: espere. Danger/peligro: ${number}.`,
    until: (time) => `${time}.`,
    noAnswerNeeded: 'No need to reply/no responda.',
  },
};

/** In front of everything that practice says. */
export const PRACTICE_MARK: Readonly<Record<QuestionLanguage, string>> = {
  en: 'PRACTICE',
  es: 'PRÁCTICA',
  both: 'PRACTICE/PRÁCTICA',
};
