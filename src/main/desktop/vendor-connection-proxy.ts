// Reads the answer of Chromium's proxy resolver into the hops a request may take.

/** Where the first TCP connection goes: to the service itself or to a proxy. */
export type Hop =
  | { readonly kind: 'direct' }
  | {
      readonly kind: 'proxy';
      readonly host: string;
      readonly port: number;
      /** What is spoken to the proxy itself: plain HTTP, or TLS, QUIC or SOCKS. */
      readonly speaks: 'http' | 'other';
    };

const DEFAULT_PORTS: Readonly<Record<string, number>> = {
  PROXY: 80,
  HTTP: 80,
  HTTPS: 443,
  QUIC: 443,
  SOCKS: 1080,
  SOCKS4: 1080,
  SOCKS5: 1080,
};

/** `PROXY a:8080; SOCKS5 b; DIRECT` in the order Chromium would try; what cannot be read is left out. */
export function parseProxyList(list: string): readonly Hop[] {
  return list.split(';').flatMap((entry): readonly Hop[] => {
    const [scheme = '', address = ''] = entry.trim().split(/\s+/);
    if (scheme.toUpperCase() === 'DIRECT') return [{ kind: 'direct' }];
    const port = DEFAULT_PORTS[scheme.toUpperCase()];
    const parts = /^(\[[^\]]+\]|[^:]+)(?::(\d{1,5}))?$/.exec(address);
    if (port === undefined || !parts?.[1]) return [];
    const host = parts[1].replace(/^\[|\]$/g, '');
    const speaks = /^(PROXY|HTTP)$/i.test(scheme) ? 'http' : 'other';
    return [
      { kind: 'proxy', host, port: parts[2] === undefined ? port : Number(parts[2]), speaks },
    ];
  });
}
