// Where the session bus of this desktop listens: the standard's address turned into what a socket can connect to.

interface BusEnvironment {
  readonly DBUS_SESSION_BUS_ADDRESS?: string | undefined;
  readonly XDG_RUNTIME_DIR?: string | undefined;
}

/** A path, or a name that begins with a zero byte; null where there is no bus that can be reached this way. */
export function busSocket(env: BusEnvironment): string | null {
  const runtime = env.XDG_RUNTIME_DIR ? `${env.XDG_RUNTIME_DIR}/bus` : null;
  const listed = (env.DBUS_SESSION_BUS_ADDRESS ?? '').split(';').filter((one) => one !== '');
  if (listed.length === 0) return runtime;
  return listed.map((one) => socketOf(one, runtime)).find((socket) => socket !== null) ?? null;
}

function socketOf(address: string, runtime: string | null): string | null {
  if (!address.startsWith('unix:')) return null;
  const parts = new Map(
    address
      .slice('unix:'.length)
      .split(',')
      .map((part) => {
        const at = part.indexOf('=');
        return [part.slice(0, at), unescaped(part.slice(at + 1))] as const;
      }),
  );
  const abstract = parts.get('abstract');
  if (abstract !== undefined) return `\0${abstract}`;
  return parts.get('path') ?? (parts.get('runtime') === 'yes' ? runtime : null);
}

function unescaped(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_whole, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
