// What `tocsin contacts import` prints, in which order, and its exit codes.
import { describe, expect, it } from 'vitest';
import { reportImport, type ImportWish } from '../../../src/main/command-line/import-report';
import type { Looked, TableDesk } from '../../../src/main/command-line/table-desk';
import type { ImportLine } from '../../../src/main/features/contacts/editing/import-line';
import { failed, ok, type Failure, type Result } from '../../../src/shared/core/failure';

const line = (at: number, verdict: ImportLine['verdict']): ImportLine => ({
  ...{ line: at, name: `Nr ${at}`, verdict, notes: [] },
  problems: verdict === 'wrong' ? [{ line: at, column: 'Phone', text: 'is missing' }] : [],
  sends: verdict === 'add' ? { source: 'chekt', write: 'add' } : null,
});
const OFFLINE: Failure = { kind: 'offline', detail: 'no running app answered' };

interface Parts {
  readonly rows?: readonly ImportLine[];
  /** At each look; the last one stays. */
  readonly looks?: readonly (Result<Partial<Looked>> | 'unread')[];
  readonly takes?: readonly Result<{ readonly taken: number }>[];
  readonly brought?: Result<string>;
  readonly listed?: Result<never>;
}

function lookedAt(rows: readonly ImportLine[], more: Partial<Looked> = {}): Looked {
  const verdicts = { add: 0, same: 0, known: 0, wrong: 0 };
  for (const { verdict } of rows) verdicts[verdict] += 1;
  return {
    ...{ kind: 'looked', environment: 'practice', rows: rows.length, verdicts, onItsWay: 0 },
    problems: [],
    unknownColumns: ['Shoe size'],
    understood: {
      ...{ encoding: 'windows-1252', delimiter: ';', sheets: [], sheet: null, hasHeadings: true },
      columns: [{ index: 0, heading: 'Tel.', field: 'phone', sample: '1', problem: null }],
    },
    ...more,
  };
}

function deskWith(parts: Parts) {
  const rows = parts.rows ?? [line(2, 'add'), line(3, 'same')];
  const done: string[] = [];
  const at = { look: 0, take: 0 };
  const nth = <T>(all: readonly T[], index: number): T | undefined =>
    all[Math.min(index, all.length - 1)];
  const tables: TableDesk = {
    bring: () => Promise.resolve(parts.brought ?? ok('v')),
    look() {
      done.push('look');
      const look = nth(parts.looks ?? [], (at.look += 1) - 1) ?? ok({});
      if (look === 'unread') return Promise.resolve(ok({ kind: 'unread' }));
      return Promise.resolve(look.ok ? ok(lookedAt(rows, look.value)) : look);
    },
    async *rows() {
      done.push('rows');
      await Promise.resolve();
      yield ok(rows.slice(0, 1));
      yield parts.listed ?? ok(rows.slice(1));
    },
    take(_visit, skipProblems) {
      done.push(skipProblems ? 'take the good ones' : 'take');
      const add = rows.filter(({ verdict }) => verdict === 'add').length;
      return Promise.resolve(nth(parts.takes ?? [], (at.take += 1) - 1) ?? ok({ taken: add }));
    },
    close() {
      done.push('close');
      return Promise.resolve();
    },
    beginExport: () => Promise.resolve(failed(OFFLINE)),
    async *pieces() {
      // Nothing is exported here.
    },
  };
  return { tables, done };
}

async function report(parts: Parts, wish: Partial<ImportWish> = {}) {
  const { tables, done } = deskWith(parts);
  let printed = '';
  const remarks: string[] = [];
  const code = await reportImport(
    {
      tables,
      readServices: () => Promise.resolve(void done.push('read services')),
      patiently: (_what, work) => work,
    },
    {
      write: (piece) => Promise.resolve(void (printed += piece)),
      remark: (remark) => void remarks.push(remark),
    },
    {
      ...{ bytes: new Uint8Array(1), table: { source: 'chekt' }, apply: false },
      ...{ skipProblems: false, ...wish },
    },
  );
  const lines = printed
    .split('\n')
    .filter((each) => each !== '')
    .map((each) => JSON.parse(each) as Readonly<Record<string, unknown>>);
  return { code, lines, said: remarks.join('\n'), done };
}
const PROBLEM = { rows: [line(2, 'add'), line(3, 'wrong')] };

describe('a preview', () => {
  it.each([false, true])('of no row at all says why: 1 (apply: %s)', async (apply) => {
    const looks = [ok({ rows: 0, problems: ['This sheet is empty.'] })];
    const { code, lines, said, done } = await report({ rows: [], looks }, { apply });
    expect({ code, lines, said }).toEqual({ code: 1, lines: [], said: 'This sheet is empty.' });
    expect(done).toEqual(['look', 'close']);
  });

  it('tells what is wrong with the table as a whole', async () => {
    const problems = ['No column is taken as “Type”.'];
    const { code, said } = await report({ ...PROBLEM, looks: [ok({ problems })] });
    expect(code).toBe(2);
    expect(said).toContain(problems[0]);
  });

  it('prints every row as it is told, says how the file was read, and takes nothing: 0', async () => {
    const { code, lines, said, done } = await report({});
    expect(code).toBe(0);
    expect(lines).toEqual([line(2, 'add'), line(3, 'same')]);
    expect(said).toContain('read as windows-1252 with ";" between the cells; columns: Tel.');
    expect(said).toContain('nobody knows what these columns mean: Shoe size');
    expect(said).toContain('practice: 2 rows: 1 new, 1 there already; nothing was sent');
    expect(done).toEqual(['look', 'rows', 'close']);
  });

  it('is 2 when rows have problems', async () => {
    const { code, said } = await report(PROBLEM);
    expect(code).toBe(2);
    expect(said).toContain('1 with problems');
  });

  it.each<[string, Parts]>([
    ['the app does not answer', { brought: failed(OFFLINE) }],
    ['the table cannot be read', { looks: [failed({ ...OFFLINE, kind: 'invalid-input' })] }],
    ['the rows stop coming', { listed: failed(OFFLINE) }],
  ])('is 1 with the reason when %s', async (_what, parts) => {
    const { code, said } = await report(parts);
    expect(code).toBe(1);
    expect(said).toContain(OFFLINE.detail);
  });

  it('names the sheet of a workbook, and the others', async () => {
    const understood = {
      ...{ encoding: null, delimiter: null, sheets: ['A', 'B'], sheet: 'A', columns: [] },
      hasHeadings: false,
    };
    const { said } = await report({ looks: [ok({ understood })] });
    expect(said).toContain('read the sheet "A" of "A", "B"');
    expect(said).toContain('no headings: the first line is a person (else: --headings yes)');
    expect((await report({})).said).not.toContain('the first line is a person');
  });

  it('has a service read to its end first where that never was', async () => {
    const late = await report({ looks: ['unread', ok({})] });
    expect(late.done).toEqual(['look', 'read services', 'look', 'rows', 'close']);
    expect(late.code).toBe(0);
    const never = await report({ looks: ['unread'] });
    expect(never).toMatchObject({ code: 1, lines: [] });
    expect(never.said).toContain('CHeKT could not be read to its end');
  });
});

describe('an import', () => {
  const apply = { apply: true };

  it('prints who was taken and a sum: 0', async () => {
    const { code, lines, said, done } = await report({}, apply);
    expect(code).toBe(0);
    expect(lines).toMatchObject([
      { line: 2, name: 'Nr 2', verdict: 'add', taken: true },
      {
        sum: {
          ...{ environment: 'practice', source: 'chekt', rows: 2 },
          ...{ taken: 1, same: 1, onItsWay: 0, known: 0, wrong: 0 },
        },
      },
    ]);
    expect(said).toContain('practice: 1 taken, and on their way; 2 rows');
    expect(done).toEqual(['look', 'take', 'rows', 'close']);
  });

  it('says that nothing changed, and who is still on the way', async () => {
    const rows = [line(2, 'same'), line(3, 'known')];
    const { code, lines, said } = await report({ rows, looks: [ok({ onItsWay: 1 })] }, apply);
    expect(code).toBe(0);
    expect(lines).toMatchObject([{ sum: { taken: 0, same: 1, onItsWay: 1, known: 1 } }]);
    expect(said).toContain('practice: nothing changed');
    expect(said).toContain('(1 still on the way)');
    expect(said).toContain('1 there with other details, which stay as they are');
  });

  it('takes nothing while rows have problems: 2, and tells which', async () => {
    const { code, lines, said, done } = await report(PROBLEM, apply);
    expect(code).toBe(2);
    expect(lines).toMatchObject([
      { line: 3, taken: false, problems: [{ line: 3, column: 'Phone' }] },
      { sum: { taken: 0, wrong: 1 } },
    ]);
    expect(said).toContain('NOTHING TAKEN');
    expect(said).toContain('--skip-problems');
    expect(done).not.toContain('take');
  });

  it('leaves them out on request: 0', async () => {
    const { code, lines, done } = await report(PROBLEM, { apply: true, skipProblems: true });
    expect(code).toBe(0);
    expect(lines).toMatchObject([
      { line: 2, taken: true },
      { line: 3, taken: false },
      { sum: { taken: 1, wrong: 1 } },
    ]);
    expect(done).toContain('take the good ones');
  });

  it('looks again when another one was quicker, but not for ever', async () => {
    const overtaken = failed({ kind: 'invalid-input', reason: 'overtaken', detail: 'overtaken' });
    const once = await report({ takes: [overtaken, ok({ taken: 0 })] }, apply);
    expect(once.done).toEqual(['look', 'take', 'look', 'take', 'rows', 'close']);
    expect(once.code).toBe(0);
    const always = await report({ takes: [overtaken] }, apply);
    expect(always.code).toBe(1);
    expect(always.said).toContain('NOTHING TAKEN: overtaken');
  });

  it('says what is not known when the app ends meanwhile: 1', async () => {
    const gone = failed({ ...OFFLINE, reason: 'after-writing' });
    const { code, said } = await report({ takes: [gone] }, apply);
    expect(code).toBe(1);
    expect(said).toContain('not known whether they were taken');
    expect(said).toContain('nobody is added twice');
    const disk = failed({ kind: 'storage', detail: 'the disk is full' });
    expect((await report({ takes: [disk] }, apply)).said).toContain(
      'NOTHING TAKEN: the disk is full',
    );
  });

  it('counts as taken even if its rows cannot be listed any more', async () => {
    const { code, lines, said } = await report({ listed: failed(OFFLINE) }, apply);
    expect(code).toBe(0);
    expect(lines.at(-1)).toMatchObject({ sum: { taken: 1 } });
    expect(said).toContain('the rows cannot be listed');
  });
});
