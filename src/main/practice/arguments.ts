// Reads the command line of the practice service.
import { failed, ok, type Result } from '../../shared/core/failure';
import { PracticeScenario } from '../../shared/core/practice';
import { CONTACTS_MAX } from './humans';

export interface SimulatorArguments {
  readonly port: number;
  readonly scenario: PracticeScenario;
  /** Where CHeKT posts its webhooks; null for nowhere. */
  readonly webhookUrl: string | null;
  readonly help: boolean;
  /** How many contacts CHeKT and Emergency24 have each; left out, as many as they begin with. */
  readonly contacts?: number;
  /** Where RapidSOS shares calls, and the file that holds what they are signed with. */
  readonly rapidsosWebhook?: string;
  readonly rapidsosSecretFile?: string;
  /** Where Share911 posts its alerts, under which name, and the file that holds the password. */
  readonly share911Webhook?: string;
  readonly share911User?: string;
  readonly share911PasswordFile?: string;
}

/** Options with an address, and options with any words; secrets are in files, for every user sees a command line. */
const ADDRESSES = {
  '--webhook-url': 'webhookUrl',
  '--rapidsos-webhook': 'rapidsosWebhook',
  '--share911-webhook': 'share911Webhook',
} as const;
const WORDS = {
  '--rapidsos-secret-file': 'rapidsosSecretFile',
  '--share911-user': 'share911User',
  '--share911-password-file': 'share911PasswordFile',
} as const;
/** Each says nothing without the other. */
const PAIRS = [
  ['--rapidsos-webhook', '--rapidsos-secret-file'],
  ['--share911-webhook', '--share911-password-file'],
] as const;

export const DEFAULT_PORT = 9118;

export const DEFAULT_SHARE911_USER = 'share911';

export const USAGE = `npm run simulator -- [--port N] [--scenario S] [--webhook-url URL] [--contacts N]
       [--rapidsos-webhook URL --rapidsos-secret-file FILE]
       [--share911-webhook URL --share911-password-file FILE [--share911-user NAME]]

  --port N            listen on 127.0.0.1:N (default ${DEFAULT_PORT}; 0 takes any free port)
  --scenario S        ${PracticeScenario.options.join(', ')} (default happy)
  --webhook-url URL   where CHeKT posts what contacts answer (default nowhere)
  --contacts N        give CHeKT and Emergency24 N contacts each, at most ${CONTACTS_MAX}
  --rapidsos-webhook URL         where RapidSOS shares 911 calls, signed with
  --rapidsos-secret-file FILE    the secret in this file
  --share911-webhook URL         where Share911 posts its alerts, with the name
  --share911-user NAME           (default ${DEFAULT_SHARE911_USER}) and with
  --share911-password-file FILE  the password in this file

The key is taken from TOCSIN_PRACTICE_KEY, or made up for this run.
Webhooks are signed when TOCSIN_PRACTICE_WEBHOOK_SECRET is set.
GET /practice/chekt lists the contacts and how each one answers; PUT changes it.
GET /practice/emergency24 shows how Emergency24 behaves; PUT changes it.
POST /practice/rapidsos/share {"scenario":"here"} shares a call; GET /practice/rapidsos lists the scenarios.
POST /practice/share911/alert {"name":"LOCKDOWN"} raises an alert; also "ALL CLEAR", "test" and any other name,
with "format" json, json-old or cap, "drill", "message", "channelId" and "integrationId". Both answer what the
receiver said, and both are JSON.`;

const NOTHING_SAID: SimulatorArguments = {
  port: DEFAULT_PORT,
  scenario: 'happy',
  webhookUrl: null,
  help: false,
};

/** `--port 1` and `--port=1` are the same; anything unknown is `invalid-input`, in a sentence. */
export function parseSimulatorArguments(words: readonly string[]): Result<SimulatorArguments> {
  let parsed: SimulatorArguments = NOTHING_SAID;
  const rest = words.flatMap((word) => (/^--[\w-]+=/.test(word) ? splitOnce(word) : [word]));
  for (let next = rest.shift(); next !== undefined; next = rest.shift()) {
    if (next === '--help' || next === '-h') {
      parsed = { ...parsed, help: true };
    } else if (next === '--port') {
      const text = rest.shift() ?? '';
      const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
      if (!(port <= 65_535)) return wrong(`--port needs a number from 0 to 65535, not "${text}".`);
      parsed = { ...parsed, port };
    } else if (next === '--scenario') {
      const text = rest.shift() ?? '';
      const scenario = PracticeScenario.safeParse(text);
      const names = PracticeScenario.options.join(', ');
      if (!scenario.success) return wrong(`--scenario is one of ${names}; not "${text}".`);
      parsed = { ...parsed, scenario: scenario.data };
    } else if (isOneOf(ADDRESSES, next)) {
      const text = rest.shift() ?? '';
      if (!isWebUrl(text)) return wrong(`${next} needs a web address, not "${text}".`);
      parsed = { ...parsed, [ADDRESSES[next]]: text };
    } else if (isOneOf(WORDS, next)) {
      const text = rest.shift() ?? '';
      if (text === '') return wrong(`${next} needs a word.`);
      parsed = { ...parsed, [WORDS[next]]: text };
    } else if (next === '--contacts') {
      const text = rest.shift() ?? '';
      const contacts = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
      if (!(contacts <= CONTACTS_MAX)) {
        return wrong(`--contacts needs a number from 0 to ${CONTACTS_MAX}, not "${text}".`);
      }
      parsed = { ...parsed, contacts };
    } else {
      return wrong(`"${next}" is not an option of the practice service; try --help.`);
    }
  }
  for (const [address, file] of PAIRS) {
    const hasAddress = parsed[ADDRESSES[address]] !== undefined;
    const hasFile = parsed[WORDS[file]] !== undefined;
    if (hasAddress !== hasFile) return wrong(`${address} and ${file} go together.`);
  }
  return ok(parsed);
}

function isOneOf<T extends object>(table: T, word: string): word is string & keyof T {
  return Object.hasOwn(table, word);
}

function isWebUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

function splitOnce(word: string): [string, string] {
  const at = word.indexOf('=');
  return [word.slice(0, at), word.slice(at + 1)];
}

function wrong(detail: string): Result<never> {
  return failed({ kind: 'invalid-input', detail });
}
