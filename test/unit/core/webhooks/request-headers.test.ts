// Headers as a map that any name may be in.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { headersOfRequest } from '../../../../src/main/core/webhooks/exchange';

const NAME = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'HOST', 'host', 'toString', '__lookupGetter__', ''),
  fc.string(),
);

it('holds every header of any name in lower case, what differs joined in its order, and nothing else', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(NAME, fc.string())), (pairs) => {
      const { headers, hosts } = headersOfRequest(pairs.flat());
      const names = new Set(pairs.map(([name]) => name.toLowerCase()));
      const valuesOf = (wanted: string): readonly string[] =>
        pairs.filter(([name]) => name.toLowerCase() === wanted).map(([, value]) => value);
      expect(Object.getPrototypeOf(headers)).toBeNull();
      expect(new Set(Object.keys(headers))).toEqual(names);
      for (const name of names) {
        const values = name === 'host' ? valuesOf(name) : [...new Set(valuesOf(name))];
        expect(headers[name]).toBe(values.join(', '));
      }
      expect(hosts).toEqual(valuesOf('host'));
      expect(Object.hasOwn({}, 'polluted')).toBe(false);
    }),
  );
});
