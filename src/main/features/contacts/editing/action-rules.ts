// What the outbox must know of a change to somebody's record.
import { afterUnsure, type ContactChange } from '../../../../shared/contacts/contact-change';
import type { RulesOf } from '../../../core/outbox/action-rules';
import type { Policy } from '../../../core/outbox/policy';

const ON_UNSURE = {
  repeat: 'retry',
  'read-back': 'read-back',
  ask: 'ask',
} as const satisfies Record<ReturnType<typeof afterUnsure>, Policy['onUnsure']>;

export const CONTACT_CHANGE_RULES: RulesOf<ContactChange> = {
  isUrgent: () => false,
  policy: ({ change }) => ({ onUnsure: ON_UNSURE[afterUnsure(change)], onNotConfigured: 'stop' }),
  isAwaited: false,
  opening: 'change-asked',
  begin: ({ change, recordKey, origin }, { vendor }) => [
    {
      kind: 'change-asked',
      facts: { source: change.source, write: change.write.write, recordKey, origin, vendor },
    },
  ],
  /** Thousands may be on their way at once. */
  onClockSet: 'noted',
  isBulk: true,
};
