// What may follow a failed attempt of a check-in.
import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../../src/shared/core/failure';
import type { Action } from '../../../../src/shared/action';
import { ACTION_RULES } from '../../../../src/main/features/action-rules';
import { rulesOf } from '../../../../src/main/core/outbox/action-rules';
import { verdictOn } from '../../../../src/main/core/outbox/policy';

const of = (kind: Failure['kind'], more: Partial<Failure> = {}): Failure => ({
  kind,
  detail: '',
  ...more,
});

/** Only what decides about the policy. */
const policyOf = (action: object) => {
  const known = action as Action;
  return rulesOf(ACTION_RULES, known).policy(known);
};
const changeOf = (write: string) => ({
  kind: 'contact-change',
  change: { source: 'chekt', write: { write } },
});
const ON_CHECK_IN = policyOf({ kind: 'check-in' });
const ON_ADDED = policyOf(changeOf('add'));

describe('policy', () => {
  it.each([
    ['refused', of('unauthorized', { httpStatus: 401 }), 'stop'],
    ['refused', of('unauthorized', { httpStatus: 403 }), 'stop'],
    ['refused', of('rejected', { reason: 'not-found', httpStatus: 404 }), 'stop'],
    ['refused', of('rejected', { httpStatus: 422 }), 'stop'],
    ['refused', of('bad-response', { reason: 'redirect', httpStatus: 302 }), 'stop'],
    ['refused', of('rate-limited', { httpStatus: 429 }), 'retry'],
    ['refused', of('unavailable', { httpStatus: 503 }), 'retry'],
    ['notSent', of('offline', { reason: 'dns' }), 'retry'],
    ['notSent', of('unavailable', { httpStatus: 503 }), 'retry'],
    ['notSent', of('not-configured', { reason: 'no-key' }), 'retry'],
    ['notSent', of('storage', { reason: 'keyring-locked' }), 'retry'],
    ['notSent', of('invalid-input'), 'stop'],
    ['unsure', of('timeout', { reason: 'after-writing' }), 'retry'],
    ['unsure', of('bug'), 'retry'],
  ] as const)('answers a check-in that was %s with %o by: %s', (kind, failure, verdict) => {
    expect(verdictOn(ON_CHECK_IN, { kind, failure })).toBe(verdict);
  });

  it.each([
    ['a verification', policyOf({ kind: 'verification' }), 'ask', 'stop'],
    ['a changed contact', policyOf(changeOf('update')), 'retry', 'stop'],
    ['an added contact', ON_ADDED, 'retry', 'stop'],
    ['a contact to be validated', policyOf(changeOf('validate')), 'ask', 'stop'],
  ] as const)('of %s (%o): when unsure %s, when not set up %s', (_what, name, unsure, notSetUp) => {
    expect(verdictOn(name, { kind: 'unsure', failure: of('timeout') })).toBe(unsure);
    expect(verdictOn(name, { kind: 'notSent', failure: of('not-configured') })).toBe(notSetUp);
    expect(verdictOn(name, { kind: 'notSent', failure: of('offline') })).toBe('retry');
    expect(verdictOn(name, { kind: 'refused', failure: of('rejected') })).toBe('stop');
  });

  it.each([
    ['timeout', 'retry'],
    ['unavailable', 'retry'],
    ['offline', 'retry'],
    ['rate-limited', 'retry'],
    ['bad-response', 'ask'],
    ['unauthorized', 'ask'],
    ['bug', 'ask'],
  ] as const)(
    'an added contact of unsure end is read back while that may tell: %s leads to %s',
    (kind, verdict) => {
      expect(verdictOn(ON_ADDED, { kind: 'unsure', failure: of(kind) })).toBe(verdict);
    },
  );
});
