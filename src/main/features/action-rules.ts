// Every kind of action that goes out, with what the outbox must know of it.
import type { ActionRules } from '../core/outbox/action-rules';
import { CONTACT_CHANGE_RULES } from './contacts/editing/action-rules';
import { CHECK_IN_RULES } from './panic/action-rules';
import { VERIFICATION_RULES } from './verification/action-rules';

export const ACTION_RULES: ActionRules = {
  'check-in': CHECK_IN_RULES,
  verification: VERIFICATION_RULES,
  'contact-change': CONTACT_CHANGE_RULES,
};
