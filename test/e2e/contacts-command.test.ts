// `tocsin contacts import` and `export` as a nightly job runs them: with and without a running app, once and again.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Desk } from './harness/desk';
import { PracticeContacts } from './harness/practice-contacts';

const desk = new Desk({ managed: { language: 'en' } });
const pathOf = (name: string): string => join(desk.folder, name);

type Line = Readonly<Record<string, unknown>>;

async function contacts(...words: readonly string[]) {
  const { code, stdout, stderr } = await desk.command(['contacts', ...words]);
  const lines = stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
  return { code, lines, stderr };
}
const sumOf = (lines: readonly Line[]): unknown => lines.at(-1)?.sum;
const added = async (source: 'chekt' | 'emergency24'): Promise<number> =>
  (await (await PracticeContacts.behind(desk)).changes(source, 'POST')).length;

const PEOPLE = [
  'First name,Last name,Phone,Type,Shoe size',
  'Ada,Night,+1-555-0161,primary,38',
  'Bea,Night,+1-555-0162,secondary,39',
  'Cleo,Night,,secondary,40',
].join('\r\n');
const STAFF = [
  'External ID;First name;Last name;Email',
  ...Array.from({ length: 30 }, (_, n) => `n-${n};Nora${n};Peña${n};n${n}@example.org`),
].join('\r\n');

beforeAll(() => {
  writeFileSync(pathOf('people.csv'), PEOPLE);
  // As a program of Western Windows writes it.
  writeFileSync(pathOf('staff.csv'), Buffer.from(STAFF, 'latin1'));
});
afterAll(() => desk.close());

describe('what is not understood', () => {
  it('neither preview nor apply, and no such file: exit 1 and why, before any app is started', async () => {
    const undecided = await contacts('import', pathOf('people.csv'), '--to', 'chekt');
    expect(undecided).toMatchObject({ code: 1, lines: [] });
    expect(undecided.stderr).toContain('--preview or --apply is needed');
    const missing = await contacts('import', pathOf('no.csv'), '--to', 'chekt', '--preview');
    expect(missing).toMatchObject({ code: 1, lines: [] });
    expect(missing.stderr).toContain('there is no such file');
    expect(desk.processes()).toEqual([]);
  });
});

describe('without a running app', () => {
  it('a preview starts it in the tray, reads the service first, and says of each row what it would do; exit 2', async () => {
    const { code, lines, stderr } = await contacts(
      ...['import', pathOf('people.csv'), '--to', 'chekt', '--preview'],
    );
    expect(stderr).toContain('was not running');
    expect(stderr).toContain('Shoe size');
    expect(lines.map(({ line, verdict }) => [line, verdict])).toEqual([
      [2, 'add'],
      [3, 'add'],
      [4, 'wrong'],
    ]);
    expect(lines[0]).toMatchObject({
      name: 'Ada Night',
      problems: [],
      sends: { source: 'chekt', write: 'add', fields: { firstName: 'Ada', type: 'primary' } },
    });
    expect(lines[2]).toMatchObject({ problems: [{ line: 4, column: 'Phone' }], sends: null });
    expect(code).toBe(2);
    expect(await added('chekt')).toBe(0);
  });
});

describe('with the running app', () => {
  it('takes nothing while a row has problems; exit 2', async () => {
    const { code, lines, stderr } = await contacts(
      ...['import', pathOf('people.csv'), '--to', 'chekt', '--apply'],
    );
    expect(code).toBe(2);
    expect(stderr).toContain('NOTHING TAKEN');
    expect(lines).toMatchObject([{ line: 4, taken: false }, { sum: { taken: 0, wrong: 1 } }]);
    expect(await added('chekt')).toBe(0);
  });

  it('takes the others on request, once however often it is asked', async () => {
    const words = ['import', pathOf('people.csv'), '--to', 'chekt', '--apply', '--skip-problems'];
    const first = await contacts(...words);
    expect(first.code).toBe(0);
    expect(sumOf(first.lines)).toEqual({
      ...{ environment: 'practice', source: 'chekt', rows: 3 },
      ...{ taken: 2, same: 0, onItsWay: 0, known: 0, wrong: 1 },
    });
    const again = await contacts(...words);
    expect(again.code).toBe(0);
    expect(again.stderr).toContain('nothing changed');
    expect(sumOf(again.lines)).toMatchObject({ taken: 0, same: 2 });
    await desk.until('both are there', async () => (await added('chekt')) === 2);
  });

  it('knows those who are still on the way, and two jobs at once add everybody once', async () => {
    await (await PracticeContacts.behind(desk)).changeEmergency24({ answerMs: 3000 });
    const words = ['import', pathOf('staff.csv'), '--to', 'emergency24', '--apply'];
    const [one, other] = await Promise.all([contacts(...words), contacts(...words)]);
    expect([one.code, other.code]).toEqual([0, 0]);
    const sums = [one, other].map(({ lines }) => sumOf(lines) as { taken: number; same: number });
    expect(sums.map(({ taken }) => taken).sort()).toEqual([0, 30]);
    const third = await contacts(...words);
    expect(sumOf(third.lines)).toMatchObject({ taken: 0, same: 30 });
    expect((sumOf(third.lines) as { onItsWay: number }).onItsWay).toBeGreaterThan(0);
    await (await PracticeContacts.behind(desk)).changeEmergency24({ answerMs: 0 });
    await desk.until('all are there', async () => (await added('emergency24')) === 30);
    await desk.until(
      'and nothing is on the way',
      async () => (await desk.look())?.directory.changesInAll === 0,
      60_000,
    );
    expect(await added('emergency24')).toBe(30);
    expect((await contacts('search', 'Peña17')).lines).toHaveLength(1);
  });

  it('exports what an import then finds unchanged, each service for itself', async () => {
    for (const source of ['emergency24', 'chekt']) {
      const path = pathOf(`${source}.csv`);
      const { code, stderr } = await contacts('export', '--source', source, '--output', path);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(readFileSync(path, 'utf8')).toContain('First name');
      const again = await contacts('import', path, '--to', source, '--preview');
      expect([source, again.lines.filter(({ verdict }) => verdict !== 'same')]).toEqual([
        source,
        [],
      ]);
      expect(again.lines.length).toBeGreaterThan(2);
      expect(again.code).toBe(0);
    }
    const all = pathOf('all.csv');
    expect((await contacts('export', '--output', all)).code).toBe(0);
    expect(readFileSync(all, 'utf8')).toContain('Ada,Night');
    const nowhere = await contacts('export', '--output', join(desk.folder, 'no', 'all.csv'));
    expect(nowhere.code).toBe(1);
    expect(nowhere.stderr).toContain('NOT EXPORTED');
    const { stdout } = await desk.command(['activity']);
    expect(stdout.split('\n').filter((line) => line.includes('"contacts-exported"'))).toHaveLength(
      4,
    );
  });

  it('reads a workbook, its first sheet or the one that is named', async () => {
    const row = (first: string) => [first, 'Sheet', `${first}@example.org`];
    const headings = ['First name', 'Last name', 'Email'];
    const book = await writeXlsx({
      sheets: [
        { name: 'Staff', rows: [headings, row('Uma')] },
        { name: 'Guests', rows: [headings, row('Vera'), row('Wanda')] },
      ],
    });
    writeFileSync(pathOf('book.xlsx'), book);
    const words = ['import', pathOf('book.xlsx'), '--to', 'emergency24', '--preview'];
    expect((await contacts(...words)).lines.map(({ name }) => name)).toEqual(['Uma Sheet']);
    const named = await contacts(...words, '--sheet', 'Guests');
    expect(named.lines.map(({ name }) => name)).toEqual(['Vera Sheet', 'Wanda Sheet']);
    const none = await contacts(...words, '--sheet', 'Nobody');
    expect(none).toMatchObject({ code: 1, lines: [] });
    expect(none.stderr).toContain('no such sheet');
  });
});

describe('after the app has ended', () => {
  it('another one, started by the job itself, adds nobody again, and exports', async () => {
    await desk.stop();
    const words = ['import', pathOf('people.csv'), '--to', 'chekt', '--apply', '--skip-problems'];
    const { code, lines, stderr } = await contacts(...words);
    expect(stderr).toContain('was not running');
    expect(code).toBe(0);
    expect(sumOf(lines)).toMatchObject({ taken: 0, same: 2 });
    expect(desk.processes()).toHaveLength(1);
    await desk.stop();
    const path = pathOf('later.csv');
    expect((await contacts('export', '--source=chekt', '--output', path)).code).toBe(0);
    expect(readFileSync(path, 'utf8')).toContain('Bea,Night');
  });
});
