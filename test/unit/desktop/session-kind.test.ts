// What may be said of a chord, by the kind of desktop it was claimed on.
import { describe, expect, it } from 'vitest';
import {
  chordStatus,
  screenSwitches,
  sessionKind,
  type SessionFacts,
} from '../../../src/main/desktop/session-kind';

const X11 = { DISPLAY: ':0', XDG_SESSION_TYPE: 'x11' };
const BOTH = { DISPLAY: ':0', WAYLAND_DISPLAY: 'wayland-0', XDG_SESSION_TYPE: 'wayland' };
const WAYLAND = { WAYLAND_DISPLAY: 'wayland-0', XDG_SESSION_TYPE: 'wayland' };

describe('a desktop', () => {
  it.each<[string, Partial<SessionFacts>, string]>([
    ['of X11', { env: X11 }, 'plain'],
    ['of X11 whatever the version', { env: X11, electronMajor: 45 }, 'plain'],
    ['of Wayland with an X server', { env: BOTH }, 'xwayland'],
    ['that hides its Wayland', { env: { DISPLAY: ':0', XDG_SESSION_TYPE: 'wayland' } }, 'xwayland'],
    ['of Wayland alone', { env: WAYLAND }, 'wayland'],
    ['of both, told to draw on Wayland', { env: BOTH, ozonePlatform: 'wayland' }, 'wayland'],
    ['of both, left to choose', { env: BOTH, ozonePlatformHint: 'auto' }, 'wayland'],
    [
      'of both, left to choose by the environment',
      { env: { ...BOTH, ELECTRON_OZONE_PLATFORM_HINT: 'auto' } },
      'wayland',
    ],
    ['of both, with an Electron that chooses', { env: BOTH, electronMajor: 45 }, 'wayland'],
    [
      'of both, with one that chooses and was told X11',
      { env: BOTH, electronMajor: 45, ozonePlatform: 'x11' },
      'xwayland',
    ],
    ['without a screen', { env: {}, ozonePlatform: 'headless' }, 'plain'],
    ['of Windows', { env: BOTH, platform: 'win32' }, 'plain'],
    ['of macOS', { env: {}, platform: 'darwin' }, 'plain'],
  ])('%s', (_what, facts, kind) => {
    const usual = {
      platform: 'linux',
      ozonePlatform: '',
      ozonePlatformHint: '',
      electronMajor: 33,
    };
    expect(sessionKind({ ...usual, env: {}, ...facts } as SessionFacts)).toBe(kind);
  });
});

describe('a chord', () => {
  it.each([
    ['plain', 'granted', false, 'registered'],
    ['plain', 'taken', false, 'taken'],
    ['plain', 'no-key', false, 'no-key'],
    ['xwayland', 'granted', false, 'unproven'],
    ['xwayland', 'granted', true, 'registered'],
    ['xwayland', 'taken', true, 'taken'],
    ['xwayland', 'no-key', false, 'no-key'],
    ['wayland', 'granted', false, 'unproven'],
    ['wayland', 'granted', true, 'registered'],
    ['wayland', 'taken', false, 'not-offered'],
  ] as const)('on %s that is %s, arrived %s: %s', (session, grant, hasArrived, status) => {
    expect(chordStatus(session, grant, hasArrived)).toBe(status);
  });
});

describe('the app that a command starts', () => {
  it.each<[NodeJS.Platform, Record<string, string>, readonly string[]]>([
    ['linux', X11, []],
    ['linux', BOTH, []],
    ['linux', WAYLAND, ['--ozone-platform=wayland']],
    ['linux', {}, ['--ozone-platform=headless']],
    ['win32', {}, []],
    ['darwin', {}, []],
  ])('on %s with %j is told %j', (platform, env, switches) => {
    expect(screenSwitches(platform, env)).toEqual(switches);
  });
});
