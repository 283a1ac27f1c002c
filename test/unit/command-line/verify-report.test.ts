// What `tocsin verify` says at the end: exit codes, one line of JSON, and the reason for people.
import { describe, expect, it } from 'vitest';
import { isRefusedQuestion, reportQuestion } from '../../../src/main/command-line/verify-report';
import { DeliveryState } from '../../../src/shared/core/delivery-progress';
import {
  failed,
  FailureKind,
  ok,
  type Failure,
  type Result,
} from '../../../src/shared/core/failure';
import type { Verification } from '../../../src/shared/verification/verification';
import { QUESTION_ID, savedQuestion } from '../../fakes/saved-questions';

function report(asked: Result<Verification>) {
  const lines: string[] = [];
  const remarks: string[] = [];
  const code = reportQuestion(asked, {
    out: (line) => void lines.push(line),
    remark: (line) => void remarks.push(line),
  });
  expect(lines).toHaveLength(1);
  expect(lines[0]).not.toContain('\n');
  return {
    code,
    line: JSON.parse(lines[0] ?? '') as Record<string, unknown>,
    remark: remarks.join('\n'),
  };
}
const reportOf = (...parts: Parameters<typeof savedQuestion>) =>
  report(ok(savedQuestion(...parts)));

const INVALID: Failure = {
  kind: 'rejected',
  reason: 'invalid-contact',
  detail: 'One or more contacts are invalid',
  contactIds: ['contact_123', 'contact_456'],
  vendorCode: 'INVALID_CONTACT',
};
const UNDELIVERED: Failure = {
  kind: 'rejected',
  reason: 'delivery-failed',
  detail: 'Failed to deliver: invalid phone number',
  contactIds: ['contact_789ghi'],
  vendorCode: 'DELIVERY_FAILED',
};
const OUTAGE: Failure = { kind: 'unavailable', reason: 'server-error', detail: 'HTTP 503' };

describe('a question that the app has read and not answered for', () => {
  it('is never called not sent: asked again, people would be texted twice', () => {
    const failure: Failure = { kind: 'offline', reason: 'after-writing', detail: 'no answer' };
    const { code, remark } = report(failed(failure));
    expect(code).toBe(2);
    expect(remark).toContain('NOT KNOWN');
    expect(remark).not.toContain('NOT SENT');
  });
});

describe('the exit code of tocsin verify', () => {
  const CODES: Record<DeliveryState, 0 | 1 | 2> = {
    'counting-down': 2,
    queued: 2,
    sending: 2,
    waiting: 2,
    unsure: 2,
    accepted: 0,
    answered: 0,
    'taken-as-sent': 2,
    failed: 1,
    expired: 1,
    cancelled: 1,
  };
  it.each(DeliveryState.options)('of a question that is %s', (state) => {
    expect(reportOf({ state }).code).toBe(CODES[state]);
  });

  it('is 1 for one that lives in memory only', () => {
    const rungs = { ...savedQuestion().delivery.rungs, savedMs: null };
    const { code, remark } = reportOf({ state: 'waiting', rungs });
    expect(code).toBe(1);
    expect(remark).toContain('NOT SAVED');
  });

  it('is 1 for one that nobody took', () => {
    const { code, line, remark } = report(failed({ kind: 'storage', detail: 'the disk is full' }));
    expect(code).toBe(1);
    expect(remark).toBe('NOT SENT: the disk is full');
    expect(line).toEqual({
      state: 'failed',
      failure: { kind: 'storage', detail: 'the disk is full' },
    });
  });
});

describe('the words of tocsin verify', () => {
  it('are none when the vendor accepted', () => {
    expect(reportOf({ state: 'accepted' }).remark).toBe('');
  });

  it('name every contact that the vendor refused, its reason and its code', () => {
    const { code, line, remark } = reportOf({ state: 'failed', failure: INVALID });
    expect(code).toBe(1);
    expect(remark).toBe(
      'NOT SENT: contact_123, contact_456: One or more contacts are invalid (INVALID_CONTACT)',
    );
    expect(line).toMatchObject({ id: QUESTION_ID, state: 'failed', failure: INVALID });
  });

  it('name the contact and the reason of a delivery that failed', () => {
    expect(reportOf({ state: 'failed', failure: UNDELIVERED }).remark).toBe(
      'NOT SENT: contact_789ghi: Failed to deliver: invalid phone number (DELIVERY_FAILED)',
    );
  });

  it('do not say the code twice', () => {
    const detail = 'INVALID_CONTACT: no such contact';
    expect(reportOf({ state: 'failed', failure: { ...INVALID, detail } }).remark).toBe(
      'NOT SENT: contact_123, contact_456: INVALID_CONTACT: no such contact',
    );
  });

  it('send the operator to the window when nobody knows whether it has gone out', () => {
    const failure = OUTAGE;
    const { code, line, remark } = reportOf({ state: 'unsure', mayHaveReached: true, failure });
    expect(code).toBe(2);
    expect(line).toMatchObject({ mayHaveReached: true });
    expect(remark).toContain('NOT KNOWN whether the question has gone out: HTTP 503');
    expect(remark).toContain('decide in the window');
  });

  it('never say not sent of what may have gone out', () => {
    for (const state of DeliveryState.options) {
      const { remark } = reportOf({ state, mayHaveReached: true, failure: OUTAGE });
      expect(remark).not.toContain('NOT SENT');
    }
    expect(reportOf({ state: 'cancelled', mayHaveReached: true }).remark).toContain('may have');
  });

  it('tell why it still waits', () => {
    const { remark } = reportOf({ state: 'waiting', failure: OUTAGE });
    expect(remark).toBe('saved, not accepted yet: HTTP 503');
  });
});

describe('a refusal of the running app', () => {
  it.each(FailureKind.options)('by a failure of the kind %s', (kind) => {
    const final = ['invalid-input', 'rejected', 'not-configured'];
    expect(isRefusedQuestion({ kind, detail: '' })).toBe(final.includes(kind));
  });
});
