// How `tocsin contacts` is read.
import { describe, expect, it } from 'vitest';
import { helpText } from '../../../src/main/command-line/help';
import { parseCommandLine } from '../../../src/main/command-line/parse';

const commandOf = (...argv: readonly string[]): unknown => {
  const line = parseCommandLine(['contacts', ...argv]);
  return line.kind === 'command' ? line.command : line;
};
const messageOf = (...argv: readonly string[]): string => {
  const line = parseCommandLine(['contacts', ...argv]);
  return line.kind === 'invalid' ? line.message : `accepted: ${JSON.stringify(line)}`;
};
const found = (query: string, limit = 20) => ({
  kind: 'contacts search',
  search: { query, limit },
});

describe('tocsin contacts', () => {
  it('reads sync', () => {
    expect(commandOf('sync')).toEqual({ kind: 'contacts sync' });
  });

  it('reads a search, its limit, and a query of several words', () => {
    expect(commandOf('search', 'garcia')).toEqual(found('garcia'));
    expect(commandOf('search', 'ana', 'garcía', '--limit', '5')).toEqual(found('ana garcía', 5));
    expect(commandOf('search', '--limit=200', ' 555-01 ')).toEqual(found('555-01', 200));
    expect(commandOf('search', '--', '-555')).toEqual(found('-555'));
    expect(commandOf('search', 'sync')).toEqual(found('sync'));
  });

  it.each([
    [[], ['contacts sync', 'contacts search']],
    [
      ['find', 'x'],
      ['contacts sync', 'contacts search'],
    ],
    [['search'], ['contacts search needs a query']],
    [
      ['search', ' '],
      ['query', 'must not be empty'],
    ],
    [
      ['search', 'x'.repeat(201)],
      ['query', '200 characters'],
    ],
    [
      ['search', 'x', '--limit', '0'],
      ['--limit', '1'],
    ],
    [
      ['search', 'x', '--limit', '201'],
      ['--limit', '200'],
    ],
    [
      ['search', 'x', '--wait', '1'],
      ['--wait', '--limit'],
    ],
    [['sync', 'chekt'], ['"chekt"']],
    [['sync', '--limit', '1'], ['--limit']],
  ])('answers %j with what is wrong', (argv, words) => {
    for (const word of words) expect(messageOf(...argv)).toContain(word);
    expect(messageOf(...argv)).not.toContain('accepted: {');
  });

  it('is in the help', () => {
    expect(helpText()).toContain('contacts search QUERY [--limit N]');
  });
});
