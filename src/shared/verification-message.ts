// The words of a question as they reach a contact: what happened where, how to answer, and until when.
import type { Language } from './text/language';
import {
  VERIFICATION_MESSAGE_MAX_LENGTH,
  VERIFICATION_SUBJECT_MAX_LENGTH,
  type VerificationMethod,
  type VerificationPriority,
} from './verification';

interface Words {
  readonly urgency: Readonly<Record<VerificationPriority, string>>;
  readonly opening: (urgency: string, site: string) => string;
  readonly howToAnswer: Readonly<Record<VerificationMethod, string>>;
  readonly until: (time: string) => string;
  readonly noAnswerNeeded: string;
  readonly minutes: (count: number) => string;
  readonly seconds: (count: number) => string;
  readonly subject: (site: string) => string;
}

/**
 * The words to answer with stay English in every language, because CHeKT knows no others (SEED Verifications
 * API, "Response Handling"). How a call is answered is told nowhere (ASSUMED: as the voice prompts). Only
 * letters of the GSM alphabet are used, so that an SMS of ordinary length stays one SMS.
 */
const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    urgency: { high: 'URGENT', medium: 'IMPORTANT', low: 'LOW PRIORITY' },
    opening: (urgency, site) => `${urgency}: alarm at ${site}.`,
    howToAnswer: {
      sms: 'Reply YES if it is real, NO if it is false, HELP if you need help.',
      email: 'Reply YES if it is real or NO if it is false, or use the link in this e-mail.',
      push: 'Tap confirm (YES) if it is real or cancel (NO) if it is false.',
      call: 'Answer YES if it is real or NO if it is false, or press the key you are told to.',
    },
    until: (time) => `Answer within ${time}.`,
    noAnswerNeeded: 'You need not answer.',
    minutes: (count) => (count === 1 ? '1 minute' : `${count} minutes`),
    seconds: (count) => (count === 1 ? '1 second' : `${count} seconds`),
    subject: (site) => `Alarm at ${site}: is it real?`,
  },
  es: {
    urgency: { high: 'URGENTE', medium: 'IMPORTANTE', low: 'POCO URGENTE' },
    opening: (urgency, site) => `${urgency}: alarma en ${site}.`,
    howToAnswer: {
      sms: 'Responda YES si es real, NO si es falsa, HELP si necesita ayuda.',
      email: 'Responda YES si es real o NO si es falsa, o use el enlace de este correo.',
      push: 'Toque confirmar (YES) si es real o cancelar (NO) si es falsa.',
      call: 'Conteste YES si es real o NO si es falsa, o pulse la tecla que se le indique.',
    },
    until: (time) => `Conteste en ${time}.`,
    noAnswerNeeded: 'No hace falta que conteste.',
    minutes: (count) => (count === 1 ? '1 minuto' : `${count} minutos`),
    seconds: (count) => (count === 1 ? '1 segundo' : `${count} segundos`),
    subject: (site) => `Alarma en ${site}: ¿es real?`,
  },
};

export interface MessageParts {
  /** The operator's own words with {site}, {event}, {urgency}, {minutes}; empty means Tocsin's. */
  readonly template: string;
  readonly siteName: string;
  readonly eventId: string | null;
  readonly urgency: VerificationPriority;
  readonly timeoutSeconds: number;
  readonly method: VerificationMethod;
  readonly requireResponse: boolean;
  readonly language: Language;
}

/** Stands for an alarm without an id. */
const NO_EVENT = '-';

/** Never cuts a character in two. */
function cut(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const whole = text.slice(0, Math.max(0, maxLength));
  return /[\uD800-\uDBFF]$/.test(whole) ? whole.slice(0, -1) : whole;
}

function timeIn(words: Words, seconds: number): string {
  return seconds % 60 === 0 ? words.minutes(seconds / 60) : words.seconds(seconds);
}

function filled(template: string, parts: MessageParts): string {
  const values: Readonly<Record<string, string>> = {
    site: parts.siteName,
    event: parts.eventId ?? NO_EVENT,
    urgency: WORDS[parts.language].urgency[parts.urgency],
    // Rounded down: nobody should be promised more time than there is.
    minutes: String(Math.max(1, Math.floor(parts.timeoutSeconds / 60))),
  };
  return template.replace(
    /\{(site|event|urgency|minutes)\}/g,
    (all, name: string) => values[name] ?? all,
  );
}

/** A "no" in small letters is part of many a sentence, as is "si" in Spanish. */
function tellsHowToAnswer(text: string): boolean {
  return /(?<!\p{L})([Yy][Ee][Ss]|[Ss]í|SÍ|SI|NO)(?!\p{L})/u.test(text);
}

/** What a contact reads or hears, within the longest message; how to answer is never what is cut. */
export function verificationMessage(parts: MessageParts): string {
  const { template, siteName, urgency, timeoutSeconds, method, requireResponse, language } = parts;
  const words = WORDS[language];
  const answer = words.howToAnswer[method];
  if (template.trim() === '') {
    const ending = requireResponse
      ? `${answer} ${words.until(timeIn(words, timeoutSeconds))}`
      : words.noAnswerNeeded;
    return `${words.opening(words.urgency[urgency], siteName)} ${ending}`;
  }
  const own = filled(template.trim(), parts);
  if (!requireResponse || tellsHowToAnswer(template)) {
    return cut(own, VERIFICATION_MESSAGE_MAX_LENGTH);
  }
  return `${cut(own, VERIFICATION_MESSAGE_MAX_LENGTH - answer.length - 1)} ${answer}`;
}

/** For an e-mail, within the longest subject. */
export function verificationSubject(parts: Pick<MessageParts, 'siteName' | 'language'>): string {
  return cut(WORDS[parts.language].subject(parts.siteName), VERIFICATION_SUBJECT_MAX_LENGTH);
}
