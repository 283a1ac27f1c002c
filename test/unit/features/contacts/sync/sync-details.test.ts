// Reading what the list leaves out, person by person.
import { describe, expect, it } from 'vitest';
import type { ArchiveDeps } from '../../../../../src/main/features/contacts/directory/archive';
import { emptyDisks, openDirectory } from '../../../../fakes/directory-desk';
import { createMemoryFile } from '../../../../fakes/directory-memory-file';
import { emergency24, phones } from '../../../../fakes/directory-records';
import { createDirectoryService } from '../../../../fakes/directory-vendor';
import { begin, desk, keys, people } from './sync-desk';

describe('details', () => {
  it('finds everyone by name before their details are read', async () => {
    const one = await desk(25, { isPartial: true }, { detailConcurrency: 4 });
    let seen = -1;
    one.service.beforeCall = () => {
      if (one.sync.state().phase === 'details' && seen < 0) seen = one.found.size;
    };
    await one.sync.run();
    expect(seen).toBe(25);
    expect(one.directory.person('emergency24//3')?.phones[0]?.value.number).toBe('3125551003');
    expect(one.service.calls.detailsAtOnce).toBe(4);
  });

  it('are read again only where the list has changed', async () => {
    const one = await desk(25, { isPartial: true });
    await one.sync.run();
    one.service.records.set(
      'emergency24//4',
      emergency24('4', { ...phones('3125559999'), firstName: 'New' }),
    );
    await one.sync.run();
    expect(one.service.calls.details).toBe(26);
    expect(one.directory.person('emergency24//4')?.phones[0]?.value.number).toBe('3125559999');
  });

  it('are read again when they have become too old', async () => {
    const one = await desk(5, { isPartial: true }, { detailMaxAgeMs: 60_000 });
    await one.sync.run();
    await one.clock.advance(61_000);
    await one.sync.run();
    expect(one.service.calls.details).toBe(10);
  });

  it('are read on while the disk takes the ones before, each of them once and kept', async () => {
    const disks = emptyDisks();
    const one = await openDirectory(disks);
    const service = createDirectoryService(people(450), { pageSize: 150, isPartial: true });
    const { sync, states } = begin(one, { source: service, detailConcurrency: 4 });
    expect(await sync.run()).toMatchObject({ ok: true, value: { done: 450, durable: true } });
    expect(service.calls).toMatchObject({ details: 450, detailsAtOnce: 4 });
    const kept = states.filter(({ phase }) => phase === 'details').map(({ done }) => done);
    expect(kept).toEqual(kept.toSorted((a, b) => a - b));
    const after = await openDirectory(disks);
    expect(after.directory.person('emergency24//449')?.phones).toHaveLength(1);
    expect(after.directory.counts().people).toBe(450);
  });

  it('wait for the disk before too many of them are in memory alone', async () => {
    const disks = emptyDisks();
    const memory = createMemoryFile(disks.emergency24);
    let takes = (): void => undefined;
    let isSlow = false;
    const slow: ArchiveDeps['file'] = {
      ...memory.file,
      async append(payload) {
        if (isSlow) await new Promise<void>((resolve) => (takes = resolve));
        return memory.file.append(payload);
      },
    };
    const one = await openDirectory(disks, undefined, slow);
    const service = createDirectoryService(people(600), { pageSize: 600, isPartial: true });
    const { sync } = begin(one, { source: service, detailConcurrency: 4 });
    service.beforeCall = () => {
      isSlow = service.calls.details > 0;
    };
    const run = sync.run();
    for (let turn = 0; turn < 200; turn += 1) await one.clock.settle();
    expect(service.calls.details).toBeGreaterThan(50);
    expect(service.calls.details).toBeLessThan(320);
    service.beforeCall = () => undefined;
    isSlow = false;
    takes();
    expect(await run).toMatchObject({ ok: true, value: { done: 600 } });
    expect(service.calls.details).toBe(600);
  });

  it('keep their own age while the list gets younger', async () => {
    const one = await desk(5, { isPartial: true });
    const readAtMs = one.clock.now();
    await one.sync.run();
    await one.clock.advance(5000);
    await one.sync.run();
    const person = one.directory.person('emergency24//1');
    expect(person?.phones[0]?.from[0]?.asOfMs).toBe(readAtMs);
    expect(person?.firstName[0]?.from[0]?.asOfMs).toBe(readAtMs + 5000);
  });

  it('skip one who cannot be read, and ask again next time', async () => {
    const one = await desk(5, { isPartial: true });
    one.service.beforeCall = () => {
      if (one.service.calls.details !== 2) return;
      one.service.beforeCall = () => undefined;
      one.service.troubles.push({ kind: 'bad-response', detail: 'no JSON' });
    };
    expect(await one.sync.run()).toMatchObject({ ok: true, value: { skipped: 1 } });
    await one.sync.run();
    expect(one.service.calls.details).toBe(5);
  });

  it('ask for the missing one by one before anybody is removed', async () => {
    const one = await desk(30, { isPartial: true });
    await one.sync.run();
    let call = 0;
    one.service.beforeCall = () => {
      call += 1;
      if (call === 2) one.service.records.delete('emergency24//0');
    };
    await one.sync.run();
    // Number 10 moved from the second page to the first, which had been read; 0 was still on it.
    expect(keys(one)).toContain('emergency24//10');
    expect(one.service.calls.details).toBe(31);
    await one.sync.run();
    expect(keys(one)).toHaveLength(29);
  });
});
