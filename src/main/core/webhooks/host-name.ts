// Which names in a Host header can only come from someone who means this desk.
import { isIP } from 'node:net';

/** An IPv6 literal in brackets or a name, then perhaps a port. */
const HOST = /^(?:\[([0-9a-f:.]+)\]|([^\s:/@[\]]+))(?::\d{1,5})?$/;

/** The bare name in lower case, without port, brackets and final dot; null when it is not one. */
function hostNameOf(host: string): string | null {
  const lower = host.toLowerCase();
  if (isIP(lower) === 6) return lower;
  const match = HOST.exec(lower);
  const name = match?.[1] ?? match?.[2]?.replace(/\.$/, '');
  return name === undefined || name === '' ? null : name;
}

/**
 * A page that rebinds its own name to this computer still sends that name, so a name nobody
 * configured is refused; an address cannot be rebound.
 */
export function isKnownHost(host: string, known: readonly string[]): boolean {
  const name = hostNameOf(host);
  if (name === null) return false;
  if (name === 'localhost' || isIP(name) !== 0) return true;
  return known.some((each) => hostNameOf(each) === name);
}
