// The bus is asked without waiting for ever, and comes back with everything that was listened to.
import { describe, expect, it } from 'vitest';
import type { BusLink, BusLinkEvents } from '../../../../src/main/desktop/session-bus/bus-link';
import {
  createSessionBus,
  within,
  type BusCall,
} from '../../../../src/main/desktop/session-bus/session-bus';
import { failed, ok, type Result } from '../../../../src/shared/core/failure';
import { createManualClock } from '../../../fakes/clock';

const PING: BusCall = { destination: 'a.b', path: '/', interface: 'a.b', member: 'Ping' };

function fakeBus() {
  const clock = createManualClock();
  const openings: ((result: Result<BusLink>) => void)[] = [];
  const events: BusLinkEvents[] = [];
  const asked: BusCall[] = [];
  const link: BusLink = {
    call(call) {
      asked.push(call);
      return Promise.resolve(ok(['done']));
    },
    close: () => undefined,
  };
  const bus = createSessionBus({
    clock,
    open(own) {
      events.push(own);
      return new Promise((resolve) => openings.push(resolve));
    },
  });
  return { clock, bus, openings, events, asked, link };
}

describe('the session bus', () => {
  it('keeps a call until the connection stands', async () => {
    const { clock, bus, openings, link } = fakeBus();
    const answer = bus.call(PING);
    openings[0]?.(ok(link));
    await clock.settle();
    expect(await answer).toEqual(ok(['done']));
  });

  it('refuses calls while there is no connection, and tries again later and later', async () => {
    const { clock, bus, openings, link } = fakeBus();
    const gone = failed({ kind: 'timeout', detail: 'silent' });
    openings[0]?.(gone);
    await clock.settle();
    expect(await bus.call(PING)).toEqual(gone);
    await clock.advance(999);
    expect(openings).toHaveLength(1);
    await clock.advance(1);
    openings[1]?.(gone);
    await clock.advance(1999);
    expect(openings).toHaveLength(2);
    await clock.advance(1);
    openings[2]?.(ok(link));
    await clock.settle();
    expect(await bus.call(PING)).toEqual(ok(['done']));
  });

  it('listens again after a loss, and tells that something may have been missed', async () => {
    const { clock, bus, openings, events, asked, link } = fakeBus();
    const heard: string[] = [];
    bus.watch(
      'early',
      ({ member }) => heard.push(member),
      () => heard.push('linked'),
    );
    openings[0]?.(ok(link));
    await clock.settle();
    bus.watch('late', () => undefined);
    await clock.settle();
    expect(asked.map(({ body }) => body?.[0])).toEqual(['early', 'late']);
    events[0]?.onEnd();
    await clock.advance(1000);
    openings[1]?.(ok(link));
    await clock.settle();
    expect(asked.slice(2).map(({ body }) => body?.[0])).toEqual(['early', 'late']);
    events[1]?.onSignal({ path: '/', interface: 'a.b', member: 'News', body: [] });
    expect(heard).toEqual(['linked', 'linked', 'News']);
  });

  it('refuses every call on a desktop without a bus', async () => {
    const bus = createSessionBus({ clock: createManualClock(), open: null });
    expect(await bus.call(PING)).toMatchObject({ ok: false, failure: { kind: 'unavailable' } });
  });

  it('opens nothing after it was closed', async () => {
    const { clock, bus, openings } = fakeBus();
    openings[0]?.(failed({ kind: 'timeout', detail: '' }));
    await clock.settle();
    bus.close();
    await clock.advance(60_000);
    expect(openings).toHaveLength(1);
  });
});

describe('an answer within a limit', () => {
  it('is a timeout when it does not come, and itself when it does', async () => {
    const clock = createManualClock();
    const never = within(clock, 100, new Promise<Result<number>>(() => undefined));
    const soon = within(clock, 100, Promise.resolve(ok(1)));
    await clock.advance(100);
    expect(await soon).toEqual(ok(1));
    expect(await never).toMatchObject({ ok: false, failure: { kind: 'timeout' } });
    expect(clock.pending()).toBe(0);
  });
});
