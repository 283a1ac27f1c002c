// Reading all contacts of one service: whole, again, interrupted, refused and mistaken.
import { describe, expect, it } from 'vitest';
import type { ContactSync } from '../../../../../src/main/features/contacts/sync/sync';
import type { Failure } from '../../../../../src/shared/core/failure';
import { emptyDisks, openDirectory } from '../../../../fakes/directory-desk';
import { emergency24 } from '../../../../fakes/directory-records';
import { createDirectoryService } from '../../../../fakes/directory-vendor';
import { begin, desk, keys, people } from './sync-desk';

const paused: Failure = { kind: 'rate-limited', detail: 'HTTP 429', retryAfterMs: 5000 };

describe('reading all contacts', () => {
  it('takes every page, then says that it is complete', async () => {
    const { directory, sync, clock } = await desk(25);
    expect(await sync.run()).toMatchObject({
      ok: true,
      value: { phase: 'idle', done: 25, total: 25, completedAtMs: clock.now(), durable: true },
    });
    expect(directory.counts().records.emergency24).toBe(25);
  });

  it('shows how far it is, how fast it goes and how long it will take', async () => {
    const { service, sync, states, clock } = await desk(30);
    service.beforeCall = () => clock.advance(1000);
    await sync.run();
    expect(states.find(({ done }) => done === 20)).toMatchObject({
      phase: 'listing',
      total: 30,
      recordsPerSecond: 10,
      remainingMs: 1000,
    });
  });

  it('runs once at a time: a second call joins the first', async () => {
    const { service, sync } = await desk(25);
    await Promise.all([sync.run(), sync.run()]);
    expect(service.calls.pages).toBe(3);
  });

  it('wished for anew while one runs, ends only when a whole list begun afterwards is read', async () => {
    const { directory, service, sync } = await desk(25);
    const first = sync.run();
    const wished: ReturnType<ContactSync['run']>[] = [];
    service.beforeCall = () => {
      if (service.calls.pages !== 2 || wished.length > 0) return;
      // On a page that has been read already: only another list shows it.
      service.records.set('emergency24//4', emergency24('4', { firstName: 'Renamed' }));
      wished.push(sync.run('anew'));
    };
    await first;
    expect(await wished[0]).toMatchObject({ ok: true, value: { phase: 'idle' } });
    expect(directory.person('emergency24//4')?.firstName[0]?.value).toBe('Renamed');
    expect(service.calls.pages).toBe(6);
  });

  it('wished for anew after one was cut off, finishes that and reads the list again', async () => {
    const { service, sync } = await desk(40);
    service.beforeCall = () => {
      if (service.calls.pages === 2) void sync.stop();
    };
    await sync.run();
    service.beforeCall = () => undefined;
    expect(await sync.run('anew')).toMatchObject({ ok: true });
    // Three were asked for before it stopped, and only two of them kept.
    expect(service.calls.pages).toBe(3 + 2 + 4);
    await sync.run('anew');
    expect(service.calls.pages).toBe(3 + 2 + 4 + 4);
  });

  it('fails for whoever wished it anew when only the earlier one came to its end', async () => {
    const { service, sync, clock } = await desk(25);
    const wished: ReturnType<ContactSync['run']>[] = [];
    service.beforeCall = () => {
      if (service.calls.pages === 2) wished.push(sync.run('anew'));
      if (service.calls.pages === 3) {
        service.troubles.push({ kind: 'unauthorized', detail: 'HTTP 401' });
      }
    };
    await sync.run();
    expect(await wished[0]).toMatchObject({ ok: false, failure: { kind: 'unauthorized' } });
    expect(sync.state()).toMatchObject({
      completedAtMs: clock.now(),
      failure: { kind: 'unauthorized' },
    });
  });

  it('tells the search of what has changed, and of nothing else', async () => {
    const one = await desk(25);
    await one.sync.run();
    const before = one.found.get('emergency24//3');
    one.service.records.set('emergency24//4', emergency24('4', { firstName: 'Renamed' }));
    await one.sync.run();
    expect(one.found.get('emergency24//4')?.name).toBe('Renamed');
    expect(one.found.get('emergency24//3')).toBe(before);
  });

  it('removes who is gone, after a whole list only', async () => {
    const one = await desk(25);
    await one.sync.run();
    one.service.records.delete('emergency24//7');
    one.service.troubles.push({ kind: 'unauthorized', detail: 'HTTP 401' });
    expect(await one.sync.run()).toMatchObject({ ok: false });
    expect(keys(one)).toHaveLength(25);
    await one.sync.run();
    expect(keys(one)).not.toContain('emergency24//7');
    expect(keys(one)).toHaveLength(24);
    expect([...one.found.keys()]).toHaveLength(24);
  });

  it('keeps who was added here while the list was read', async () => {
    const { directory, service, sync } = await desk(25);
    await sync.run();
    service.beforeCall = async () => {
      service.beforeCall = () => undefined;
      await directory.upsert([emergency24('new', { firstName: 'Just added' })]);
    };
    await sync.run();
    expect(directory.person('emergency24//new')).not.toBeNull();
  });

  it('asks a second list before it believes that most people are gone', async () => {
    const one = await desk(40);
    await one.sync.run();
    one.service.records.clear();
    await one.sync.run();
    expect(keys(one)).toHaveLength(40);
    await one.sync.run();
    expect(keys(one)).toEqual([]);
  });

  it('loses nobody when pages shift because somebody is deleted meanwhile', async () => {
    const one = await desk(30, { showsTotal: true });
    await one.sync.run();
    let call = 0;
    one.service.beforeCall = () => {
      call += 1;
      if (call === 2) one.service.records.delete('emergency24//0');
    };
    await one.sync.run();
    // Number 10 moved from the second page to the first, which had been read.
    expect(keys(one)).toContain('emergency24//10');
    one.service.beforeCall = () => undefined;
    await one.sync.run();
    expect(keys(one)).toHaveLength(29);
  });
});

describe('pauses', () => {
  it('waits as long as a 429 asks, and goes on at the same page', async () => {
    const { service, sync, clock } = await desk(25);
    service.beforeCall = () => {
      if (service.calls.pages !== 2) return;
      service.beforeCall = () => undefined;
      service.troubles.push(paused);
    };
    const run = sync.run();
    await clock.advance(0);
    expect(sync.state()).toMatchObject({ phase: 'waiting', done: 20, failure: paused });
    expect(sync.state().resumeAtMs).toBe(clock.now() + 5000);
    sync.wake();
    await clock.advance(4999);
    expect(sync.state().phase).toBe('waiting');
    await clock.advance(1);
    expect(await run).toMatchObject({ ok: true, value: { failure: null } });
    expect(service.calls.pages).toBe(3);
  });

  it('waits longer each time nobody is there, and goes on at once when woken', async () => {
    const { service, sync, clock, states } = await desk(5);
    const offline: Failure = { kind: 'offline', detail: 'no network' };
    service.troubles.push(offline, offline, offline);
    const run = sync.run();
    await clock.advance(3000);
    const waits = states.flatMap(({ resumeAtMs }) => resumeAtMs ?? []);
    expect(waits).toHaveLength(3);
    sync.wake();
    await clock.settle();
    expect(await run).toMatchObject({ ok: true });
  });

  it('gives up after the tries it was given, with the reason', async () => {
    const { service, sync, clock } = await desk(5, {}, { triesMax: 1 });
    const offline: Failure = { kind: 'offline', detail: 'no network' };
    service.troubles.push(offline, offline);
    const run = sync.run();
    await clock.advance(5000);
    expect(await run).toEqual({ ok: false, failure: offline });
    expect(sync.state()).toMatchObject({ phase: 'idle', failure: offline, completedAtMs: null });
  });

  it('stops when told to, and goes on there next time', async () => {
    const { service, sync } = await desk(40);
    service.beforeCall = () => {
      if (service.calls.pages === 2) void sync.stop();
    };
    expect(await sync.run()).toMatchObject({ ok: false });
    expect(sync.state().failure).toBeNull();
    service.beforeCall = () => undefined;
    const before = service.calls.pages;
    await sync.run();
    expect(service.calls.pages - before).toBe(2);
  });

  it('never rejects, whatever a service does', async () => {
    const { service, sync } = await desk(5);
    service.beforeCall = () => {
      throw new Error('unexpected');
    };
    expect(await sync.run()).toMatchObject({ ok: false, failure: { kind: 'bug' } });
  });
});

describe('the disk', () => {
  it('may refuse: everything is found, and it says that nothing is kept', async () => {
    const { directory, files, sync } = await desk(25);
    files.emergency24.refuse({ kind: 'storage', reason: 'disk-full', detail: 'full' });
    expect(await sync.run()).toMatchObject({ ok: true, value: { durable: false } });
    expect(directory.counts().people).toBe(25);
  });

  it('gets everything at once when it works again', async () => {
    const disks = emptyDisks();
    const one = await openDirectory(disks);
    const service = createDirectoryService(people(25), { pageSize: 10, isPartial: false });
    const { sync } = begin(one, { source: service });
    one.files.emergency24.refuse({ kind: 'storage', detail: 'full' });
    await sync.run();
    one.files.emergency24.refuse(null);
    await one.clock.advance(60_000);
    await one.directory.upsert([emergency24('later')]);
    const after = await openDirectory(disks);
    expect(after.directory.counts().people).toBe(26);
  });

  it('ends a reading whose service was wiped meanwhile', async () => {
    const { directory, service, sync } = await desk(25);
    service.beforeCall = async () => {
      if (service.calls.pages === 1) await directory.wipe('emergency24');
    };
    expect(await sync.run()).toMatchObject({ ok: false, failure: { kind: 'storage' } });
    expect(directory.counts().people).toBe(0);
  });
});
