// What stays of a call, for how long, and what is gone when it is forgotten.
import { describe, expect, it } from 'vitest';
import { createCallDesk, FULL, KNOWN, NEW } from './call-desk';
import { makeShare, NUMBER, SHARED_MS } from './shares';

const HOUR_MS = 3_600_000;

describe('what an operator does with a call', () => {
  it('is remembered over a restart, and recorded once', async () => {
    const desk = await createCallDesk();
    await desk.receive(makeShare(1));
    await desk.receive(makeShare(2, { callerNumber: '15550000000' }));
    const [second, first] = desk.calls.all().map(({ id }) => id);
    const act = (): void => {
      desk.calls.see(first ?? '');
      desk.calls.markOwnBuilding(first ?? '', 'yes');
      desk.calls.close(second ?? '');
    };
    act();
    act();
    await desk.restart();
    expect(desk.only()).toMatchObject({ id: first, isSeen: true, ownBuilding: 'yes' });
    expect(desk.calls.get(second ?? '')).toMatchObject({ isSeen: true, closedAtMs: SHARED_MS });
    expect(desk.calls.history({ limit: 10 }).map(({ id }) => id)).toEqual([second, first]);
    expect(desk.kinds()).toEqual([
      'call-shared',
      'call-shared',
      'call-seen',
      'call-own-building',
      'call-seen',
      'call-closed',
    ]);
  });

  it('is open while it is unseen or in its window', async () => {
    const desk = await createCallDesk();
    expect(desk.calls.hasOpen()).toBe(false);
    await desk.receive(makeShare(1));
    await desk.clock.advance(11 * 60_000);
    expect(desk.calls.hasOpen()).toBe(true);
    desk.calls.see(desk.only().id);
    expect(desk.calls.hasOpen()).toBe(false);
  });

  it('is told again after a restart while nobody has seen it and its window is open', async () => {
    const desk = await createCallDesk();
    await desk.receive(makeShare(1));
    await desk.restart();
    expect(desk.told).toHaveLength(2);
    desk.calls.see(desk.only().id);
    await desk.restart();
    expect(desk.told).toHaveLength(2);
  });
});

describe('a call', () => {
  it('is purged from memory and file when its time is over, and a replay does not bring it back', async () => {
    const desk = await createCallDesk();
    desk.settings = { ...desk.settings, calls: { ...desk.settings.calls, keepHours: 5 } };
    await desk.receive(makeShare(1));
    const { id } = desk.only();
    await desk.clock.advance(2 * HOUR_MS);
    const later = { callerNumber: '15550000000', receivedAtMs: desk.clock.now() };
    await desk.receive(makeShare(2, later));
    await desk.clock.advance(3 * HOUR_MS - 1);
    expect(desk.calls.get(id)).toBeDefined();
    await desk.clock.advance(2_000);
    expect(desk.calls.get(id)).toBeUndefined();
    expect(desk.onDisk()).not.toContain(NUMBER);
    expect(desk.onDisk()).toContain('15550000000');
    expect(desk.kinds().at(-1)).toBe('call-purged');
    expect(await desk.receive(makeShare(1))).toEqual(KNOWN);
    expect(desk.only()).toMatchObject({ maskedNumber: '••• ••• 0000' });
  });

  it('that grew too old while the app was away is purged at the start', async () => {
    const desk = await createCallDesk();
    await desk.receive(makeShare(1));
    await desk.calls.stop();
    desk.clock.jump(72 * HOUR_MS);
    await desk.restart();
    expect(desk.calls.history({ limit: 10 })).toEqual([]);
    expect(desk.disk.payloads).toEqual([]);
    expect(desk.kinds()).toEqual(['call-shared', 'call-purged']);
  });

  it('is gone from the screen and tried again in the file when the disk refuses its purge', async () => {
    const desk = await createCallDesk();
    await desk.receive(makeShare(1));
    desk.fileFailure = FULL;
    await desk.clock.advance(72 * HOUR_MS + 2_000);
    expect(desk.calls.history({ limit: 10 })).toEqual([]);
    expect(desk.kinds()).toEqual(['call-shared']);
    desk.fileFailure = null;
    await desk.clock.advance(31_000);
    expect(desk.disk.payloads).toEqual([]);
    expect(desk.kinds()).toEqual(['call-shared', 'call-purged']);
  });

  it('that has just come is not taken away by a clock that was wrong and is set', async () => {
    const desk = await createCallDesk();
    desk.clock.jump(-50 * 365 * 24 * HOUR_MS);
    await desk.receive(makeShare(1, { receivedAtMs: desk.clock.now() }));
    desk.clock.jump(50 * 365 * 24 * HOUR_MS);
    const { id } = desk.only();
    // What comes now makes it look at what is too old.
    const other = { callerNumber: '15550000000', receivedAtMs: desk.clock.now() };
    await desk.receive(makeShare(2, other));
    await desk.clock.advance(HOUR_MS - 1);
    expect(desk.calls.get(id)).toBeDefined();
    await desk.clock.advance(2000);
    expect(desk.calls.get(id)).toBeUndefined();
    expect(desk.only()).toMatchObject({ shares: 1 });
  });

  it('of the file that a later version wrote in its own way does not hide the others', async () => {
    const desk = await createCallDesk();
    await desk.receive(makeShare(1));
    desk.disk.payloads.unshift(Buffer.from('[{"type":"hologram"}]'), Buffer.from('no json'));
    await desk.restart();
    expect(desk.only()).toMatchObject({ shares: 1 });
    expect(desk.calls.storage()).toMatchObject({ isReady: true, isDamaged: true });
    expect(desk.logged).toContainEqual(expect.stringContaining('2 parts'));
  });
});

describe('wiping', () => {
  it('forgets every call, in memory and on the disk, and new ones are taken afterwards', async () => {
    const desk = await createCallDesk();
    await desk.receive(makeShare(1));
    expect(await desk.calls.wipe()).toMatchObject({ ok: true });
    expect(desk.calls.history({ limit: 10 })).toEqual([]);
    expect(desk.disk.payloads).toEqual([]);
    expect(desk.kinds()).toEqual(['call-shared', 'calls-wiped']);
    expect(await desk.receive(makeShare(2))).toEqual(NEW);
    await desk.restart();
    expect(desk.only()).toMatchObject({ shares: 1 });
  });

  it('that the disk refuses forgets nothing, and says so', async () => {
    const desk = await createCallDesk();
    await desk.receive(makeShare(1));
    desk.fileFailure = FULL;
    expect(await desk.calls.wipe()).toEqual({ ok: false, failure: FULL });
    expect(desk.only()).toMatchObject({ shares: 1 });
    expect(desk.kinds()).not.toContain('calls-wiped');
  });
});

it('takes nothing after it has ended', async () => {
  const desk = await createCallDesk();
  await desk.calls.stop();
  expect(await desk.receive(makeShare(1))).toMatchObject({
    ok: false,
    failure: { kind: 'storage' },
  });
  expect(desk.clock.pending()).toBe(0);
});
