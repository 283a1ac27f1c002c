// The rules of a delivery's life, as a table of every state and event.
import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../../../src/shared/delivery';
import { DeliveryState } from '../../../../src/shared/core/delivery-progress';
import type { DeliveryEvent } from '../../../../src/main/core/outbox/delivery-event';
import { cancelResult, transition } from '../../../../src/main/core/outbox/transitions';
import { makeDelivery } from '../../../fakes/deliveries';
import type { Outcome } from '../../../../src/main/core/lib/vendor-port';
import { DISK_FULL, NOT_SENT, REFUSED, UNSURE, YES } from '../../../fakes/outbox-desk';

const atMs = 1_005_000;
const retry = { kind: 'retry', atMs: atMs + 1000 } as const;
const stop = { kind: 'stop' } as const;

const EVENTS: Readonly<Record<string, DeliveryEvent>> = {
  'countdown-ended': { type: 'countdown-ended', atMs },
  'send-now': { type: 'send-now', atMs },
  claim: { type: 'claim', atMs },
  written: { type: 'written', atMs },
  accepted: { type: 'outcome', atMs, outcome: YES, next: stop },
  'not sent': { type: 'outcome', atMs, outcome: NOT_SENT, next: retry },
  unsure: { type: 'outcome', atMs, outcome: UNSURE, next: retry },
  'unsure, may not repeat': { type: 'outcome', atMs, outcome: UNSURE, next: { kind: 'ask' } },
  refused: { type: 'outcome', atMs, outcome: REFUSED, next: stop },
  'no time left': { type: 'outcome', atMs, outcome: NOT_SENT, next: { kind: 'expire' } },
  expire: { type: 'expire', atMs },
  cancel: { type: 'cancel', atMs },
  overdue: { type: 'overdue', atMs },
  'try-again': { type: 'try-again', atMs },
  'take-as-sent': { type: 'take-as-sent', atMs },
  close: { type: 'close', atMs },
  recover: { type: 'recover', atMs, next: retry },
};

/** Every event that a state takes and where it leads; what is not listed must be refused. */
const TABLE: Readonly<Record<DeliveryState, Readonly<Record<string, DeliveryState>>>> = {
  'counting-down': {
    'countdown-ended': 'queued',
    'send-now': 'queued',
    expire: 'expired',
    cancel: 'cancelled',
    close: 'counting-down',
    recover: 'queued',
  },
  queued: {
    'send-now': 'queued',
    claim: 'sending',
    accepted: 'accepted',
    expire: 'expired',
    cancel: 'cancelled',
    overdue: 'queued',
    close: 'queued',
  },
  sending: {
    written: 'sending',
    accepted: 'accepted',
    'not sent': 'waiting',
    unsure: 'unsure',
    'unsure, may not repeat': 'unsure',
    refused: 'failed',
    'no time left': 'expired',
    cancel: 'sending',
    overdue: 'sending',
    close: 'sending',
    recover: 'unsure',
  },
  waiting: {
    'send-now': 'waiting',
    claim: 'sending',
    accepted: 'accepted',
    expire: 'expired',
    cancel: 'cancelled',
    overdue: 'waiting',
    close: 'waiting',
  },
  unsure: {
    'send-now': 'unsure',
    claim: 'sending',
    accepted: 'accepted',
    expire: 'expired',
    cancel: 'cancelled',
    overdue: 'unsure',
    close: 'unsure',
  },
  accepted: { close: 'accepted' },
  answered: { close: 'answered' },
  'taken-as-sent': { accepted: 'accepted', close: 'taken-as-sent' },
  failed: { accepted: 'accepted', 'try-again': 'queued', cancel: 'cancelled', close: 'failed' },
  expired: { accepted: 'accepted', 'try-again': 'queued', cancel: 'cancelled', close: 'expired' },
  cancelled: { accepted: 'accepted', close: 'cancelled' },
};

const cases = DeliveryState.options.flatMap((state) =>
  Object.keys(EVENTS).map((name) => ({ state, name, leadsTo: TABLE[state][name] ?? 'refused' })),
);

function after(delivery: Delivery, name: string): Delivery {
  const event = EVENTS[name];
  if (!event) throw new Error(`no event ${name}`);
  const moved = transition(delivery, event);
  if (!moved.ok) throw new Error(moved.failure.detail);
  return moved.value;
}

describe('transition', () => {
  it.each(cases)('takes $state on "$name" to $leadsTo', ({ state, name, leadsTo }) => {
    const event = EVENTS[name];
    const moved = event && transition(makeDelivery({ state }), event);
    expect(moved?.ok ? moved.value.state : 'refused').toBe(leadsTo);
  });

  it.each(cases.filter(({ leadsTo }) => leadsTo !== 'refused'))(
    'keeps id and bytes of $state on "$name"',
    ({ state, name }) => {
      const before = makeDelivery({ state });
      const { id, request, action } = after(before, name);
      expect({ id, request, action }).toEqual({
        id: before.id,
        request: before.request,
        action: before.action,
      });
    },
  );

  it('refuses to claim what is past its deadline', () => {
    const late = makeDelivery({ state: 'queued', expiresAtMs: atMs });
    expect(transition(late, { type: 'claim', atMs }).ok).toBe(false);
  });

  it('refuses to claim or repeat what has no bytes', () => {
    const wordless = makeDelivery({ state: 'failed', request: null });
    expect(transition(wordless, { type: 'try-again', atMs }).ok).toBe(false);
    expect(transition({ ...wordless, state: 'queued' }, { type: 'claim', atMs }).ok).toBe(false);
  });

  it('counts attempts when they begin', () => {
    expect(after(makeDelivery({ state: 'waiting', attempts: 2 }), 'claim').attempts).toBe(3);
  });

  it('takes the sent rung away when the vendor surely did not take it', () => {
    const written = after(makeDelivery({ state: 'sending' }), 'written');
    expect(written.rungs.sentMs).toBe(atMs);
    const outcome: Outcome = {
      kind: 'notSent',
      failure: { kind: 'offline', detail: 'No network' },
    };
    const moved = transition(written, { type: 'outcome', atMs, outcome, next: retry });
    expect(moved.ok && moved.value.rungs.sentMs).toBeNull();
  });

  it('keeps the sent rung when the vendor answered no: it was written', () => {
    const written = after(makeDelivery({ state: 'sending' }), 'written');
    expect(after(written, 'refused')).toMatchObject({ state: 'failed', rungs: { sentMs: atMs } });
    expect(after(written, 'not sent')).toMatchObject({ state: 'waiting', rungs: { sentMs: atMs } });
  });

  it('keeps the first sent rung when the vendor may have it', () => {
    const written = after(makeDelivery({ state: 'sending' }), 'written');
    const unsure = after(written, 'unsure');
    expect(unsure).toMatchObject({ mayHaveReached: true, rungs: { sentMs: atMs } });
  });

  it('remembers that it may have arrived through later attempts', () => {
    const again = after(
      after(after(makeDelivery({ state: 'sending' }), 'unsure'), 'claim'),
      'not sent',
    );
    expect(again.mayHaveReached).toBe(true);
  });

  it('sets the sent and accepted rungs on a yes and forgets the trouble before it', () => {
    const accepted = after(makeDelivery({ state: 'sending', failure: DISK_FULL }), 'accepted');
    expect(accepted).toMatchObject({
      failure: null,
      nextAttemptAtMs: null,
      rungs: { sentMs: atMs, acceptedMs: atMs },
    });
  });

  it('plans the next attempt only where one follows', () => {
    const sending = makeDelivery({ state: 'sending' });
    expect(after(sending, 'not sent').nextAttemptAtMs).toBe(atMs + 1000);
    expect(after(sending, 'unsure').nextAttemptAtMs).toBe(atMs + 1000);
    expect(after(sending, 'unsure, may not repeat').nextAttemptAtMs).toBeNull();
    expect(after(sending, 'refused').nextAttemptAtMs).toBeNull();
  });

  it('shows a card that was put away again when it ends badly', () => {
    const closed = makeDelivery({ state: 'sending', closed: true });
    expect(after(closed, 'refused').closed).toBe(false);
    expect(after({ ...closed, state: 'waiting' }, 'expire').closed).toBe(false);
    expect(after(closed, 'accepted').closed).toBe(true);
  });

  it('gives a repeat the same bytes and a new deadline of the same length', () => {
    const expired = makeDelivery({ state: 'expired' });
    const again = after(expired, 'try-again');
    expect(again.request).toEqual(expired.request);
    expect(again.expiresAtMs - atMs).toBe(expired.expiresAtMs - expired.fireAtMs);
    const twice = after({ ...again, state: 'failed' }, 'try-again');
    expect(twice.expiresAtMs).toBe(again.expiresAtMs);
  });

  it.each([
    ['accepted', 'accepted', false],
    ['not sent', 'cancelled', false],
    ['unsure', 'cancelled', true],
    ['unsure, may not repeat', 'cancelled', true],
    ['refused', 'cancelled', false],
    ['no time left', 'cancelled', false],
    ['recover', 'cancelled', true],
  ] as const)(
    'ends a stopped try that is "%s" as %s (may have reached: %s)',
    (name, state, mayHaveReached) => {
      const stopping = after(makeDelivery({ state: 'sending' }), 'cancel');
      const ended = { state, mayHaveReached, cancelAskedMs: atMs, nextAttemptAtMs: null };
      expect(after(stopping, name)).toMatchObject({ ...ended, overdue: false });
    },
  );

  it('takes a wish to stop once, and nothing that would start another try', () => {
    const stopping = after(makeDelivery({ state: 'sending' }), 'cancel');
    for (const name of ['cancel', 'claim', 'send-now', 'try-again', 'overdue', 'expire']) {
      const event = EVENTS[name];
      expect(event && transition(stopping, event).ok, name).toBe(false);
    }
  });

  it('is overdue from the first failure until it is accepted or stopped', () => {
    const failedOnce = after(makeDelivery({ state: 'sending' }), 'not sent');
    const again = after(failedOnce, 'claim');
    expect([failedOnce.overdue, again.overdue]).toEqual([true, true]);
    expect(after(again, 'accepted').overdue).toBe(false);
    expect(after(again, 'cancel').overdue).toBe(false);
    expect(after(again, 'refused').overdue).toBe(true);
    const late = after(makeDelivery({ state: 'sending' }), 'overdue');
    expect(after(late, 'written').overdue).toBe(true);
    const event = EVENTS.overdue;
    expect(event && transition(late, event).ok).toBe(false);
  });

  it('counts a reaction only where the vendor may have the message', () => {
    const answered = { type: 'answered', atMs } as const;
    expect(transition(makeDelivery({ state: 'queued' }), answered).ok).toBe(false);
    for (const state of ['sending', 'accepted'] as const) {
      const rungs = { ...makeDelivery().rungs, sentMs: 1_004_000 };
      const moved = transition(makeDelivery({ state, rungs }), answered);
      expect(moved.ok && moved.value).toMatchObject({
        state: 'answered',
        rungs: { sentMs: 1_004_000, answeredMs: atMs },
      });
    }
    expect(transition(makeDelivery({ state: 'answered' }), answered).ok).toBe(false);
  });
});

describe('cancelResult', () => {
  it.each([
    ['counting-down', false, 'cancelled'],
    ['queued', false, 'cancelled'],
    ['waiting', false, 'cancelled'],
    ['waiting', true, 'may-have-gone'],
    ['unsure', true, 'may-have-gone'],
    ['expired', true, 'may-have-gone'],
    ['failed', false, 'cancelled'],
    ['sending', false, 'stopping'],
    ['sending', true, 'stopping'],
    ['accepted', false, 'too-late'],
    ['answered', true, 'too-late'],
  ] as const)('for %s (may have reached: %s) is %s', (state, mayHaveReached, result) => {
    expect(cancelResult(makeDelivery({ state, mayHaveReached }))).toBe(result);
  });
});
