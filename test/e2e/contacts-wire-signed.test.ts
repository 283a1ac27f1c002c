// Signed requests as a strict Emergency24 checks them: digest, time and nonce, in headers or in the query, also when a connection dies or the clock is wrong.
import { afterEach, expect, it } from 'vitest';
import { StrictContactsDesk } from './harness/strict-emergency24-desk';
import type { GateRule } from './harness/strict-emergency24-gate';

type Signed = Extract<GateRule, { auth: 'signed' }>;

const SIZE = 120;
let made: StrictContactsDesk | undefined;

afterEach(async () => {
  await made?.close();
  made = undefined;
});

const rule = (change: Partial<Signed>): Signed => ({
  auth: 'signed',
  accessToken: 'll352u9jujauoqz4gstvsae05',
  // Characters whose encoding changes the digest.
  tokenSecret: 's3cr3t+/=&%?#',
  ...{ carriage: 'header', percentCase: 'upper', digestCase: 'lower' },
  ...change,
});

it('are taken by their headers, each with a nonce of its own, although connections die and this clock is twenty minutes off', async () => {
  made = await StrictContactsDesk.make({ size: SIZE, siteIds: [], rule: rule({}) });
  const { emergency24 } = made;
  emergency24.gate.skewMs = 20 * 60_000;
  let count = 0;
  // Taken, its nonce used up, and then the connection is gone: the network stack says it again.
  emergency24.mishap = ({ call }) => {
    if (call !== 'by id') return null;
    count += 1;
    return count % 20 === 0 ? { kind: 'lose' } : null;
  };
  const { code, line } = await made.sync();
  expect({ code, line }).toMatchObject({ code: 0, line: { sources: [{ skipped: 0 }] } });
  expect(emergency24.complaints).toEqual([]);
  const answers = emergency24.seen.map(({ answered }) => answered);
  expect(answers.filter((answer) => answer === 'lose').length).toBeGreaterThan(5);
  const taken = emergency24.seen.filter(({ answered }) => answered === '200');
  expect(new Set(taken.map(({ headers }) => headers.nonce)).size).toBe(taken.length);
  expect(emergency24.book.people.size).toBe(SIZE);
  const [last] = await made.search(`p${SIZE - 1}@strict`, 1);
  expect(last?.emails).toEqual([
    { address: `p${SIZE - 1}@strict.example`, sources: ['emergency24'] },
  ]);
});

it('are taken by their query, in the other cases of letters, where IT says so', async () => {
  const signed = rule({ carriage: 'query', percentCase: 'lower', digestCase: 'upper' });
  const emergency24 = { signatureCarriage: 'query', percentCase: 'lower', digestCase: 'upper' };
  made = await StrictContactsDesk.make({ size: SIZE, siteIds: [], rule: signed, emergency24 });
  const { code } = await made.sync();
  const { complaints, counts, seen } = made.emergency24;
  expect({ code, complaints }).toEqual({ code: 0, complaints: [] });
  expect(seen.every(({ answered }) => answered === '200')).toBe(true);
  expect(counts.get('by id')).toBe(SIZE);
});
