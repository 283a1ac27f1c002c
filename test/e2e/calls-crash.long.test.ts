// A call that was answered 200 is never lost and never doubled, and nobody finds its number or its token on the disk.
import { readdirSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { spelled, told } from './harness/call-bodies';
import { CallDesk } from './harness/call-desk';
import { filesBelow, foundIn } from './harness/canary';

let live: CallDesk;

afterEach(() => live.close());

describe('after a power cut', () => {
  it('every share that was answered 200 is there, once, however soon the power went', async () => {
    live = await CallDesk.make();
    const bodies: string[] = [];
    for (let round = 0; round < 4; round += 1) {
      await live.start();
      // The first two rounds end in the middle of a second one.
      const body = spelled('plain words', told(`1614555011${round}`));
      const { status } = await live.sender.share(body);
      expect(status).toBe(200);
      bodies.push(body);
      if (round < 2)
        void live.sender
          .share(spelled('a call inside', told(`1614555015${round}`)))
          .catch(() => undefined);
      await live.desk.kill();
    }
    const screen = await live.start();
    const calls = await live.calls();
    for (const [round] of bodies.entries()) {
      const found = calls.filter(({ number }) => number?.endsWith(`011${round}`));
      expect([round, found.length, found[0]?.shares]).toEqual([round, 1, 1]);
    }
    await screen.page.getByRole('link', { name: /^Calls/ }).click();
    await expect
      .poll(() => screen.page.getByRole('article', { name: /^911 call/ }).count())
      .toBe(calls.length);

    for (const body of bodies) expect((await live.sender.share(body)).status).toBe(200);
    expect(await live.calls()).toHaveLength(calls.length);
    expect((await live.command(['activity', 'verify'])).code).toBe(0);
  });
});

describe('calls that were wiped', () => {
  it('are gone from the disk and do not come back with a replay', async () => {
    live = await CallDesk.make();
    const screen = await live.start();
    const body = spelled('camels and text', told('16145550170'));
    expect((await live.sender.share(body)).status).toBe(200);
    expect(await live.calls()).toHaveLength(1);
    await screen.call('wipeCalls', undefined);
    expect(await live.calls()).toEqual([]);
    expect((await live.sender.share(body)).status).toBe(200);
    expect(await live.calls()).toEqual([]);
    await live.desk.stop();
    await live.start();
    expect((await live.sender.share(body)).status).toBe(200);
    expect(await live.calls()).toEqual([]);
    // A new share of the same caller is a new call.
    const again = spelled('camels and text', told('16145550170'));
    expect((await live.sender.share(again)).status).toBe(200);
    expect(await live.calls()).toHaveLength(1);
  });
});

describe('the folder of the desk', () => {
  it('holds neither number nor token nor secret in the open, not even while the app runs', async () => {
    live = await CallDesk.make();
    const screen = await live.start();
    const call = told('16145550180', { token: 'tok-canary-4f1c9a7e22b3' });
    expect((await live.sender.share(spelled('plain words', call))).status).toBe(200);
    // Refused ones must not end up in a log either.
    const forged = spelled('plain words', told('16145550181', { token: 'tok-forged-88a1c2d3e4' }));
    expect((await live.sender.shareWith(forged, {})).status).toBe(401);
    expect((await live.sender.share(`${forged.slice(0, -1)},`)).status).toBe(400);
    await screen.page.getByRole('link', { name: /^Calls/ }).click();
    await screen.click(screen.button('Show number'));
    await screen.page.getByRole('status').filter({ hasText: '16145550180' }).waitFor();
    await live.revealed();

    const secrets = [
      ...['6145550180', '6145550181', call.token, 'tok-forged-88a1c2d3e4'],
      ...[live.secret, live.password, live.clientSecret],
    ];
    expect(foundIn(filesBelow(live.desk.folder), secrets)).toEqual([]);
    await live.desk.stop();
    const files = filesBelow(live.desk.folder);
    expect(foundIn(files, secrets)).toEqual([]);
    expect(foundIn({ terminal: live.desk.output, commands: live.printed }, secrets)).toEqual([]);
    // The call itself must be somewhere, or nothing was proven.
    const names = readdirSync(live.desk.folder, { recursive: true }).map(String);
    expect(names.some((name) => name.endsWith('calls.vault'))).toBe(true);
    await live.start();
    expect((await live.revealed())[0]?.number).toContain('6145550180');
  });
});
