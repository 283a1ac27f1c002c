// When the time to answer is up: CHeKT's own end where it named one, and no jump of the clock moves it.
import { describe, expect, it } from 'vitest';
import { NO_TRACES } from '../../../../src/main/features/verification/traces';
import {
  makeAsk,
  makeFact,
  makeQuestion,
  makeReceipt,
  makeUnsure,
  START_MS,
  view,
} from './questions';

const noEnd = makeReceipt({ timeoutAtMs: null });

describe('the end of the time', () => {
  it('is what CHeKT says, whatever was asked for', () => {
    const question = makeQuestion({
      action: makeAsk({ timeoutSeconds: 180 }),
      receipt: makeReceipt({ timeoutAtMs: START_MS + 300_000 }),
    });
    const end = { deadlineMs: START_MS + 300_000, deadlineSource: 'vendor' };
    expect(view(question, [], { nowMs: START_MS + 299_999 })).toMatchObject({
      ...end,
      expired: false,
      status: 'sent',
    });
    expect(view(question, [], { nowMs: START_MS + 300_000 })).toMatchObject({
      ...end,
      expired: true,
      status: 'expired',
    });
  });

  it('is told by the clock of this desk', () => {
    const receipt = makeReceipt({ skewMs: -45_000 });
    expect(view(makeQuestion({ receipt })).deadlineMs).toBe(START_MS + 225_000);
  });

  it('is our own, from the receipt on, where CHeKT named none', () => {
    const seen = view(makeQuestion({ receipt: noEnd }));
    expect(seen).toMatchObject({ deadlineMs: START_MS + 182_000, deadlineSource: 'own' });
  });

  it('does not exist where nobody has to answer', () => {
    const action = makeAsk({ requireResponse: false });
    const seen = view(makeQuestion({ action, receipt: noEnd }), [], { nowMs: START_MS + 1e9 });
    expect(seen).toMatchObject({ deadlineMs: null, deadlineSource: null, expired: false });
    expect(seen.suggestion).toBeNull();
  });

  it('comes at once when CHeKT says so, for everybody who was silent', () => {
    const facts = [makeFact(1, { kind: 'expired', contactId: null }), makeFact(2)];
    const seen = view(makeQuestion(), facts);
    expect(seen.expired).toBe(true);
    expect(seen.contacts.map(({ status }) => status)).toEqual(['responded', 'expired']);
  });

  it('of an unreadable answer is our own, from its arrival on', () => {
    const receipt = makeReceipt({
      verificationId: null,
      status: null,
      sentTo: [],
      timeoutAtMs: null,
      sentAtMs: null,
    });
    const seen = view(makeQuestion({ receipt }));
    expect(seen).toMatchObject({ status: 'pending', deadlineMs: START_MS + 182_000 });
  });

  it('of a question taken as sent counts from the decision', () => {
    const taken = makeUnsure({ state: 'taken-as-sent' });
    const traces = { ...NO_TRACES, takenAsSentMs: START_MS + 30_000 };
    expect(view(taken, [], { traces })).toMatchObject({
      status: 'sent',
      deadlineMs: START_MS + 210_000,
      deadlineSource: 'own',
    });
    expect(view(taken).deadlineMs).toBe(START_MS + 181_000);
  });

  it('of an unsure question begins with the event that proves it went out', () => {
    const seen = view(makeUnsure(), [makeFact(1, { kind: 'delivered' })]);
    expect(seen).toMatchObject({ status: 'sent', deadlineMs: START_MS + 181_000 });
  });

  it('stays passed once it was recorded, whatever the clock says now', () => {
    const traces = { ...NO_TRACES, expiryTold: true };
    expect(view(makeQuestion(), [], { nowMs: START_MS - 86_400_000, traces }).expired).toBe(true);
  });
});

describe('a jump of the clock', () => {
  const hour = 3_600_000;
  const at = (jumpMs: number, fromMs: number) => ({ jumpMs, fromMs, afterSeq: 0 });

  it.each([hour, -hour])(
    'of %i ms moves the end with it, so that as much time is left',
    (jumpMs) => {
      const traces = { ...NO_TRACES, jumps: [at(jumpMs, START_MS + 60_000)] };
      const nowMs = START_MS + 60_000 + jumpMs;
      const seen = view(makeQuestion(), [], { traces, nowMs });
      expect(seen.expired).toBe(false);
      expect((seen.deadlineMs ?? 0) - nowMs).toBe(120_000);
      expect(nowMs - (seen.sentAtMs ?? 0)).toBe(60_000);
    },
  );

  it('and back again leaves everything where it was', () => {
    const jumps = [at(-hour, START_MS + 60_000), at(hour, START_MS + 70_000 - hour)];
    const seen = view(makeQuestion(), [], { traces: { ...NO_TRACES, jumps } });
    expect(seen.deadlineMs).toBe(START_MS + 180_000);
  });

  it('from before the question went out is in its times already', () => {
    const jumps = [at(hour, START_MS - 60_000)];
    const seen = view(makeQuestion(), [], { traces: { ...NO_TRACES, jumps } });
    expect(seen.deadlineMs).toBe(START_MS + 180_000);
  });
});

describe('the question as a whole', () => {
  it('is answered once anybody answered, and failed when the message reached nobody', () => {
    expect(view(makeQuestion(), [makeFact(1)]).status).toBe('responded');
    const failures = ['contact_1', 'contact_2'].map((contactId, index) =>
      makeFact(index + 1, { kind: 'failed', contactId }),
    );
    expect(view(makeQuestion(), failures.slice(1)).status).toBe('sent');
    expect(view(makeQuestion(), failures).status).toBe('failed');
  });

  it('is sent as soon as any contact proves it', () => {
    const receipt = makeReceipt({ status: 'pending', sentTo: [] });
    expect(view(makeQuestion({ receipt })).status).toBe('pending');
    expect(view(makeQuestion({ receipt }), [makeFact(1, { kind: 'sent' })]).status).toBe('sent');
  });
});
