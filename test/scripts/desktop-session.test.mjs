// The throw-away desktop: complete, apart from the real one, and gone without a trace.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const script = fileURLToPath(new URL('../../scripts/desktop-session.mjs', import.meta.url));

function start(args, env = {}) {
  const child = spawn(process.execPath, [script, ...args], { env: { ...process.env, ...env } });
  const result = { child, stdout: '', stderr: '' };
  child.stdout.on('data', (text) => (result.stdout += text));
  child.stderr.on('data', (text) => (result.stderr += text));
  result.ended = new Promise((resolve) => {
    child.once('close', (code, signal) => resolve({ ...result, code, signal }));
  });
  return result;
}
const onDesktop = (command, env) => start(['--', 'bash', '-c', command], env).ended;

/** Processes whose command line holds the text. */
const running = (text) =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(join('/proc', pid, 'cmdline'), 'utf8')
          .replaceAll('\0', ' ')
          .includes(text);
      } catch {
        return false;
      }
    });

async function until(isTrue, what) {
  for (const deadline = Date.now() + 10_000; !isTrue(); await sleep(50)) {
    if (Date.now() > deadline) throw new Error(`still not: ${what}`);
  }
}

describe.runIf(process.platform === 'linux')('the throw-away desktop', () => {
  test('passes arguments and exit codes on', async () => {
    const { code, stdout } = await start([
      '--',
      'bash',
      '-c',
      'printf "%s|" "$@"; exit 7',
      'x',
      'a b',
      '',
    ]).ended;
    expect(stdout).toBe('a b||');
    expect(code).toBe(7);
    expect((await onDesktop('kill -TERM $$')).code).toBe(143);
    expect((await start(['--', 'no-such-command']).ended).stderr).toContain(
      'There is no command "no-such-command"',
    );
  });

  test('has a screen, a window manager, a bus, an unlocked keyring, and toasts on demand', async () => {
    const { stdout } = await onDesktop(`
      xdotool getdisplaygeometry
      ask() { dbus-send --session --print-reply --dest="$1" "$2" "$3" "\${@:4}" 2>&1; }
      ask org.freedesktop.secrets /org/freedesktop/secrets/aliases/default \
        org.freedesktop.DBus.Properties.Get string:org.freedesktop.Secret.Collection string:Locked
      ask org.freedesktop.Notifications /org/freedesktop/Notifications \
        org.freedesktop.Notifications.GetServerInformation
      pgrep -x openbox >/dev/null && echo managed`);
    expect(stdout).toContain('1440 900');
    expect(stdout).toContain('boolean false');
    expect(stdout).toContain('"dunst"');
    expect(stdout).toContain('managed');
  });

  test('is apart from the user’s home and session, but finds the caches', async () => {
    const { stdout } = await onDesktop('env', {
      DISPLAY: ':77',
      WAYLAND_DISPLAY: 'wayland-0',
      DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere',
      HOME: '/home/someone',
      LC_ALL: 'de_DE.UTF-8',
      TOCSIN_CACHE_DIR: '/cache/tocsin',
    });
    const env = Object.fromEntries(
      stdout.split('\n').map((line) => line.split(/=(.*)/s).slice(0, 2)),
    );
    expect(env.DISPLAY).not.toBe(':77');
    expect(env.WAYLAND_DISPLAY).toBeUndefined();
    expect(env.LC_ALL).toBeUndefined();
    expect(env.TOCSIN_CACHE_DIR).toBe('/cache/tocsin');
    for (const name of [
      'HOME',
      'XDG_RUNTIME_DIR',
      'XDG_CONFIG_HOME',
      'XDG_CACHE_HOME',
      'XDG_DATA_HOME',
    ]) {
      expect(env[name].startsWith(env.TOCSIN_DESKTOP), name).toBe(true);
    }
    expect(existsSync(env.TOCSIN_DESKTOP)).toBe(false);
  });

  test('leaves no process behind, not even one that cut itself loose', async () => {
    const { code, stdout } = await onDesktop(
      'echo $TOCSIN_DESKTOP; env -i setsid sleep 98761 & setsid sleep 98762 & sleep 1.2',
    );
    expect(code).toBe(0);
    expect(running('sleep 9876')).toEqual([]);
    expect(running(stdout.trim())).toEqual([]);
  });

  test('is taken down on a signal, after the command had its chance', async () => {
    const session = start([
      '--',
      'bash',
      '-c',
      'trap "echo bye; exit 9" TERM; echo $TOCSIN_DESKTOP; while :; do sleep 0.1; done',
    ]);
    await until(() => session.stdout.includes('\n'), 'started');
    session.child.kill('SIGTERM');
    const { code, stdout } = await session.ended;
    const [folder, word] = stdout.split('\n');
    expect(word).toBe('bye');
    expect(code).toBe(9);
    expect(existsSync(folder)).toBe(false);
    expect(running(folder)).toEqual([]);
  });

  test('is taken down even when its owner is killed outright', async () => {
    const session = start(['--', 'bash', '-c', 'echo $TOCSIN_DESKTOP; exec sleep 98763']);
    await until(() => session.stdout.includes('\n'), 'started');
    const folder = session.stdout.trim();
    session.child.kill('SIGKILL');
    const isGone = () => [...running(folder), ...running('sleep 98763')].length === 0;
    await until(() => !existsSync(folder) && isGone(), 'cleaned up');
  });

  test('says what it lacks', async () => {
    const { code, stderr } = await start(['--', 'true'], { PATH: '/nowhere' }).ended;
    expect(code).toBe(1);
    expect(stderr).toContain('The throw-away desktop lacks: Xvfb, dbus-daemon');
  });
});
