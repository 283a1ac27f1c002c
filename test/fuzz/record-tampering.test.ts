// Whatever is done to a line of an exported record, the check of the file finds it.
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportCsv, exportJson } from '../../src/main/core/record/export';
import { judgeEnd, sealEnd } from '../../src/main/core/record/record-end';
import { checkRecordFile } from '../../src/main/core/record/verify-file';
import { sqlite } from '../fakes/desk-folder';
import { makeRecord } from '../unit/core/record/record-files';

const LINES = 9;
const RUNS = 400;
const line = fc.nat(LINES - 1);

type Tampering =
  | { readonly kind: 'drop' | 'repeat'; readonly at: number }
  | { readonly kind: 'swap' | 'copy-over'; readonly at: number; readonly other: number }
  | { readonly kind: 'cut'; readonly at: number }
  | {
      readonly kind: 'character';
      readonly at: number;
      readonly place: number;
      readonly by: string;
    };

const tampering: fc.Arbitrary<Tampering> = fc.oneof(
  fc.record({ kind: fc.constantFrom('drop', 'repeat'), at: line }),
  fc
    .record({ kind: fc.constantFrom('swap', 'copy-over'), at: line, other: line })
    .filter(({ at, other }) => at !== other),
  fc.record({ kind: fc.constant('cut'), at: line }),
  fc.record({
    kind: fc.constant('character'),
    at: line,
    place: fc.nat(100_000),
    by: fc.string({ unit: 'grapheme', minLength: 0, maxLength: 2 }),
  }),
);

function tampered(lines: readonly string[], done: Tampering): string[] {
  const all = [...lines];
  const text = all[done.at] ?? '';
  switch (done.kind) {
    case 'drop':
      all.splice(done.at, 1);
      break;
    case 'repeat':
      all.splice(done.at, 0, text);
      break;
    case 'swap':
      all[done.at] = all[done.other] ?? '';
      all[done.other] = text;
      break;
    case 'copy-over':
      all[done.at] = all[done.other] ?? '';
      break;
    case 'cut':
      all.splice(done.at);
      break;
    case 'character': {
      const place = done.place % text.length;
      all[done.at] = text.slice(0, place) + done.by + text.slice(place + 1);
    }
  }
  return all;
}

/** JSON may be laid out anyhow; a CSV line may not. */
const sameMeaning = (kind: 'json' | 'csv', before: string, after: string): boolean => {
  if (kind === 'csv' || before === after) return before === after;
  try {
    return JSON.stringify(JSON.parse(before)) === JSON.stringify(JSON.parse(after));
  } catch {
    return false;
  }
};

describe.each(['json', 'csv'] as const)('the check of an exported record (%s)', (kind) => {
  const separator = kind === 'json' ? '\n' : '\r\n';

  it('finds every dropped, repeated, swapped, copied, cut off or altered line', async () => {
    const record = makeRecord(LINES);
    const whole = record[kind]();
    const all = whole.split(separator);
    const bare = all.slice(1, 1 + LINES).map((text) => text.replace(/^,|,$/g, ''));
    const head = all[0] ?? '';
    const foot = all.slice(1 + LINES);
    await fc.assert(
      fc.asyncProperty(tampering, async (done) => {
        const lines = tampered(bare, done);
        if (done.kind === 'character') {
          fc.pre(!sameMeaning(kind, bare[done.at] ?? '', lines[done.at] ?? ''));
        }
        const body = lines.join(kind === 'json' ? ',\n' : '\r\n');
        const checked = await checkRecordFile(record.write([head, body, ...foot].join(separator)));
        const problems = checked.ok ? checked.value.problems : ['refused'];
        expect(problems.length).toBeGreaterThan(0);
      }),
      { numRuns: RUNS },
    );
  });

  it('finds every changed field of every line, and names the line', async () => {
    const record = makeRecord(LINES);
    const entries = [...record.activity.all()].flatMap((entry) => (entry.ok ? [entry.value] : []));
    for (const entry of entries) {
      const changes = {
        atMs: entry.atMs + 1,
        kind: 'sent',
        actionId: entry.actionId === null ? 'x' : null,
        facts: { ...entry.facts, more: true },
        failure: entry.failure === null ? { kind: 'bug', detail: '' } : null,
      };
      for (const [name, value] of Object.entries(changes)) {
        const forged = { ...entry, [name]: value };
        const source = record.activity.head({ world: 'practice', exportedAtMs: 1 });
        if (!source.ok) throw new Error(source.failure.detail);
        const pieces = (kind === 'json' ? exportJson : exportCsv)({
          head: source.value,
          entries: entries.map((each) => ({ ok: true, value: each === entry ? forged : each })),
          onUnreadable: () => undefined,
        });
        const checked = await checkRecordFile(record.write([...pieces].join('')));
        expect([name, checked.ok && checked.value.problems]).toEqual([
          name,
          [{ kind: 'changed', seq: entry.seq }],
        ]);
      }
    }
  });
});

describe('the check of the record itself', () => {
  const Deed = fc.oneof(
    fc.record({ sql: fc.nat(LINES - 1).map((kept) => `DELETE FROM activity WHERE seq > ${kept}`) }),
    fc.record({
      sql: fc.nat(LINES - 2).map((at) => `DELETE FROM activity WHERE seq <= ${at + 1}`),
    }),
    fc.record({ sql: line.map((at) => `DELETE FROM activity WHERE seq = ${at + 1}`) }),
    fc.record({
      sql: fc
        .tuple(line, fc.integer({ min: -1_000_000, max: 1_000_000 }))
        .filter(([, to]) => to < 1 || to > LINES)
        .map(([at, to]) => `UPDATE activity SET seq = ${to} WHERE seq = ${at + 1}`),
    }),
    fc.record({
      sql: fc
        .tuple(line, fc.integer({ min: -1_000_000, max: 1_000_000 }))
        .filter(([, to]) => to < 1 || to > LINES)
        .map(
          ([at, to]) =>
            `INSERT INTO activity SELECT ${to}, at_ms, kind, action_id, facts, failure, hash FROM activity WHERE seq = ${at + 1}`,
        ),
    }),
    fc.record({
      sql: line.map((at) => `UPDATE activity SET at_ms = at_ms + 1 WHERE seq = ${at + 1}`),
    }),
  );

  it('finds every cut, gap, moved, added or altered line, by the chain or by the sealed end', async () => {
    const key = Buffer.alloc(32, 3);
    await fc.assert(
      fc.asyncProperty(Deed, async ({ sql }) => {
        const { activity, store, folder } = makeRecord(LINES);
        const head = activity.head({ world: 'practice', exportedAtMs: 1 });
        if (!head.ok) throw new Error(head.failure.detail);
        const { headHash } = head.value;
        const sealed = sealEnd({ world: 'practice', lastSeq: LINES, headHash, sealedAtMs: 1 }, key);
        const raw = new sqlite.DatabaseSync(join(folder, 'desk.db'));
        raw.exec('DROP TRIGGER activity_is_final; DROP TRIGGER activity_is_kept');
        raw.exec(sql);
        raw.close();
        const chain = await activity.check();
        const seals = activity.seals(LINES, LINES);
        store.close();
        const end = judgeEnd(sealed, key, (seq) => (seals.ok ? seals.value.get(seq) : undefined));
        const isWhole = chain.ok && chain.value.firstBadSeq === null && end.state === 'proven';
        expect(isWhole).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});
