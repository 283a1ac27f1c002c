// What is over the quota reaches no store, and is told once: in the record, as trouble, and to the sender.
import { describe, expect, it } from 'vitest';
import { createAdmission } from '../../../../src/main/core/webhooks/event-admission';
import type { EventQuota } from '../../../../src/main/core/webhooks/event-quota';
import { failed, ok, type Failure } from '../../../../src/shared/core/failure';
import { createManualClock } from '../../../fakes/clock';

const EVENT = { sender: 'chekt', bytes: 10, isUrgent: false } as const;

function admission() {
  const clock = createManualClock();
  const room = { isFull: false, hasRoom: true };
  const lines: unknown[] = [];
  const troubles: (Failure | null)[] = [];
  let counted = 0;
  let stored = 0;
  const quota: EventQuota = {
    refusal: (_sender, _bytes, isUrgent) =>
      room.isFull && !isUrgent ? { limit: 'hour', retryAfterMs: 60_000 } : null,
    count() {
      counted += 1;
      return () => (counted -= 1);
    },
    hasRoom: () => room.hasRoom,
  };
  const made = createAdmission({
    quota,
    clock,
    record: (line) => lines.push(line),
    onTrouble: (failure) => troubles.push(failure),
  });
  const store =
    <T extends string>(value: T) =>
    () => {
      stored += 1;
      return Promise.resolve(ok(value));
    };
  return { ...made, clock, room, lines, troubles, store, counts: () => ({ counted, stored }) };
}

describe('what comes in', () => {
  it('is stored and counted; what was known or could not be stored is not counted', async () => {
    const desk = admission();
    expect(await desk.admit(EVENT, desk.store('new'))).toEqual(ok('new'));
    expect(await desk.admit(EVENT, desk.store('duplicate'))).toEqual(ok('duplicate'));
    const failure: Failure = { kind: 'storage', detail: 'full' };
    expect(await desk.admit(EVENT, () => Promise.resolve(failed(failure)))).toEqual(
      failed(failure),
    );
    expect(desk.counts()).toEqual({ counted: 1, stored: 2 });
    expect([desk.lines, desk.troubles]).toEqual([[], []]);
  });

  it('over the quota reaches no store; one line and one trouble tell of many; what is urgent comes in', async () => {
    const desk = admission();
    desk.room.isFull = true;
    desk.room.hasRoom = false;
    for (let index = 0; index < 50; index += 1) {
      expect(await desk.admit(EVENT, desk.store('new'))).toMatchObject({
        ok: false,
        failure: { kind: 'rate-limited', retryAfterMs: 60_000 },
      });
    }
    expect(await desk.admit({ ...EVENT, isUrgent: true }, desk.store('new'))).toEqual(ok('new'));
    expect(desk.counts().stored).toBe(1);
    expect(desk.lines).toEqual([
      { kind: 'events-refused', facts: { sender: 'chekt', limit: 'hour' } },
    ]);
    expect(desk.troubles).toMatchObject([{ kind: 'rate-limited' }]);
  });

  it('ends the trouble when there is room for everybody again, and says how many were refused', async () => {
    const desk = admission();
    desk.room.isFull = true;
    desk.room.hasRoom = false;
    await desk.admit(EVENT, desk.store('new'));
    await desk.admit({ ...EVENT, sender: 'rapidsos' }, desk.store('new'));
    await desk.admit(EVENT, desk.store('new'));
    await desk.clock.advance(10 * 60_000);
    expect(desk.troubles).not.toContain(null);
    desk.room.hasRoom = true;
    await desk.clock.advance(61_000);
    expect(desk.troubles.at(-1)).toBeNull();
    expect(desk.lines.slice(2)).toEqual([
      { kind: 'events-taken-again', facts: { sender: 'chekt', refused: 2 } },
      { kind: 'events-taken-again', facts: { sender: 'rapidsos', refused: 1 } },
    ]);
    expect(desk.clock.pending()).toBe(0);
  });

  it('takes its trouble with it when it stops', async () => {
    const desk = admission();
    desk.room.isFull = true;
    await desk.admit(EVENT, desk.store('new'));
    desk.stop();
    expect(desk.troubles.at(-1)).toBeNull();
    expect(desk.clock.pending()).toBe(0);
  });
});
