// What counts as our own page: the window's own scheme, or the development server while developing.

export const OWN_SCHEME = 'tocsin';
export const OWN_ORIGIN = `${OWN_SCHEME}://app`;

export interface OwnPage {
  /** The address the window opens. */
  readonly url: string;
  /** Where the development server listens, such as `localhost:5173`; null in every build that is used. */
  readonly server: string | null;
  /** True for our page and its files; for nothing else, whatever it looks like. */
  isOwn(url: string): boolean;
}

/** `developmentUrl`: where vite serves the page, or undefined in every build that is used. */
export function createOwnPage(developmentUrl: string | undefined): OwnPage {
  const url = developmentUrl ?? `${OWN_ORIGIN}/index.html`;
  const { host, protocol } = new URL(url);
  // Vite pushes changes through a web socket on the same host.
  const protocols = developmentUrl === undefined ? [protocol] : [protocol, 'ws:'];
  return {
    url,
    server: developmentUrl === undefined ? null : host,
    isOwn(candidate) {
      if (!URL.canParse(candidate)) return false;
      const parsed = new URL(candidate);
      return (
        parsed.host === host &&
        protocols.includes(parsed.protocol) &&
        parsed.username === '' &&
        parsed.password === ''
      );
    },
  };
}
