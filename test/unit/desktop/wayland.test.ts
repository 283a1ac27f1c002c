// On Wayland the shortcut portal is asked for; nothing changes elsewhere.
import { describe, expect, it } from 'vitest';
import { enableWaylandHotkeys } from '../../../src/main/desktop/wayland';

function featuresAfter(
  platform: NodeJS.Platform,
  environment: Record<string, string>,
  before = '',
): string {
  let features = before;
  const commandLine = {
    getSwitchValue: () => features,
    appendSwitch: (_name: string, value = '') => void (features = value),
  };
  enableWaylandHotkeys(commandLine, platform, environment);
  return features;
}

describe('the shortcut portal', () => {
  it.each<[NodeJS.Platform, Record<string, string>, string]>([
    ['linux', { XDG_SESSION_TYPE: 'wayland' }, 'GlobalShortcutsPortal'],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, 'GlobalShortcutsPortal'],
    ['linux', { XDG_SESSION_TYPE: 'x11' }, ''],
    ['linux', {}, ''],
    ['win32', { WAYLAND_DISPLAY: 'wayland-0' }, ''],
  ])('on %s with %j is asked for as "%s"', (platform, environment, features) => {
    expect(featuresAfter(platform, environment)).toBe(features);
  });

  it('is added to features that were already on, and only once', () => {
    const environment = { XDG_SESSION_TYPE: 'wayland' };
    expect(featuresAfter('linux', environment, 'Other')).toBe('Other,GlobalShortcutsPortal');
    expect(featuresAfter('linux', environment, 'GlobalShortcutsPortal')).toBe(
      'GlobalShortcutsPortal',
    );
  });
});
