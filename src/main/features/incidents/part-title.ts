// The few words that stand for a part of an incident in a list; never anything of a caller.
import { en } from '../../../shared/text/en';
import { es } from '../../../shared/text/es';
import { incidentsEn } from '../../../shared/incidents/words-en';
import { incidentsEs } from '../../../shared/incidents/words-es';
import type { Language } from '../../../shared/core/language';
import type { PartSeed } from './part-seeds';

const WORDS = {
  en: { status: en.status, part: incidentsEn.incident.part },
  es: { status: es.status, part: incidentsEs.incident.part },
} as const;

export function partTitle(
  { member, status, said }: Pick<PartSeed, 'member' | 'status' | 'said'>,
  language: Language,
): string {
  const { status: statuses, part } = WORDS[language];
  switch (member.kind) {
    case 'press':
      return status === null ? part.press : statuses[status];
    case 'verification':
      return part.verification.replace('{{site}}', () => said ?? '').trim();
    case 'call':
      return part.call;
    case 'alert':
      return said ?? part.alert;
  }
}
