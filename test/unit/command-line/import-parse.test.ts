// How `tocsin contacts import` and `contacts export` are read.
import { describe, expect, it } from 'vitest';
import { helpText } from '../../../src/main/command-line/help';
import { parseCommandLine } from '../../../src/main/command-line/parse';

const read = (...argv: readonly string[]) => parseCommandLine(['contacts', ...argv]);
const commandOf = (...argv: readonly string[]): unknown => {
  const line = read(...argv);
  return line.kind === 'command' ? line.command : line;
};
const messageOf = (...argv: readonly string[]): string => {
  const line = read(...argv);
  return line.kind === 'invalid' ? line.message : `accepted: ${JSON.stringify(line)}`;
};

describe('tocsin contacts import', () => {
  it('reads a preview', () => {
    expect(commandOf('import', 'a b.csv', '--to', 'emergency24', '--preview')).toEqual({
      ...{ kind: 'contacts import', file: 'a b.csv', apply: false, skipProblems: false },
      table: { source: 'emergency24', siteId: undefined, encoding: undefined, sheet: undefined },
    });
  });

  it('reads an import with all that can be said of the table', () => {
    const words = [
      '--to=CHEKT',
      '--site',
      ' site_1 ',
      '--encoding=Windows-1252',
      '--sheet',
      'Staff',
    ];
    expect(commandOf('import', 'p.xlsx', ...words, '--apply', '--skip-problems')).toEqual({
      ...{ kind: 'contacts import', file: 'p.xlsx', apply: true, skipProblems: true },
      table: { source: 'chekt', siteId: 'site_1', encoding: 'windows-1252', sheet: 'Staff' },
    });
  });

  it('reads whether it has headings, and what its columns are', () => {
    const words = ['--headings', 'NO', '--columns', 'External ID,,Name', '--preview'];
    expect(commandOf('import', 'p.csv', '--to', 'emergency24', ...words)).toMatchObject({
      table: { hasHeadings: false, columns: 'External ID,,Name' },
    });
    expect(
      commandOf('import', 'p.csv', '--to', 'chekt', '--headings=yes', '--preview'),
    ).toMatchObject({ table: { hasHeadings: true } });
  });

  it.each([
    [['--to', 'chekt', '--preview', '--headings', 'maybe'], ['--headings must be one of yes, no']],
    [['--to', 'chekt'], ['--preview or --apply is needed']],
    [['--to', 'chekt', '--preview', '--apply'], ['--preview and --apply exclude each other']],
    [['--preview'], ['--to is required', 'emergency24', 'chekt']],
    [['--to', 'share911', '--preview'], ['--to must be one of emergency24, chekt']],
    [['--to', 'chekt', '--preview', '--skip-problems'], ['--skip-problems goes with --apply only']],
    [['--to', 'emergency24', '--site', 's', '--preview'], ['--site is for chekt only']],
    [['--to', 'chekt', '--site', ' ', '--preview'], ['--site must not be empty']],
    [
      ['--to', 'chekt', '--preview', '--encoding', 'ebcdic'],
      ['--encoding', 'utf-16le'],
    ],
    [['--to', 'chekt', '--to', 'chekt', '--preview'], ['takes --to once']],
    [
      ['--to', 'chekt', '--preview', '--limit', '3'],
      ['--limit', 'accepted: --to'],
    ],
    [['other.csv', '--to', 'chekt', '--preview'], ['"other.csv"']],
  ])('answers %j with what is wrong', (argv, words) => {
    for (const word of words) expect(messageOf('import', 'p.csv', ...argv)).toContain(word);
    expect(messageOf('import', 'p.csv', ...argv)).not.toContain('accepted: {');
  });

  it('needs a file', () => {
    expect(messageOf('import', '--to', 'chekt', '--preview')).toContain('needs a file: the path');
  });
});

describe('tocsin contacts export', () => {
  it('reads where to, and of which service', () => {
    const kind = 'contacts export';
    expect(commandOf('export', '--output', 'a.csv')).toEqual({ kind, output: 'a.csv' });
    expect(commandOf('export', '--output=a.csv', '--source=chekt')).toEqual({
      ...{ kind, output: 'a.csv', source: 'chekt' },
    });
  });

  it.each([
    [[], '--output is required: --output=FILE'],
    [['--output='], '--output must be a path'],
    [['--output', 'a', '--source', 'all'], '--source must be one of emergency24, chekt'],
    [['a.csv'], '"a.csv"'],
  ])('answers %j with what is wrong', (argv, word) => {
    expect(messageOf('export', ...argv)).toContain(word);
  });
});

it('both are in the help, and no line of it is too long for a terminal', () => {
  expect(helpText()).toContain('contacts import FILE --to emergency24|chekt');
  expect(helpText()).toContain('contacts export [--source emergency24|chekt] --output FILE');
  expect(
    helpText()
      .split('\n')
      .filter((line) => line.length > 80),
  ).toEqual([]);
});
