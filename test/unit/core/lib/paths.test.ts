// Where everything lies under the user data folder.
import { describe, expect, it } from 'vitest';
import { createPaths } from '../../../../src/main/core/lib/paths';

const LONG = `/home/${'long-name/'.repeat(12)}Tocsin`;
const linux = (userDataDir: string, runtimeDir?: string) =>
  createPaths({
    userDataDir,
    platform: 'linux',
    env: runtimeDir === undefined ? {} : { XDG_RUNTIME_DIR: runtimeDir },
    tempDir: '/tmp',
  });

describe('the paths', () => {
  it('keep everything under the user data folder, and the worlds apart', () => {
    const paths = linux('/home/a/.config/Tocsin/');
    expect(paths).toMatchObject({
      userDataDir: '/home/a/.config/Tocsin',
      logFile: '/home/a/.config/Tocsin/logs/main.log',
      controlDir: '/home/a/.config/Tocsin',
      controlSocket: '/home/a/.config/Tocsin/control.sock',
    });
    expect(paths.worldDir('practice')).toBe('/home/a/.config/Tocsin/practice');
    expect(paths.worldDir('live')).toBe('/home/a/.config/Tocsin/live');
  });

  it.each([
    [
      'the run-time folder',
      '/run/user/1000',
      /^\/run\/user\/1000\/tocsin-[0-9a-f]{16}\/control\.sock$/,
    ],
    ['the temporary folder', undefined, /^\/tmp\/tocsin-[0-9a-f]{16}\/control\.sock$/],
    ['the temporary folder', LONG, /^\/tmp\/tocsin-[0-9a-f]{16}\/control\.sock$/],
  ])('put the socket of a long folder into %s', (_, runtimeDir, expected) => {
    const paths = linux(LONG, runtimeDir);
    expect(paths.controlSocket).toMatch(expected);
    expect(Buffer.byteLength(paths.controlSocket)).toBeLessThanOrEqual(103);
    expect(linux(LONG, runtimeDir).controlSocket).toBe(paths.controlSocket);
    expect(linux(`${LONG}2`, runtimeDir).controlSocket).not.toBe(paths.controlSocket);
  });

  it('count bytes, not letters', () => {
    const dir = `/home/${'ä'.repeat(45)}`;
    expect(Buffer.byteLength(linux(dir).controlSocket)).toBeLessThanOrEqual(103);
  });

  it('use a named pipe of its own for every folder on Windows', () => {
    const windows = (userDataDir: string) =>
      createPaths({ userDataDir, platform: 'win32', env: {}, tempDir: 'C:\\Temp' });
    const paths = windows('C:\\Users\\a\\AppData\\Roaming\\Tocsin');
    expect(paths.controlSocket).toMatch(/^\\\\\.\\pipe\\tocsin-[0-9a-f]{16}$/);
    expect(paths.controlDir).toBeNull();
    expect(paths.worldDir('live')).toBe('C:\\Users\\a\\AppData\\Roaming\\Tocsin\\live');
    expect(windows('C:\\Users\\b\\AppData\\Roaming\\Tocsin').controlSocket).not.toBe(
      paths.controlSocket,
    );
  });
});
