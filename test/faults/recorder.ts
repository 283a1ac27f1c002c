// A loopback vendor that writes down every request it has read in full, and misbehaves on demand.
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Arrival {
  readonly id: string;
  readonly body: string;
  /** Wall clock with fractions of a millisecond. */
  readonly atMs: number;
}

export type Behaviour = 'accept' | 'unavailable' | 'hang' | 'drop' | 'slow';

export interface Recorder {
  readonly url: string;
  readonly arrivals: Arrival[];
  behave: () => Behaviour;
  close(): Promise<void>;
}

const preciseNow = (): number => performance.timeOrigin + performance.now();

function answer(response: ServerResponse, behaviour: Behaviour): void {
  switch (behaviour) {
    case 'accept':
      response.writeHead(200).end('{}');
      return;
    case 'unavailable':
      response.writeHead(503).end();
      return;
    case 'slow':
      setTimeout(() => response.writeHead(200).end('{}'), 60).unref();
      return;
    case 'drop':
      response.socket?.destroy();
      return;
    case 'hang':
      return;
  }
}

export async function startRecorder(): Promise<Recorder> {
  const arrivals: Arrival[] = [];
  const recorder: { behave: () => Behaviour } = { behave: () => 'accept' };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('error', () => undefined);
    request.on('end', () => {
      const id = String(request.headers['x-press']);
      const body = Buffer.concat(parts).toString('utf8');
      arrivals.push({ id, body, atMs: preciseNow() });
      answer(response, recorder.behave());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(recorder, {
    url: `http://127.0.0.1:${port}/`,
    arrivals,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  });
}
