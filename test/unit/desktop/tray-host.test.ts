// The icon is put up whenever a place for it appears; without one, or with one that hangs, that is told.
import { describe, expect, it } from 'vitest';
import { watchTrayHost } from '../../../src/main/desktop/tray-host';
import { createManualClock } from '../../fakes/clock';
import { fakeSessionBus } from '../../fakes/session-bus';

const WATCHER = 'org.kde.StatusNotifierWatcher';
const YES = [[{ type: 'b', child: [] }], [true]];
const NO = [[{ type: 'b', child: [] }], [false]];

async function fakeDesktop() {
  const clock = createManualClock();
  const fake = fakeSessionBus();
  const told: (string | null)[] = [];
  let hosts = 0;
  const stop = watchTrayHost({
    bus: fake.bus,
    clock,
    onHost: () => void (hosts += 1),
    onHealth: (failure) => void told.push(failure?.detail ?? null),
  });
  await clock.settle();
  const answer = async (variant: unknown): Promise<void> => {
    fake.calls.at(-1)?.answer(variant);
    await clock.settle();
  };
  const refuse = async (): Promise<void> => {
    fake.calls.at(-1)?.refuse('nobody has that name');
    await clock.settle();
  };
  return { ...fake, clock, told, stop, answer, refuse, hosts: () => hosts };
}

describe('the watch for a tray', () => {
  it('puts the icon up when the tray comes after the app, before anybody is told of trouble', async () => {
    const { clock, told, hosts, refuse, answer, ownerChanged } = await fakeDesktop();
    await refuse();
    await clock.advance(4000);
    ownerChanged(WATCHER, ':1.5');
    await clock.settle();
    await answer(YES);
    expect(hosts()).toBe(1);
    await clock.advance(60_000);
    expect(told).toEqual([null]);
  });

  it('tells after ten seconds that there is none, and takes it back when one comes', async () => {
    const { clock, told, hosts, refuse, answer, ownerChanged } = await fakeDesktop();
    await refuse();
    await clock.advance(9999);
    expect(told).toEqual([]);
    await clock.advance(1);
    expect(told).toEqual(['nobody has that name']);
    ownerChanged(WATCHER, ':1.5');
    await clock.settle();
    await answer(YES);
    expect(told.at(-1)).toBeNull();
    expect(hosts()).toBe(1);
  });

  it('waits for a host where there is only a watcher', async () => {
    const { told, hosts, answer, signal, clock } = await fakeDesktop();
    await answer(NO);
    expect(hosts()).toBe(0);
    signal({
      path: '/StatusNotifierWatcher',
      interface: WATCHER,
      member: 'StatusNotifierHostRegistered',
      body: [],
    });
    await clock.settle();
    await answer(YES);
    expect(hosts()).toBe(1);
    expect(told).toEqual([null]);
  });

  it('puts the icon up anew after the tray was started anew, and tells when it went for good', async () => {
    const { clock, told, hosts, answer, ownerChanged } = await fakeDesktop();
    await answer(YES);
    await clock.advance(20_000);
    ownerChanged(WATCHER, ':1.6');
    await clock.settle();
    await answer(YES);
    expect(hosts()).toBe(2);
    ownerChanged(WATCHER, '');
    expect(told.at(-1)).toBe('no tray host has registered itself');
  });

  it('tells of a tray that does not answer, and keeps looking until it does', async () => {
    const { clock, told, hosts, answer, of } = await fakeDesktop();
    await clock.advance(10_000);
    expect(told).toEqual(['no answer within 5000 ms']);
    await clock.advance(10_000);
    expect(of('Get')).toHaveLength(2);
    await answer(YES);
    expect(hosts()).toBe(1);
    expect(told.at(-1)).toBeNull();
  });

  it('is over when it is stopped', async () => {
    const { clock, stop, refuse, told } = await fakeDesktop();
    stop();
    await refuse();
    await clock.advance(60_000);
    expect(told).toEqual([]);
    expect(clock.pending()).toBe(0);
  });
});
