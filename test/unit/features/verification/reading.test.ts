// Verifications as a second process reads them from disk alone: the same views, by the indexes, and never a crash.
import { describe, expect, it } from 'vitest';
import { idOf } from '../../../fakes/deliveries';
import { makeStore } from '../../../fakes/desk-folder';
import {
  readStrays,
  readVerification,
  readVerifications,
} from '../../../../src/main/features/verification/reading';
import {
  BY_VENDOR_ID_SQL,
  EVENTS_SQL,
  RECENT_EVENTS_SQL,
  VERIFICATIONS_SQL,
} from '../../../../src/main/features/verification/stored';
import { createBoardDesk, type BoardDesk } from './board-desk';
import { makeQuestion, makeReceipt, makeUnsure } from './questions';

function read(desk: BoardDesk, limit = 10, beforeMs?: number) {
  const store = makeStore(desk.folder, desk.clock, 'guest');
  const nowMs = desk.clock.now();
  const found = readVerifications(store, {
    nowMs,
    limit,
    ...(beforeMs === undefined ? {} : { beforeMs }),
  });
  if (!found.ok) throw new Error(found.failure.detail);
  return found.value;
}

function storeBroken(desk: BoardDesk, event: string): void {
  desk.store.transaction((sql) =>
    sql.run(
      `INSERT INTO webhook_event (vendor, digest, received_at_ms, proof, verification_id, event, body)
       VALUES ('chekt', 'd', 1, 'signature', 'ver_abc123', ?, '')`,
      event,
    ),
  );
}

describe('a second process', () => {
  it('sees what the board sees', async () => {
    const desk = createBoardDesk();
    desk.put(makeQuestion());
    desk.put(makeUnsure({}, 2));
    await desk.receive();
    await desk.receive({ verificationId: 'ver_2', contactId: 'contact_2' });
    await desk.receive({ verificationId: 'ver_3', contactId: 'contact_9' });
    expect(read(desk)).toEqual(desk.board.all());
    const store = makeStore(desk.folder, desk.clock, 'guest');
    expect(readStrays(store, 20)).toEqual({ ok: true, value: desk.board.strays() });
    expect(readVerification(store, idOf(2), desk.clock.now())).toEqual({
      ok: true,
      value: desk.board.get(idOf(2)),
    });
  });

  it('reads newest first, in pages', () => {
    const desk = createBoardDesk();
    for (let n = 1; n <= 5; n += 1) {
      const question = makeQuestion({ receipt: makeReceipt({ verificationId: `ver_${n}` }) }, n);
      desk.put({ ...question, rungs: { ...question.rungs, pressedMs: 1000 * n } });
    }
    expect(read(desk, 2).map(({ id }) => id)).toEqual([idOf(5), idOf(4)]);
    expect(read(desk, 2, 4000).map(({ id }) => id)).toEqual([idOf(3), idOf(2)]);
  });

  it('is told when there is no such verification', () => {
    const desk = createBoardDesk();
    expect(readVerification(desk.store, idOf(1), 0)).toMatchObject({
      failure: { kind: 'invalid-input', field: 'id' },
    });
  });
});

describe('an event that can no longer be read', () => {
  it.each(['{', '{"kind":"shouted"}', 'null'])('such as %s is skipped and reported', (event) => {
    const desk = createBoardDesk();
    desk.put(makeQuestion());
    storeBroken(desk, event);
    const stray = [{ type: 'unreadable', verificationId: 'ver_abc123', said: null }];
    expect(readStrays(desk.store, 5)).toMatchObject({ ok: true, value: stray });
    desk.restart();
    expect(desk.board.strays()).toMatchObject(stray);
    expect(desk.board.all()[0]?.status).toBe('sent');
  });
});

describe('the queries', () => {
  const planOf = (desk: BoardDesk, query: string, values: (string | number)[]): string => {
    const plan = desk.store.read((sql) => sql.all(`EXPLAIN QUERY PLAN ${query}`, ...values));
    return plan.ok ? plan.value.map((row) => String(row.detail)).join('\n') : '';
  };

  it('use the indexes, so that a long record stays quick to read', () => {
    const desk = createBoardDesk();
    expect(planOf(desk, VERIFICATIONS_SQL, [1, 1])).toContain('INDEX outbox_by_kind');
    expect(planOf(desk, BY_VENDOR_ID_SQL, ['v'])).toContain('INDEX outbox_by_verification_id');
    expect(planOf(desk, EVENTS_SQL, ['v'])).toContain('INDEX webhook_event_by_verification');
    expect(planOf(desk, RECENT_EVENTS_SQL, [9])).toContain('INDEX outbox_by_verification_id');
    expect(planOf(desk, VERIFICATIONS_SQL, [1, 1])).not.toContain('TEMP B-TREE');
  });
});
