// The practice vendors as a real HTTP server on this machine: strict, scripted, and remembering everything.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PracticeScenario } from '../../shared/practice';
import { answerControl, isControlPath } from './control';
import { createLoopbackServer, type ConnectionFault, type LoopbackHost } from './loopback-server';
import { readRequest } from './read-request';
import { createRequestRecord } from './record';
import { jsonAnswer, type Answer, type RecordedRequest } from './recorded-request';
import { planFor, SCENARIO_TIMES, type ScenarioTimes } from './scenario';
import { createShare911Routes } from './share911/routes';

export interface SimulatorOptions {
  readonly host: LoopbackHost;
  /** 0 takes any free port. */
  readonly port: number;
  readonly apiKey: string;
  readonly log?: (line: string) => void;
  readonly times?: Partial<ScenarioTimes>;
}

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
}

/** Builds the practice service; nothing listens until `start`. */
export function createSimulator(options: SimulatorOptions): Simulator {
  const times = { ...SCENARIO_TIMES, ...options.times };
  const vendors = [createShare911Routes(options.apiKey)];
  const record = createRequestRecord(options.apiKey);
  const listeners = new Set<() => void>();
  const server = createLoopbackServer(options.host, options.port, (incoming, response) => {
    void serve(incoming, response);
  });
  let scenario: PracticeScenario = 'happy';

  const simulator: Simulator = {
    start: server.start,
    stop: server.stop,
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
  };

  function tellListeners(): void {
    for (const listener of listeners) listener();
  }

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const atMs = Date.now();
    const request = await readRequest(incoming);
    if (!request || server.fault() === 'hang') return;
    const { path } = request;
    if (isControlPath(path)) {
      write(response, answerControl(request, simulator));
      return;
    }
    const vendor = vendors.find((candidate) => candidate.owns(path));
    if (!vendor) {
      write(response, elsewhere(path));
      return;
    }

    const verdict = vendor.check(request);
    const honest = vendor.answer(verdict, record.numberFor(request));
    const plan = planFor(scenario, verdict, honest, times);
    const recorded = record.add(request, {
      vendor: vendor.vendor,
      atMs,
      verdict,
      scenario,
      received: plan.received,
      answered: plan.answer?.status ?? null,
    });
    options.log?.(describe(recorded));
    tellListeners();
    const { answer, delayMs } = plan;
    if (!answer) incoming.socket.destroy();
    else if (delayMs === 0) write(response, answer);
    else server.after(delayMs, () => write(response, answer));
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
