// What the outbox must know of a question to contacts.
import type { VerificationAsk } from '../../../shared/verification/verification';
import type { RulesOf } from '../../core/outbox/action-rules';

export const VERIFICATION_RULES: RulesOf<VerificationAsk> = {
  isUrgent: () => true,
  /** ASSUMED: sent twice it writes to people twice; CHeKT's page names no protection against repeats. */
  policy: () => ({ onUnsure: 'ask', onNotConfigured: 'stop' }),
  /** It tells by itself how it stands. */
  isAwaited: false,
  opening: 'asked',
  begin(action, { vendor }) {
    const { siteId, eventId, method, timeoutSeconds, origin, followsUp, aboutPress } = action;
    const contacts = action.contacts.map(({ contactId }) => contactId);
    const facts = {
      siteId,
      eventId,
      method,
      timeoutSeconds,
      contacts: contacts.join(', ').slice(0, 500),
      count: contacts.length,
      origin,
      vendor,
      ...(followsUp === null ? {} : { followsUp }),
      ...(aboutPress === null ? {} : { aboutPress }),
    };
    return [{ kind: 'asked', facts }];
  },
  /** The board keeps its own account of the clock for every question that is out. */
  onClockSet: 'moved',
  isBulk: false,
};
