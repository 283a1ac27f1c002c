// State put into sentences: what the tray, the notices and the quit question say.
import type { PressDelivery } from '../../shared/delivery';
import type { Failure } from '../../shared/core/failure';
import type { Trouble } from '../../shared/core/readiness';
import type { AppState } from '../../shared/state';
import { deliveryWordOf } from '../../shared/text/delivery-word';
import { provenWhen } from '../../shared/text/proven-when';
import { troubleWordsOf } from '../../shared/text/trouble-words';
import type { World } from '../../shared/core/vendor';
import type { ContactAnswer, VerificationContact } from '../../shared/verification/verification';
import { createInstance } from 'i18next';
import { en } from '../../shared/text/en';
import { es } from '../../shared/text/es';
import { REGION, type Language } from '../../shared/core/language';
import type { TextKey } from '../../shared/core/text-shape';

/** One sentence that tells whether a press would work right now. */
export function readinessWords(state: AppState, texts: Texts): string {
  const { verdict, troubles, provenAtMs } = state.readiness;
  const [first] = troubles;
  return texts.say(`readiness.${verdict}`, {
    what: first === undefined ? '' : troubleWords(state.world, first, texts),
    when: provenAtMs === null ? '' : provenWhen(provenAtMs, texts.language),
  });
}

export function troubleWords(world: World, trouble: Trouble, texts: Texts): string {
  return texts.say(`trouble.${troubleWordsOf(trouble.id, world)}.what`);
}

/** What is wrong, from the finer reason where there is one. */
export function failureWords(failure: Failure, texts: Texts): string {
  return failure.reason === undefined
    ? texts.say(`failure.${failure.kind}.what`)
    : texts.say(`reason.${failure.reason}`);
}

/** What the operator said. */
export function statusWords(delivery: PressDelivery, texts: Texts): string {
  return texts.say(`status.${delivery.action.status}`);
}

/** The service as the operator knows it: practice is never called by a vendor's name. */
export function serviceWords(state: AppState, delivery: PressDelivery, texts: Texts): string {
  return texts.say(state.world === 'practice' ? 'vendor.practice' : `vendor.${delivery.vendor}`);
}

/** Where a delivery stands, and the moment it got there or was pressed. */
export function deliveryWords(state: AppState, delivery: PressDelivery, texts: Texts): string {
  return texts.say('tray.lastDelivery', {
    status: statusWords(delivery, texts),
    state: texts.say(`delivery.${deliveryWordOf(delivery)}`, {
      service: serviceWords(state, delivery, texts),
    }),
    time: texts.time(delivery.rungs.acceptedMs ?? delivery.rungs.pressedMs),
  });
}

/** An answer as said; a word nobody knows is quoted, never turned into a yes or a no. */
export function answerWords(answer: ContactAnswer | null, texts: Texts): string {
  if (answer === null) return '';
  return texts.say(`answer.${answer.answer}`, { said: answer.said });
}

export function contactWords(contact: VerificationContact, texts: Texts): string {
  return contact.name ?? (contact.contactId || texts.say('answer.somebody'));
}

// The catalogue as one function, for everything the main process shows without a window.

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
