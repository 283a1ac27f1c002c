// Cuts the arguments into words and flags, without knowing what they mean.
import { isHarmlessSwitch } from './harmless-switches';

export interface Tokens {
  readonly words: readonly string[];
  /** Flag without dashes -> its value; `true` for one that takes none. The last one given counts. */
  readonly flags: ReadonlyMap<string, string | true>;
  /** Flags that were given more than once. */
  readonly repeated: ReadonlySet<string>;
}

export type Tokenized =
  { readonly ok: true; readonly tokens: Tokens } | { readonly ok: false; readonly message: string };

/** A flag that takes a value, and one that does not. */
export type FlagKinds = ReadonlyMap<string, 'value' | 'switch'>;

/**
 * `--flag=VALUE` and `--flag VALUE`; `--flag -- VALUE` for a value that begins with two dashes;
 * after a `--` that stands elsewhere everything is a word.
 */
export function tokenize(argv: readonly string[], kinds: FlagKinds): Tokenized {
  const words: string[] = [];
  const flags = new Map<string, string | true>();
  const repeated = new Set<string>();
  for (let index = 0; index < argv.length; index += 1) {
    const argument = argv[index] ?? '';
    if (argument === '--') {
      words.push(...argv.slice(index + 1));
      break;
    }
    const { name, inline } = split(argument);
    const kind = name === null ? undefined : kinds.get(name);
    if (name !== null && flags.has(name)) repeated.add(name);
    if (name === null) words.push(argument);
    else if (kind === undefined) {
      if (!isHarmlessSwitch(argument)) return { ok: false, message: unknownFlag(name, kinds) };
    } else if (kind === 'switch') {
      if (inline !== null) return { ok: false, message: `${name} takes no value` };
      flags.set(name, true);
    } else if (inline !== null) flags.set(name, inline);
    else {
      const escaped = argv[index + 1] === '--';
      const value = argv[index + (escaped ? 2 : 1)];
      if (value === undefined || (!escaped && value.startsWith('--'))) {
        return { ok: false, message: `${name} needs a value: ${name}=VALUE` };
      }
      flags.set(name, value);
      index += escaped ? 2 : 1;
    }
  }
  return { ok: true, tokens: { words, flags, repeated } };
}

function split(argument: string): { readonly name: string | null; readonly inline: string | null } {
  if (!argument.startsWith('-') || argument === '-') return { name: null, inline: null };
  const equals = argument.indexOf('=');
  return equals === -1
    ? { name: argument, inline: null }
    : { name: argument.slice(0, equals), inline: argument.slice(equals + 1) };
}

function unknownFlag(name: string, kinds: FlagKinds): string {
  const accepted = [...kinds.keys()].filter((flag) => flag.startsWith('--')).join(', ');
  return `unknown option ${name.slice(0, 80)}; accepted: ${accepted}`;
}
