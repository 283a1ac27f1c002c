// Which notices the answers to a verification are worth, as a pure function of two states.
import type { AppState } from '../../shared/state';
import type { Verification, VerificationContact } from '../../shared/verification/verification';
import type { Notice } from './notice';
import { answerWords, contactWords, failureWords, type Texts } from './words';

type Words = Pick<Notice, 'title' | 'body'>;

/** Of two states of one world; an answer that is seen already is no news. */
export function answerNotices(previous: AppState, next: AppState, texts: Texts): readonly Notice[] {
  const before = new Map(previous.verifications.map((known) => [known.id, known]));
  return next.verifications.flatMap((verification) =>
    newsOf(before.get(verification.id), verification, next, texts).map(
      ({ urgent, kind, holds, ...words }): Notice => ({
        kind,
        deliveryId: verification.id,
        ...practised(words, next, texts),
        panic: urgent,
        discreet: false,
        screen: 'verify',
        stands: ({ verifications }) =>
          verifications.some((one) => one.id === verification.id && holds(one)),
      }),
    ),
  );
}

type News = Words & {
  readonly kind: 'answer' | 'attention';
  readonly urgent: boolean;
  /** Whether it still says how the question stands. */
  readonly holds: (now: Verification) => boolean;
};

const isUnread = ({ unseenAnswers }: Verification): boolean => unseenAnswers > 0;

function newsOf(
  before: Verification | undefined,
  now: Verification,
  app: AppState,
  texts: Texts,
): News[] {
  const site = now.ask.siteName || now.ask.siteId;
  const news: News[] = [];
  for (const contact of now.contacts) {
    const known = before?.contacts.find(({ contactId }) => contactId === contact.contactId);
    if (contact.answer === null || contact.answers.length <= (known?.answers.length ?? 0)) continue;
    if (now.unseenAnswers > 0) news.push(answerNews(contact, site, app, texts));
  }
  if (now.contradiction !== null && before?.contradiction === null) {
    news.push({
      kind: 'attention',
      urgent: true,
      title: texts.say('notice.contradictionTitle', { site }),
      body: texts.say('notice.contradictionBody'),
      holds: ({ contradiction, delivery }) => contradiction !== null && !delivery.closed,
    });
  }
  if (now.expired && before?.expired === false && now.contacts.every(({ answer }) => !answer)) {
    news.push({
      kind: 'attention',
      urgent: false,
      title: texts.say('notice.timeUpTitle', { site }),
      body: texts.say('notice.timeUpBody'),
      holds: ({ contacts, delivery }) =>
        contacts.every(({ answer }) => !answer) && !delivery.closed,
    });
  }
  const { state } = now.delivery;
  if (before?.delivery.state !== state) news.push(...deliveryNews(now, site, texts));
  return news;
}

function answerNews(
  contact: VerificationContact,
  site: string,
  { world, settings }: AppState,
  texts: Texts,
): News {
  const { answer } = contact;
  const help = answer?.answer === 'help';
  const time = texts.time(answer?.receivedAtMs ?? 0);
  const helpKey = world === 'practice' ? 'notice.helpPracticeBody' : 'notice.helpBody';
  const bodyKey = help ? helpKey : 'notice.answerBody';
  return {
    kind: help ? 'attention' : 'answer',
    urgent: help,
    title: `${contactWords(contact, texts)}: ${answerWords(answer, texts)}`,
    body: texts.say(bodyKey, { site, time, number: settings.panic.emergencyNumber }),
    holds: isUnread,
  };
}

function deliveryNews({ delivery }: Verification, site: string, texts: Texts): News[] {
  const what = delivery.failure === null ? '' : failureWords(delivery.failure, texts);
  const holds: News['holds'] = (now) =>
    now.delivery.state === delivery.state && !now.delivery.closed;
  const common = { kind: 'attention', urgent: false, holds } as const;
  if (delivery.state === 'unsure' && delivery.nextAttemptAtMs === null) {
    const title = texts.say('notice.questionUnsureTitle', { site });
    return [{ ...common, title, body: texts.say('notice.questionUnsureBody', { what }).trim() }];
  }
  if (delivery.state !== 'failed' && delivery.state !== 'expired') return [];
  // Some try may have arrived: who asks again may ask people twice.
  if (delivery.mayHaveReached) {
    const title = texts.say('notice.questionUnsureTitle', { site });
    const body = texts.say('notice.questionStoppedUnsureBody', { what }).trim();
    return [{ ...common, title, body }];
  }
  const title = texts.say('notice.questionFailedTitle', { site });
  return [{ ...common, title, body: texts.say('notice.questionFailedBody', { what }).trim() }];
}

function practised(words: Words, { world }: AppState, texts: Texts): Words {
  if (world === 'live') return words;
  return { ...words, title: texts.say('notice.practiceTitle', { title: words.title }) };
}
