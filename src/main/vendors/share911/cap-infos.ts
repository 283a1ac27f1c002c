// Of the blocks of one CAP message, which says the same in several languages: the ones this desk reads.
import type { Language } from '../../../shared/core/language';
import { aboutOf, clearSaid } from './all-clear';
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

/** Of a block that says so, nothing is over yet, whatever it says beside. */
const PROTECTIVE = new Set(['shelter', 'evacuate', 'prepare', 'execute', 'avoid']);

/**
 * Null when these say no all clear, or when any block says the contrary. ASSUMED: an all clear says so at the
 * beginning of an event or headline, or as the response. `about`: what it is the end of, where that is said instead.
 */
export function clearIn({
  read,
  english,
  all,
}: ChosenInfos): { readonly about: string | null } | null {
  // The words of a translation may lack what the English says.
  const infos = english.length > 0 ? english : read;
  if (infos.length === 0 || all.some(saysContrary) || !infos.every(isClear)) return null;
  const [first] = infos;
  return { about: aboutOf(textOf(first?.event) ?? textOf(first?.headline) ?? '') };
}

function isClear(info: Element): boolean {
  return saidIn(info).some((text) => clearSaid(text) === 'clear');
}

function saysContrary(info: Element): boolean {
  const responses = textsOf(info.responseType).map(fold);
  return (
    responses.some((response) => PROTECTIVE.has(response)) ||
    saidIn(info).some((text) => clearSaid(text) === 'taken-back')
  );
}

function saidIn(info: Element): readonly string[] {
  return [textOf(info.event), textOf(info.headline), ...textsOf(info.responseType)].filter(
    (text) => text !== null,
  );
}
