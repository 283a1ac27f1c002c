// Shares of every spelling against the real app: what is proven is kept and shown once, what is not changes nothing.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AREA, spelled, SPELLINGS, told } from './harness/call-bodies';
import { CallDesk, type PrintedCall } from './harness/call-desk';
import { sha1, sha256, SHARES, SIGNATURE, type CallSender } from './harness/call-sender';

let live: CallDesk;
let sender: CallSender;

beforeAll(async () => {
  live = await CallDesk.make();
  await live.start();
  sender = live.sender;
});
afterAll(() => live.close());

const ending = (calls: readonly PrintedCall[], digits: string) =>
  calls.filter(({ number }) => number?.endsWith(digits) ?? false);

describe('a share', () => {
  it('is understood in every spelling: number, place, uncertainty, area', async () => {
    const names = Object.keys(SPELLINGS);
    for (const [index, name] of names.entries()) {
      const heard = await sender.share(spelled(name, told(`1614555010${index}`)));
      expect({ name, ...heard }).toEqual({ name, status: 200, body: '{"ok":true}' });
    }
    const calls = await live.calls();
    expect(calls).toHaveLength(names.length);
    for (const [index, name] of names.entries()) {
      const [call] = ending(calls, `010${index}`);
      expect({ name, ...call }).toMatchObject({
        name,
        number: `••• ••• 010${index}`,
        place: { latitude: 39.96125, longitude: -82.99875, uncertaintyM: 25, source: 'share' },
        boundary: AREA,
        distanceM: 7,
        nearness: 'here',
        shares: 1,
      });
    }
    expect(ending(calls, '0103')[0]?.eccAccountId).toBe('ecc-own-spelling');
    expect(live.printed).not.toMatch(/614 ?555|6145550/);
  });

  it('shows its number only when it is told to, which is recorded', async () => {
    const before = (await live.activity()).length;
    const numbers = (await live.revealed()).map(({ number }) => number);
    for (const index of Object.keys(Object.keys(SPELLINGS))) {
      expect(numbers.map((number) => number?.replace(/^\+/, ''))).toContain(`1614555010${index}`);
    }
    const kinds = (await live.activity()).slice(before).map(({ kind }) => kind);
    expect(kinds).toContain('call-listed');
    expect(JSON.stringify(await live.activity())).not.toContain('6145550');
  });

  it('with the same bytes, ten times at once and ten times after that, is one call', async () => {
    const bytes = spelled('plain words', told('16145550120'));
    const at = (): Promise<number> => sender.share(bytes).then(({ status }) => status);
    const atOnce = await Promise.all(Array.from({ length: 10 }, at));
    expect(new Set(atOnce)).toEqual(new Set([200]));
    for (let time = 0; time < 10; time += 1) expect(await at()).toBe(200);
    const found = ending(await live.calls(), '0120');
    expect(found).toHaveLength(1);
    expect(found[0]?.shares).toBe(1);
  });

  it('about the same caller, spelled in another way, is the same call, and the newest place counts', async () => {
    await sender.share(spelled('plain words', told('16145550121', { radiusM: 300 })));
    const newer = { latitude: 39.9614, longitude: -82.9989, radiusM: 12 };
    await sender.share(spelled('camels and text', told('16145550121', newer)));
    const [call, ...others] = ending(await live.calls(), '0121');
    expect(others).toEqual([]);
    expect(call).toMatchObject({ shares: 2, place: { uncertaintyM: 12 } });
  });

  it('without a number or without a place is shown as far as it is known', async () => {
    const nobody = { access_token: 'tok-nobody', query: {}, bounding_box: null };
    expect((await sender.share(JSON.stringify(nobody))).status).toBe(200);
    const nowhere = {
      access_token: 'tok-2',
      query: { caller_id: '16145550122' },
      bounding_box: {},
    };
    expect((await sender.share(JSON.stringify(nowhere))).status).toBe(200);
    const calls = await live.calls();
    expect(calls.filter(({ number, place }) => number === null && place === null)).toHaveLength(1);
    expect(ending(calls, '0122')[0]).toMatchObject({ place: null, nearness: 'unknown' });
  });
});

describe('what is not proven', () => {
  const bytes = spelled('plain words', told('16145550130'));

  it('is refused with 401, whatever the signature looks like', async () => {
    const { secret } = live;
    const right = sha1(secret, bytes);
    const before = await live.calls();
    const cases: Readonly<Record<string, Record<string, string | string[]>>> = {
      missing: {},
      empty: { [SIGNATURE]: '' },
      'other secret': { [SIGNATURE]: sha1(`${secret} `, bytes) },
      'other bytes': { [SIGNATURE]: sha1(secret, `${bytes}\n`) },
      sha256: { [SIGNATURE]: sha256(secret, bytes) },
      'sha256 with its name': { [SIGNATURE]: `sha256=${sha256(secret, bytes)}` },
      'sha1 under another name': { [SIGNATURE]: `sha256=${right}` },
      'base64 instead of hex': { [SIGNATURE]: Buffer.from(right, 'hex').toString('base64') },
      'cut off': { [SIGNATURE]: right.slice(0, -1) },
      'too long': { [SIGNATURE]: `${right}0` },
      'right and wrong': { [SIGNATURE]: [right, sha1('x', bytes)] },
      'wrong and right': { [SIGNATURE]: [sha1('x', bytes), right] },
      'under another header': { 'X-Hub-Signature': `sha1=${right}` },
      'the secret itself': { [SIGNATURE]: secret },
    };
    for (const [name, headers] of Object.entries(cases)) {
      const { status } = await sender.shareWith(bytes, headers);
      expect({ name, status }).toEqual({ name, status: 401 });
    }
    expect(await live.calls()).toEqual(before);
  });

  it('is refused with 401 when one bit of the body is another', async () => {
    const right = { [SIGNATURE]: sha1(live.secret, bytes) };
    const before = (await live.calls()).length;
    for (let at = 0; at < bytes.length; at += 5) {
      const body = Buffer.from(bytes);
      body[at] = (body[at] ?? 0) ^ (1 << (at % 8));
      expect([at, (await sender.shareWith(body, right)).status]).toEqual([at, 401]);
    }
    expect(await live.calls()).toHaveLength(before);
  });

  it('does not keep the true share out, with or without the name of the method', async () => {
    const named = { [SIGNATURE]: `sha1=${sha1(live.secret, bytes)}` };
    expect((await sender.shareWith(bytes, named)).status).toBe(200);
    expect((await sender.share(bytes)).status).toBe(200);
    // A proxy may say a header twice.
    const twice = { [SIGNATURE]: [sha1(live.secret, bytes), sha1(live.secret, bytes)] };
    expect((await sender.shareWith(bytes, twice)).status).toBe(200);
    expect(ending(await live.calls(), '0130')).toHaveLength(1);
  });
});

describe('what is proven but malformed', () => {
  it.each([
    ['not JSON', '{"access_token":"tok', 'body'],
    ['a list', '[]', 'body'],
    ['no token', '{"query":{},"bounding_box":{}}', 'access_token'],
    ['an empty token', '{"access_token":"","query":{},"bounding_box":{}}', 'access_token'],
    ['a number as the token', '{"access_token":7,"query":{},"bounding_box":{}}', 'access_token'],
    ['no query', '{"access_token":"t","bounding_box":{}}', 'query'],
    ['no box', '{"access_token":"t","query":{}}', 'bounding_box'],
    ['nothing', '', 'body'],
  ])('%s is refused with 400, and the field is named', async (_, body, field) => {
    const { status, body: said } = await sender.share(body);
    expect(status).toBe(400);
    expect(said).toContain(field);
  });

  it('bytes that are no text are refused with 400, and never shown back', async () => {
    const body = Buffer.concat([Buffer.from('{"access_token":"'), Buffer.from([0xff, 0xfe, 0x22])]);
    expect((await sender.share(body)).status).toBe(400);
    const secretive = '{"access_token":"tok-very-secret","query":{}';
    expect((await sender.share(secretive)).body).not.toContain('tok-very-secret');
  });

  it('is refused before it is read when it is too long or no POST', async () => {
    const huge = JSON.stringify({ access_token: 'x'.repeat(300_000), query: {}, bounding_box: {} });
    expect((await sender.share(huge)).status).toBe(413);
    const signature = sha1(live.secret, '{}');
    const url = `http://127.0.0.1:${sender.port}${SHARES}`;
    expect((await fetch(url, { headers: { [SIGNATURE]: signature } })).status).toBe(405);
  });
});
