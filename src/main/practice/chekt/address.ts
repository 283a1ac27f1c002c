// Finds the people a question goes to, or refuses it in the vendor's two ways.
import { randomBytes } from 'node:crypto';
import type { Judgement } from '../vendor-routes';
import { deliveryFailedAnswer, invalidContactAnswer, type Asked } from './answers';
import { ALL, type Question } from './check';
import type { AskEndpoint } from './endpoint';
import { failureReason } from './failure-reason';
import { refusal } from './judgements';
import { PRACTICE_SITE_ID, type People } from './people';

/**
 * ASSUMED: one wrong contact refuses the whole question; somebody who cannot be reached does so only where
 * nobody else is asked; "all" works for both kinds of question; every event belongs to the practice site.
 */
export function address(
  question: Question,
  endpoint: AskEndpoint,
  people: People,
  nowMs: number,
): Asked | Judgement {
  const { contacts, method, timeoutSeconds, answersWanted } = question;
  const wanted = contacts[0] === ALL ? people.all().map(({ contactId }) => contactId) : contacts;
  const found = wanted.map((id) => people.find(id)).filter((person) => person !== null);
  const wrong = wanted.filter((id) => people.find(id) === null);
  if (wrong.length > 0) {
    return refusal(invalidContactAnswer(wrong), `INVALID_CONTACT: ${wrong.join(', ')}`);
  }
  const [first] = found;
  if (first && found.every(({ script }) => script === 'undeliverable')) {
    const answer = deliveryFailedAnswer(first.contactId, failureReason(method));
    return refusal(answer, `DELIVERY_FAILED: ${first.contactId}`);
  }
  // The vendor's times have no fraction of a second.
  const sentAtMs = Math.floor(nowMs / 1000) * 1000;
  return {
    verificationId: `ver_${randomBytes(8).toString('hex')}`,
    about:
      endpoint.kind === 'event-verification'
        ? { event_id: endpoint.eventId }
        : { site_id: PRACTICE_SITE_ID },
    method,
    people: found,
    sentAtMs,
    timeoutAtMs: timeoutSeconds === null ? null : sentAtMs + timeoutSeconds * 1000,
    answersWanted,
  };
}
