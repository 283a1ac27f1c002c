// Electron gets the switches it needs here, and the sandbox is given up only for root.
import { expect, test } from 'vitest';
import { electronArgs, electronEnvironment } from '../../scripts/electron-args.mjs';

const linux = (env, more) => electronArgs({ env, platform: 'linux', uid: 1000, ...more });

test('the sandbox stays on for everyone but root', () => {
  expect(linux({ DISPLAY: ':0' })).not.toContain('--no-sandbox');
  expect(linux({ DISPLAY: ':0' }, { uid: 0 })).toContain('--no-sandbox');
  expect(electronArgs({ env: {}, platform: 'darwin', uid: 0 })).toEqual([]);
  expect(electronArgs({ env: {}, platform: 'win32', uid: undefined })).toEqual([]);
});

test('only what opens no window does without a screen', () => {
  expect(linux({}, { window: false })).toContain('--ozone-platform=headless');
  expect(linux({ DISPLAY: ':0' }, { window: false })).not.toContain('--ozone-platform=headless');
  expect(linux({})).not.toContain('--ozone-platform=headless');
  expect(linux({ WAYLAND_DISPLAY: 'wayland-0' })).toContain('--ozone-platform=wayland');
});

test('the throw-away desktop has no GPU', () => {
  expect(linux({ DISPLAY: ':0', TOCSIN_DESKTOP: '/tmp/x' })).toContain('--disable-gpu');
});

test('other tools find the same Electron, and it runs as Electron', () => {
  const env = electronEnvironment(
    { dist: '/d', path: '/d/electron' },
    { ELECTRON_RUN_AS_NODE: '1', A: 'b' },
  );
  expect(env).toEqual({
    A: 'b',
    ELECTRON_OVERRIDE_DIST_PATH: '/d',
    ELECTRON_EXEC_PATH: '/d/electron',
  });
});
