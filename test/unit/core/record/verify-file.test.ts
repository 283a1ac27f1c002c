// A record that left the desk as a file can be checked without the desk.
import { describe, expect, it } from 'vitest';
import { compareWithDesk } from '../../../../src/main/core/record/compare-desk';
import { checkRecordFile } from '../../../../src/main/core/record/verify-file';
import { makeRecord } from './record-files';

type Lines = (lines: string[]) => void;

/** What is found in each kind of file after `change` had its way with the lines of the record. */
async function foundIn(change: Lines, kinds: readonly ('json' | 'csv' | 'jsonLines')[]) {
  const record = makeRecord(12);
  const found: unknown[] = [];
  for (const kind of kinds) {
    const lines = record[kind]().split(kind === 'csv' ? '\r\n' : '\n');
    const first = kind === 'jsonLines' ? 0 : 1;
    const body = lines.slice(first, first + 12).map((line) => line.replace(/^,|,$/g, ''));
    change(body);
    const joined = kind === 'json' ? body.join(',\n') : body.join('\n');
    const text = [...lines.slice(0, first), joined, ...lines.slice(first + 12)].join('\n');
    const checked = await checkRecordFile(record.write(text));
    found.push(checked.ok ? checked.value.problems : checked.failure);
  }
  return found;
}

describe('the check of an exported record', () => {
  it.each(['json', 'csv', 'jsonLines'] as const)('finds a %s file whole', async (kind) => {
    const record = makeRecord(1203);
    const checked = await checkRecordFile(record.write(record[kind]()));
    expect(checked).toMatchObject({
      ok: true,
      value: { count: 1203, problems: [], world: kind === 'jsonLines' ? null : 'practice' },
    });
    const whole = await record.activity.check();
    expect(checked.ok && checked.value.headHash).toBe(whole.ok && whole.value.headHash);
  });

  it('finds an empty record whole', async () => {
    const record = makeRecord(0);
    for (const text of [record.json(), record.csv()]) {
      expect(await checkRecordFile(record.write(text))).toMatchObject({
        value: { count: 0, problems: [] },
      });
    }
  });

  it('does not mind how JSON is laid out, nor what PowerShell makes of the lines', async () => {
    const record = makeRecord(7);
    const pretty = JSON.stringify(JSON.parse(record.json()), null, 2);
    const wide = Buffer.from(`\uFEFF${record.jsonLines()}`, 'utf16le');
    for (const text of [pretty, JSON.stringify(JSON.parse(record.json())), wide]) {
      expect(await checkRecordFile(record.write(text))).toMatchObject({
        value: { count: 7, problems: [] },
      });
    }
  });

  it('names a changed line', async () => {
    const found = await foundIn(
      (lines) =>
        void (lines[4] = (lines[4] ?? '')
          .replace('not-sent', 'accepted')
          .replace('pressed', 'saved')),
      ['json', 'csv', 'jsonLines'],
    );
    for (const problems of found) expect(problems).toEqual([{ kind: 'changed', seq: 5 }]);
  });

  it('names a line whose seal alone was changed, and only that one', async () => {
    const found = await foundIn(
      (lines) => void (lines[4] = (lines[4] ?? '').replace(/[0-9a-f]{64}/, 'a'.repeat(64))),
      ['json', 'csv', 'jsonLines'],
    );
    for (const problems of found) expect(problems).toEqual([{ kind: 'changed', seq: 5 }]);
  });

  it('names dropped lines as a stretch', async () => {
    const found = await foundIn((lines) => void lines.splice(3, 2), ['json', 'csv', 'jsonLines']);
    for (const problems of found) expect(problems).toEqual([{ kind: 'dropped', seq: 4, toSeq: 5 }]);
  });

  it('names a line that was moved', async () => {
    const found = await foundIn(
      (lines) => void lines.splice(8, 0, ...lines.splice(2, 1)),
      ['json', 'csv', 'jsonLines'],
    );
    for (const problems of found) expect(problems).toEqual([{ kind: 'moved', seq: 3 }]);
  });

  it('names a line that stands there twice', async () => {
    const found = await foundIn(
      (lines) => void lines.splice(6, 0, lines[6] ?? ''),
      ['json', 'csv', 'jsonLines'],
    );
    for (const problems of found) expect(problems).toEqual([{ kind: 'repeated', seq: 7 }]);
  });

  it('tells from where on the end is missing, which lines of JSON cannot', async () => {
    const [json, csv, lines] = await foundIn(
      (all) => void all.splice(9),
      ['json', 'csv', 'jsonLines'],
    );
    expect(json).toEqual([{ kind: 'cut-off', seq: 10, toSeq: 12 }]);
    expect(csv).toEqual(json);
    expect(lines).toEqual([]);
  });

  it('finds a file that ends in the middle', async () => {
    const record = makeRecord(12);
    for (const text of [record.json(), record.csv()]) {
      for (const share of [0.5, 0.9]) {
        const checked = await checkRecordFile(record.write(text.slice(0, text.length * share)));
        const kinds = checked.ok ? checked.value.problems.map(({ kind }) => kind) : [];
        expect(kinds).toContain('cut-off');
      }
    }
  });

  it('finds what was changed in the words the file says about itself', async () => {
    const record = makeRecord(5);
    const forged = [
      record.json().replace('"practice"', '"live"'),
      record.json().replace(/"exportedAtMs":\d/, '"exportedAtMs":2'),
      record.csv().replace(',practice,', ',live,'),
      record.json().replace('"version":1,', '"version":1,"version":1,'),
    ];
    for (const text of forged) {
      const checked = await checkRecordFile(record.write(text));
      expect(checked.ok && checked.value.problems).toEqual([{ kind: 'head', seq: null }]);
    }
  });

  it('finds a name that stands in a line twice, and names nobody knows', async () => {
    const record = makeRecord(5);
    for (const forged of [
      '"kind":"accepted","kind":',
      '"note":"x","kind":',
      '"__proto__":{},"kind":',
    ]) {
      for (const text of [record.json(), record.jsonLines()]) {
        const checked = await checkRecordFile(record.write(text.replace('"kind":', forged)));
        expect(checked.ok && checked.value.problems[0]).toEqual({ kind: 'unreadable', seq: 1 });
      }
    }
  });

  it('says plainly that a file is no record, or cannot be read', async () => {
    const record = makeRecord(1);
    for (const text of ['', 'hello', '{"a":1}', '[1,2]', 'seq,other\n1,2', '{"entries":5}']) {
      const checked = await checkRecordFile(record.write(text));
      expect(checked).toMatchObject({
        ok: false,
        failure: { kind: 'invalid-input', field: 'file' },
      });
    }
    expect(await checkRecordFile('/nowhere/at/all')).toMatchObject({
      failure: { kind: 'storage' },
    });
    expect(await checkRecordFile(record.folder)).toMatchObject({ failure: { kind: 'storage' } });
  });

  it('compares the seals with the desk’s own, so that a record made up anew is noticed', async () => {
    const record = makeRecord(6);
    const checked = await checkRecordFile(record.write(record.json()));
    if (!checked.ok) throw new Error(checked.failure.detail);
    record.activity.record({ kind: 'started' });
    expect(compareWithDesk(checked.value, record.activity)).toMatchObject({
      value: { desk: 'same' },
    });

    const seals = new Map(checked.value.seals).set(6, 'f'.repeat(64)).set(9, 'e'.repeat(64));
    expect(compareWithDesk({ seals, problems: [] }, record.activity)).toEqual({
      ok: true,
      value: {
        desk: 'differs',
        problems: [
          { kind: 'differs-from-desk', seq: 6 },
          { kind: 'unknown-to-desk', seq: 9 },
        ],
      },
    });
    const other = new Map([[1, 'd'.repeat(64)]]);
    expect(compareWithDesk({ seals: other, problems: [] }, record.activity)).toMatchObject({
      value: { desk: 'another-record' },
    });
  });
});
