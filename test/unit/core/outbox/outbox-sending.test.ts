// A press on its way: saved before sent, retried in the same bytes, woken, expired.
import { describe, expect, it } from 'vitest';
import { HALF_AN_HOUR_MS, idOf, makeDraft } from '../../../fakes/deliveries';
import { createOutboxDesk, NOT_SENT, REFUSED, UNSURE, YES } from '../../../fakes/outbox-desk';

describe('sending', () => {
  it('has the press, its first lines and its claim on disk before anything is sent', async () => {
    const desk = createOutboxDesk();
    const delivery = desk.outbox.accept(makeDraft(1));
    expect(delivery).toMatchObject({ state: 'sending', rungs: { savedMs: desk.clock.now() } });
    expect(desk.kinds()).toEqual(['pressed', 'saved', 'attempt']);
    expect(desk.flights).toHaveLength(0);
    await desk.clock.settle();
    expect(desk.flights).toHaveLength(1);
  });

  it('claims at once only what has a place in its lane', async () => {
    const desk = createOutboxDesk();
    const states = [1, 2, 3, 4].map(
      (n) => desk.outbox.accept(makeDraft(n, { status: 'SAFE' })).state,
    );
    expect(states).toEqual(['sending', 'sending', 'sending', 'queued']);
    expect(desk.outbox.accept(makeDraft(5, { countdownMs: 3000 })).state).toBe('counting-down');
    expect(desk.outbox.accept(makeDraft(6)).state).toBe('sending');
    expect(desk.outbox.accept(makeDraft(7)).state).toBe('queued');
    await desk.clock.settle();
    expect(desk.flights).toHaveLength(4);
  });

  it('climbs from pressed to accepted and leaves a line for each step', async () => {
    const desk = createOutboxDesk();
    desk.outbox.accept(makeDraft(1));
    await desk.clock.advance(20);
    desk.flights[0]?.written();
    await desk.clock.advance(80);
    desk.flights[0]?.end(YES);
    await desk.clock.settle();
    const start = desk.clock.now() - 100;
    expect(desk.outbox.get(idOf(1))).toMatchObject({
      state: 'accepted',
      rungs: { savedMs: start, sentMs: start + 20, acceptedMs: start + 100 },
    });
    expect(desk.kinds()).toEqual(['pressed', 'saved', 'attempt', 'sent', 'accepted']);
    expect(desk.activity.verify()).toEqual({ ok: true, value: { count: 5, firstBadSeq: null } });
  });

  it('counts down before it sends, by the alarm', async () => {
    const desk = createOutboxDesk();
    desk.outbox.accept(makeDraft(1, { countdownMs: 3000 }));
    await desk.clock.advance(2999);
    expect(desk.flights).toHaveLength(0);
    await desk.clock.advance(1);
    expect(desk.flights).toHaveLength(1);
    expect(desk.kinds()).toContain('countdown-ended');
  });

  it('sends at once on "send now" and does not send a second time when the countdown would end', async () => {
    const desk = createOutboxDesk();
    desk.outbox.accept(makeDraft(1, { countdownMs: 3000 }));
    expect(desk.outbox.sendNow(idOf(1)).ok).toBe(true);
    await desk.clock.advance(5000);
    expect(desk.flights).toHaveLength(1);
  });

  it('repeats the identical bytes after 503, 503 and a lost answer', async () => {
    const desk = createOutboxDesk();
    const answers = [NOT_SENT, NOT_SENT, UNSURE, YES];
    desk.answer = () => answers.shift() ?? YES;
    desk.outbox.accept(makeDraft(1));
    await desk.clock.advance(1000 + 2000 + 4000);
    expect(desk.outbox.get(idOf(1))).toMatchObject({ state: 'accepted', attempts: 4 });
    expect(new Set(desk.bodies())).toEqual(new Set([makeDraft(1).request?.body]));
  });

  it('waits as long as the vendor asks, though the wall clock is set back meanwhile', async () => {
    const desk = createOutboxDesk();
    desk.answer = () => ({
      kind: 'notSent',
      failure: { kind: 'rate-limited', httpStatus: 429, retryAfterMs: 20_000, detail: '' },
    });
    desk.outbox.accept(makeDraft(1));
    await desk.clock.advance(10_000);
    desk.clock.jump(-3_600_000);
    await desk.clock.advance(9999);
    expect(desk.flights).toHaveLength(1);
    await desk.clock.advance(1);
    expect(desk.flights).toHaveLength(2);
  });

  it('stops at once when the key is refused, and repeats only when told to', async () => {
    const desk = createOutboxDesk();
    desk.answer = () => REFUSED;
    desk.outbox.accept(makeDraft(1));
    await desk.clock.advance(HALF_AN_HOUR_MS);
    expect(desk.outbox.get(idOf(1))).toMatchObject({ state: 'failed', attempts: 1 });
    desk.answer = () => YES;
    expect(desk.outbox.tryAgain(idOf(1)).ok).toBe(true);
    await desk.clock.settle();
    expect(desk.outbox.get(idOf(1))?.state).toBe('accepted');
    expect(new Set(desk.bodies()).size).toBe(1);
  });

  it('fails without sending when there is nothing to send, with the reason', async () => {
    const desk = createOutboxDesk();
    const failure = { kind: 'not-configured', reason: 'no-channel', detail: 'No channel' } as const;
    const delivery = desk.outbox.accept({ ...makeDraft(1), request: null, failure });
    expect(delivery).toMatchObject({ state: 'failed', failure });
    expect(desk.outbox.tryAgain(idOf(1))).toEqual({ ok: false, failure });
    await desk.clock.advance(60_000);
    expect(desk.flights).toHaveLength(0);
    expect(desk.kinds()).toEqual(['pressed', 'saved', 'failed']);
  });

  it('lets nothing out past its deadline, and asks instead', async () => {
    const desk = createOutboxDesk();
    desk.answer = () => NOT_SENT;
    desk.outbox.accept(makeDraft(1, { lifetimeMs: 60_000 }));
    await desk.clock.advance(61_000);
    const expired = desk.outbox.get(idOf(1));
    expect(expired?.state).toBe('expired');
    const tries = desk.flights.length;
    desk.outbox.wake(null);
    await desk.clock.advance(HALF_AN_HOUR_MS);
    expect(desk.flights).toHaveLength(tries);
    expect(desk.kinds().filter((kind) => kind === 'expired')).toHaveLength(1);
  });

  it('expires what slept past its deadline without sending it first', async () => {
    const desk = createOutboxDesk();
    desk.answer = () => NOT_SENT;
    desk.outbox.accept(makeDraft(1));
    await desk.clock.settle();
    desk.clock.sleep(HALF_AN_HOUR_MS + 1);
    desk.outbox.wake('share911');
    await desk.clock.settle();
    expect(desk.outbox.get(idOf(1))?.state).toBe('expired');
    expect(desk.flights).toHaveLength(1);
  });

  it('tries everything that waits as soon as it is woken', async () => {
    const desk = createOutboxDesk();
    desk.answer = () => NOT_SENT;
    for (const n of [1, 2, 3]) desk.outbox.accept(makeDraft(n));
    await desk.clock.advance(8000);
    desk.answer = () => YES;
    desk.outbox.wake('chekt');
    await desk.clock.settle();
    expect(desk.outbox.hasUnsent()).toBe(true);
    desk.outbox.wake('share911');
    await desk.clock.settle();
    expect(desk.outbox.hasUnsent()).toBe(false);
  });

  it('takes one yes as the sign to try the others', async () => {
    const desk = createOutboxDesk();
    desk.answer = () => NOT_SENT;
    desk.outbox.accept(makeDraft(1));
    await desk.clock.advance(7500);
    desk.answer = () => YES;
    desk.outbox.accept(makeDraft(2));
    await desk.clock.settle();
    expect(desk.outbox.get(idOf(1))?.state).toBe('accepted');
  });

  it('is not held up by a request that hangs', async () => {
    const desk = createOutboxDesk();
    desk.outbox.accept(makeDraft(1, { status: 'SAFE' }));
    desk.outbox.accept(makeDraft(2, { status: 'THREAT' }));
    await desk.clock.settle();
    desk.flights[1]?.end(YES);
    await desk.clock.settle();
    expect(desk.flights.map((flight) => flight.delivery.id)).toEqual([idOf(1), idOf(2)]);
    expect(desk.outbox.get(idOf(2))?.state).toBe('accepted');
  });

  it('sends a stand-down only after its panic has gone', async () => {
    const desk = createOutboxDesk();
    desk.outbox.accept(makeDraft(1, { status: 'THREAT' }));
    desk.outbox.accept(makeDraft(2, { status: 'SECURE', standsDown: idOf(1) }));
    await desk.clock.settle();
    expect(desk.flights.map((flight) => flight.delivery.id)).toEqual([idOf(1)]);
    desk.flights[0]?.end(YES);
    await desk.clock.settle();
    expect(desk.flights.map((flight) => flight.delivery.id)).toEqual([idOf(1), idOf(2)]);
    expect(desk.kinds()).toContain('stand-down');
  });

  it('is overdue five seconds after it could go, and stays so until it is accepted', async () => {
    const desk = createOutboxDesk();
    desk.outbox.accept(makeDraft(1, { countdownMs: 3000 }));
    await desk.clock.advance(7000);
    expect(desk.outbox.get(idOf(1))).toMatchObject({ state: 'sending', overdue: false });
    const told = desk.changes;
    await desk.clock.advance(2000);
    expect(desk.outbox.get(idOf(1))).toMatchObject({ state: 'sending', overdue: true });
    expect(desk.changes).toBeGreaterThan(told);
    desk.flights[0]?.end(NOT_SENT);
    for (let second = 0; second < 20; second += 1) {
      await desk.clock.advance(1000);
      expect(desk.outbox.get(idOf(1))?.overdue).toBe(true);
    }
    desk.flights.at(-1)?.end(YES);
    await desk.clock.settle();
    expect(desk.outbox.get(idOf(1))).toMatchObject({ state: 'accepted', overdue: false });
  });

  it('takes a client that throws for unsure, and goes on', async () => {
    const desk = createOutboxDesk();
    desk.outbox.accept(makeDraft(1));
    await desk.clock.settle();
    desk.flights[0]?.crash(new Error('boom'));
    await desk.clock.settle();
    expect(desk.outbox.get(idOf(1))).toMatchObject({
      state: 'unsure',
      mayHaveReached: true,
      failure: { kind: 'bug', detail: 'boom' },
    });
    await desk.clock.advance(1000);
    expect(desk.flights).toHaveLength(2);
  });

  it('gives up on an attempt that never ends, but believes a late yes', async () => {
    const desk = createOutboxDesk();
    desk.outbox.accept(makeDraft(1));
    await desk.clock.advance(90_000);
    expect(desk.outbox.get(idOf(1))?.state).toBe('unsure');
    desk.flights[0]?.end(YES);
    await desk.clock.settle();
    expect(desk.outbox.get(idOf(1))?.state).toBe('accepted');
    await desk.clock.advance(60_000);
    expect(desk.flights).toHaveLength(1);
  });

  it('answers the same delivery when the same press is handed in twice', async () => {
    const desk = createOutboxDesk();
    desk.outbox.accept(makeDraft(1));
    desk.outbox.accept(makeDraft(1));
    await desk.clock.settle();
    expect(desk.flights).toHaveLength(1);
    expect(desk.outbox.deliveries()).toHaveLength(1);
  });

  it('lists the newest first and lets a closed card go once it is settled', async () => {
    const desk = createOutboxDesk();
    desk.answer = () => YES;
    for (const n of [1, 2, 3]) desk.outbox.accept(makeDraft(n));
    await desk.clock.settle();
    expect(desk.outbox.closeCard(idOf(2))).toEqual({ ok: true, value: null });
    expect(desk.outbox.closeCard(idOf(2))).toEqual({ ok: true, value: null });
    expect(desk.outbox.deliveries().map((delivery) => delivery.id)).toEqual([idOf(3), idOf(1)]);
    expect(desk.outbox.get(idOf(2))?.state).toBe('accepted');
  });

  it('shows at most fifty settled cards and forgets none of them on disk', async () => {
    const desk = createOutboxDesk();
    desk.answer = () => YES;
    for (let n = 1; n <= 60; n += 1) desk.outbox.accept(makeDraft(n));
    await desk.clock.advance(10_000);
    expect(desk.outbox.deliveries()).toHaveLength(50);
    expect(desk.outbox.get(idOf(1))?.state).toBe('accepted');
  });

  it('tells about every change', async () => {
    const desk = createOutboxDesk();
    desk.outbox.accept(makeDraft(1));
    const afterPress = desk.changes;
    await desk.clock.settle();
    desk.flights[0]?.end(YES);
    await desk.clock.settle();
    expect(afterPress).toBeGreaterThan(0);
    expect(desk.changes).toBeGreaterThanOrEqual(afterPress + 1);
  });

  it('stops claiming when stopped and waits for what is in flight', async () => {
    const desk = createOutboxDesk();
    desk.outbox.accept(makeDraft(1));
    await desk.clock.settle();
    let stopped = false;
    const stopping = desk.outbox.stop().then(() => (stopped = true));
    desk.outbox.accept(makeDraft(2));
    await desk.clock.settle();
    expect(stopped).toBe(false);
    desk.flights[0]?.end(YES);
    await stopping;
    expect(desk.flights).toHaveLength(1);
    expect(desk.outbox.get(idOf(1))?.state).toBe('accepted');
  });
});
