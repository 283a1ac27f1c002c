// The record: append-only, chained, paged, and honest about what it cannot read.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createActivity } from '../../../../src/main/core/record/activity';
import { canonicalJson, CHAIN_START, chainHash } from '../../../../src/main/core/record/chain';
import { createManualClock } from '../../../fakes/clock';
import { makeFolder, makeStore, sqlite } from '../../../fakes/desk-folder';

function makeRecord(lines: number) {
  const clock = createManualClock();
  const folder = makeFolder();
  const store = makeStore(folder, clock);
  const activity = createActivity(store, clock);
  store.transaction((sql) => {
    for (let n = 1; n <= lines; n += 1) {
      activity.append(sql, { kind: 'attempt', facts: { attempt: n } });
    }
  });
  /** Someone with another program and a free hand. */
  const tamper = (sql: string): void => {
    const raw = new sqlite.DatabaseSync(join(folder, 'desk.db'));
    raw.exec('DROP TRIGGER activity_is_final; DROP TRIGGER activity_is_kept');
    raw.exec(sql);
    raw.close();
  };
  return { clock, store, activity, tamper, folder };
}

describe('the record', () => {
  it('chains every line to the one before', () => {
    const { activity } = makeRecord(3);
    const page = activity.page({ limit: 10 });
    const [third, second, first] = page.ok ? page.value.entries : [];
    expect(first && chainHash(CHAIN_START, first)).toBe(first?.hash);
    expect(second && first && chainHash(first.hash, second)).toBe(second?.hash);
    expect(third && second && chainHash(second.hash, third)).toBe(third?.hash);
    expect(activity.verify()).toEqual({ ok: true, value: { count: 3, firstBadSeq: null } });
  });

  it('writes the same value always as the same text', () => {
    expect(canonicalJson({ b: [1, null], a: { d: 'x', c: true } })).toBe(
      '{"a":{"c":true,"d":"x"},"b":[1,null]}',
    );
  });

  it('refuses to change or delete a line, whoever asks', () => {
    const { store, activity } = makeRecord(2);
    expect(store.transaction((sql) => sql.run("UPDATE activity SET kind = 'sent'")).ok).toBe(false);
    expect(store.transaction((sql) => sql.run('DELETE FROM activity')).ok).toBe(false);
    expect(activity.verify()).toMatchObject({ value: { count: 2, firstBadSeq: null } });
  });

  it.each([
    ['changed', 'UPDATE activity SET at_ms = at_ms + 1 WHERE seq = 4', 4],
    ['removed', 'DELETE FROM activity WHERE seq = 3', 3],
    ['swapped for another', 'UPDATE activity SET facts = \'{"attempt":99}\' WHERE seq = 2', 2],
    ['unreadable', "UPDATE activity SET facts = '{' WHERE seq = 5", 5],
    [
      'put in before the first',
      "INSERT INTO activity VALUES (-7, 0, 'sent', NULL, '{}', NULL, '')",
      -7,
    ],
    [
      'put in as number nought',
      "INSERT INTO activity VALUES (0, 0, 'sent', NULL, '{}', NULL, '')",
      0,
    ],
    ['put in after a gap', "INSERT INTO activity VALUES (60, 0, 'sent', NULL, '{}', NULL, '')", 7],
    ['given the number of another', 'UPDATE activity SET seq = 9 WHERE seq = 3', 3],
    ['cut off the beginning', 'DELETE FROM activity WHERE seq < 3', 1],
  ])('names the first line that was %s', (_what, sql, firstBadSeq) => {
    const { activity, tamper } = makeRecord(6);
    tamper(sql);
    expect(activity.verify()).toMatchObject({ ok: true, value: { firstBadSeq } });
  });

  it('gives pages from the newest on', () => {
    const { activity } = makeRecord(5);
    const seqs = (beforeSeq?: number): readonly number[] => {
      const page = activity.page(beforeSeq === undefined ? { limit: 2 } : { limit: 2, beforeSeq });
      return page.ok ? page.value.entries.map((entry) => entry.seq) : [];
    };
    expect([seqs(), seqs(4), seqs(2), seqs(1)]).toEqual([[5, 4], [3, 2], [1], []]);
  });

  it('passes over unreadable lines, names them, and still fills the page', () => {
    const { activity, tamper } = makeRecord(6);
    tamper("UPDATE activity SET kind = 'sung' WHERE seq IN (5, 4)");
    const page = activity.page({ limit: 3 });
    expect(page.ok && page.value.entries.map((entry) => entry.seq)).toEqual([6, 3, 2]);
    expect(page.ok && page.value.unreadableSeqs).toEqual([5, 4]);
  });

  it('reads all lines oldest first, a long record too, with a failure in place of a bad line', () => {
    const { activity, tamper } = makeRecord(1203);
    tamper("UPDATE activity SET kind = 'sung' WHERE seq = 700");
    const all = [...activity.all()];
    expect(all).toHaveLength(1203);
    expect(all.map((line) => line.ok)).toEqual(all.map((_line, index) => index !== 699));
    const last = all.at(-1);
    expect(last?.ok && last.value.facts).toEqual({ attempt: 1203 });
  });

  it('keeps one chain when two processes take turns', () => {
    const { activity, folder, clock } = makeRecord(1);
    const other = createActivity(makeStore(folder, clock, 'guest'), clock);
    for (let turn = 0; turn < 3; turn += 1) {
      expect(other.record({ kind: 'pressed' }).ok).toBe(true);
      expect(activity.record({ kind: 'saved' }).ok).toBe(true);
    }
    expect(activity.verify()).toEqual({ ok: true, value: { count: 7, firstBadSeq: null } });
  });

  it('leaves no line when the transaction around it fails', () => {
    const { store, activity } = makeRecord(1);
    const done = store.transaction((sql) => {
      activity.append(sql, { kind: 'pressed' });
      throw new Error('no');
    });
    expect(done).toMatchObject({ ok: false, failure: { kind: 'bug', detail: 'no' } });
    expect([...activity.all()]).toHaveLength(1);
  });
});
