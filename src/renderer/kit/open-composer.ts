// The one way to begin a question from anywhere in the window.
import type { Verification } from '../../shared/verification';
import { goTo } from '../navigation';
import type { WindowParts } from '../window-parts';
import type { AskPrefill } from '../ask-prefill';

/** Shows the composer with what is known already filled in. */
export function openComposer(
  { store, navigation }: Pick<WindowParts, 'store' | 'navigation'>,
  prefill: AskPrefill,
): void {
  const count = (store.getState().composing?.count ?? 0) + 1;
  store.setState({ composing: { prefill, count } });
  goTo(navigation, 'verify');
}

/** A question about a panic: the desk's own site, and which press it was. */
export function aboutPress(siteId: string | undefined, pressId: string): AskPrefill {
  return { ...(siteId === undefined ? {} : { siteId }), aboutPress: pressId };
}

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
