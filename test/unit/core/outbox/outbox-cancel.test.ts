// Cancelling: nothing cancelled goes out, and what has gone is said to have gone.
import { describe, expect, it } from 'vitest';
import { HALF_AN_HOUR_MS, idOf, makeDraft } from '../../../fakes/deliveries';
import {
  createOutboxDesk,
  DISK_FULL,
  NOT_SENT,
  UNSURE,
  YES,
  type OutboxDesk,
} from '../../../fakes/outbox-desk';

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

  it('is too late after it was accepted, and is recorded', async () => {
    const desk = createOutboxDesk();
    desk.answer = () => YES;
    desk.outbox.accept(makeDraft(1));
    await desk.clock.settle();
    expect(cancel(desk)).toBe('too-late');
    expect(desk.outbox.get(idOf(1))?.state).toBe('accepted');
    expect(desk.kinds().filter((kind) => kind === 'cancel-too-late')).toHaveLength(1);
  });

  it('while a try hangs is kept at once, on disk, and no further try starts', async () => {
    const desk = createOutboxDesk();
    desk.outbox.accept(makeDraft(1));
    await desk.clock.settle();
    expect([cancel(desk), cancel(desk)]).toEqual(['stopping', 'stopping']);
    const stopping = { state: 'sending', cancelAskedMs: desk.clock.now() };
    expect(desk.outbox.get(idOf(1))).toMatchObject(stopping);
    expect(desk.kinds().filter((kind) => kind === 'cancel-asked')).toHaveLength(1);
    desk.flights[0]?.end(UNSURE);
    await desk.clock.settle();
    desk.outbox.wake(null);
    await desk.clock.advance(HALF_AN_HOUR_MS);
    expect(desk.flights).toHaveLength(1);
    expect(desk.outbox.get(idOf(1))).toMatchObject({ state: 'cancelled', mayHaveReached: true });
  });

  it('while a try hangs holds over a crash', async () => {
    const desk = createOutboxDesk();
    desk.outbox.accept(makeDraft(1));
    await desk.clock.settle();
    cancel(desk);
    desk.crashAndRestart();
    await desk.clock.advance(HALF_AN_HOUR_MS);
    expect(desk.flights).toHaveLength(1);
    expect(desk.outbox.get(idOf(1))).toMatchObject({ state: 'cancelled', mayHaveReached: true });
  });

  it('while a try hangs claims no success when the vendor then takes it', async () => {
    const desk = createOutboxDesk();
    desk.outbox.accept(makeDraft(1));
    await desk.clock.settle();
    cancel(desk);
    desk.flights[0]?.end(YES);
    await desk.clock.settle();
    const accepted = { state: 'accepted', cancelAskedMs: desk.clock.now() };
    expect(desk.outbox.get(idOf(1))).toMatchObject(accepted);
  });

  it('of a try that hung too long gives way to a yes that comes after all', async () => {
    const desk = createOutboxDesk();
    desk.outbox.accept(makeDraft(1));
    await desk.clock.settle();
    cancel(desk);
    await desk.clock.advance(90_000);
    expect(desk.outbox.get(idOf(1))?.state).toBe('cancelled');
    desk.flights[0]?.end(YES);
    await desk.clock.settle();
    expect(desk.outbox.get(idOf(1))?.state).toBe('accepted');
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
