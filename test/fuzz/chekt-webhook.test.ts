// 100,000 webhooks through proof and parser: each is made so that its right verdict is known beforehand.
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseChektWebhook } from '../../src/main/vendors/chekt/webhook-event';
import { proveChektWebhook } from '../../src/main/vendors/chekt/webhook-proof';
import { VerificationEvent } from '../../src/shared/verification/verification-event';
import { bytes, parts, WAYS } from './chekt-made-bodies';
import { noise, NOW_MS, PROOFS, SECRET } from './chekt-made-headers';

describe('100,000 webhooks', () => {
  it('each get the verdict they deserve', () => {
    const seen = new Map<string, number>();
    const count = (name: string): unknown => seen.set(name, (seen.get(name) ?? 0) + 1);
    fc.assert(
      fc.property(
        parts,
        fc.constantFrom('sound', ...Object.keys(WAYS)),
        fc.constantFrom('stamped', 'plain', ...Object.keys(PROOFS)),
        noise,
        fc.nat({ max: 7 }),
        (made, way, proofWay, extra, dice) => {
          const { body, right } = WAYS[way]?.(made) ?? { body: Buffer.alloc(0), right: 'body' };
          const [proven, headers] = PROOFS[proofWay]?.(body, extra) ?? [false, {}];
          const secret = dice === 0 ? null : SECRET;
          const proof = proveChektWebhook({ headers, body, secret, nowMs: NOW_MS });
          const event = parseChektWebhook(body);
          // One comparison for each webhook: a hundred thousand times `expect` would take as long as all the rest.
          const verdict = {
            proof: proof.ok ? proof.proof : null,
            event: event.ok ? event.value : `${event.failure.kind} ${event.failure.field}`,
          };
          const signed = proven ? 'signature' : null;
          const deserved = {
            proof: secret === null ? 'address' : signed,
            event: typeof right === 'string' ? `invalid-input ${right}` : right,
          };
          if (!isDeepStrictEqual(verdict, deserved)) expect(verdict).toStrictEqual(deserved);
          count(secret === null ? 'address' : `proof: ${proofWay}`);
          count(`body: ${way}`);
        },
      ),
      { numRuns: 100_000 },
    );
    expect(seen.size).toBe(Object.keys(WAYS).length + Object.keys(PROOFS).length + 1);
    expect(Math.min(...seen.values())).toBeGreaterThan(1000);
  });

  it('never throw, whatever their bytes and headers, and are always fit to be stored', () => {
    const headers = fc.dictionary(
      fc.constantFrom('x-chekt-signature', 'x-chekt-timestamp', 'x-webhook-signature', '__proto__'),
      fc.string({ unit: 'binary' }),
    );
    const type = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.constantFrom('responded', 'failed', 'sent').map((kind) => `verification.${kind}`),
    );
    const data = fc.dictionary(
      fc.constantFrom('verification_id', 'event_id', 'contact_id', 'response', 'reason', 'error'),
      fc.oneof(fc.jsonValue({ maxDepth: 1 }), fc.string({ unit: 'binary', maxLength: 1500 })),
    );
    const body = fc.oneof(
      fc.uint8Array({ maxLength: 200 }).map((value) => Buffer.from(value)),
      fc.json().map((text) => Buffer.from(text)),
      fc.record({ event_type: type, id: fc.jsonValue({ maxDepth: 0 }), data }).map(bytes),
    );
    fc.assert(
      fc.property(headers, body, (given, raw) => {
        proveChektWebhook({ headers: given, body: raw, secret: SECRET, nowMs: NOW_MS });
        const event = parseChektWebhook(raw);
        if (event.ok) expect(VerificationEvent.parse(event.value)).toEqual(event.value);
        else expect(event.failure.field).toMatch(/^[a-z_]+$/);
      }),
      { numRuns: 10_000 },
    );
  });
});
