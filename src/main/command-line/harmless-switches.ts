// Chromium's and the desktop's switches that may be given, and those that would undo what Tocsin promises.

/** Screen, input and language; where the network's proxy is; what installers and desktops add by themselves. */
const HARMLESS: ReadonlySet<string> = new Set([
  '--auth-server-allowlist',
  '--class',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-gpu-compositing',
  '--disable-software-rasterizer',
  '--display',
  '--enable-wayland-ime',
  '--force-color-profile',
  '--force-dark-mode',
  '--force-device-scale-factor',
  '--force-high-contrast',
  '--gapplication-service',
  '--gtk-version',
  '--high-dpi-support',
  '--lang',
  '--log-level',
  '--no-first-run',
  '--no-proxy-server',
  '--no-sandbox',
  '--noerrdialogs',
  '--original-process-start-time',
  '--ozone-platform',
  '--ozone-platform-hint',
  '--password-store',
  '--proxy-auto-detect',
  '--proxy-bypass-list',
  '--proxy-pac-url',
  '--proxy-server',
  '--touch-devices',
  '--touch-events',
  '--updated',
  '--use-angle',
  '--use-gl',
  '--wayland-text-input-version',
  '--xdg-activation-token',
]);

/** Which window system, and nothing else: other features could be anything. */
const FEATURES = /^--enable-features=((UseOzonePlatform|GlobalShortcutsPortal|Wayland\w*),?)+$/;

/** True for one argument; such switches never take the next argument as their value. */
export function isHarmlessSwitch(argument: string): boolean {
  const name = argument.split('=', 1)[0] ?? '';
  // The macOS Finder's process serial number.
  if (name.startsWith('-psn_')) return true;
  return HARMLESS.has(name) || name.startsWith('--squirrel-') || FEATURES.test(argument);
}

const DANGEROUS =
  /^(--?|\/)(remote-|ignore-|log-net|net-log|ssl-key|enable-logging|inspect|js-flags|host-r|disable-|allow-|unsafely-|load-|single-process|in-process|crash|test-|[a-z-]*(launcher|cmd-prefix)\b)/i;

/**
 * The first argument that Chromium takes for a switch of its own although it stands where a value or a word of ours
 * does: `--message -remote-debugging-port=9222` would open that port. After a `--` Chromium reads nothing.
 */
export function hiddenSwitch(argv: readonly string[]): string | undefined {
  const end = argv.indexOf('--');
  return (end === -1 ? argv : argv.slice(0, end)).find(
    (argument) => DANGEROUS.test(argument) && !isHarmlessSwitch(argument),
  );
}
