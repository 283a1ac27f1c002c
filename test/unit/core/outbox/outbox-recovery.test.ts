// What survives: crashes at every state, a disk that refuses, rows that cannot be read, a second process.
import { ACTION_RULES } from '../../../../src/main/features/action-rules';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createActivity } from '../../../../src/main/core/record/activity';
import { insertDelivery } from '../../../../src/main/core/outbox/insert-delivery';
import { HALF_AN_HOUR_MS, idOf, makeDraft } from '../../../fakes/deliveries';
import { makeFolder, makeStore, sqlite } from '../../../fakes/desk-folder';
import { createOutboxDesk, DISK_FULL, NOT_SENT, YES } from '../../../fakes/outbox-desk';

describe('after a crash', () => {
  it('a countdown that has run out fires', async () => {
    const desk = createOutboxDesk();
    desk.outbox.accept(makeDraft(1, { countdownMs: 3000 }));
    desk.clock.jump(4000);
    desk.crashAndRestart();
    await desk.clock.settle();
    expect(desk.flights).toHaveLength(1);
    expect(desk.kinds()).toEqual(['pressed', 'saved', 'recovered', 'attempt']);
  });

  it('a countdown still running goes on and can be cancelled', async () => {
    const desk = createOutboxDesk();
    desk.outbox.accept(makeDraft(1, { countdownMs: 3000 }));
    await desk.clock.advance(1000);
    desk.crashAndRestart();
    await desk.clock.advance(1999);
    expect(desk.flights).toHaveLength(0);
    await desk.clock.advance(1);
    expect(desk.flights).toHaveLength(1);
  });

  it('a countdown never lasts longer than it was long, whatever the wall clock says', async () => {
    const desk = createOutboxDesk();
    desk.outbox.accept(makeDraft(1, { countdownMs: 3000, pressedAtMs: desk.clock.now() }));
    desk.clock.jump(-1500);
    desk.crashAndRestart();
    await desk.clock.advance(3000);
    expect(desk.flights).toHaveLength(1);
  });

  it('a press that was being sent is unsure and goes out again in the same bytes', async () => {
    const desk = createOutboxDesk();
    desk.outbox.accept(makeDraft(1));
    await desk.clock.settle();
    desk.crashAndRestart();
    await desk.clock.settle();
    expect(desk.flights).toHaveLength(2);
    expect(new Set(desk.bodies()).size).toBe(1);
    expect(desk.outbox.get(idOf(1))).toMatchObject({ mayHaveReached: true, attempts: 2 });
    expect(desk.kinds()).toContain('recovered');
  });

  it('a press that waited is tried at once', async () => {
    const desk = createOutboxDesk();
    desk.answer = () => NOT_SENT;
    desk.outbox.accept(makeDraft(1));
    await desk.clock.settle();
    desk.answer = () => YES;
    desk.crashAndRestart();
    await desk.clock.settle();
    expect(desk.outbox.get(idOf(1))?.state).toBe('accepted');
  });

  it.each(['counting-down', 'sending', 'waiting'] as const)(
    'a press found %s past its deadline expires and asks',
    async (state) => {
      const desk = createOutboxDesk();
      if (state === 'waiting') desk.answer = () => NOT_SENT;
      desk.outbox.accept(makeDraft(1, { countdownMs: state === 'counting-down' ? 3000 : 0 }));
      await desk.clock.settle();
      expect(desk.outbox.get(idOf(1))?.state).toBe(state);
      const flights = desk.flights.length;
      desk.clock.jump(HALF_AN_HOUR_MS + 3000);
      desk.crashAndRestart();
      await desk.clock.advance(60_000);
      expect(desk.outbox.get(idOf(1))?.state).toBe('expired');
      expect(desk.flights).toHaveLength(flights);
    },
  );

  it('what was accepted stays accepted and its card is still up', async () => {
    const desk = createOutboxDesk();
    desk.answer = () => YES;
    desk.outbox.accept(makeDraft(1));
    await desk.clock.settle();
    desk.crashAndRestart();
    await desk.clock.advance(60_000);
    expect(desk.outbox.deliveries()).toMatchObject([{ state: 'accepted' }]);
    expect(desk.flights).toHaveLength(1);
  });
});

describe('a disk that refuses', () => {
  it('is told before the press shows, and the press goes out all the same', async () => {
    const desk = createOutboxDesk();
    desk.diskFailure = DISK_FULL;
    const delivery = desk.outbox.accept(makeDraft(1));
    expect(delivery.rungs.savedMs).toBeNull();
    expect(desk.troubles).toEqual([DISK_FULL]);
    await desk.clock.settle();
    desk.flights[0]?.end(YES);
    await desk.clock.settle();
    expect(desk.outbox.get(idOf(1))).toMatchObject({ state: 'accepted', rungs: { savedMs: null } });
  });

  it('gets the whole story once it works again', async () => {
    const desk = createOutboxDesk();
    desk.diskFailure = DISK_FULL;
    desk.answer = () => YES;
    desk.outbox.accept(makeDraft(1));
    await desk.clock.settle();
    expect(desk.kinds()).toEqual([]);
    desk.diskFailure = null;
    await desk.clock.advance(5000);
    expect(desk.kinds()).toEqual(['pressed', 'not-saved', 'attempt', 'accepted', 'saved']);
    expect(desk.outbox.get(idOf(1))?.rungs.savedMs).toBe(desk.clock.now());
    expect(desk.troubles).toEqual([DISK_FULL, null]);
    desk.crashAndRestart();
    expect(desk.outbox.get(idOf(1))?.state).toBe('accepted');
  });

  it('pays what it owes for an older press as soon as a newer one can be saved', async () => {
    const desk = createOutboxDesk();
    desk.answer = () => YES;
    desk.diskFailure = DISK_FULL;
    desk.outbox.accept(makeDraft(1));
    await desk.clock.settle();
    expect(desk.outbox.get(idOf(1))).toMatchObject({ state: 'accepted', rungs: { savedMs: null } });
    desk.diskFailure = null;
    desk.outbox.accept(makeDraft(2));
    await desk.clock.settle();
    expect(desk.outbox.get(idOf(1))?.rungs.savedMs).not.toBeNull();
  });

  it('is noticed within a minute though nobody presses, and noticed when it is back', async () => {
    const desk = createOutboxDesk();
    desk.diskFailure = DISK_FULL;
    await desk.clock.advance(60_000);
    expect(desk.troubles).toEqual([DISK_FULL]);
    desk.diskFailure = null;
    await desk.clock.advance(5000);
    expect(desk.troubles).toEqual([DISK_FULL, null]);
  });
});

describe('a row that cannot be read', () => {
  it('is moved aside whole, reported, and does not stop the others', async () => {
    const folder = makeFolder();
    const desk = createOutboxDesk(folder);
    desk.answer = () => NOT_SENT;
    for (const n of [1, 2]) desk.outbox.accept(makeDraft(n));
    await desk.clock.settle();
    const raw = new sqlite.DatabaseSync(join(folder, 'desk.db'));
    raw.prepare('UPDATE outbox SET delivery = ? WHERE id = ?').run('{"state":"que', idOf(1));
    raw.close();
    desk.answer = () => YES;
    desk.crashAndRestart();
    await desk.clock.settle();
    expect(desk.outbox.get(idOf(2))?.state).toBe('accepted');
    expect(desk.kinds()).toContain('unreadable-row');
    expect(desk.troubles.at(-1)).toMatchObject({ kind: 'storage' });
    const kept = makeStore(folder, desk.clock).read((sql) => sql.all('SELECT * FROM quarantine'));
    expect(kept.ok && kept.value).toMatchObject([{ id: idOf(1), delivery: '{"state":"que' }]);
  });
});

describe('a damaged file', () => {
  it('is kept aside, reported, and everything in memory goes into the fresh one', async () => {
    const folder = makeFolder();
    writeFileSync(join(folder, 'desk.db'), 'this is not a database, it is a letter '.repeat(50));
    const desk = createOutboxDesk(folder);
    desk.answer = () => YES;
    desk.outbox.accept(makeDraft(1));
    await desk.clock.settle();
    expect(desk.troubles).toMatchObject([{ kind: 'storage' }]);
    expect(desk.kinds()).toEqual(['unreadable-row', 'pressed', 'saved', 'attempt', 'accepted']);
  });
});

describe('a second process', () => {
  it('that sends by mistake as well never sends what the first one has claimed', async () => {
    const first = createOutboxDesk();
    first.outbox.accept(makeDraft(1, { countdownMs: 3000 }));
    const second = createOutboxDesk(first.folder);
    expect(second.outbox.get(idOf(1))?.state).toBe('counting-down');
    await first.clock.advance(3000);
    await second.clock.advance(3000);
    expect([first.flights.length, second.flights.length]).toEqual([1, 0]);
    first.flights[0]?.end(YES);
    await first.clock.settle();
    expect(first.outbox.get(idOf(1))?.state).toBe('accepted');
  });

  it('hands in presses that the owner sends, at the latest a second later', async () => {
    const desk = createOutboxDesk();
    desk.answer = () => YES;
    const store = makeStore(desk.folder, desk.clock, 'guest');
    const activity = createActivity(store, desk.clock);
    const inserted = insertDelivery(
      store,
      { activity, clock: desk.clock, rules: ACTION_RULES },
      makeDraft(7),
    );
    expect(inserted).toMatchObject({ ok: true, value: { state: 'queued' } });
    await desk.clock.advance(1000);
    expect(desk.outbox.get(idOf(7))?.state).toBe('accepted');
    expect(desk.kinds()).toEqual(['pressed', 'saved', 'attempt', 'accepted']);
    expect(activity.verify()).toMatchObject({ ok: true, value: { firstBadSeq: null } });
  });

  it('is noticed at once when the owner is poked', async () => {
    const desk = createOutboxDesk();
    const store = makeStore(desk.folder, desk.clock, 'guest');
    const activity = createActivity(store, desk.clock);
    insertDelivery(
      store,
      { activity, clock: desk.clock, rules: ACTION_RULES },
      makeDraft(7, { countdownMs: 3000 }),
    );
    desk.outbox.poke();
    expect(desk.outbox.deliveries()).toMatchObject([{ id: idOf(7), state: 'counting-down' }]);
    await desk.clock.advance(3000);
    expect(desk.flights).toHaveLength(1);
  });

  it('may hand in the same press twice and it goes out once', async () => {
    const desk = createOutboxDesk();
    const store = makeStore(desk.folder, desk.clock, 'guest');
    const activity = createActivity(store, desk.clock);
    for (let turn = 0; turn < 2; turn += 1) {
      expect(
        insertDelivery(store, { activity, clock: desk.clock, rules: ACTION_RULES }, makeDraft(7))
          .ok,
      ).toBe(true);
    }
    desk.outbox.accept(makeDraft(7));
    await desk.clock.advance(2000);
    expect(desk.flights).toHaveLength(1);
  });
});
