// The practice vendors as a real HTTP server on this machine: strict, scripted, and remembering everything.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PracticeScenario } from '../../shared/core/practice';
import { placeOfSecret, SecretName } from '../../shared/settings/secret';
import { createPracticeChekt, type PracticeChekt } from './chekt/chekt';
import { answerControl, isControlPath } from './control';
import { createPracticeEmergency24, type PracticeEmergency24 } from './emergency24/emergency24';
import { createLoopbackServer, type ConnectionFault, type LoopbackHost } from './loopback-server';
import { readRequest } from './read-request';
import { createRequestRecord } from './record';
import { jsonAnswer, type Answer, type RecordedRequest } from './recorded-request';
import { createPracticeRapidsos, type PracticeRapidsos } from './rapidsos/rapidsos';
import { planFor, SCENARIO_TIMES, type ScenarioTimes } from './scenario';
import { createShare911Routes } from './share911/routes';
import { createPracticeShare911, type PracticeShare911 } from './share911/webhooks';
import type { Judgement, VendorRoutes } from './vendor-routes';
import type { WebhookTimes } from './webhook-posts';

export interface SimulatorOptions {
  readonly host: LoopbackHost;
  /** 0 takes any free port. */
  readonly port: number;
  /** Of every vendor that has none of its own among `keys`. */
  readonly apiKey: string;
  readonly keys?: Partial<Readonly<Record<SecretName, string>>>;
  readonly log?: (line: string) => void;
  readonly times?: Partial<SimulatorTimes>;
  /** How fast practice contacts answer: 1 in seconds, 10 ten times as fast. */
  readonly answerSpeed?: number;
}

export type SimulatorTimes = ScenarioTimes & WebhookTimes;

export interface Simulator {
  /** Rejects when the port is taken. */
  start(): Promise<{ readonly url: string }>;
  /** Drops every connection; the record stays readable, and it may be started again. */
  stop(): Promise<void>;
  scenario(): PracticeScenario;
  setScenario(scenario: PracticeScenario): void;
  /** Faults below HTTP, for tests. */
  setFault(fault: ConnectionFault): void;
  /** Oldest first. */
  requests(): readonly RecordedRequest[];
  /** Called after every request and every change of scenario; returns its own removal. */
  onChange(listener: () => void): () => void;
  readonly chekt: PracticeChekt;
  readonly emergency24: PracticeEmergency24;
  readonly rapidsos: PracticeRapidsos;
  readonly share911: PracticeShare911;
}

const WEBHOOK_TIMES: WebhookTimes = { webhookRetryMs: 1000, webhookTimeoutMs: 5000 };

/** Builds the practice service; nothing listens until `start`. */
export function createSimulator(options: SimulatorOptions): Simulator {
  const times: SimulatorTimes = { ...SCENARIO_TIMES, ...WEBHOOK_TIMES, ...options.times };
  const keyOf = (name: SecretName): string => options.keys?.[name] ?? options.apiKey;
  const log = (line: string): void => options.log?.(line);
  const { chekt, ...practiceChekt } = createPracticeChekt({
    apiKey: keyOf('chekt.apiKey'),
    times,
    answerSpeed: options.answerSpeed ?? 1,
    now: Date.now,
    log,
  });
  const practiceEmergency24 = createPracticeEmergency24(
    {
      apiKey: keyOf('emergency24.apiKey'),
      accessToken: keyOf('emergency24.accessToken'),
      tokenSecret: keyOf('emergency24.tokenSecret'),
    },
    Date.now,
  );
  const practiceRapidsos = createPracticeRapidsos({
    keys: {
      clientId: keyOf('rapidsos.clientId'),
      clientSecret: keyOf('rapidsos.clientSecret'),
    },
    times,
    now: Date.now,
    log,
  });
  const practiceShare911 = createPracticeShare911(times, Date.now, log);
  const vendors: readonly VendorRoutes[] = [
    createShare911Routes(keyOf('share911.apiKey')),
    practiceChekt.routes,
    practiceEmergency24.routes,
    practiceRapidsos.routes,
  ];
  const sent = SecretName.options.filter((name) => placeOfSecret(name).isSent);
  const record = createRequestRecord(sent.map(keyOf));
  const listeners = new Set<() => void>();
  const server = createLoopbackServer(options.host, options.port, (incoming, response) => {
    void serve(incoming, response);
  });
  let scenario: PracticeScenario = 'happy';

  const simulator: Simulator = {
    start: server.start,
    async stop() {
      practiceChekt.stop();
      practiceRapidsos.stop();
      practiceShare911.stop();
      await server.stop();
    },
    scenario: () => scenario,
    setScenario(next) {
      scenario = next;
      tellListeners();
    },
    setFault: server.setFault,
    requests: record.all,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    chekt,
    emergency24: practiceEmergency24.emergency24,
    rapidsos: practiceRapidsos.rapidsos,
    share911: practiceShare911.share911,
  };

  function tellListeners(): void {
    for (const listener of listeners) listener();
  }

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const atMs = Date.now();
    const vendor = vendors.find((candidate) => candidate.owns(incoming.url ?? ''));
    const visit = vendor?.enter?.() ?? null;
    if (visit) response.once('close', visit.leave);
    const request = await readRequest(incoming);
    if (!request || !server.running() || server.fault() === 'hang') return;
    const { path } = request;
    if (isControlPath(path)) {
      write(response, await answerControl(request, simulator));
      return;
    }
    if (!vendor) {
      write(response, elsewhere(path));
      return;
    }

    const judgement = visit?.refusal
      ? refusedJudgement(visit.refusal)
      : vendor.judge(request, record.numberFor(request));
    const plan = planFor(scenario, judgement, vendor.refuse, times);
    const delayMs = plan.delayMs + (vendor.delayMs?.() ?? 0);
    const recorded = record.add(request, {
      vendor: vendor.vendor,
      atMs,
      verdict: judgement.verdict,
      scenario,
      received: plan.received,
      answered: plan.answer?.status ?? null,
    });
    log(describe(recorded));
    tellListeners();
    const { answer } = plan;
    const reply = (said: Answer): void => {
      // Before the answer is out: whoever has it may send the next request at once.
      visit?.leave();
      write(response, said);
    };
    if (!answer) incoming.socket.destroy();
    else if (delayMs === 0) reply(answer);
    else server.after(delayMs, () => reply(answer));
    // After the answer where it goes out at once; a slow or lost one is overtaken.
    if (plan.received) judgement.takeIn?.();
  }

  function elsewhere(path: string): Answer {
    for (const vendor of vendors) {
      const location = vendor.redirects(path);
      if (location !== null) return jsonAnswer(301, { error: 'moved' }, { location });
    }
    return jsonAnswer(404, { error: 'no such path' });
  }

  return simulator;
}

function refusedJudgement(answer: Answer): Judgement {
  const problem = 'too many requests at once';
  return { answer, verdict: { ok: false, status: answer.status, problem, unknownKeys: [] } };
}

function write(response: ServerResponse, answer: Answer): void {
  response.writeHead(answer.status, answer.headers).end(answer.body);
}

function describe(request: RecordedRequest): string {
  const answered = request.answered === null ? 'connection dropped' : `${request.answered}`;
  const notes = [request.duplicate ? 'duplicate' : null, request.verdict.problem].filter(Boolean);
  const body = request.body.replace(/\s+/g, ' ').slice(0, 300);
  const suffix = notes.length > 0 ? ` (${notes.join('; ')})` : '';
  return `#${request.id} ${request.method} ${request.path} -> ${answered}${suffix} ${body}`;
}
