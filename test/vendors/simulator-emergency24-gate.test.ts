// Who may come into the practice Emergency24, how many at once, how it goes wrong, and who may change that.
import { afterEach, describe, expect, it } from 'vitest';
import type { Emergency24Change } from '../../src/main/practice/emergency24/configuration';
import { createGate } from '../../src/main/practice/emergency24/gate';
import { DEFAULT_SETTINGS } from '../../src/main/practice/emergency24/configuration';
import { ask, KEYS, send, signed, startPractice, stopAll } from './simulator-emergency24-practice';

afterEach(stopAll);

const MINUTES = 60_000;
const noKey = { authorization: '' };

function query(proof: Readonly<Record<string, string>>): string {
  return `?${new URLSearchParams(proof).toString()}`;
}

describe('the key', () => {
  it.each([
    ['Bearer wrong', 401],
    ['', 401],
    [`Basic ${KEYS.apiKey}`, 401],
    [KEYS.apiKey, 401],
    [`Bearer ${KEYS.apiKey}`, 200],
  ])('%s answers %i', async (authorization, status) => {
    const { base } = await startPractice();
    const said = await ask(base, '/ping', { headers: { authorization } });
    expect(said).toMatchObject({ status, Code: status, Success: status === 200 });
  });

  it('opens nothing where requests must be signed, and a signature nothing where a key is asked for', async () => {
    const { simulator, base } = await startPractice({ auth: 'signed' });
    expect((await ask(base, '/ping')).status).toBe(401);
    const headers = { ...noKey, ...signed() };
    expect((await ask(base, '/ping', { headers: signed() })).status).toBe(200);
    simulator.emergency24.change({ auth: 'api-key' });
    expect((await ask(base, '/ping', { headers })).status).toBe(401);
  });
});

describe('a signature', () => {
  const auth = 'signed';

  it.each([
    ['plainsecret', 'any', '5be65dd67db7ec902dec981fe5282f78'],
    ['s3cr3t+/=', 'upper', 'c28f954629a554fb47c57afb354bcf3d'],
    ['s3cr3t+/=', 'lower', '97a7bf52119a7276ee5b5652c0e0b2c8'],
  ] as const)('of the secret %s with %s escapes is %s', (tokenSecret, percentCase, digest) => {
    const settings = { ...DEFAULT_SETTINGS, auth, percentCase } as const;
    const at = 1_502_300_000;
    const gate = createGate(
      { ...KEYS, tokenSecret },
      () => settings,
      () => at * 1000,
    );
    const proof = {
      accesstoken: KEYS.accessToken,
      nonce: '0f8fad5b-d9cb-469f-a165-70867728950e',
      timestamp: String(at),
    };
    const request = { method: 'GET', path: '/', body: Buffer.alloc(0), tooLarge: false };
    const refusal = (authsignature: string) =>
      gate.refusal({ ...request, headers: { ...proof, authsignature } }, new URLSearchParams());
    expect(refusal(digest.replace('5', '6'))).toBe('The AuthSignature is wrong.');
    expect(refusal(digest)).toBeNull();
    expect(refusal(digest)).toBe('The Nonce was used before.');
  });

  it('may come in headers or in the query, unless only one is taken', async () => {
    const { simulator, base } = await startPractice({ auth });
    const inHeader = () => ask(base, '/ping', { headers: signed() });
    const inQuery = () => ask(base, `/ping${query(signed())}`);
    for (const [carriage, header, inside] of [
      ['any', 200, 200],
      ['header', 200, 401],
      ['query', 401, 200],
    ] as const) {
      simulator.emergency24.change({ carriage });
      expect([(await inHeader()).status, (await inQuery()).status]).toEqual([header, inside]);
    }
    expect(simulator.requests().flatMap(({ verdict }) => verdict.unknownKeys)).toEqual([]);
  });

  it('has the case of its escapes that is asked for', async () => {
    const { simulator, base } = await startPractice({ auth, percentCase: 'lower' });
    expect((await ask(base, '/ping', { headers: signed() })).status).toBe(401);
    expect((await ask(base, '/ping', { headers: signed({ lower: true }) })).status).toBe(200);
    simulator.emergency24.change({ percentCase: 'any', digestCase: 'upper' });
    expect((await ask(base, '/ping', { headers: signed() })).status).toBe(401);
  });

  it.each([
    [{ AccessToken: 'other' }, 'AccessToken'],
    [{ AuthSignature: '0'.repeat(32) }, 'AuthSignature'],
    [{ Timestamp: '1502300000.5' }, 'Timestamp'],
  ])('with %j is refused', async (change, name) => {
    const { base } = await startPractice({ auth });
    const said = await ask(base, '/ping', { headers: signed(change) });
    expect([said.status, said.Message]).toEqual([401, expect.stringContaining(name)]);
  });

  it.each([
    [-14 * MINUTES, 200],
    [14 * MINUTES, 200],
    [-16 * MINUTES, 401],
    [16 * MINUTES, 401],
  ])(
    'made %i ms from its clock answers %i, and the answer tells its time',
    async (offset, status) => {
      const { base } = await startPractice({ auth, clockOffsetMs: offset });
      const answer = await send(base, '/ping', { headers: signed() });
      expect(answer).toMatchObject({ status });
      if (answer.kind !== 'response') return;
      if (status === 401) expect(answer.body).toContain('too skewed from server time');
      expect(Math.abs(Date.parse(answer.headers.date ?? '') - Date.now() - offset)).toBeLessThan(
        3000,
      );
    },
  );

  it('is never used twice', async () => {
    const { base } = await startPractice({ auth });
    const headers = signed();
    expect((await ask(base, '/ping', { headers })).status).toBe(200);
    expect((await ask(base, '/ping', { headers })).status).toBe(401);
  });
});

describe('requests at once', () => {
  it('more than four meet 429 without Retry-After, and nobody else does', async () => {
    const { simulator, base } = await startPractice({ answerMs: 150 });
    const answers = await Promise.all(Array.from({ length: 7 }, () => send(base, '/ping')));
    const statuses = answers.map((each) => (each.kind === 'response' ? each.status : each.code));
    expect(statuses.filter((status) => status === 200)).toHaveLength(4);
    expect(statuses.filter((status) => status === 429)).toHaveLength(3);
    expect(JSON.stringify(answers)).not.toContain('retry-after');
    expect(simulator.emergency24.show()).toMatchObject({ mostAtOnce: 7, tooMany: 3 });
    expect((await ask(base, '/ping')).status).toBe(200);
  });

  it('four by four never do', async () => {
    const { simulator, base } = await startPractice({ answerMs: 5 });
    let left = 100;
    const worker = async (): Promise<void> => {
      while ((left -= 1) >= 0) await send(base, '/contacts/all?page_size=50&page=1');
    };
    await Promise.all([worker(), worker(), worker(), worker()]);
    const { mostAtOnce, tooMany } = simulator.emergency24.show();
    expect([mostAtOnce <= 4, mostAtOnce > 1, tooMany]).toEqual([true, true, 0]);
  });

  it('do not count once they are gone', async () => {
    const { simulator, base } = await startPractice();
    simulator.setScenario('lost-reply');
    for (let count = 0; count < 6; count += 1) await send(base, '/ping');
    simulator.setScenario('happy');
    expect((await ask(base, '/ping')).status).toBe(200);
  });
});

describe('a fault', () => {
  it.each([
    ['false-success', 200, 400],
    ['not-whitelisted', 401, 401],
    ['too-many', 429, 429],
    ['server-error', 500, 500],
  ] as const)('%s answers HTTP %i with Code %i, and adds nobody', async (fault, status, Code) => {
    const { simulator, base } = await startPractice({ fault });
    const body = { ExternalID: 'x', FirstName: 'X' };
    expect(await ask(base, '/contacts/addContact', { method: 'POST', body })).toMatchObject({
      ...{ status, Code, Success: false, Data: null },
    });
    expect(simulator.emergency24.show().size).toBe(60);
  });

  it('broken-json lacks the comma that the example of the page lacks', async () => {
    const { simulator, base } = await startPractice({ fault: 'broken-json' });
    const whole = await send(base, '/contacts/all');
    expect(whole).toMatchObject({ status: 200 });
    const body = whole.kind === 'response' ? whole.body : '';
    expect(() => JSON.parse(body) as unknown).toThrow();
    expect(body).toContain('"ExternalID":"000000"\n"Status":0');
    simulator.emergency24.change({ fault: 'none' });
    const mended = await send(base, '/contacts/all');
    expect(mended.kind === 'response' && mended.body).toBe(body.replace('\n', ','));
  });

  it('html is another page altogether', async () => {
    const { base } = await startPractice({ fault: 'html' });
    expect(await send(base, '/ping')).toMatchObject({
      ...{ status: 200, headers: { 'content-type': 'text/html' } },
    });
  });

  it('strikes as often as it is told, or from one page on', async () => {
    const { simulator, base } = await startPractice({ fault: 'server-error', faultTimes: 2 });
    const statuses = async (path: string, count: number): Promise<unknown[]> => {
      const all: unknown[] = [];
      for (let made = 0; made < count; made += 1) all.push((await ask(base, path)).status);
      return all;
    };
    expect(await statuses('/ping', 3)).toEqual([500, 500, 200]);
    simulator.emergency24.change({ failFromPage: 2 });
    expect(await statuses('/contacts/all?page_size=20&page=1', 1)).toEqual([200]);
    expect(await statuses('/contacts/all?page_size=20&page=2', 1)).toEqual([500]);
  });
});

describe('the control surface', () => {
  const PATH = '/practice/emergency24';
  const put = { method: 'PUT', headers: { authorization: '' } } as const;

  it('shows and changes how it behaves', async () => {
    const { url, simulator } = await startPractice();
    const body: Emergency24Change = { size: 5000, spelling: 'exteranl', fault: 'html' };
    expect(await ask(url, PATH, { ...put, body })).toMatchObject({
      ...{ ...body, path: '/api/iccs/v1', auth: 'any', atOnce: 4, mostAtOnce: 0 },
    });
    expect(await ask(url, PATH)).toMatchObject({ size: 5000 });
    expect(simulator.requests()).toEqual([]);
  });

  it.each([
    [{ size: 100_001 }, 'size: '],
    [{ auth: 'none' }, 'auth: '],
    [{ fault: 'fire' }, 'fault: '],
    [{ faultTimes: 0 }, 'faultTimes: '],
    [{ colour: 'red' }, 'colour'],
    ['[]', 'the body: '],
  ])('refuses %j and names the field', async (body, part) => {
    const { url, simulator } = await startPractice();
    const before = simulator.emergency24.show();
    const said = await ask(url, PATH, { ...put, body });
    expect([said.status, JSON.stringify(said)]).toEqual([400, expect.stringContaining(part)]);
    expect(simulator.emergency24.show()).toEqual(before);
  });

  it.each([[{ host: 'evil.example' }], [{ origin: 'http://evil.example' }]])(
    'is closed to %j',
    async (headers) => {
      const { url } = await startPractice();
      expect((await ask(url, PATH, { ...put, headers, body: {} })).status).toBe(403);
    },
  );
});

describe('the record', () => {
  it('shows neither key nor token, wherever they stood', async () => {
    const { simulator, base, lines } = await startPractice();
    await send(base, '/ping');
    await send(base, '/ping', { headers: signed() });
    await send(base, `/ping${query(signed())}`, { headers: noKey });
    await send(base, `/contacts/${KEYS.apiKey}`);
    const shown = `${JSON.stringify(simulator.requests())}${lines.join('')}`;
    for (const secret of Object.values(KEYS)) expect(shown).not.toContain(secret);
    expect(simulator.requests()).toHaveLength(4);
  });

  it('takes reading, replacing and deleting the same contact for different requests', async () => {
    const { simulator, base } = await startPractice();
    await send(base, '/contacts/10045220');
    await send(base, '/contacts/10045220', { method: 'DELETE' });
    expect(simulator.requests().map(({ duplicate }) => duplicate)).toEqual([false, false]);
  });
});
