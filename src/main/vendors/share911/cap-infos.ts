// Of the blocks of one CAP message, which says the same in several languages: the ones this desk reads.
import type { Language } from '../../../shared/text/language';
import { fold, isObject } from './webhook-fields';
import { listOf, textOf, textsOf, type Element } from './cap-tree';

/** ISO 639 in two and in three letters. */
const CODES: Readonly<Record<Language, RegExp>> = {
  en: /^en(?:g|\b|[-_])/i,
  es: /^(?:es|spa)(?![a-z])/i,
};

export interface ChosenInfos {
  /** In the desk's language, else in English, else in that of the first; in their order. */
  readonly read: readonly Element[];
  readonly english: readonly Element[];
  readonly all: readonly Element[];
}

/** Source: OASIS CAP 1.2, 3.2.2: a block without a language is in American English. */
export function infosOf(alert: Element, language: Language): ChosenInfos {
  const all = listOf(alert.info).filter(isObject);
  const languageOf = (info: Element): string => (textOf(info.language) ?? '').trim() || 'en-US';
  const within = (code: RegExp): readonly Element[] =>
    all.filter((info) => code.test(languageOf(info)));
  const [first] = all;
  const firstLanguage = first === undefined ? '' : languageOf(first).toLowerCase();
  const english = within(CODES.en);
  const read = [
    within(CODES[language]),
    english,
    all.filter((info) => languageOf(info).toLowerCase() === firstLanguage),
  ].find((infos) => infos.length > 0);
  return { read: read ?? [], english, all };
}

/** `All_Clear` and whatever follows it, or a response that says so. */
const CLEAR = 'allclear';

/**
 * Null when these say no all clear. ASSUMED: an all clear says so at the beginning of an event or headline, or as
 * the response. `about`: what it is the end of, where that is said instead.
 */
export function clearIn(infos: readonly Element[]): { readonly about: string | null } | null {
  const isClear = (info: Element): boolean =>
    [textOf(info.event), textOf(info.headline), ...textsOf(info.responseType)].some((text) =>
      fold((text ?? '').slice(0, 200)).startsWith(CLEAR),
    );
  if (infos.length === 0 || !infos.every(isClear)) return null;
  const [first] = infos;
  return { about: aboutOf(textOf(first?.event) ?? textOf(first?.headline) ?? '') };
}

/** Folded: what an all clear of this name is the end of; null when it is for whatever there is. */
export function aboutOf(name: string): string | null {
  const word = fold(name.slice(0, 200));
  const rest = word.startsWith(CLEAR) ? word.slice(CLEAR.length) : word;
  return rest === '' ? null : rest;
}
