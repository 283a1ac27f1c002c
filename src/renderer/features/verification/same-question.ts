// A question asked before, to be asked again.
import type { Verification } from '../../../shared/verification/verification';
import type { AskPrefill } from '../../kit/ask-prefill';

/** The same question again, to be changed first; without the contacts the vendor does not know. */
export function sameQuestion({ ask, delivery }: Verification): AskPrefill {
  const { failure } = delivery;
  const refused = failure?.reason === 'invalid-contact' ? (failure.contactIds ?? []) : [];
  const contacts = ask.contacts.filter(({ contactId }) => !refused.includes(contactId));
  return {
    siteId: ask.siteId,
    ...(ask.eventId === null ? {} : { eventId: ask.eventId }),
    ...(contacts.length === 0 ? {} : { contacts }),
    method: ask.method,
    ...(ask.aboutPress === null ? {} : { aboutPress: ask.aboutPress }),
    ...(ask.followsUp === null ? {} : { followsUp: ask.followsUp }),
  };
}
