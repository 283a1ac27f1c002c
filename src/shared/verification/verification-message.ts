// A question as it reaches a contact: in the contacts' language, with how to answer whatever else it says.
import { plainWhereItSaves } from './sms-text';
import type { Language } from '../core/language';
import type { World } from '../core/vendor';
import {
  VERIFICATION_MESSAGE_MAX_LENGTH,
  VERIFICATION_SUBJECT_MAX_LENGTH,
  type QuestionLanguage,
  type VerificationMethod,
  type VerificationPriority,
} from './verification';
import { PRACTICE_MARK, SHORT_WORDS, WORDS } from './verification-words';

/** What is the same for every question of a desk. */
export interface QuestionWording {
  /** The operator's own words with {site}, {event}, {urgency}, {minutes}; empty means Tocsin's. */
  readonly template: string;
  /** Of the people who are asked. */
  readonly language: QuestionLanguage;
  /** Whom to call in danger. */
  readonly emergencyNumber: string;
  readonly world: World;
}

export interface MessageParts extends QuestionWording {
  readonly siteName: string;
  readonly eventId: string | null;
  readonly urgency: VerificationPriority;
  readonly timeoutSeconds: number;
  readonly method: VerificationMethod;
  readonly requireResponse: boolean;
}

interface WordingSources {
  readonly verification: { readonly template: string; readonly language: QuestionLanguage };
  readonly panic: { readonly emergencyNumber: string };
}

export function wordingOf({ verification, panic }: WordingSources, world: World): QuestionWording {
  const { template, language } = verification;
  return { template, language, emergencyNumber: panic.emergencyNumber, world };
}

/** Stands for an alarm without an id. */
const NO_EVENT = '-';

/** English first, and never left out of a call: nobody knows whether the voice speaks Spanish. */
const SPOKEN: Readonly<Record<QuestionLanguage, readonly Language[]>> = {
  en: ['en'],
  es: ['es'],
  both: ['en', 'es'],
};

function languagesOf({ language, method }: MessageParts): readonly Language[] {
  return SPOKEN[language === 'es' && method === 'call' ? 'both' : language];
}

/** Never cuts a character in two. */
function cut(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const whole = text.slice(0, Math.max(0, maxLength));
  return /[\uD800-\uDBFF]$/.test(whole) ? whole.slice(0, -1) : whole;
}

function shortTime(seconds: number): string {
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}

function filled(parts: MessageParts): string {
  const values: Readonly<Record<string, string>> = {
    site: parts.siteName,
    event: parts.eventId ?? NO_EVENT,
    urgency: SHORT_WORDS[parts.language].urgency[parts.urgency],
    // Rounded down: nobody should be promised more time than there is.
    minutes: String(Math.max(1, Math.floor(parts.timeoutSeconds / 60))),
  };
  return parts.template
    .trim()
    .replace(/\{(site|event|urgency|minutes)\}/g, (all, name: string) => values[name] ?? all);
}

/** Above the way to answer: whether it is real is what is asked. */
function ownWords(parts: MessageParts): string {
  const { siteName, urgency, method } = parts;
  if (method === 'sms') {
    const short = SHORT_WORDS[parts.language];
    return short.opening(short.urgency[urgency], siteName);
  }
  return languagesOf(parts)
    .map((language) => {
      const words = WORDS[language];
      const opening = words.opening(words.urgency[urgency], siteName);
      return method === 'call' ? `${words.greeting} ${opening}` : opening;
    })
    .join(' ');
}

/** How to answer, what to do when unsure or in danger, and until when. */
function ending(parts: MessageParts): string {
  const { method, timeoutSeconds, emergencyNumber, requireResponse } = parts;
  const short = SHORT_WORDS[parts.language];
  if (method === 'sms') {
    if (!requireResponse) return short.noAnswerNeeded;
    return `${short.howToAnswer(emergencyNumber)} ${short.until(shortTime(timeoutSeconds))}`;
  }
  return languagesOf(parts)
    .map((language) => {
      const words = WORDS[language];
      if (!requireResponse) return words.noAnswerNeeded;
      const time =
        timeoutSeconds % 60 === 0
          ? words.minutes(timeoutSeconds / 60)
          : words.seconds(timeoutSeconds);
      return `${words.howToAnswer[method]} ${words.ifUnsure(emergencyNumber)} ${words.until(time)}`;
    })
    .join(' ');
}

/** What a contact reads or hears, within the longest message; how to answer is never what is cut. */
export function verificationMessage(parts: MessageParts): string {
  const { template, requireResponse } = parts;
  const own = template.trim() === '' ? ownWords(parts) : filled(parts);
  // The operator's words may be in another language than their reader's, or leave an answer out.
  const needsEnding = template.trim() === '' || requireResponse;
  const rest = needsEnding ? ` ${ending(parts)}` : '';
  const room = VERIFICATION_MESSAGE_MAX_LENGTH - rest.length - markOf(parts).length;
  return asItGoesOut(`${cut(own, room)}${rest}`, parts);
}

type GoingOut = Pick<MessageParts, 'language' | 'world' | 'method'>;

function markOf({ world, language }: Pick<MessageParts, 'world' | 'language'>): string {
  return world === 'practice' ? `${PRACTICE_MARK[language]}: ` : '';
}

/** Marked in practice, once, and without letters that would cost a text message another part. */
export function asItGoesOut(text: string, { method, ...parts }: GoingOut): string {
  const mark = markOf(parts);
  const bare = mark.slice(0, -2);
  const isMarked = mark === '' || [bare, bare.replace('Á', 'A')].some((it) => text.startsWith(it));
  const marked = cut(isMarked ? text : `${mark}${text}`, VERIFICATION_MESSAGE_MAX_LENGTH);
  return method === 'sms' ? plainWhereItSaves(marked) : marked;
}

/** For an email, within the longest subject. */
export function verificationSubject({
  siteName,
  ...parts
}: Pick<MessageParts, 'siteName' | 'language' | 'world'>): string {
  const words = SPOKEN[parts.language].map((language) => WORDS[language].subject(siteName));
  return cut(`${markOf(parts)}${words.join(' / ')}`, VERIFICATION_SUBJECT_MAX_LENGTH);
}
