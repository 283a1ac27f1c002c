// The packed app, as IT would install it: its own executable, archive and fuses, pressing once from its command line.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { electronArgs } from '../../scripts/electron-args.mjs';
import { capture } from '../../scripts/lib/run.mjs';
import { packageApp } from '../../scripts/package.mjs';

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

  it('holds the app in one archive and its native parts beside it', () => {
    const resources = join(folder, 'dist', 'linux-unpacked', 'resources');
    expect(existsSync(join(resources, 'app.asar'))).toBe(true);
    const unpacked = join(resources, 'app.asar.unpacked', 'node_modules');
    expect(existsSync(join(unpacked, 'keytar', 'prebuilds', 'linux-x64', 'keytar.node'))).toBe(
      true,
    );
    expect(existsSync(join(unpacked, 'keytar', 'prebuilds', 'win32-x64'))).toBe(false);
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
  });
});
