// Where this desktop's X server listens, and the cookie that opens it: DISPLAY and the Xauthority file, read as Xlib does.
import type { NetConnectOpts } from 'node:net';

export interface X11Address {
  readonly connect: NetConnectOpts;
  /** Empty: this computer. */
  readonly host: string;
  readonly display: string;
  readonly screen: number;
}

/** `:0`, `unix:0.1` or `host:10.0`; null where it names no X server. */
export function x11Address(display: string | undefined): X11Address | null {
  const [, host = '', number = '', screen = '0'] =
    /^(.*):(\d+)(?:\.(\d+))?$/.exec(display ?? '') ?? [];
  if (number === '') return null;
  const isHere = host === '' || host === 'unix';
  const connect = isHere
    ? { path: `/tmp/.X11-unix/X${number}` }
    : { host, port: 6000 + Number(number) };
  return { connect, host: isHere ? '' : host, display: number, screen: Number(screen) };
}

export interface Cookie {
  readonly name: string;
  readonly data: Buffer;
}

const LOCAL = 256;
const WILD = 65_535;
const KNOWN = 'MIT-MAGIC-COOKIE-1';

/** The cookie for this display; null where the file holds none, as on a server that needs none. */
export function cookieIn(
  file: Buffer,
  { host, display }: X11Address,
  ownName: string,
): Cookie | null {
  let at = 0;
  const field = (): Buffer => {
    const length = at + 2 <= file.length ? file.readUInt16BE(at) : 0;
    const value = file.subarray(at + 2, at + 2 + length);
    at += 2 + length;
    return value;
  };
  while (at + 2 <= file.length) {
    const family = file.readUInt16BE(at);
    at += 2;
    const [address, number, name, data] = [field(), field(), field(), field()].map((bytes) =>
      Buffer.from(bytes),
    );
    // An address of the network is not compared: its cookie is tried, and refused by a server that is another.
    const fits = family === WILD || (family === LOCAL ? String(address) === ownName : host !== '');
    const sameDisplay = number?.length === 0 || String(number) === display;
    if (fits && sameDisplay && String(name) === KNOWN && data) return { name: KNOWN, data };
  }
  return null;
}
