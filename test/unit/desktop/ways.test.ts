// As many requests of the kind that goes out once can be under way as the outbox sends at a time.
import { expect, it } from 'vitest';
import { createWays } from '../../../src/main/desktop/ways';
import { LANE_WIDTH, nextInLane, roomIn, type LaneItem } from '../../../src/main/core/outbox/lane';
import type { HttpRequest } from '../../../src/main/core/lib/vendor-port';

const question = (order: number): LaneItem => ({
  id: String(order),
  order,
  urgent: true,
  attempted: false,
  dueAtMs: 0,
});

it('whatever the lane lets go has a connection of its own at once', async () => {
  const sending: string[] = [];
  const ways = createWays(
    (name) => ({
      send: () => {
        sending.push(name);
        return new Promise(() => undefined);
      },
      reset: () => Promise.resolve(),
      warmUp: () => undefined,
      probe: () => Promise.resolve(null),
    }),
    LANE_WIDTH,
  );
  const inFlight: LaneItem[] = [];
  for (let order = 0; roomIn(inFlight) !== 'none'; order += 1) {
    const next = nextInLane([question(order)], inFlight, new Set());
    if (next === null) throw new Error('the lane holds a question back');
    inFlight.push(next);
    void ways.once('chekt').send({} as HttpRequest);
  }
  await new Promise(setImmediate);
  expect(sending).toHaveLength(inFlight.length);
  expect(new Set(sending).size).toBe(inFlight.length);
});
