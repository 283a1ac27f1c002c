// The directory as a whole: what it knows, keeps, decides and forgets.
import { describe, expect, it } from 'vitest';
import { emptyDisks, openDirectory } from '../../../../fakes/directory-desk';
import { createMemoryFile } from '../../../../fakes/directory-memory-file';
import { chekt, emergency24, keyOf, phones } from '../../../../fakes/directory-records';

const anna = emergency24('1', {
  firstName: 'Anna',
  lastName: 'Brandt',
  ...phones('3125558888', '3125550001'),
  groups: ['Nurses'],
});
const annaThere = chekt('site_1', 'c1', {
  firstName: 'Anna',
  lastName: 'Brandt',
  ...phones('+1 312 555 8888', '3125550002'),
});
const namesake = chekt('site_2', 'c2', { firstName: 'Brandt', lastName: 'ANNA' });
const PAGE = { offset: 0, limit: 50 };

describe('the directory', () => {
  it('finds a person by the key of any record', async () => {
    const { directory } = await openDirectory();
    await directory.upsert([anna, annaThere]);
    for (const record of [anna, annaThere]) {
      expect(directory.person(keyOf(record))).toMatchObject({
        key: keyOf(annaThere),
        name: 'Anna Brandt',
        sources: ['emergency24', 'chekt'],
        links: [{ by: 'phone' }],
        conflicts: [{ field: 'phone' }],
      });
    }
    expect(directory.person('emergency24//2')).toBeNull();
    expect(directory.person('%')).toBeNull();
  });

  it('comes back after a restart with everything', async () => {
    const disks = emptyDisks();
    const first = await openDirectory(disks);
    await first.directory.upsert([anna, annaThere, namesake]);
    await first.directory.decide({ a: keyOf(anna), b: keyOf(namesake), verdict: 'linked' });
    await first.directory.remove([keyOf(annaThere)]);
    const second = await openDirectory(disks);
    expect([...second.directory.all()]).toEqual([...first.directory.all()]);
    expect(second.directory.person(keyOf(anna))?.links).toMatchObject([{ by: 'decision' }]);
    expect([...second.found]).toEqual([...first.found]);
  });

  it('counts and pages what contradicts and what might be one', async () => {
    const { directory } = await openDirectory();
    await directory.upsert([anna, annaThere, namesake]);
    expect(directory.counts()).toEqual({
      records: { emergency24: 1, chekt: 2 },
      people: 2,
      linked: 1,
      conflicts: 1,
      suggestions: 1,
    });
    expect(directory.conflicts(PAGE)).toHaveLength(1);
    expect(directory.conflicts({ offset: 1, limit: 5 })).toEqual([]);
    expect(directory.suggestions(PAGE)).toMatchObject([{ by: 'name', bName: 'Brandt ANNA' }]);
  });

  it('obeys a decision for good, and takes it back when asked', async () => {
    const { directory, found } = await openDirectory();
    await directory.upsert([anna, annaThere]);
    const pair = { a: keyOf(anna), b: keyOf(annaThere) };
    await directory.decide({ ...pair, verdict: 'not-the-same' });
    await directory.remove([keyOf(anna)]);
    await directory.upsert([anna]);
    expect(directory.counts()).toMatchObject({ people: 2, suggestions: 0 });
    expect([...found.keys()].toSorted()).toEqual([pair.b, pair.a]);
    await directory.decide({ ...pair, verdict: 'undecided' });
    expect(directory.counts().people).toBe(1);
    expect([...found.keys()]).toEqual([pair.b]);
  });

  it('refuses to link a record to itself', async () => {
    const { directory } = await openDirectory();
    const key = keyOf(anna);
    expect(await directory.decide({ a: key, b: key, verdict: 'linked' })).toMatchObject({
      ok: false,
      failure: { kind: 'invalid-input' },
    });
  });

  it('forgets one service when told to, on disk too, and keeps the other', async () => {
    const disks = emptyDisks();
    const { directory, found } = await openDirectory(disks);
    await directory.upsert([anna, annaThere]);
    await directory.decide({ a: keyOf(anna), b: keyOf(annaThere), verdict: 'linked' });
    expect(await directory.wipe('emergency24')).toMatchObject({ ok: true });
    expect(directory.counts().records).toEqual({ emergency24: 0, chekt: 1 });
    expect([...found.values()]).toMatchObject([{ key: keyOf(annaThere), sources: ['chekt'] }]);
    expect(disks.emergency24.payloads).toEqual([]);
    expect(Buffer.concat(disks.decisions.payloads).includes('emergency24')).toBe(false);
    expect((await openDirectory(disks)).directory.counts().people).toBe(1);
  });

  it('takes a second look at the disk without losing what it learnt meanwhile', async () => {
    const disks = emptyDisks();
    await (await openDirectory(disks)).directory.upsert([anna, annaThere]);
    const desk = await openDirectory(disks);
    const { directory } = desk;
    await directory.upsert([{ ...anna, title: 'Nurse' }]);
    await directory.open();
    expect(directory.person(keyOf(anna))?.title).toHaveLength(1);
  });

  it('keeps its log small by snapshots', async () => {
    const disks = emptyDisks();
    const { directory } = await openDirectory(disks);
    const long = 'x'.repeat(1000);
    for (let n = 0; n < 1500; n += 1) {
      await directory.upsert([emergency24(`${n % 10}`, { description: `${long}${n}` })]);
    }
    const bytes = disks.emergency24.payloads.reduce((sum, { length }) => sum + length, 0);
    expect(bytes).toBeLessThan(1.2 * 1024 * 1024);
    const again = (await openDirectory(disks)).directory;
    expect(again.counts().people).toBe(10);
    expect(again.record('emergency24//9')?.description).toBe(`${long}1499`);
  });

  it('says when it can keep nothing, and merges when it can again', async () => {
    const disks = emptyDisks();
    await (await openDirectory(disks)).directory.upsert([anna]);
    const locked = { kind: 'storage', reason: 'keyring-locked', detail: 'locked' } as const;
    let isLocked = true;
    const real = createMemoryFile(disks.emergency24).file;
    const desk = await openDirectory(disks, undefined, {
      ...real,
      open: (take) =>
        isLocked
          ? Promise.resolve({ isReady: false, failure: locked, keptAside: null, isDamaged: false })
          : real.open(take),
      append: (payload) =>
        isLocked ? Promise.resolve({ ok: false, failure: locked }) : real.append(payload),
    });
    const { directory } = desk;
    expect(directory.storage().find(({ file }) => file === 'emergency24')).toMatchObject({
      isReady: false,
      failure: locked,
    });
    const bo = emergency24('2', { firstName: 'Bo' });
    expect(await directory.upsert([bo])).toMatchObject({ ok: false, failure: locked });
    expect(directory.person(keyOf(bo))).not.toBeNull();
    isLocked = false;
    await directory.open();
    expect([...desk.found.keys()].toSorted()).toEqual([keyOf(anna), keyOf(bo)]);
    expect((await openDirectory(disks)).directory.counts().people).toBe(2);
  });
});
