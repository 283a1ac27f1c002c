// What is worth saying aloud when one state follows another.
import type { TFunction } from 'i18next';
import type { AppState } from '../../../shared/state';
import type { ContactAnswer, Verification } from '../../../shared/verification/verification';
import { isOver, phaseOf } from './phase';
import { refusalOf } from './refusal';
import { answerWords, nameOf, siteOf } from './words';

export interface News {
  /** Said when the reader is free. */
  readonly calm: readonly string[];
  /** Said at once: somebody needs help, people disagree, nobody was asked. */
  readonly urgent: readonly string[];
}

const NO_NEWS: News = { calm: [], urgent: [] };

/** Nothing at the first state and at a change of worlds: those are no news. */
export function newsOf(t: TFunction, now: AppState, before: AppState | null): News {
  if (before?.world !== now.world) return NO_NEWS;
  const all = now.verifications.map((verification) => {
    const old = before.verifications.find(({ id }) => id === verification.id);
    return newsOfOne(t, now, verification, old);
  });
  return {
    calm: all.flatMap(({ calm }) => calm),
    urgent: all.flatMap(({ urgent }) => urgent),
  };
}

function newsOfOne(
  t: TFunction,
  { world }: AppState,
  verification: Verification,
  old: Verification | undefined,
): News {
  if (verification === old) return NO_NEWS;
  const site = siteOf(verification);
  const answers = newAnswers(t, verification, old);
  const calm = answers.filter(({ help }) => !help).map(({ words }) => words);
  const urgent = answers.filter(({ help }) => help).map(({ words }) => words);
  if (verification.contradiction !== null && old?.contradiction === null) {
    urgent.push(t('verify.announce.disagree', { site, advice: t('verify.disagree.advice') }));
  }
  if (old !== undefined && phaseOf(old) !== phaseOf(verification)) {
    const what = badEnding(t, verification, world);
    if (what !== '') urgent.push(t('verify.announce.refused', { site, what }));
  }
  if (old !== undefined && verification.expired && !isOver(old)) {
    calm.push(t('verify.announce.up', { site }));
  }
  return { calm, urgent };
}

function badEnding(t: TFunction, verification: Verification, world: AppState['world']): string {
  const phase = phaseOf(verification);
  if (phase === 'refused') {
    return `${t('verify.send.refusedTitle')}. ${refusalOf(t, verification, world)}`;
  }
  if (phase === 'not-sent') return t('verify.send.failedTitle');
  if (phase === 'expired') return t('verify.send.expiredTitle');
  return phase === 'unsure' ? t('verify.send.unsureTitle') : '';
}

interface AnswerNews {
  readonly words: string;
  readonly help: boolean;
}

/** Of a question that was not on the list before only what is unseen and newest: it is back because of that. */
function newAnswers(
  t: TFunction,
  { contacts, unseenAnswers }: Verification,
  old: Verification | undefined,
): readonly AnswerNews[] {
  if (old === undefined && unseenAnswers === 0) return [];
  const known = new Set(
    old?.contacts.flatMap(({ contactId, answers }) => answers.map((a) => keyOf(contactId, a))),
  );
  const newestMs = Math.max(
    ...contacts.flatMap(({ answers }) => answers.map(({ receivedAtMs }) => receivedAtMs)),
  );
  return contacts.flatMap((contact) =>
    contact.answers
      .filter((answer) => !known.has(keyOf(contact.contactId, answer)))
      .filter(({ receivedAtMs }) => old !== undefined || receivedAtMs === newestMs)
      .map((answer) => {
        const help = answer.answer === 'help';
        const words = { name: nameOf(t, contact), answer: answerWords(t, answer) };
        return { help, words: t(`verify.announce.${help ? 'help' : 'answer'}`, words) };
      }),
  );
}

function keyOf(contactId: string, { said, respondedAtMs, receivedAtMs }: ContactAnswer): string {
  return JSON.stringify([contactId, said, respondedAtMs, receivedAtMs]);
}
