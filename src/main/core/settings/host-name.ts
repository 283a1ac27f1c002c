// The name of this computer, as the system tells it and as IT writes it: in any case, with or without a domain.
import { isIP } from 'node:net';

/** What computers are called that nobody has named. */
const NAMELESS = new Set(['', '(none)', 'localhost', 'localhost.localdomain']);

export type HostMatch =
  | { readonly kind: 'found'; readonly name: string }
  | { readonly kind: 'none' }
  /** Which one is meant nobody can tell, and a wrong place is worse than none. */
  | { readonly kind: 'ambiguous'; readonly names: readonly string[] };

/** What `{hostname}` stands for: the name without its domain, as the system spells it; null when it has none. */
export function placeName(host: string): string | null {
  return isNameless(host) ? null : withoutDomain(withoutNoise(host));
}

/**
 * Pure. The whole name wins over the name alone; an entry with a domain serves a computer that tells its name alone, never
 * one of another domain.
 */
export function matchHost(names: readonly string[], host: string): HostMatch {
  if (isNameless(host)) return { kind: 'none' };
  const own = folded(host);
  const ways: readonly ((name: string) => boolean)[] = [
    (name) => name === own,
    (name) => name === withoutDomain(own),
    (name) => withoutDomain(own) === own && withoutDomain(name) === own,
  ];
  for (const isOwn of ways) {
    const [first, ...others] = names.filter((name) => isOwn(folded(name)));
    if (first === undefined) continue;
    return others.length === 0
      ? { kind: 'found', name: first }
      : { kind: 'ambiguous', names: [first, ...others] };
  }
  return { kind: 'none' };
}

function isNameless(host: string): boolean {
  return NAMELESS.has(folded(host));
}

function folded(name: string): string {
  return withoutNoise(name).toLowerCase();
}

/** macOS adds `.local` to a name that has no domain; a closing dot says only that the name is whole. */
function withoutNoise(name: string): string {
  return name
    .trim()
    .replace(/\.$/, '')
    .replace(/^([^.]+)\.local$/i, '$1');
}

function withoutDomain(name: string): string {
  // The parts of an address are no domain.
  return isIP(name) === 0 ? name.replace(/(?<=.)\..*$/, '') : name;
}
