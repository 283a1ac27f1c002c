// Reads the command line into one checked value; whatever is typed, it answers and never throws.
import type { z } from 'zod';
import { CheckInStatus, statusWord } from '../../shared/core/check-in';
import { SecretName } from '../../shared/settings/secret';
import { AppFlags } from '../base/app-flags';
import { COMMANDS, type Command, type CommandLine, type CommandWord } from './command';
import { hiddenSwitch } from './harmless-switches';
import { tokenize, type FlagKinds } from './tokens';

const FLAGS: FlagKinds = new Map([
  ['--user-data-dir', 'value'],
  ['--managed-config', 'value'],
  ['--hidden', 'switch'],
  ['--message', 'value'],
  ['--location', 'value'],
  ['--wait', 'value'],
  ['--site', 'value'],
  ['--contacts', 'value'],
  ['--method', 'value'],
  ['--event', 'value'],
  ['--subject', 'value'],
  ['--timeout', 'value'],
  ['--priority', 'value'],
  ['--no-response', 'switch'],
  ['--reveal', 'switch'],
  ['--limit', 'value'],
  ['--format', 'value'],
  ['--output', 'value'],
  ['--to', 'value'],
  ['--source', 'value'],
  ['--encoding', 'value'],
  ['--sheet', 'value'],
  ['--headings', 'value'],
  ['--columns', 'value'],
  ['--preview', 'switch'],
  ['--apply', 'switch'],
  ['--skip-problems', 'switch'],
  ['--help', 'switch'],
  ['-h', 'switch'],
  ['--version', 'switch'],
]);
const GLOBAL_FLAGS: readonly string[] = ['--user-data-dir', '--managed-config', '--hidden'];

/** What each command takes: its one word, and its flags. */
interface Usage {
  readonly word?: string;
  /** The word may be left out. */
  readonly optional?: true;
  /** Several words make one: nobody thinks of quotes around a name. */
  readonly joins?: true;
  readonly flags: readonly string[];
  /** A flag given twice is a mistake; elsewhere the last one counts. */
  readonly once?: true;
}

const USAGE: Readonly<Record<CommandWord, Usage>> = {
  send: { word: 'status', flags: ['--message', '--location', '--wait'] },
  verify: {
    flags: [
      '--site',
      '--contacts',
      '--method',
      '--event',
      '--message',
      '--subject',
      '--timeout',
      '--priority',
      '--no-response',
      '--wait',
    ],
    once: true,
  },
  verifications: { flags: ['--limit'] },
  calls: { flags: ['--reveal', '--limit'] },
  alerts: { flags: ['--limit'] },
  'contacts sync': { flags: [] },
  'contacts search': { word: 'query', joins: true, flags: ['--limit'] },
  'contacts import': {
    word: 'file',
    flags: [
      ...['--to', '--site', '--encoding', '--sheet', '--headings', '--columns'],
      ...['--preview', '--apply', '--skip-problems'],
    ],
    once: true,
  },
  'contacts export': { flags: ['--source', '--output'], once: true },
  'secrets set': { word: 'name', flags: [] },
  'secrets list': { flags: [] },
  'secrets clear': { word: 'name', flags: [] },
  status: { flags: [] },
  doctor: { flags: [] },
  activity: { flags: ['--limit'] },
  'activity verify': { word: 'file', optional: true, flags: [] },
  'activity export': { flags: ['--format', '--output'], once: true },
  help: { flags: [] },
  version: { flags: [] },
};

/** Chromium has read it before us, but nothing of it has begun yet. */
const refusal = (argument: string): string =>
  `${argument.split('=', 1)[0]?.slice(0, 80)} is refused: it would undo what Tocsin promises. Start it without.`;

const invalid = (message: string): CommandLine => ({ kind: 'invalid', message });

/** `argv` without the executable (and without the script, where there is one). */
export function parseCommandLine(argv: readonly string[]): CommandLine {
  const unsafe = hiddenSwitch(argv);
  if (unsafe !== undefined) return invalid(refusal(unsafe));
  const tokenized = tokenize(argv, FLAGS);
  if (!tokenized.ok) return invalid(tokenized.message);
  const { words, flags: given, repeated } = tokenized.tokens;

  const flags = AppFlags.safeParse({
    userDataDir: given.get('--user-data-dir'),
    managedConfig: given.get('--managed-config'),
    hidden: given.has('--hidden'),
  });
  if (!flags.success) return invalid('--user-data-dir and --managed-config need a path');

  if (given.has('--help') || given.has('-h')) return known('help', {}, flags.data);
  if (given.has('--version')) return known('version', {}, flags.data);
  const own = [...given.keys()].filter((flag) => !GLOBAL_FLAGS.includes(flag));
  if (words.length === 0) {
    return own.length === 0
      ? { kind: 'app', flags: flags.data }
      : invalid(`${own.join(', ')} needs a command; see: tocsin help`);
  }
  return readCommand(words, given, { own, repeated }, flags.data);
}

function readCommand(
  words: readonly string[],
  given: ReadonlyMap<string, string | true>,
  { own, repeated }: { readonly own: readonly string[]; readonly repeated: ReadonlySet<string> },
  flags: AppFlags,
): CommandLine {
  const found = findCommand(words);
  if (typeof found === 'string') return invalid(found);
  const { word, rest } = found;
  const usage = USAGE[word];
  const stray = own.find((flag) => !usage.flags.includes(flag));
  if (stray !== undefined) {
    const accepted = [...usage.flags, ...GLOBAL_FLAGS].join(', ');
    return invalid(`${word} does not take ${stray}; accepted: ${accepted}`);
  }
  const twice = usage.once && usage.flags.find((flag) => repeated.has(flag));
  if (twice !== undefined) {
    const hint = twice === '--contacts' ? ': put commas between the ids' : '';
    return invalid(`${word} takes ${twice} once${hint}`);
  }
  const most = usage.word === undefined ? 0 : usage.joins ? Infinity : 1;
  if (rest.length > most) return invalid(tooMany(word, rest));
  if (usage.word !== undefined && rest[0] === undefined && usage.optional !== true) {
    return invalid(`${word} needs a ${usage.word}: ${choices(usage.word)}`);
  }
  const values: Record<string, unknown> = {};
  if (usage.word !== undefined && rest.length > 0) values[usage.word] = rest.join(' ');
  for (const flag of own) values[flag.slice(2)] = given.get(flag);
  return known(word, values, flags);
}

function findCommand(
  words: readonly string[],
): { readonly word: CommandWord; readonly rest: readonly string[] } | string {
  const [first = '', second = ''] = words;
  const pair = `${first} ${second}`;
  if (isCommand(pair)) return { word: pair, rest: words.slice(2) };
  if (isCommand(first)) return { word: first, rest: words.slice(1) };
  const accepted = Object.keys(COMMANDS);
  const family = accepted.filter((word) => word.startsWith(`${first} `));
  if (family.length > 0) return `${first} needs one of: ${family.join(', ')}`;
  return `unknown command ${quoted(first)}; accepted: ${accepted.join(', ')}`;
}

function known(
  word: CommandWord,
  values: Readonly<Record<string, unknown>>,
  flags: AppFlags,
): CommandLine {
  const schema: z.ZodType<object> = COMMANDS[word];
  const parsed = schema.safeParse(values);
  if (!parsed.success) return invalid(wrongValue(word, values, parsed.error));
  return { kind: 'command', command: { ...parsed.data, kind: word } as Command, flags };
}

function wrongValue(
  word: CommandWord,
  values: Readonly<Record<string, unknown>>,
  error: z.ZodError,
): string {
  const issue = error.issues[0];
  const name = String(issue?.path[0] ?? '');
  // A value typed in the place of the name must not be repeated.
  if (name === 'name') return `unknown name; accepted: ${choices(name)}`;
  if (name === 'query' || name === 'file') return `the ${name} ${issue?.message ?? 'is not valid'}`;
  if (name === USAGE[word].word) {
    return `unknown ${name} ${quoted(String(values[name]))}; accepted: ${choices(name)}`;
  }
  return `--${name} ${issue?.message ?? 'is not valid'}`;
}

function tooMany(word: CommandWord, rest: readonly string[]): string {
  // Whoever types a secret here must not find it on the screen or in a script's log as well.
  if (word === 'secrets set') {
    return 'secrets set takes the name only; the value is read from standard input';
  }
  const extra = quoted(rest[USAGE[word].word === undefined ? 0 : 1] ?? '');
  const hint = word === 'send' ? '; put a message in quotes: --message="..."' : '';
  return `${word} does not take ${extra}${hint}`;
}

function choices(name: string): string {
  if (name === 'query') return 'a part of a name, number, address, id, group or department';
  if (name === 'file') return 'the path of a table, .csv or .xlsx';
  const accepted = name === 'status' ? CheckInStatus.options.map(statusWord) : SecretName.options;
  return accepted.join(', ');
}

function isCommand(text: string): text is CommandWord {
  return Object.hasOwn(COMMANDS, text);
}

function quoted(text: string): string {
  return JSON.stringify(text.slice(0, 80));
}
