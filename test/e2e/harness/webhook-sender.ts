// Posts webhooks the way each of CHeKT's descriptions tells, signed or not. Shares no code with src.
import { createHmac } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { pageTime } from './chekt-answers';

export interface AnsweredWebhook {
  readonly status: number;
  readonly body: string;
  /** Just before the first byte went out, wall clock in milliseconds. */
  readonly sentAtMs: number;
}

/** What a contact said, or what became of the message. */
export interface Told {
  readonly verificationId: string;
  readonly eventId?: string;
  readonly contactId: string;
  readonly response?: string;
  readonly atMs?: number;
}

/** The `data` of an answer, keys in the order of the page. */
export function answerData({ verificationId, eventId, contactId, response, atMs }: Told): object {
  return {
    verification_id: verificationId,
    ...(eventId === undefined ? {} : { event_id: eventId }),
    contact_id: contactId,
    response: response ?? 'confirmed',
    responded_at: pageTime(atMs ?? Date.now()),
  };
}

/** Bodies, by which of the descriptions they follow; `id` is the delivery's. */
export const ENVELOPES = {
  seed: (type: string, data: object) => JSON.stringify({ event_type: type, data }),
  numbered: (type: string, data: object, id: string) =>
    JSON.stringify({ id, type, created_at: pageTime(Date.now()), data }),
  payload: (type: string, data: object, id: string) =>
    JSON.stringify({
      event_id: id,
      event_type: type,
      status: 'ok',
      endpoint_url: 'https://desk.example',
      api_version: 'v1',
      payload: { data, triggered_by: { email: 'someone@example.com' } },
    }),
  open: (type: string, data: object) => JSON.stringify({ event: type, ...data }),
} as const;

const hmac = (secret: string, text: string): string =>
  createHmac('sha256', secret).update(text).digest('hex');

/** `X-CHeKT-Signature` over time stamp, dot and body. */
export function stamped(secret: string, body: string, atMs = Date.now()): Record<string, string> {
  const stamp = String(Math.floor(atMs / 1000));
  return {
    'X-CHeKT-Timestamp': stamp,
    'X-CHeKT-Signature': hmac(secret, `${stamp}.${body}`),
  };
}

/** `x-webhook-signature` over the body alone. */
export function plain(secret: string, body: string): Record<string, string> {
  return { 'x-webhook-signature': `sha256=${hmac(secret, body)}` };
}

export class WebhookSender {
  constructor(
    readonly port: number,
    private readonly secret: string,
  ) {}

  /** Posts on a connection of its own; rejects when nobody answers. */
  post(
    body: string | Buffer,
    headers: Readonly<Record<string, string>>,
    path = '/webhooks/chekt',
    method = 'POST',
  ): Promise<AnsweredWebhook> {
    return new Promise((resolve, reject) => {
      const sentAtMs = Date.now();
      const outgoing = httpRequest({
        host: '127.0.0.1',
        port: this.port,
        path,
        method,
        agent: false,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          ...headers,
        },
      });
      outgoing.on('error', reject);
      outgoing.on('response', (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () => {
          const status = incoming.statusCode ?? 0;
          resolve({ status, body: Buffer.concat(chunks).toString('utf8'), sentAtMs });
        });
      });
      outgoing.end(body);
    });
  }

  /** Posts with the right signature of the newer description. */
  signed(body: string): Promise<AnsweredWebhook> {
    return this.post(body, stamped(this.secret, body));
  }

  /** The answer of one contact in the seed's envelope, rightly signed. */
  answer(told: Told): Promise<AnsweredWebhook> {
    return this.signed(ENVELOPES.seed('verification.responded', answerData(told)));
  }

  /** What became of the message to one contact, or of the whole question. */
  news(type: string, data: object): Promise<AnsweredWebhook> {
    return this.signed(ENVELOPES.seed(`verification.${type}`, data));
  }
}
