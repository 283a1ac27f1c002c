// Taking shares: on the disk before it is answered for, shown whatever the disk does, and never twice.
import { describe, expect, it } from 'vitest';
import { createCallDesk, FULL, KNOWN, LOCKED, NEW } from './call-desk';
import { makeShare, placeAt, SHARED_MS } from './shares';

const refusedBy = (failure: object) => ({ ok: false, failure });
const lines = (desk: { kinds(): readonly string[] }, kind: string): number =>
  desk.kinds().filter((other) => other === kind).length;

describe('a share', () => {
  it('is in the file, in the record and on the screen when it is answered for', async () => {
    const desk = await createCallDesk();
    expect(await desk.receive(makeShare(1))).toEqual(NEW);
    expect(desk.onDisk()).toContain('15551234567');
    expect(desk.kinds()).toEqual(['call-shared']);
    expect(desk.only()).toMatchObject({
      maskedNumber: '••• ••• 4567',
      shares: 1,
      isStored: true,
      isSeen: false,
      nearness: 'here',
      windowEndsAtMs: SHARED_MS + 10 * 60_000,
      purgeAtMs: SHARED_MS + 72 * 3_600_000,
    });
    expect(desk.told).toEqual([desk.only()]);
  });

  it('leaves no number, address, place or token in the record, the log or the view', async () => {
    const desk = await createCallDesk();
    desk.settings = { ...desk.settings, followUp: true };
    await desk.receive(makeShare(1, { address: '12 Elm Street' }), 'token-abc');
    const record = JSON.stringify([...desk.activity.all()]);
    for (const secret of ['4567', 'Elm', '42', 'token-abc']) {
      const facts = record.replaceAll(/"(hash|actionId|atMs)":("[^"]*"|\d+)/g, '');
      expect(facts).not.toContain(secret);
    }
    expect(JSON.stringify([desk.calls.all(), desk.logged])).not.toMatch(/token-abc|15551234567/);
    expect(desk.onDisk()).not.toContain('token-abc');
  });

  it('of the same bytes is known, and changes nothing', async () => {
    const desk = await createCallDesk();
    await desk.receive(makeShare(1));
    const before = desk.only();
    await desk.clock.advance(60_000);
    expect(await desk.receive(makeShare(1, { receivedAtMs: desk.clock.now() }))).toEqual(KNOWN);
    expect(desk.only()).toEqual(before);
    expect(lines(desk, 'call-shared')).toBe(1);
    expect(desk.disk.payloads).toHaveLength(1);
  });

  it('that comes twice at once makes one call', async () => {
    const desk = await createCallDesk();
    const both = await Promise.all([desk.receive(makeShare(1)), desk.receive(makeShare(1))]);
    expect(both).toEqual([NEW, KNOWN]);
    expect(desk.only().shares).toBe(1);
    expect(lines(desk, 'call-shared')).toBe(1);
  });

  it('with news of a call joins its card, and is no second alarm', async () => {
    const desk = await createCallDesk();
    await desk.receive(makeShare(1));
    desk.calls.see(desk.only().id);
    await desk.clock.advance(60_000);
    const later = makeShare(2, { place: placeAt(400), receivedAtMs: desk.clock.now() });
    expect(await desk.receive(later)).toEqual(NEW);
    expect(desk.only()).toMatchObject({ shares: 2, isSeen: true, nearness: 'near' });
    expect(desk.only().places.map(({ atMs }) => atMs)).toEqual([SHARED_MS, SHARED_MS + 60_000]);
    expect(desk.told).toHaveLength(1);
  });

  it('brings back a card that was put away, unseen', async () => {
    const desk = await createCallDesk();
    await desk.receive(makeShare(1));
    desk.calls.close(desk.only().id);
    expect(desk.calls.all()).toEqual([]);
    await desk.receive(makeShare(2));
    expect(desk.only()).toMatchObject({ isSeen: false, closedAtMs: null, shares: 2 });
    expect(desk.told).toHaveLength(2);
    await desk.restart();
    expect(desk.only()).toMatchObject({ isSeen: false, shares: 2 });
  });

  it('that names what two calls have shows that they are one', async () => {
    const desk = await createCallDesk();
    await desk.receive(makeShare(1));
    await desk.receive(makeShare(2, { callerNumber: null, callRef: 'ref-1' }));
    const [second, first] = desk.calls.all();
    desk.calls.see(first?.id ?? '');
    await desk.receive(makeShare(3, { callRef: 'ref-1' }));
    expect(desk.only()).toMatchObject({ shares: 3, isSeen: false });
    const ids = [first?.id, second?.id];
    expect(ids).toContain(desk.only().id);
    for (const id of ids) expect(desk.calls.get(id ?? '')).toEqual(desk.only());
    const whole = desk.only();
    await desk.restart();
    expect(desk.only()).toEqual(whole);
    for (const id of ids) expect(desk.calls.get(id ?? '')?.id).toBe(whole.id);
  });
});

describe('when the disk is full', () => {
  it('the call is shown, said to be unstored, and refused so that it is sent again', async () => {
    const desk = await createCallDesk();
    desk.fileFailure = FULL;
    expect(await desk.receive(makeShare(1))).toEqual(refusedBy(FULL));
    expect(desk.only()).toMatchObject({ isStored: false, shares: 1 });
    expect(desk.told).toHaveLength(1);
    expect(desk.kinds()).toEqual(['call-not-stored']);
    expect(desk.calls.storage()).toMatchObject({ isReady: false, failure: FULL });
    // Again, and still full.
    expect(await desk.receive(makeShare(1))).toEqual(refusedBy(FULL));
    expect(desk.only()).toMatchObject({ isStored: false, shares: 1 });
    expect(desk.told).toHaveLength(1);
  });

  it('the repeat makes it stored once there is room, and no second call', async () => {
    const desk = await createCallDesk();
    desk.fileFailure = FULL;
    await desk.receive(makeShare(1));
    desk.fileFailure = null;
    expect(await desk.receive(makeShare(1))).toEqual(NEW);
    expect(desk.only()).toMatchObject({ isStored: true, shares: 1 });
    expect(desk.kinds()).toEqual(['call-not-stored', 'call-shared']);
    expect(desk.calls.storage().isReady).toBe(true);
    await desk.restart();
    expect(desk.only()).toMatchObject({ isStored: true, shares: 1 });
  });

  it('it is tried again without anybody sending it, with what was done meanwhile', async () => {
    const desk = await createCallDesk();
    desk.fileFailure = FULL;
    await desk.receive(makeShare(1));
    desk.calls.see(desk.only().id);
    desk.fileFailure = null;
    await desk.clock.advance(31_000);
    expect(desk.only()).toMatchObject({ isStored: true, isSeen: true });
    expect(desk.kinds()).toEqual(['call-not-stored', 'call-shared', 'call-seen']);
    await desk.restart();
    expect(desk.only()).toMatchObject({ isStored: true, isSeen: true });
    expect(await desk.receive(makeShare(1))).toEqual(KNOWN);
  });

  it('for the record alone, the call is stored but the sender is told no until the record has it', async () => {
    const desk = await createCallDesk();
    desk.storeFailure = FULL;
    expect(await desk.receive(makeShare(1))).toEqual(refusedBy(FULL));
    expect(desk.only().isStored).toBe(true);
    desk.storeFailure = null;
    expect(await desk.receive(makeShare(1))).toEqual(NEW);
    expect(desk.kinds()).toEqual(['call-shared']);
    expect(desk.disk.payloads).toHaveLength(1);
  });

  it('an earlier life that was ended between file and record is made good', async () => {
    const desk = await createCallDesk();
    desk.storeFailure = FULL;
    await desk.receive(makeShare(1));
    await desk.calls.stop();
    desk.storeFailure = null;
    await desk.restart();
    expect(desk.kinds()).toEqual(['call-shared']);
    expect(await desk.receive(makeShare(1))).toEqual(KNOWN);
    expect(desk.only().shares).toBe(1);
  });
});

describe('while the keychain is locked', () => {
  it('calls are shown from memory, and join those of the file once it opens', async () => {
    const desk = await createCallDesk();
    await desk.receive(makeShare(1));
    const { id } = desk.only();
    desk.keyFailure = LOCKED;
    await desk.restart();
    expect(desk.calls.all()).toEqual([]);
    expect(await desk.receive(makeShare(2))).toEqual(refusedBy(LOCKED));
    expect(desk.only()).toMatchObject({ isStored: false, shares: 1 });
    const made = desk.only().id;
    desk.keyFailure = null;
    await desk.clock.advance(31_000);
    expect(desk.only()).toMatchObject({ id, isStored: true, shares: 2 });
    expect(desk.calls.get(made)?.id).toBe(id);
    expect(await desk.receive(makeShare(2))).toEqual(KNOWN);
  });
});

describe('a file that gives no answer', () => {
  it('holds back the answer to the sender, not the call from the screen', async () => {
    const desk = await createCallDesk();
    desk.isFileHanging = true;
    let answered = false;
    void desk.receive(makeShare(1)).then(() => {
      answered = true;
    });
    await desk.clock.advance(999);
    expect(desk.calls.all()).toEqual([]);
    await desk.clock.advance(1);
    expect(desk.only()).toMatchObject({ isStored: false, shares: 1 });
    expect(answered).toBe(false);
  });
});
