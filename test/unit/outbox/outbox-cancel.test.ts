// Cancelling: nothing cancelled goes out, and what has gone is said to have gone.
import { describe, expect, it } from 'vitest';
import { HALF_AN_HOUR_MS, idOf, makeDraft } from '../../fakes/deliveries';
import {
  createOutboxDesk,
  DISK_FULL,
  NOT_SENT,
  UNSURE,
  YES,
  type OutboxDesk,
} from '../../fakes/outbox-desk';

function cancel(desk: OutboxDesk): string {
  const answer = desk.outbox.cancel(idOf(1));
  return answer.ok ? answer.value.result : answer.failure.kind;
}

describe('cancelling', () => {
  it('during the countdown keeps it in for good, over restarts too', async () => {
    const desk = createOutboxDesk();
    desk.outbox.accept(makeDraft(1, { countdownMs: 3000 }));
    await desk.clock.advance(2900);
    expect(cancel(desk)).toBe('cancelled');
    await desk.clock.advance(10_000);
    desk.crashAndRestart();
    desk.outbox.wake(null);
    await desk.clock.advance(HALF_AN_HOUR_MS);
    expect(desk.flights).toHaveLength(0);
    expect(desk.outbox.get(idOf(1))?.state).toBe('cancelled');
  });

  it('between two attempts that surely failed is a plain cancel', async () => {
    const desk = createOutboxDesk();
    desk.answer = () => NOT_SENT;
    desk.outbox.accept(makeDraft(1));
    await desk.clock.settle();
    expect(cancel(desk)).toBe('cancelled');
    await desk.clock.advance(HALF_AN_HOUR_MS);
    expect(desk.flights).toHaveLength(1);
  });

  it('after an unsure attempt stops the retries and says that it may have gone', async () => {
    const desk = createOutboxDesk();
    desk.answer = () => UNSURE;
    desk.outbox.accept(makeDraft(1));
    await desk.clock.settle();
    expect(cancel(desk)).toBe('may-have-gone');
    await desk.clock.advance(HALF_AN_HOUR_MS);
    expect(desk.flights).toHaveLength(1);
  });

  it('is too late while it is being sent and after it was accepted, and is recorded', async () => {
    const desk = createOutboxDesk();
    desk.outbox.accept(makeDraft(1));
    await desk.clock.settle();
    expect(cancel(desk)).toBe('too-late');
    desk.flights[0]?.end(YES);
    await desk.clock.settle();
    expect(cancel(desk)).toBe('too-late');
    expect(desk.outbox.get(idOf(1))?.state).toBe('accepted');
    expect(desk.kinds().filter((kind) => kind === 'cancel-too-late')).toHaveLength(2);
  });

  it('answers the same when asked twice and records it once', () => {
    const desk = createOutboxDesk();
    desk.outbox.accept(makeDraft(1, { countdownMs: 3000 }));
    expect([cancel(desk), cancel(desk)]).toEqual(['cancelled', 'cancelled']);
    expect(desk.kinds().filter((kind) => kind === 'cancelled')).toHaveLength(1);
  });

  it('refuses an unknown id', () => {
    expect(cancel(createOutboxDesk())).toBe('invalid-input');
  });

  it('does not promise what the disk did not take, but holds the press back', async () => {
    const desk = createOutboxDesk();
    desk.outbox.accept(makeDraft(1, { countdownMs: 3000 }));
    desk.diskFailure = DISK_FULL;
    expect(desk.outbox.cancel(idOf(1))).toMatchObject({
      ok: false,
      failure: { kind: 'storage', reason: 'disk-full' },
    });
    await desk.clock.advance(10_000);
    expect(desk.flights).toHaveLength(0);
    desk.diskFailure = null;
    await desk.clock.advance(6000);
    expect(cancel(desk)).toBe('cancelled');
    desk.crashAndRestart();
    await desk.clock.advance(10_000);
    expect(desk.flights).toHaveLength(0);
  });

  it('is complete at once for a press that never reached the disk', () => {
    const desk = createOutboxDesk();
    desk.diskFailure = DISK_FULL;
    desk.outbox.accept(makeDraft(1, { countdownMs: 3000 }));
    expect(cancel(desk)).toBe('cancelled');
  });
});
