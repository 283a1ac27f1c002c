// Which kind of desktop the app draws on, and what may therefore be said of a chord that it claims. Pure.
import type { HotkeyState, Accelerator } from '../../shared/settings/hotkey';

/**
 * `plain`: what the system grants, it delivers (X11, Windows, macOS). `xwayland`: an X server inside a Wayland desktop,
 * which grants every chord and never hears one that is pressed in a Wayland window. `wayland`: the desktop itself
 * decides, perhaps later than it answers, or offers nothing.
 */
export type SessionKind = 'plain' | 'xwayland' | 'wayland';

export interface SessionFacts {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The values of Chromium's switches, empty when not given. */
  readonly ozonePlatform: string;
  readonly ozonePlatformHint: string;
  readonly electronMajor: number;
}

/** From this version on Electron looks for Wayland by itself. */
const CHOOSES_WAYLAND = 38;

export function sessionKind(facts: SessionFacts): SessionKind {
  const { platform, env, ozonePlatform } = facts;
  if (platform !== 'linux' || ozonePlatform === 'headless') return 'plain';
  if (drawsOnWayland(facts)) return 'wayland';
  return hasWayland(env) ? 'xwayland' : 'plain';
}

function hasWayland(env: SessionFacts['env']): boolean {
  return Boolean(env.WAYLAND_DISPLAY) || env.XDG_SESSION_TYPE === 'wayland';
}

function drawsOnWayland(facts: SessionFacts): boolean {
  const { env, ozonePlatform, electronMajor } = facts;
  if (ozonePlatform === 'wayland') return true;
  if (ozonePlatform === 'x11' || !hasWayland(env)) return false;
  if (!env.DISPLAY) return true;
  if (electronMajor >= CHOOSES_WAYLAND) return env.XDG_SESSION_TYPE === 'wayland';
  const hint = facts.ozonePlatformHint || env.ELECTRON_OZONE_PLATFORM_HINT;
  return hint === 'wayland' || (hint === 'auto' && env.XDG_SESSION_TYPE === 'wayland');
}

/** `hasArrived`: in this session a press by this very chord came from another program's window. */
export function chordStatus(
  session: SessionKind,
  grant: Grant,
  hasArrived: boolean,
): HotkeyState['status'] {
  if (grant === 'granted') {
    return session === 'plain' || hasArrived ? 'registered' : 'unproven';
  }
  // A Wayland desktop without shortcuts refuses them all: no other program has them, and no other chord would do.
  return session === 'wayland' ? 'not-offered' : grant;
}

/**
 * Where the command line may have started without a screen: how the app that it starts must draw.
 * Electron looks for an X server alone, and ends, unless it is told.
 */
export function screenSwitches(
  platform: NodeJS.Platform,
  env: SessionFacts['env'],
): readonly string[] {
  if (platform !== 'linux' || env.DISPLAY) return [];
  return [`--ozone-platform=${env.WAYLAND_DISPLAY ? 'wayland' : 'headless'}`];
}

/** What the system says of a chord. `no-key`: this keyboard cannot give it. */
export type Grant = 'granted' | 'taken' | 'no-key';

export interface ShortcutPort {
  /** Holds these chords and no others; a chord that is held already stays held meanwhile. */
  hold(chords: readonly Accelerator[]): Promise<ReadonlyMap<Accelerator, Grant>>;
  close(): void;
}

export interface ShortcutEvents {
  readonly onPressed: (chord: Accelerator) => void;
  /** What is held may be worth nothing now: hold it anew. */
  readonly onLayout: () => void;
}
