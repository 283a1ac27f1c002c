// The packed app, as IT would install it: its own executable, archive and fuses, pressing once from its command line.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { electronArgs } from '../../scripts/electron-args.mjs';
import { capture } from '../../scripts/lib/run.mjs';
import { packageApp } from '../../scripts/package.mjs';
import { makeSelfSignedCertificate } from '../fakes/self-signed-certificate';

/** The wire's own letters: '0' and '1'. */
const OFF = 48;
const ON = 49;

describe('the packed app', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-package-'));
  const executable = join(folder, 'dist', 'linux-unpacked', 'tocsin');
  const own = [`--user-data-dir=${join(folder, 'data')}`];

  const tocsin = (...words: string[]) =>
    capture(executable, [...electronArgs({ window: false }), '--log-level=3', ...words, ...own]);

  beforeAll(async () => {
    const code = await packageApp(['--dir', '--linux'], { output: join(folder, 'dist') });
    expect(code).toBe(0);
  }, 240_000);

  afterAll(async () => {
    const { stdout } = await capture('pgrep', ['-f', folder]);
    for (const pid of stdout.split('\n').filter(Boolean)) {
      try {
        process.kill(Number(pid), 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  it('holds the app and nothing else in one archive, and this system’s native parts beside it', () => {
    const resources = join(folder, 'dist', 'linux-unpacked', 'resources');
    expect(existsSync(join(resources, 'app.asar'))).toBe(true);
    const unpacked = join(resources, 'app.asar.unpacked', 'node_modules');
    expect(existsSync(join(unpacked, 'keytar', 'prebuilds', 'linux-x64', 'keytar.node'))).toBe(
      true,
    );
    expect(readdirSync(join(unpacked, 'keytar', 'prebuilds'))).toEqual(['linux-x64']);
    const files = listPackage(join(resources, 'app.asar'), { isPack: false });
    const rooms = new Set(files.map((file) => file.split('/')[1]));
    expect([...rooms].sort()).toEqual(['assets', 'node_modules', 'out', 'package.json']);
    expect(files).toContain('/out/main/licenses.txt');
    expect(files.filter((file) => /\.(map|ts|tsx|md|built)$/.test(file))).toEqual([
      '/node_modules/keytar/LICENSE.md',
    ]);
  });

  it('has the fuses that keep it from running foreign code', async () => {
    const wire = await getCurrentFuseWire(executable);
    const state = (option: FuseV1Options): number | undefined => wire[option];
    expect(state(FuseV1Options.RunAsNode)).toBe(OFF);
    expect(state(FuseV1Options.EnableNodeOptionsEnvironmentVariable)).toBe(OFF);
    expect(state(FuseV1Options.EnableNodeCliInspectArguments)).toBe(OFF);
    expect(state(FuseV1Options.OnlyLoadAppFromAsar)).toBe(ON);
    expect(state(FuseV1Options.GrantFileProtocolExtraPrivileges)).toBe(OFF);
  });

  it.each([
    '--remote-debugging-port=0',
    '--remote-debugging-pipe',
    '--ignore-certificate-errors',
    `--log-net-log=${join(folder, 'net.json')}`,
    '--renderer-cmd-prefix=true',
    '--gpu-launcher=true',
    '--js-flags=--expose-gc',
    '--host-resolver-rules=MAP * 127.0.0.1',
    `--ssl-key-log-file=${join(folder, 'switch-keys.log')}`,
  ])('does not start with %s, and says why', async (unsafe) => {
    for (const words of [['--hidden'], ['status']]) {
      const ended = await tocsin(unsafe, ...words);
      expect(ended.code).toBe(1);
      expect(ended.stderr).toContain(`${unsafe.split('=')[0]} is refused`);
      expect(ended.stderr).not.toContain('DevTools listening');
    }
    expect(existsSync(join(folder, 'net.json'))).toBe(false);
    expect(existsSync(join(folder, 'switch-keys.log'))).toBe(false);
    expect(existsSync(join(folder, 'data', 'control.json'))).toBe(false);
  });

  it('starts itself in the tray, presses, and says accepted', async () => {
    const sent = await tocsin('send', 'security-needed', '--wait', '40');
    expect(JSON.parse(sent.stdout)).toMatchObject({ status: 'SECURITY_NEEDED', state: 'accepted' });
    expect(sent.code).toBe(3);
    const status = await tocsin('status');
    expect(JSON.parse(status.stdout)).toMatchObject({
      running: true,
      verdict: 'practice',
      world: 'practice',
    });
    const verified = await tocsin('activity', 'verify');
    expect(verified.code).toBe(0);
    const control = z.object({ pid: z.number() });
    const { pid } = control.parse(
      JSON.parse(readFileSync(join(folder, 'data', 'control.json'), 'utf8')),
    );
    // No memory of the process that holds the keys goes into a core dump.
    expect(readFileSync(`/proc/${pid}/coredump_filter`, 'utf8').trim()).toBe('00000000');
  });

  it('writes the secrets of no connection where SSLKEYLOGFILE says', async () => {
    const { key, cert } = makeSelfSignedCertificate();
    const server = createServer({ key, cert }, (_request, response) => void response.end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    let connections = 0;
    server.on('connection', () => (connections += 1));
    const managed = join(folder, 'live.json');
    const share911 = { baseUrl: `https://127.0.0.1:${port}`, channelId: 'a/b', integrationId: 'i' };
    writeFileSync(managed, JSON.stringify({ mode: 'live', share911 }));
    const keyLog = join(folder, 'env-keys.log');
    const live = [`--user-data-dir=${join(folder, 'live')}`, `--managed-config=${managed}`];
    // It reaches for the server, whose certificate nobody trusts; the handshake alone would fill the file.
    const words = [...electronArgs({ window: false }), 'doctor', ...live];
    await capture('env', [`SSLKEYLOGFILE=${keyLog}`, executable, ...words]);
    server.close();
    expect(connections).toBeGreaterThan(0);
    expect(existsSync(keyLog)).toBe(false);
  });
});
