// Recognises the switches that are Chromium's, Electron's or the desktop's business, not ours.

const EXACT: ReadonlySet<string> = new Set([
  '--no-sandbox',
  '--no-zygote',
  '--no-first-run',
  '--noerrdialogs',
  '--in-process-gpu',
  '--single-process',
  '--headless',
  '--updated',
  '--v',
]);

const PREFIXES = [
  '--allow-',
  '--autoplay-',
  '--auth-',
  '--auto-open-',
  '--blink-',
  '--class',
  '--crash',
  '--device-scale-',
  '--diagnostic',
  '--disable-',
  '--display',
  '--enable-',
  '--explicitly-',
  '--field-trial',
  '--force-',
  '--gapplication-',
  '--gpu-',
  '--gtk-',
  '--high-dpi-',
  '--host-',
  '--ignore-',
  '--inspect',
  '--js-flags',
  '--lang',
  '--log-',
  '--metrics-',
  '--net-log',
  '--no-proxy-',
  '--original-process-start-time',
  '--ozone-',
  '--password-store',
  '--proxy-',
  '--remote-',
  '--renderer-',
  '--secure-',
  '--squirrel-',
  '--touch-',
  '--trace-',
  '--unsafely-',
  '--use-',
  '--vmodule',
  '--window-',
  '--xdg-',
] as const;

/** True for one argument; such switches never take the next argument as their value. */
export function isForeignSwitch(argument: string): boolean {
  const name = argument.split('=', 1)[0] ?? '';
  // The macOS Finder's process serial number.
  if (name.startsWith('-psn_')) return true;
  return EXACT.has(name) || PREFIXES.some((prefix) => name.startsWith(prefix));
}
