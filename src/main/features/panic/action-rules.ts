// What the outbox must know of a check-in.
import type { CheckIn } from '../../../shared/action';
import { isPanic } from '../../../shared/core/check-in';
import type { RulesOf } from '../../core/outbox/action-rules';

export const CHECK_IN_RULES: RulesOf<CheckIn> = {
  isUrgent: ({ status }) => isPanic(status),
  /** It may repeat: Share911 ignores identical duplicates (SEED Check-in REST API). */
  policy: () => ({ onUnsure: 'retry', onNotConfigured: 'retry' }),
  isAwaited: true,
  follows: ({ standsDown }) => standsDown,
  opening: 'pressed',
  begin({ status, location, callbackPhone, origin, standsDown }, { vendor, fireAtMs }, nowMs) {
    const number = callbackPhone === undefined ? {} : { callbackPhone };
    const facts = { status, location, ...number, origin, vendor, countdownMs: fireAtMs - nowMs };
    return [
      { kind: 'pressed', facts },
      ...(standsDown === undefined ? [] : [{ kind: 'stand-down', facts: { standsDown } } as const]),
    ];
  },
  onClockSet: 'told',
  isBulk: false,
};
