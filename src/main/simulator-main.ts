// `npm run simulator`: the practice vendors alone, for trying clients by hand. Plain Node, no Electron.
import { randomUUID } from 'node:crypto';
import { parseSimulatorArguments, USAGE } from './simulator/arguments';
import { createSimulator } from './simulator/simulator';

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
  log(`Scenario: ${scenario} (change it with PUT ${url}/practice/scenario)`);
  await stopAsked;
  await simulator.stop();
  log(`Stopped after ${simulator.requests().length} requests.`);
  return 0;
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
