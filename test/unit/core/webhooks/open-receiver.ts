// A receiver on a free loopback port with routes that take what carries the words "true event".
import { createSystemClock, type Clock } from '../../../../src/main/core/lib/clock';
import type { ReceiverLimits } from '../../../../src/main/core/webhooks/limits';
import {
  createReceiver,
  type Receiver,
  type ReceiverDeps,
} from '../../../../src/main/core/webhooks/receiver';
import type { RefusalSummary } from '../../../../src/main/core/webhooks/refusals';
import type {
  RawWebhook,
  WebhookRoute,
  WebhookVerdict,
} from '../../../../src/main/core/webhooks/webhook';
import { postText, rawClient, type RawClient, type WireAnswer } from './raw-client';

export const PATH = '/webhooks/chekt/token-1';
export const EVENT = '{"event_type":"true event"}';

export interface OpenOptions {
  readonly handle?: (webhook: RawWebhook) => Promise<WebhookVerdict>;
  readonly canary?: (webhook: RawWebhook) => boolean;
  readonly mayBeProven?: WebhookRoute['mayBeProven'];
  readonly limits?: Partial<ReceiverLimits>;
  readonly clock?: Clock;
  readonly onUntaken?: ReceiverDeps['onUntaken'];
  readonly host?: string;
  readonly port?: number;
  readonly anyPortIfTaken?: boolean;
}

export interface OpenReceiver {
  readonly receiver: Receiver;
  readonly port: number;
  /** Everything the route was handed. */
  readonly seen: RawWebhook[];
  readonly refused: RefusalSummary[];
  readonly logged: string[];
  readonly connect: () => Promise<RawClient>;
  /** One request on a connection of its own. */
  readonly send: (bytes: string | Buffer) => Promise<WireAnswer>;
  readonly post: (
    body: string | Buffer,
    headers?: Readonly<Record<string, string | null>>,
    path?: string,
  ) => Promise<WireAnswer>;
  readonly close: () => Promise<void>;
}

/** 401 without the word, 400 for what is no JSON. */
function judgeEvent({ body }: RawWebhook): Promise<WebhookVerdict> {
  const text = body.toString('utf8');
  if (!text.includes('true event')) {
    return Promise.resolve({ kind: 'unproven', detail: 'the signature is wrong' });
  }
  try {
    JSON.parse(text);
    return Promise.resolve({ kind: 'accepted' });
  } catch {
    return Promise.resolve({ kind: 'malformed', detail: 'the body is not JSON' });
  }
}

export async function openReceiver(options: OpenOptions = {}): Promise<OpenReceiver> {
  const seen: RawWebhook[] = [];
  const refused: RefusalSummary[] = [];
  const logged: string[] = [];
  const clients: RawClient[] = [];
  const host = options.host ?? '127.0.0.1';
  const handle = options.handle ?? judgeEvent;
  const note = (webhook: RawWebhook): Promise<WebhookVerdict> => {
    seen.push(webhook);
    return handle(webhook);
  };
  const receiver = createReceiver({
    host: () => host,
    port: () => options.port ?? 0,
    anyPortIfTaken: () => options.anyPortIfTaken ?? false,
    routes: [
      {
        owns: (path) => path === 'chekt' || path === 'chekt/token-1',
        ...(options.mayBeProven && { mayBeProven: options.mayBeProven }),
        handle: note,
      },
    ],
    allowedHosts: () => ['Desk.Example.org'],
    ...(options.canary && { canary: options.canary }),
    ...(options.onUntaken && { onUntaken: options.onUntaken }),
    clock: options.clock ?? createSystemClock(),
    ...(options.limits && { limits: options.limits }),
    onRefused: (summary) => refused.push(summary),
    log: (line) => logged.push(line),
  });
  const started = await receiver.start();
  if (!started.ok) throw new Error(started.failure.detail);
  const { port } = started.value;
  const connect = async (): Promise<RawClient> => {
    const client = await rawClient(port, host);
    clients.push(client);
    return client;
  };
  const send = async (bytes: string | Buffer): Promise<WireAnswer> => {
    const client = await connect();
    client.write(bytes);
    const [answer] = await client.answers(1);
    client.socket.destroy();
    if (!answer) throw new Error('no answer');
    return answer;
  };
  return {
    receiver,
    port,
    seen,
    refused,
    logged,
    connect,
    send,
    post: (body, headers, path = PATH) => send(postText(path, body, headers)),
    async close() {
      for (const client of clients) client.socket.destroy();
      await receiver.stop();
    },
  };
}
