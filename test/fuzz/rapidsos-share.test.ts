// 100,000 shares through proof and parser: each is made so that its right code is known beforehand.
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { proveRapidsosWebhook } from '../../src/main/vendors/rapidsos/webhook-proof';
import { parseRapidsosShare } from '../../src/main/vendors/rapidsos/webhook-share';
import { CallShare } from '../../src/shared/calls/call-share';
import { BODIES, expectedOf, parts, PROOFS, SECRET, sound } from './rapidsos-made-shares';

/** The code that a sender would get, with the field to blame. */
function codeOf(body: Buffer, headers: Readonly<Record<string, string>>): string {
  if (!proveRapidsosWebhook({ headers, body, secret: SECRET }).ok) return '401';
  const parsed = parseRapidsosShare(body, 0);
  return parsed.ok ? '200' : `400 ${parsed.failure.field ?? ''}`;
}

it('gives each of 100,000 shares the code it deserves', () => {
  const seen = new Map<string, number>();
  const count = (name: string): unknown => seen.set(name, (seen.get(name) ?? 0) + 1);
  fc.assert(
    fc.property(
      parts,
      fc.constantFrom('sound', 'sound', ...Object.keys(BODIES)),
      fc.constantFrom('plain', 'plain', 'prefixed', 'capitals', ...Object.keys(PROOFS)),
      (made, way, proofWay) => {
        const [body, blame] = BODIES[way]?.(made) ?? [Buffer.alloc(0), 'body'];
        const [isProven, headers] = PROOFS[proofWay]?.(body, made) ?? [false, {}];
        const right = isProven ? (blame === null ? '200' : `400 ${blame}`) : '401';
        const code = codeOf(body, headers);
        // One comparison for each: a hundred thousand times `expect` would take as long as all the rest.
        if (code !== right) expect(code).toBe(right);
        count(code.slice(0, 3));
        count(`body: ${way}`);
        count(`proof: ${proofWay}`);
      },
    ),
    { numRuns: 100_000 },
  );
  console.info(
    `rapidsos: ${['200', '400', '401'].map((code) => `${code} × ${seen.get(code) ?? 0}`).join(', ')}`,
  );
  expect(seen.size).toBe(Object.keys(BODIES).length + Object.keys(PROOFS).length + 3);
  expect(Math.min(...seen.values())).toBeGreaterThan(1000);
});

it('finds the same number, place and box under every spelling and in every shape', () => {
  fc.assert(
    fc.property(parts, (made) => {
      const parsed = parseRapidsosShare(sound(made), 0);
      if (!parsed.ok) throw new Error(parsed.failure.detail);
      const { callerNumber, place, boundary, raw } = CallShare.parse(parsed.value.share);
      const found = { callerNumber, place, boundary };
      if (!isDeepStrictEqual(found, expectedOf(made))) expect(found).toEqual(expectedOf(made));
      if (JSON.stringify(parsed.value.share).includes(made.token))
        expect(raw).toBe('without token');
    }),
    { numRuns: 20_000 },
  );
});

it('refuses every flipped bit of a signed body and of its signature', () => {
  let flips = 0;
  fc.assert(
    fc.property(parts, (made) => {
      const body = sound(made);
      const headers = PROOFS.plain?.(body, made)[1] ?? {};
      for (let bit = 0; bit < body.length * 8; bit += 1) {
        const other = Buffer.from(body);
        other.writeUInt8(other.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        if (codeOf(other, headers) !== '401') expect(bit).toBe('refused');
      }
      const signature = Buffer.from(headers['x-rapidsos-signature'] ?? '', 'latin1');
      for (let bit = 0; bit < signature.length * 8; bit += 1) {
        const other = Buffer.from(signature);
        other.writeUInt8(other.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        // The sixth bit makes a capital of a letter, which is the same digit.
        const isSame = other.toString('latin1').toLowerCase() === signature.toString('latin1');
        const code = codeOf(body, { 'x-rapidsos-signature': other.toString('latin1') });
        if (code !== (isSame ? '200' : '401')) expect(code).toBe('401');
      }
      flips += (body.length + signature.length) * 8;
    }),
    { numRuns: 40 },
  );
  console.info(`rapidsos: ${flips} flipped bits`);
  expect(flips).toBeGreaterThan(50_000);
});

it('never throws, and what it makes is fit to be kept, whatever it is given', () => {
  const name = fc.constantFrom(
    ...['caller_id', 'location', 'coordinates', 'lat', 'lng', 'bounding_box', 'ne', 'sw', 'bbox'],
    ...['address', 'id', 'uncertainty', 'properties', '__proto__', 'toString', '', 'token', 'ecc'],
  );
  const tree = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'medium' },
      fc.jsonValue({ maxDepth: 0 }),
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom<unknown>('40.1,-79.9', 40, -79, 1e308, '1e9', -0, 91, '+15555555555'),
      fc.array(tie('value'), { maxLength: 5 }),
      fc.dictionary(name, tie('value'), { maxKeys: 6 }),
    ),
  })).value;
  fc.assert(
    fc.property(tree, tree, tree, (query, bounding_box, rest) => {
      const token = 'tok_1234567';
      const body = Buffer.from(JSON.stringify({ rest, access_token: token, query, bounding_box }));
      const parsed = parseRapidsosShare(body, 0);
      expect(parsed.ok && CallShare.safeParse(parsed.value.share).error).toBeUndefined();
    }),
    { numRuns: 10_000 },
  );
});
