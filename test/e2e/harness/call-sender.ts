// Shares calls and raises alerts in spellings of its own, proven or not. Shares no code with src.
import { createHmac } from 'node:crypto';
import { request as httpRequest } from 'node:http';

export interface Heard {
  readonly status: number;
  readonly body: string;
}

/** Values in a list travel as that many header lines. */
type Headers = Readonly<Record<string, string | string[]>>;

export const SHARES = '/webhooks/rapidsos';
const ALERTS = '/webhooks/share911';
export const SIGNATURE = 'X-RapidSOS-Signature';

export function sha1(secret: string, body: string | Buffer): string {
  return createHmac('sha1', secret).update(body).digest('hex');
}

export function sha256(secret: string, body: string | Buffer): string {
  return createHmac('sha256', secret).update(body).digest('hex');
}

export function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;
}

export class CallSender {
  constructor(
    readonly port: number,
    readonly secret: string,
    readonly user: string,
    readonly password: string,
  ) {}

  /** Posts on a connection of its own; rejects when nobody answers. */
  post(path: string, body: string | Buffer, headers: Headers): Promise<Heard> {
    return new Promise((resolve, reject) => {
      const outgoing = httpRequest({
        ...{ host: '127.0.0.1', port: this.port, path, method: 'POST', agent: false },
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
          resolve({
            status: incoming.statusCode ?? 0,
            body: Buffer.concat(chunks).toString('utf8'),
          });
        });
      });
      outgoing.end(body);
    });
  }

  /** A rightly signed share. */
  share(body: string | Buffer): Promise<Heard> {
    return this.post(SHARES, body, { [SIGNATURE]: sha1(this.secret, body) });
  }

  /** The same with other headers in the place of the signature. */
  shareWith(body: string | Buffer, headers: Headers): Promise<Heard> {
    return this.post(SHARES, body, headers);
  }

  /** An alert with the right name and password. */
  alert(body: string | Buffer, contentType = 'application/json'): Promise<Heard> {
    const authorization = basic(this.user, this.password);
    return this.post(ALERTS, body, { authorization, 'content-type': contentType });
  }

  alertWith(body: string | Buffer, headers: Headers): Promise<Heard> {
    return this.post(ALERTS, body, headers);
  }
}
