// `npm run simulator`: the practice vendors alone, for trying clients by hand. Plain Node, no Electron.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { failed, ok, type Result } from '../../shared/core/failure';
import {
  DEFAULT_SHARE911_USER,
  parseSimulatorArguments,
  USAGE,
  type SimulatorArguments,
} from './arguments';
import { createSimulator, type Simulator } from './simulator';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

async function run(): Promise<number> {
  const parsed = parseSimulatorArguments(process.argv.slice(2));
  if (!parsed.ok) return complain(parsed.failure.detail);
  const { port, scenario, webhookUrl, contacts, help } = parsed.value;
  if (help) {
    console.log(USAGE);
    return 0;
  }
  const apiKey = process.env.TOCSIN_PRACTICE_KEY || randomUUID();
  const log = (line: string): void => console.log(line);
  const simulator = createSimulator({ host: '127.0.0.1', port, apiKey, log });
  simulator.setScenario(scenario);
  if (contacts !== undefined) {
    simulator.chekt.change({ contacts });
    simulator.emergency24.change({ size: contacts });
  }
  if (webhookUrl !== null) {
    const secret = process.env.TOCSIN_PRACTICE_WEBHOOK_SECRET || null;
    simulator.chekt.subscribe({ url: webhookUrl, secret, form: 'w1' });
  }
  const subscribed = subscribeBoth(simulator, parsed.value);
  if (!subscribed.ok) return complain(subscribed.failure.detail);
  const stopAsked = new Promise<void>((resolve) => {
    for (const signal of SIGNALS) process.once(signal, () => resolve());
  });
  let url: string;
  try {
    ({ url } = await simulator.start());
  } catch (error) {
    return complain(`Port ${port} cannot be used: ${reasonOf(error)}.`);
  }
  log(`Practice services at ${url}`);
  log(`Share911, CHeKT and Emergency24 key: ${apiKey}`);
  log(`CHeKT site: ${simulator.chekt.siteId} (its contacts: GET ${url}/practice/chekt)`);
  log(`Emergency24 base: ${url}${simulator.emergency24.path}`);
  const { latitude, longitude } = simulator.rapidsos.site;
  log(`RapidSOS client id and secret: the key; the site: ${latitude}, ${longitude}`);
  log(`Share a 911 call: ${howToPost(url, 'rapidsos/share', '{"scenario":"here"}')}`);
  log(`Raise an alert:   ${howToPost(url, 'share911/alert', '{"name":"LOCKDOWN"}')}`);
  log(`Scenario: ${scenario} (change it with PUT ${url}/practice/scenario)`);
  await stopAsked;
  await simulator.stop();
  log(`Stopped after ${simulator.requests().length} requests.`);
  return 0;
}

function subscribeBoth(simulator: Simulator, words: SimulatorArguments): Result<null> {
  const { rapidsosWebhook, rapidsosSecretFile, share911Webhook, share911PasswordFile } = words;
  if (rapidsosWebhook !== undefined && rapidsosSecretFile !== undefined) {
    const secret = readSecret(rapidsosSecretFile);
    if (!secret.ok) return secret;
    simulator.rapidsos.subscribe({ url: rapidsosWebhook, secret: secret.value });
  }
  if (share911Webhook !== undefined && share911PasswordFile !== undefined) {
    const password = readSecret(share911PasswordFile);
    if (!password.ok) return password;
    const user = words.share911User ?? DEFAULT_SHARE911_USER;
    simulator.share911.subscribe({ url: share911Webhook, user, password: password.value });
  }
  return ok(null);
}

/** The one line of a file, without the newline that editors add. */
function readSecret(path: string): Result<string> {
  const wrong = (why: string) => failed({ kind: 'invalid-input', detail: `"${path}" ${why}.` });
  try {
    const secret = readFileSync(path, 'utf8').replace(/\r?\n$/, '');
    return secret === '' ? wrong('is empty') : ok(secret);
  } catch {
    return wrong('cannot be read');
  }
}

function howToPost(url: string, path: string, body: string): string {
  return `curl -H 'content-type: application/json' -d '${body}' ${url}/practice/${path}`;
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return 'another program is using it';
  if (code === 'EACCES') return 'this user may not open it';
  return error instanceof Error ? error.message : String(error);
}

function complain(sentence: string): number {
  console.error(sentence);
  return 1;
}

process.exitCode = await run();
