// What a report is made of, and the words it is written in.
import type { IncidentView } from '../../../../shared/incidents/incident';
import { en } from '../../../../shared/text/en';
import { es } from '../../../../shared/text/es';
import { incidentsEn } from '../../../../shared/incidents/words-en';
import { incidentsEs } from '../../../../shared/incidents/words-es';
import type { Language } from '../../../../shared/core/language';
import { reportEn } from '../../../../shared/incidents/report-words-en';
import { reportEs } from '../../../../shared/incidents/report-words-es';
import { verifyEn } from '../../../../shared/verification/words-en';
import { verifyEs } from '../../../../shared/verification/words-es';
import { windowEn } from '../../../../shared/text/window-en';
import { windowEs } from '../../../../shared/text/window-es';
import type { World } from '../../../../shared/core/vendor';

/** Where and when a page is printed. Wall clock in milliseconds. */
export interface PageFacts {
  readonly world: World;
  readonly deskName: string;
  readonly siteName: string;
  readonly language: Language;
  readonly madeAtMs: number;
  /** IANA name; this computer's own when left out. */
  readonly timeZone?: string;
}

export interface Report extends PageFacts {
  readonly view: IncidentView;
}

const WORDS = {
  en: { ...en, ...windowEn, ...verifyEn, ...incidentsEn, report: reportEn },
  es: { ...es, ...windowEs, ...verifyEs, ...incidentsEs, report: reportEs },
} as const;

export function wordsOf(language: Language): (typeof WORDS)[Language] {
  return WORDS[language];
}

/** Puts values into the places of a text. */
export function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (place, name: string) => String(values[name] ?? place));
}

/** The record's own kind in words; a kind of a later version as it is written. */
export function kindWords(kind: string, language: Language): string {
  const kinds: Readonly<Record<string, string>> = wordsOf(language).activity.kind;
  return Object.hasOwn(kinds, kind) ? (kinds[kind] ?? kind) : kind;
}
