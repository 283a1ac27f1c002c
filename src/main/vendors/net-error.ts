// What a failed connection means: Chromium's net error codes, each judged once.
import type { Failure } from '../../shared/core/failure';
import type { Outcome } from '../core/lib/vendor-port';

/** before: the code itself proves that the vendor got nothing. depends: only evidence of the connection can. */
interface Meaning {
  readonly codes: RegExp;
  readonly when: 'before' | 'depends';
  readonly kind: Failure['kind'];
  readonly reason?: NonNullable<Failure['reason']>;
  readonly text: string;
}

/** Source: Chromium `net/base/net_error_list.h`. The first row that matches counts. */
const MEANINGS: readonly Meaning[] = [
  {
    codes: /^(NAME_NOT_RESOLVED|NAME_RESOLUTION_FAILED|DNS_\w+|ICANN_NAME_COLLISION)$/,
    when: 'before',
    kind: 'unavailable',
    reason: 'dns',
    text: 'the name of the service could not be resolved',
  },
  {
    codes: /^(PROXY_|TUNNEL_|SOCKS_|PAC_|HTTPS_PROXY_|NO_SUPPORTED_PROXIES|MANDATORY_PROXY_)/,
    when: 'before',
    kind: 'unavailable',
    reason: 'proxy',
    text: 'the proxy did not let the connection through',
  },
  {
    codes: /^CONNECTION_REFUSED$/,
    when: 'before',
    kind: 'unavailable',
    reason: 'refused',
    text: 'the service refused the connection',
  },
  {
    codes: /^INTERNET_DISCONNECTED$/,
    when: 'before',
    kind: 'offline',
    reason: 'unreachable',
    text: 'this computer is offline',
  },
  {
    codes: /^(ADDRESS_UNREACHABLE|ADDRESS_INVALID|CONNECTION_FAILED|NETWORK_ACCESS_DENIED)$/,
    when: 'before',
    kind: 'unavailable',
    reason: 'unreachable',
    text: 'there is no way to the service from this network',
  },
  {
    codes: /^CONNECTION_TIMED_OUT$/,
    when: 'before',
    kind: 'timeout',
    reason: 'before-writing',
    text: 'no connection in time',
  },
  {
    // A certificate is judged before anything is written, so these prove themselves.
    codes:
      /^(CERT_|CERTIFICATE_TRANSPARENCY_|ECH_|SSL_(VERSION_OR_CIPHER_MISMATCH|OBSOLETE_|UNRECOGNIZED_NAME|PINNED_KEY|WEAK_|CLIENT_AUTH_|KEY_USAGE_|SERVER_CERT_))/,
    when: 'before',
    kind: 'unavailable',
    reason: 'tls',
    text: 'no trusted connection could be made',
  },
  {
    // TLS 1.3 lets an alert arrive after the request has been written.
    codes: /^(SSL_|BAD_SSL_)/,
    when: 'depends',
    kind: 'unavailable',
    reason: 'tls',
    text: 'the secure connection broke',
  },
  {
    codes: /^(INVALID_URL|UNKNOWN_URL_SCHEME|DISALLOWED_URL_SCHEME|UNSAFE_PORT|BLOCKED_BY_\w+)$/,
    when: 'before',
    kind: 'not-configured',
    text: 'the address of the service cannot be used',
  },
  {
    codes: /^TIMED_OUT$/,
    when: 'depends',
    kind: 'timeout',
    text: 'no answer in time',
  },
  {
    // FAILED: Chromium's network service died, or was dead.
    codes:
      /^(FAILED$|CONNECTION_|EMPTY_RESPONSE|ABORTED|NETWORK_|SOCKET_|HTTP2_|QUIC_|INCOMPLETE_)/,
    when: 'depends',
    kind: 'unavailable',
    reason: 'connection-lost',
    text: 'the connection was lost',
  },
  {
    codes: /^(INVALID_HTTP_RESPONSE|INVALID_CHUNKED_ENCODING|CONTENT_\w+|RESPONSE_\w+)$/,
    when: 'depends',
    kind: 'bad-response',
    text: 'the answer is not HTTP',
  },
];

const UNKNOWN: Omit<Meaning, 'codes'> = {
  when: 'depends',
  kind: 'unavailable',
  text: 'the connection failed',
};

/** `code` is a Chromium net error or `TIMEOUT`; what nobody knows is unsure, never notSent. */
export function judgeNetError(
  code: string,
  written: 'no' | 'unknown',
): Exclude<Outcome, { kind: 'accepted' }> {
  const name = nameOf(code);
  const meaning = MEANINGS.find(({ codes }) => codes.test(name)) ?? UNKNOWN;
  const before = meaning.when === 'before' || written === 'no';
  const reason =
    meaning.kind === 'timeout' ? (before ? 'before-writing' : 'after-writing') : meaning.reason;
  return {
    kind: before ? 'notSent' : 'unsure',
    failure: {
      kind: meaning.kind,
      ...(reason === undefined ? {} : { reason }),
      detail: `${meaning.text} (${name})`,
    },
  };
}

/** `net::ERR_TIMED_OUT`, `ERR_TIMED_OUT` and our own `TIMEOUT` are one; anything odd is UNKNOWN. */
function nameOf(code: string): string {
  const name = code.replace(/^net::/, '').replace(/^ERR_/, '');
  if (name === 'TIMEOUT') return 'TIMED_OUT';
  return /^[A-Z0-9_]{1,60}$/.test(name) ? name : 'UNKNOWN';
}
