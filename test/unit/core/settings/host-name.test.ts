// Which entry of IT's table is this computer's: in any case, with and without a domain, and never somebody else's.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchHost, placeName } from '../../../../src/main/core/settings/host-name';

const label = fc
  .stringMatching(/^[a-z]([a-z0-9-]{0,8}[a-z0-9])?$/)
  .filter((name) => name !== 'local' && name !== 'localhost');
const domain = fc.array(label, { minLength: 2, maxLength: 3 }).map((parts) => parts.join('.'));
/** The same letters in any case. */
const inAnyCase = (name: string) =>
  fc
    .array(fc.boolean(), { minLength: name.length, maxLength: name.length })
    .map((upper) =>
      name.replaceAll(/./g, (letter, at: number) => (upper[at] ? letter.toUpperCase() : letter)),
    );

describe('the entry of a computer', () => {
  it('is found in any case, with or without a domain on either side', () => {
    const cases = fc
      .tuple(label, domain)
      .chain(([name, dom]) =>
        fc.tuple(
          fc.tuple(...[name, `${name}.${dom}`, `${name}.local`, `${name}.${dom}.`].map(inAnyCase)),
          fc.nat(3),
          fc.nat(3),
        ),
      );
    fc.assert(
      fc.property(cases, ([ways, entry, host]) => {
        const name = ways[entry] ?? '';
        expect(matchHost([name], ways[host] ?? '')).toEqual({ kind: 'found', name });
      }),
    );
  });

  it('is never the one of another name or of another domain', () => {
    fc.assert(
      fc.property(label, label, domain, domain, (name, other, dom, elsewhere) => {
        fc.pre(name !== other && dom !== elsewhere);
        for (const host of [name, `${name}.${dom}`]) {
          expect(matchHost([other, `${other}.${dom}`], host)).toEqual({ kind: 'none' });
        }
        expect(matchHost([`${name}.${elsewhere}`], `${name}.${dom}`)).toEqual({ kind: 'none' });
      }),
    );
  });

  it('is the one with the whole name where both are there', () => {
    fc.assert(
      fc.property(label, domain, fc.boolean(), (name, dom, first) => {
        const full = `${name}.${dom}`;
        const names = first ? [full, name] : [name, full];
        expect(matchHost(names, full)).toEqual({ kind: 'found', name: full });
        expect(matchHost(names, name)).toEqual({ kind: 'found', name });
      }),
    );
  });

  it('is none where two could be meant: a wrong place is worse than none', () => {
    expect(matchHost(['FRONT-07', 'front-07'], 'Front-07')).toEqual({
      kind: 'ambiguous',
      names: ['FRONT-07', 'front-07'],
    });
    expect(matchHost(['front-07.north.org', 'front-07.south.org'], 'FRONT-07')).toMatchObject({
      kind: 'ambiguous',
    });
  });

  it.each(['', 'localhost', 'LOCALHOST', 'localhost.localdomain', '(none)'])(
    'is none for a computer called "%s", whatever the table holds',
    (host) => expect(matchHost(['', 'localhost', host], host)).toEqual({ kind: 'none' }),
  );

  it('takes the parts of an address for no domain', () => {
    expect(matchHost(['10', '10.0.0.9'], '10.0.0.7')).toEqual({ kind: 'none' });
    expect(matchHost(['10.0.0.7'], '10.0.0.7')).toMatchObject({ kind: 'found' });
  });
});

describe('what {hostname} stands for', () => {
  it.each([
    ['FRONT-07', 'FRONT-07'],
    ['Front-07.school.example.org', 'Front-07'],
    ['Front-07.local', 'Front-07'],
    ['10.0.0.7', '10.0.0.7'],
    ['localhost', null],
    ['', null],
  ])('of "%s" is %s', (host, name) => expect(placeName(host)).toBe(name));
});
