// The practice service as people start it: a plain Node program.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const KEY = 'fake-9f1c-test-key-77aa';
const SECRET = 'fake-webhook-secret-77';
let folder: string;
const children: ChildProcess[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tocsin-simulator-'));
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(import.meta.dirname, '../../src/main/practice/simulator-main.ts'),
      outDir: folder,
      rolldownOptions: { output: { entryFileNames: 'main.mjs' } },
    },
    ssr: { noExternal: true },
  });
}, 60_000);
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

interface Running {
  readonly child: ChildProcess;
  /** Resolves with the first group of the pattern once it was printed. */
  readonly printed: (pattern: RegExp) => Promise<string>;
  readonly ended: Promise<{ code: number | null; out: string; errors: string }>;
}

function run(...words: readonly string[]): Running {
  const child = spawn(process.execPath, [join(folder, 'main.mjs'), ...words], {
    env: { ...process.env, TOCSIN_PRACTICE_KEY: KEY, TOCSIN_PRACTICE_WEBHOOK_SECRET: SECRET },
  });
  children.push(child);
  let out = '';
  let errors = '';
  child.stdout.on('data', (text: Buffer) => (out += text.toString()));
  child.stderr.on('data', (text: Buffer) => (errors += text.toString()));
  const ended = new Promise<{ code: number | null; out: string; errors: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, out, errors }));
  });
  const printed = (pattern: RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = pattern.exec(out);
        if (found) resolve(found[1] ?? found[0]);
      };
      child.stdout.on('data', look);
      child.on('close', () => reject(new Error(`ended without ${pattern.source}: ${errors}`)));
      look();
    });
  return { child, printed, ended };
}

describe('npm run simulator', () => {
  it('prints address, key and each request, and ends cleanly when asked', async () => {
    const { child, printed, ended } = run('--port=0', '--scenario', 'outage');
    const url = await printed(/at (http:\/\/127\.0\.0\.1:\d+)\n/);
    expect(await printed(/key: (.+)\n/)).toBe(KEY);
    await printed(/Scenario: outage/);
    const answer = await fetch(`${url}/v1/checkins/`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`api:${KEY}`)}`, 'content-type': 'application/json' },
      body: '{"channelId":"a/b","integrationId":"acme","status":1,"location":{"name":"x","customLocation":true},"clientTimeStamp":"2025-03-17T23:55:58+0000"}',
    });
    expect(answer.status).toBe(503);
    await printed(/#1 POST \/v1\/checkins\/ -> 503/);
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 0, errors: '' });
  });

  it('posts signed webhooks where it is told to, and leaves with retries and contacts outstanding', async () => {
    const signatures: unknown[] = [];
    const receiver = createServer((request, response) => {
      signatures.push(request.headers['x-chekt-signature']);
      request.resume().on('end', () => response.writeHead(503).end());
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', () => resolve()));
    const target = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/webhooks/chekt`;
    try {
      const { child, printed, ended } = run('--port=0', `--webhook-url=${target}`);
      const url = await printed(/at (http:\/\/127\.0\.0\.1:\d+)\n/);
      await printed(/CHeKT site: practice_site/);
      const answer = await fetch(`${url}/ext/v1/events/e1/verifications`, {
        method: 'POST',
        headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
        body: '{"contacts":["all"],"method":"sms"}',
      });
      expect(answer.status).toBe(200);
      await printed(/webhook verification\.sent -> 503 \(try 1\)/);
      child.kill('SIGTERM');
      const { code, out, errors } = await ended;
      expect([code, errors]).toEqual([0, '']);
      expect(out).not.toContain(SECRET);
      expect(out).not.toContain(target);
      expect(signatures[0]).toMatch(/^[0-9a-f]{64}$/);
    } finally {
      receiver.close();
      receiver.closeAllConnections();
    }
  });

  it('shares calls and raises alerts with secrets from files, which it never prints', async () => {
    const seen: (readonly [string, unknown, unknown])[] = [];
    const receiver = createServer(({ url = '', headers }, response) => {
      seen.push([url, headers['x-rapidsos-signature'], headers.authorization]);
      response.writeHead(200).end();
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', () => resolve()));
    const target = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
    const secretFile = join(folder, 'secret.txt');
    await writeFile(secretFile, `${SECRET}\n`);
    try {
      const { child, printed, ended } = run(
        ...['--port=0', `--rapidsos-webhook=${target}/r`, `--rapidsos-secret-file=${secretFile}`],
        ...[`--share911-webhook=${target}/s`, `--share911-password-file=${secretFile}`],
      );
      const url = await printed(/at (http:\/\/127\.0\.0\.1:\d+)\n/);
      await printed(/the site: 39\.9612, -82\.9988/);
      const post = (path: string, value: unknown): Promise<Response> =>
        fetch(`${url}/practice/${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(value),
        });
      expect((await post('rapidsos/share', { scenario: 'here' })).status).toBe(200);
      expect((await post('share911/alert', { name: 'LOCKDOWN' })).status).toBe(200);
      await printed(/webhook here -> 200 \(try 1\)/);
      await printed(/webhook LOCKDOWN -> 200 \(try 1\)/);
      expect(seen).toEqual([
        ['/r', expect.stringMatching(/^[0-9a-f]{40}$/), undefined],
        ['/s', undefined, `Basic ${btoa(`share911:${SECRET}`)}`],
      ]);
      child.kill('SIGTERM');
      const { code, out, errors } = await ended;
      expect([code, errors]).toEqual([0, '']);
      expect(out).not.toContain(SECRET);
      expect(out).not.toContain(target);
      expect(out).not.toContain('6145550142');
    } finally {
      receiver.close();
      receiver.closeAllConnections();
    }
  });

  it('explains itself', async () => {
    const { code, out } = await run('--help').ended;
    expect([code, out]).toEqual([0, expect.stringContaining('--scenario S')]);
  });

  it('answers a wrong word and a taken port with one sentence', async () => {
    expect(await run('--scenario', 'chaos').ended).toMatchObject({
      code: 1,
      errors: expect.stringMatching(/^--scenario is one of .*\.\n$/) as string,
    });
    const missing = ['--rapidsos-webhook=http://127.0.0.1/r', '--rapidsos-secret-file=/nowhere/x'];
    expect(await run(...missing).ended).toMatchObject({
      code: 1,
      errors: '"/nowhere/x" cannot be read.\n',
    });
    const first = run('--port', '0');
    const port = await first.printed(/127\.0\.0\.1:(\d+)\n/);
    expect(await run('--port', port).ended).toMatchObject({
      code: 1,
      errors: `Port ${port} cannot be used: another program is using it.\n`,
    });
  });
});
