// The control socket: who may ask, what may be asked, and what happens to everything else.
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { askApp } from '../../../../src/main/core/control/client';
import type { ControlRequest } from '../../../../src/main/core/control/protocol';
import { openControl, type Control } from '../../../../src/main/core/control/server';
import { ok } from '../../../../src/shared/core/failure';

describe('the control socket', () => {
  let dir: string;
  let file: string;
  let control: Control;
  let asked: ControlRequest[];
  let said: unknown;

  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'tocsin-control-'));
    file = join(dir, 'control.json');
    asked = [];
    said = null;
    control = await openControl({
      socket: join(dir, 's'),
      folder: dir,
      file,
      answer: (request) => {
        asked.push(request);
        return Promise.resolve(ok({ pong: request.call, said }));
      },
      log: () => undefined,
    });
  });

  afterEach(async () => {
    await control.close();
    rmSync(dir, { recursive: true, force: true });
  });

  const raw = (text: string): Promise<string> =>
    new Promise((resolve) => {
      const socket = connect(join(dir, 's'), () => socket.write(text));
      let answer = '';
      socket.on('data', (chunk) => (answer += chunk.toString()));
      socket.on('close', () => resolve(answer));
      socket.on('error', () => undefined);
    });

  it('answers a known question of its own user', async () => {
    const answer = await askApp(file, { call: 'poke' }, z.object({ pong: z.string() }));
    expect(answer).toEqual(ok({ pong: 'poke' }));
    expect(asked).toEqual([{ call: 'poke' }]);
  });

  it('keeps its socket and its token to the owner', () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(dir, 's')).mode & 0o777).toBe(0o600);
  });

  it('refuses a wrong token without asking the app', async () => {
    const content = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    writeFileSync(file, JSON.stringify({ ...content, token: 'guess' }));
    const answer = await askApp(file, { call: 'poke' }, z.unknown());
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'unauthorized' } });
    expect(asked).toEqual([]);
  });

  it('names the field of a malformed request', async () => {
    const { token } = JSON.parse(readFileSync(file, 'utf8')) as { token: string };
    const id = 'b0a9f3c2-5f43-4d0a-9a7e-0d4c4a1f2b11';
    const request = { call: 'press', id, press: { status: 'PANIC' } };
    const answer = await raw(`${JSON.stringify({ token, request })}\n`);
    expect(answer).toContain('request.press.status');
    expect(asked).toEqual([]);
  });

  it.each([
    [{ siteId: '' }, 'request.request.siteId'],
    [{ contacts: [] }, 'request.request.contacts'],
    [{ contacts: [{ contactId: 'all' }, { contactId: 'a' }] }, 'request.request.contacts'],
    [{ method: 'fax' }, 'request.request.method'],
  ])('refuses a question with %j and names the field', async (wrong, field) => {
    const { token } = JSON.parse(readFileSync(file, 'utf8')) as { token: string };
    const id = 'b0a9f3c2-5f43-4d0a-9a7e-0d4c4a1f2b11';
    const good = { siteId: 's', contacts: [{ contactId: 'a' }], method: 'sms' };
    const request = { call: 'verify', id, request: { ...good, ...wrong } };
    expect(await raw(`${JSON.stringify({ token, request })}\n`)).toContain(field);
    expect(asked).toEqual([]);
  });

  it('carries an answer with everything of many verifications', async () => {
    said = 'x'.repeat(3 * 1024 * 1024);
    const answer = await askApp(file, { call: 'verifications', limit: 200 }, z.unknown());
    expect(answer).toEqual(ok({ pong: 'verifications', said }));
  });

  it.each([['not json\n'], ['{"half":'], ['\n'], [`"${'x'.repeat(300 * 1024)}"\n`]])(
    'survives %#: a peer that talks nonsense',
    async (text) => {
      const socket = connect(join(dir, 's'), () => socket.end(text));
      socket.resume();
      socket.on('error', () => undefined);
      await new Promise((resolve) => socket.on('close', resolve));
      const answer = await askApp(file, { call: 'poke' }, z.object({ pong: z.string() }));
      expect(answer.ok).toBe(true);
    },
  );

  it('says that the app may have read a question that it does not answer', async () => {
    const silent = createServer((socket) => socket.resume());
    await new Promise<void>((resolve) => silent.listen(join(dir, 'silent'), resolve));
    const content = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    writeFileSync(file, JSON.stringify({ ...content, socket: join(dir, 'silent') }));
    const answer = await askApp(file, { call: 'poke' }, z.unknown(), 50);
    expect(answer).toMatchObject({
      ok: false,
      failure: { kind: 'offline', reason: 'after-writing' },
    });
    await new Promise((resolve) => silent.close(resolve));
  });

  it('does not listen where a link was planted, nor touch what it names', async () => {
    const shared = join(dir, 'shared');
    const target = join(dir, 'target');
    mkdirSync(shared);
    chmodSync(shared, 0o1777);
    mkdirSync(target, 0o755);
    writeFileSync(join(target, 's'), 'theirs');
    symlinkSync(target, join(shared, 'tocsin'));
    const folder = join(shared, 'tocsin');
    const deps = { answer: () => Promise.resolve(ok(null)), log: () => undefined };
    await expect(
      openControl({ ...deps, socket: join(folder, 's'), folder, file: join(dir, 'other.json') }),
    ).rejects.toThrow('is a link');
    expect(readFileSync(join(target, 's'), 'utf8')).toBe('theirs');
  });

  it('narrows a folder that was there with wider rights', async () => {
    const folder = join(dir, 'wide');
    mkdirSync(folder);
    chmodSync(folder, 0o777);
    const deps = { answer: () => Promise.resolve(ok(null)), log: () => undefined };
    const other = await openControl({
      ...deps,
      socket: join(folder, 's'),
      folder,
      file: join(folder, 'c.json'),
    });
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    await other.close();
  });

  it('gives its token to no socket in a folder where others may write', async () => {
    const heard: string[] = [];
    const planted = join(dir, 'planted');
    mkdirSync(planted);
    const spy = createServer((socket) => socket.on('data', (data) => heard.push(String(data))));
    await new Promise<void>((resolve) => spy.listen(join(planted, 's'), resolve));
    chmodSync(planted, 0o777);
    const content = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    writeFileSync(file, JSON.stringify({ ...content, socket: join(planted, 's') }));
    const answer = await askApp(file, { call: 'poke' }, z.unknown(), 200);
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'offline' } });
    expect(answer).not.toHaveProperty('failure.reason');
    expect(heard).toEqual([]);
    await new Promise((resolve) => spy.close(resolve));
  });

  it('believes no file that others may have written, and no link', async () => {
    chmodSync(file, 0o666);
    expect(await askApp(file, { call: 'poke' }, z.unknown())).toMatchObject({ ok: false });
    chmodSync(file, 0o600);
    symlinkSync(file, join(dir, 'link.json'));
    expect(await askApp(join(dir, 'link.json'), { call: 'poke' }, z.unknown())).toMatchObject({
      ok: false,
    });
    expect(asked).toEqual([]);
  });

  it('says offline when no app runs', async () => {
    await control.close();
    const answer = await askApp(file, { call: 'poke' }, z.unknown());
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'offline' } });
    expect(answer).not.toHaveProperty('failure.reason');
  });
});
