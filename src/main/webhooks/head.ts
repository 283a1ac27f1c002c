// Everything that can be said about a request before its body is read, in the order in which it is said.
import { refuse, type Answer } from './answer';
import { isKnownHost } from './host-name';
import type { RawWebhook, WebhookRoute } from './webhook';

export interface RequestHead {
  readonly method: string;
  /** As sent: path and query, or a whole address. */
  readonly target: string;
  /** Every Host header. */
  readonly hosts: readonly string[];
  readonly headers: RawWebhook['headers'];
}

export interface HeadRules {
  readonly routes: readonly WebhookRoute[];
  /** Beside localhost and addresses. */
  readonly knownHosts: readonly string[];
  readonly bodyMaxBytes: number;
}

export type HeadVerdict =
  | { readonly kind: 'pass'; readonly path: string; readonly route: WebhookRoute }
  | { readonly kind: 'refused'; readonly answer: Answer };

const PREFIX = '/webhooks/';
const JSON_TYPE = /^application\/(?:json|[a-z0-9!#$&^_.-]+\+json)$/;
const XML_TYPE = /^(?:(?:application|text)\/xml|application\/cap\+xml)$/;
const CHARSET = /^charset\s*=\s*"?([^"]*)"?$/;

/** Pure but for what the routes say. */
export function checkHead(head: RequestHead, rules: HeadRules): HeadVerdict {
  const { path, hosts } = targetOf(head);
  const route = path === null ? undefined : rules.routes.find((each) => each.owns(path));
  if (path === null || !route) return no(refuse(404, 'there is nothing at this address'));
  const answer =
    strangeHost(hosts, rules.knownHosts) ??
    fromWebPage(head.headers) ??
    wrongMethod(head.method) ??
    wrongType(head.headers, route.types ?? ['json']) ??
    tooLong(head.headers, rules.bodyMaxBytes);
  return answer ? no(answer) : { kind: 'pass', path, route };
}

function no(answer: Answer): HeadVerdict {
  return { kind: 'refused', answer };
}

/** A whole address as target counts before the Host header (RFC 9112, 3.2.2). */
function targetOf(head: RequestHead): { path: string | null; hosts: readonly string[] } {
  const whole = /^https?:\/\/([^/?#]*)(.*)$/i.exec(head.target);
  const [host, target] = whole ? [whole[1], whole[2] ?? ''] : [undefined, head.target];
  const path = target.split(/[?#]/, 1)[0] ?? '';
  return {
    path: path.startsWith(PREFIX) ? path.slice(PREFIX.length) : null,
    hosts: host === undefined ? head.hosts : [host],
  };
}

function strangeHost(hosts: readonly string[], known: readonly string[]): Answer | null {
  const [host] = hosts;
  if (hosts.length !== 1 || !host) return refuse(400, 'exactly one Host header is needed');
  return isKnownHost(host, known) ? null : refuse(404, 'this host name is not known here');
}

/** No service sends these; a page that tries to reach this computer cannot leave them out. */
function fromWebPage(headers: RawWebhook['headers']): Answer | null {
  const site = headers['sec-fetch-site'] ?? 'none';
  if (headers.origin === undefined && site === 'none') return null;
  return refuse(404, 'requests from web pages are not taken');
}

function wrongMethod(method: string): Answer | null {
  return method === 'POST' ? null : refuse(405, 'only POST is taken', { allow: 'POST' });
}

function wrongType(
  headers: RawWebhook['headers'],
  types: NonNullable<WebhookRoute['types']>,
): Answer | null {
  const [type = '', ...parameters] = (headers['content-type'] ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const isFit =
    (types.includes('json') && JSON_TYPE.test(type)) ||
    (types.includes('xml') && XML_TYPE.test(type));
  if (!isFit) {
    const named = types.map((each) => `application/${each}`).join(' or ');
    return refuse(415, `the content type must be ${named}`);
  }
  for (const parameter of parameters) {
    const charset = CHARSET.exec(parameter)?.[1];
    if (charset !== undefined && !/^utf-?8$/.test(charset)) {
      return refuse(415, 'the character set must be UTF-8');
    }
  }
  const encoding = headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  return encoding === 'identity' ? null : refuse(415, 'the body must not be compressed');
}

function tooLong(headers: RawWebhook['headers'], maxBytes: number): Answer | null {
  return Number(headers['content-length'] ?? 0) > maxBytes ? tooLarge(maxBytes) : null;
}

export function tooLarge(maxBytes: number): Answer {
  return refuse(413, `the body is over ${maxBytes} bytes`);
}
