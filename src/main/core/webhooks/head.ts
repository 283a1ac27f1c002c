// Everything that can be said about a request before its body is read, in the order in which it is said.
import type { UntakenProblem } from '../../../shared/core/webhook';
import { refuse, type Answer } from './answer';
import type { RawWebhook, WebhookRoute } from './webhook';
import { isIP } from 'node:net';

/** An IPv6 literal in brackets or a name, then perhaps a port. */
const HOST = /^(?:\[([0-9a-f:.]+)\]|([^\s:/@[\]]+))(?::\d{1,5})?$/;

/** The bare name in lower case, without port, brackets and final dot; null when it is not one. */
function hostNameOf(host: string): string | null {
  const lower = host.toLowerCase();
  if (isIP(lower) === 6) return lower;
  const match = HOST.exec(lower);
  const name = match?.[1] ?? match?.[2]?.replace(/\.$/, '');
  return name === undefined || name === '' ? null : name;
}

/**
 * A page that rebinds its own name to this computer still sends that name, so a name nobody
 * configured is refused; an address cannot be rebound.
 */
function isKnownHost(host: string, known: readonly string[]): boolean {
  const name = hostNameOf(host);
  if (name === null) return false;
  if (name === 'localhost' || isIP(name) !== 0) return true;
  return known.some((each) => hostNameOf(each) === name);
}

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
  | { readonly kind: 'refused'; readonly path: string; readonly no: HeadRefusal };

/** `problem`: what is wrong with it, should its sender be one that can prove itself. */
export interface HeadRefusal {
  readonly problem: UntakenProblem;
  readonly answer: Answer;
}

const PREFIX = '/webhooks/';

/** Pure but for what the routes say. How a body is labelled decides nothing: its route reads it or does not. */
export function checkHead(head: RequestHead, rules: HeadRules): HeadVerdict {
  const { path, hosts } = targetOf(head);
  const route = path === null ? undefined : rules.routes.find((each) => each.owns(path));
  if (path === null || !route) {
    const answer = refuse(404, 'there is nothing at this address');
    return { kind: 'refused', path: path ?? '', no: { problem: 'wrong-address', answer } };
  }
  const no =
    strangeHost(hosts, rules.knownHosts) ??
    fromWebPage(head.headers) ??
    wrongMethod(head.method) ??
    tooLong(head.headers, rules.bodyMaxBytes);
  return no ? { kind: 'refused', path, no } : { kind: 'pass', path, route };
}

/** A whole address as target counts before the Host header (RFC 9112, 3.2.2). */
function targetOf(head: RequestHead): { path: string | null; hosts: readonly string[] } {
  const whole = /^https?:\/\/([^/?#]*)(.*)$/i.exec(head.target);
  const [host, target] = whole ? [whole[1], whole[2] ?? ''] : [undefined, head.target];
  const path = target.split(/[?#]/, 1)[0] ?? '';
  // A slash too many makes no other address.
  const plain = `/${path.split('/').filter(Boolean).join('/')}`;
  return {
    path: plain.startsWith(PREFIX) ? plain.slice(PREFIX.length) : null,
    hosts: host === undefined ? head.hosts : [host],
  };
}

function strangeHost(hosts: readonly string[], known: readonly string[]): HeadRefusal | null {
  const [host] = hosts;
  const problem = 'strange-host';
  if (hosts.length !== 1 || !host) {
    return { problem, answer: refuse(400, 'exactly one Host header is needed') };
  }
  if (isKnownHost(host, known)) return null;
  return { problem, answer: refuse(404, 'this host name is not known here') };
}

/** No service sends these; a page that tries to reach this computer cannot leave them out. */
function fromWebPage(headers: RawWebhook['headers']): HeadRefusal | null {
  const site = headers['sec-fetch-site'] ?? 'none';
  if (headers.origin === undefined && site === 'none') return null;
  return { problem: 'web-page', answer: refuse(404, 'requests from web pages are not taken') };
}

function wrongMethod(method: string): HeadRefusal | null {
  if (method === 'POST') return null;
  return { problem: 'wrong-method', answer: refuse(405, 'only POST is taken', { allow: 'POST' }) };
}

function tooLong(headers: RawWebhook['headers'], maxBytes: number): HeadRefusal | null {
  return Number(headers['content-length'] ?? 0) > maxBytes ? tooLarge(maxBytes) : null;
}

export function tooLarge(maxBytes: number): HeadRefusal {
  return { problem: 'too-large', answer: refuse(413, `the body is over ${maxBytes} bytes`) };
}
