// Questions to contacts in the outbox: repeated only when surely not sent, and decided by the operator otherwise.
import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../../src/shared/core/failure';
import type { VerificationReceipt } from '../../../../src/shared/verification/verification';
import type { Outcome } from '../../../../src/main/core/lib/vendor-port';
import { idOf } from '../../../fakes/deliveries';
import { createOutboxDesk, NOT_SENT, UNSURE, type OutboxDesk } from '../../../fakes/outbox-desk';
import { askWith } from '../../../fakes/verifications';

const RECEIPT: VerificationReceipt = {
  verificationId: 'ver_1',
  eventId: null,
  status: 'sent',
  sentTo: [],
  timeoutAtMs: null,
  sentAtMs: null,
  receivedAtMs: 1,
  skewMs: 0,
};
const TAKEN: Outcome = { kind: 'accepted', ref: 'ver_1', receipt: RECEIPT };
const NO_KEY: Failure = { kind: 'not-configured', reason: 'no-key', detail: 'no key' };

function ask(desk: OutboxDesk, n = 1) {
  return desk.outbox.accept({
    id: idOf(n),
    vendor: 'chekt',
    action: askWith({ message: 'secret words' }),
    request: { path: '/ext/v1/verifications', body: `{"question":${n}}` },
    pressedAtMs: desk.clock.now(),
    countdownMs: 0,
    lifetimeMs: 180_000,
  });
}

async function unsure(): Promise<OutboxDesk> {
  const desk = createOutboxDesk();
  desk.outbox.start();
  desk.answer = () => UNSURE;
  ask(desk);
  await desk.clock.settle();
  return desk;
}

describe('a question', () => {
  it('keeps what the vendor answered, on disk', async () => {
    const desk = createOutboxDesk();
    desk.outbox.start();
    desk.answer = () => TAKEN;
    ask(desk);
    await desk.clock.settle();
    expect(desk.outbox.get(idOf(1))).toMatchObject({ state: 'accepted', receipt: RECEIPT });
    desk.crashAndRestart();
    expect(desk.outbox.get(idOf(1))?.receipt).toEqual(RECEIPT);
  });

  it('is repeated by itself while it surely was not sent', async () => {
    const desk = createOutboxDesk();
    desk.outbox.start();
    desk.answer = () => NOT_SENT;
    ask(desk);
    await desk.clock.advance(10_000);
    expect(desk.flights.length).toBeGreaterThan(2);
    expect(new Set(desk.bodies()).size).toBe(1);
  });

  it('ends at once when something must be set up first: somebody waits at the screen', async () => {
    const desk = createOutboxDesk();
    desk.outbox.start();
    desk.answer = () => ({ kind: 'notSent', failure: NO_KEY });
    ask(desk);
    await desk.clock.advance(10_000);
    expect(desk.flights).toHaveLength(1);
    expect(desk.outbox.get(idOf(1))).toMatchObject({ state: 'failed', failure: NO_KEY });
  });

  it('that may have gone out is never repeated by itself, however long, woken or restarted', async () => {
    const desk = await unsure();
    desk.answer = () => TAKEN;
    await desk.clock.advance(60_000);
    desk.outbox.wake(null);
    await desk.clock.advance(600_000);
    desk.crashAndRestart();
    desk.outbox.start();
    await desk.clock.advance(60_000);
    expect(desk.flights).toHaveLength(1);
    expect(desk.outbox.get(idOf(1))).toMatchObject({ state: 'unsure', mayHaveReached: true });
  });

  it('that was being sent when Tocsin died may have gone out: it waits for a person', async () => {
    const desk = createOutboxDesk();
    desk.outbox.start();
    ask(desk);
    await desk.clock.settle();
    desk.crashAndRestart();
    desk.outbox.start();
    await desk.clock.advance(60_000);
    expect(desk.flights).toHaveLength(1);
    expect(desk.outbox.get(idOf(1))?.state).toBe('unsure');
  });

  it('goes out again with the same bytes when the operator says so, also long after its deadline', async () => {
    const desk = await unsure();
    await desk.clock.advance(1_000_000);
    desk.answer = () => TAKEN;
    expect(desk.outbox.sendNow(idOf(1)).ok).toBe(true);
    await desk.clock.settle();
    expect(desk.outbox.get(idOf(1))?.state).toBe('accepted');
    expect(new Set(desk.bodies()).size).toBe(1);
    expect(desk.flights).toHaveLength(2);
  });

  it('is taken as sent when the operator says so, and claims no rung for it', async () => {
    const desk = await unsure();
    expect(desk.outbox.takeAsSent(idOf(1)).ok).toBe(true);
    expect(desk.outbox.get(idOf(1))).toMatchObject({
      state: 'taken-as-sent',
      rungs: { acceptedMs: null },
    });
    expect(desk.outbox.hasUnsent()).toBe(false);
    await desk.clock.advance(600_000);
    expect(desk.flights).toHaveLength(1);
    expect(desk.kinds()).toContain('taken-as-sent');
  });

  it('is dropped when the operator says so, and it is said that it may have gone', async () => {
    const desk = await unsure();
    expect(desk.outbox.cancel(idOf(1))).toMatchObject({
      ok: true,
      value: { result: 'may-have-gone' },
    });
    await desk.clock.advance(600_000);
    expect(desk.flights).toHaveLength(1);
  });

  it('cannot be taken as sent when it surely was not', () => {
    const desk = createOutboxDesk();
    ask(desk);
    expect(desk.outbox.takeAsSent(idOf(1)).ok).toBe(false);
  });

  it('is recorded with who was asked, and never with its words', () => {
    const desk = createOutboxDesk();
    ask(desk);
    const page = desk.activity.page({ limit: 50 });
    const line = page.ok ? page.value.entries.find(({ kind }) => kind === 'asked') : undefined;
    expect(line?.facts).toMatchObject({ siteId: 'site_1', contacts: 'contact_1', method: 'sms' });
    expect(JSON.stringify(page)).not.toContain('secret words');
  });
});
