// How a proxy list of the system is read.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseProxyList } from '../../../src/main/desktop/vendor-connection-proxy';

describe('the list of proxies', () => {
  it.each([
    ['DIRECT', [{ kind: 'direct' }]],
    [
      'PROXY filter.school.example:8080; DIRECT',
      [
        { kind: 'proxy', host: 'filter.school.example', port: 8080, speaks: 'http' },
        { kind: 'direct' },
      ],
    ],
    ['HTTPS p.example', [{ kind: 'proxy', host: 'p.example', port: 443, speaks: 'other' }]],
    ['SOCKS5 [fd00::1]:9', [{ kind: 'proxy', host: 'fd00::1', port: 9, speaks: 'other' }]],
    ['', []],
    ['CARRIER pigeon:1;PROXY', []],
  ])('"%s" is %j', (list, hops) => expect(parseProxyList(list)).toEqual(hops));

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), (list) => {
        expect(Array.isArray(parseProxyList(list))).toBe(true);
      }),
    );
  });
});
