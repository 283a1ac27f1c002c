// Headers of CHeKT webhooks, rightly and wrongly signed, each made together with its right verdict.
import { createHmac } from 'node:crypto';
import fc from 'fast-check';

export const SECRET = 'whsec_fuzz';
export const NOW_MS = Date.UTC(2026, 10, 3, 12);
const NOW_SECONDS = NOW_MS / 1000;

type Headers = Record<string, string>;
const hmac = (secret: string, ...signed: readonly (string | Buffer)[]): string =>
  signed
    .reduce<ReturnType<typeof createHmac>>(
      (sum, part) => sum.update(part),
      createHmac('sha256', secret),
    )
    .digest('hex');

function stamped(body: Buffer, stamp: string | number, secret = SECRET): Headers {
  const signature = hmac(secret, `${stamp}.`, body);
  return { 'x-chekt-signature': signature, 'x-chekt-timestamp': `${stamp}` };
}
const plain = (body: Buffer, secret = SECRET): Headers => ({
  'x-webhook-signature': `sha256=${hmac(secret, body)}`,
});
const flipped = (text: string): string => text.replace(/.$/, (end) => (end === '0' ? '1' : '0'));

interface Noise {
  readonly offset: number;
  readonly text: string;
}
export const PROOFS: Readonly<
  Record<string, (body: Buffer, noise: Noise) => readonly [boolean, Headers]>
> = {
  stamped: (body, { offset }) => [true, stamped(body, NOW_SECONDS + offset)],
  milliseconds: (body, { offset }) => [true, stamped(body, (NOW_SECONDS + offset) * 1000)],
  plain: (body) => [true, plain(body)],
  both: (body) => [true, { ...stamped(body, NOW_SECONDS), ...plain(body) }],
  capitals: (body) => {
    const { 'x-chekt-signature': hex = '', ...rest } = stamped(body, NOW_SECONDS);
    return [true, { ...rest, 'x-chekt-signature': `SHA256=${hex.toUpperCase()}` }];
  },
  none: (_body, { text }) => [false, { 'x-other': text }],
  'another secret': (body) => [false, stamped(body, NOW_SECONDS, 'whsec_other')],
  'another plain secret': (body) => [false, plain(body, 'whsec_other')],
  'too old': (body, { offset }) => [false, stamped(body, NOW_SECONDS - 301 - Math.abs(offset))],
  'too new': (body, { offset }) => [false, stamped(body, NOW_SECONDS + 301 + Math.abs(offset))],
  'another time': (body) => [
    false,
    { ...stamped(body, NOW_SECONDS), 'x-chekt-timestamp': `${NOW_SECONDS + 1}` },
  ],
  'another body': (body) => [false, stamped(Buffer.concat([body, Buffer.from(' ')]), NOW_SECONDS)],
  'one wrong digit': (body) => {
    const { 'x-chekt-signature': hex = '', ...rest } = stamped(body, NOW_SECONDS);
    return [false, { ...rest, 'x-chekt-signature': flipped(hex) }];
  },
  'one of two wrong': (body) => [
    false,
    { ...stamped(body, NOW_SECONDS), ...plain(body, 'whsec_other') },
  ],
  'the other of two wrong': (body) => [
    false,
    { ...stamped(body, NOW_SECONDS, 'whsec_other'), ...plain(body) },
  ],
  garbage: (_body, { text }) => [
    false,
    { 'x-chekt-signature': text, 'x-chekt-timestamp': text, 'x-webhook-signature': text },
  ],
};

export const noise = fc.record({ offset: fc.integer({ min: -300, max: 300 }), text: fc.string() });
