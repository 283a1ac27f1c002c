// What an answer of Emergency24 means: success needs two yeses, and each refusal gets its finer cause.
import { describe, expect, it } from 'vitest';
import { judgeAnswer, type Question } from '../../../src/main/vendors/emergency24/judge-answer';
import { Failure } from '../../../src/shared/core/failure';
import { failure, respond, success } from '../../fakes/emergency24-in-memory';

const NOW_MS = Date.UTC(2025, 2, 17, 23, 55, 58);
const ADD: Question = { method: 'POST', path: '/contacts/addContact' };
const UPDATE: Question = { method: 'PUT', path: '/contacts/1' };
const JOIN: Question = { method: 'PUT', path: '/contacts/group/1/contact/2' };
const READ: Question = { method: 'GET', path: '/contacts/1' };

const judged = (status: number, body: unknown, question: Question = READ, secrets: string[] = []) =>
  judgeAnswer(respond(status, body), question, NOW_MS, secrets);

describe('an answer', () => {
  it('worked only when status and envelope both say so', () => {
    expect(judged(200, success({ ID: 1 }))).toEqual({ kind: 'done', data: { id: 1 } });
    expect(judged(200, failure(200, 'no'))).toMatchObject({
      kind: 'refused',
      failure: { kind: 'rejected', httpStatus: 200 },
    });
    expect(judged(200, { Success: true, Code: 409 }, ADD).kind).toBe('refused');
    expect(judged(400, success(null)).kind).toBe('refused');
    expect(judged(302, success(null)).kind).toBe('notSent');
  });

  it.each([
    [401, 'refused', 'unauthorized'],
    [404, 'refused', 'rejected'],
    [429, 'notSent', 'rate-limited'],
    [500, 'unsure', 'unavailable'],
  ])('with code %i means the same as status and inside a 200', (code, kind, failureKind) => {
    for (const status of [code, 200]) {
      expect(judged(status, failure(code))).toMatchObject({
        kind,
        failure: { kind: failureKind, httpStatus: status },
      });
    }
  });

  it('proves nothing with a 2xx of somebody else, but may be empty after a write', () => {
    for (const body of ['<html>Sign in</html>', '{"Success": tr', '[]', 'OK']) {
      expect(judged(200, body, UPDATE)).toMatchObject({
        kind: 'unsure',
        failure: { kind: 'bad-response' },
      });
    }
    expect(judged(204, '', UPDATE)).toEqual({ kind: 'done', data: null });
    expect(judged(200, '', READ).kind).toBe('unsure');
  });

  it('is no refusal when it is a page, whatever words stand on it', () => {
    const words = 'duplicate: your IP address is not allowed, time is too skewed';
    for (const status of [200, 400, 401, 403, 404, 409, 511]) {
      expect(judged(status, `<html>${words}</html>`, UPDATE)).toMatchObject({
        kind: 'unsure',
        failure: { reason: 'something-else' },
      });
    }
  });

  it('that never came is judged like everywhere', () => {
    const lost = { kind: 'failed', code: 'ERR_NAME_NOT_RESOLVED', written: 'unknown' } as const;
    expect(judgeAnswer(lost, ADD, NOW_MS, [])).toMatchObject({
      kind: 'notSent',
      failure: { reason: 'dns' },
    });
  });
});

describe('a refusal', () => {
  it('tells the same person from the same external id', () => {
    const reasonOf = (status: number, code: number, message: string, question = ADD) => {
      const verdict = judged(status, failure(code, message), question);
      return verdict.kind === 'done' ? 'done' : verdict.failure.reason;
    };
    expect(reasonOf(409, 409, '')).toBe('duplicate-external-id');
    expect(reasonOf(200, 409, '')).toBe('duplicate-external-id');
    expect(reasonOf(409, 409, '', UPDATE)).toBe('duplicate-external-id');
    expect(reasonOf(400, 400, 'Duplicate contact.')).toBe('duplicate-person');
    expect(reasonOf(400, 400, 'A contact with this name already exists.')).toBe('duplicate-person');
    expect(reasonOf(200, 200, 'Contact already in the portal')).toBe('duplicate-person');
    expect(reasonOf(400, 400, 'ExternalID already in use')).toBe('duplicate-external-id');
    expect(reasonOf(400, 400, 'FirstName is required')).toBeUndefined();
    expect(reasonOf(400, 400, 'Group 12 does not exist')).toBeUndefined();
    expect(reasonOf(409, 409, 'already a member', JOIN)).toBeUndefined();
  });

  it('tells a network that is not on the whitelist from a bad key', () => {
    for (const [status, code] of [
      [401, 401],
      [403, 403],
      [200, 401],
      [200, 200],
    ] as const) {
      expect(
        judged(status, failure(code, 'IP address 203.0.113.7 is not whitelisted')),
      ).toMatchObject({
        kind: 'refused',
        failure: { kind: 'unauthorized', reason: 'address-not-allowed', httpStatus: status },
      });
    }
    const verdict = judged(401, failure(401, 'Your IP (203.0.113.7) is not allowed.'));
    expect(verdict).toMatchObject({
      failure: { detail: expect.stringContaining('203.0.113.7') as string },
    });
    const badKey = judged(401, failure(401, 'Invalid API key.'));
    expect(badKey).toMatchObject({ failure: { kind: 'unauthorized' } });
    expect(badKey).not.toHaveProperty('failure.reason');
  });

  it('never takes the words of a refused contact for the vendor speaking of the network', () => {
    const said = failure(400, 'Invalid Description: "keeps the IP whitelist"');
    expect(judged(400, said, ADD)).not.toHaveProperty('failure.reason');
  });

  it('knows a wrong clock by its words, whatever the status', () => {
    for (const status of [200, 400, 401, 403, 500]) {
      const said = failure(status, 'Request time is too skewed from server time');
      expect(judged(status, said, ADD)).toMatchObject({
        kind: 'refused',
        failure: { kind: 'unauthorized', reason: 'clock-skew' },
      });
    }
  });

  it('repeats the words of the vendor, never a secret', () => {
    const said = judged(400, failure(400, 'Zip is not valid'), UPDATE);
    expect(said).toMatchObject({
      failure: { detail: expect.stringContaining('Zip is not valid') as string },
    });
    const leaky = judged(200, failure(400, 'bad token fake-9f1c-key'), UPDATE, ['fake-9f1c-key']);
    expect(JSON.stringify(leaky)).not.toContain('9f1c');
    if (said.kind !== 'done') expect(Failure.safeParse(said.failure).success).toBe(true);
  });
});
