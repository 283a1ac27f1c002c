// A secret and where it may go, as one entry of the keychain: the two can never come apart.

export interface BoundSecret {
  readonly value: string;
  /** Scheme, host and port it was entered for; null for a secret that is sent nowhere, or is not bound yet. */
  readonly origin: string | null;
}

/** The value on the first line, the origin on the second: a value is one line. */
export function toEntry({ value, origin }: BoundSecret): string {
  return origin === null ? value : `${value}\n${origin}`;
}

export function fromEntry(entry: string): BoundSecret {
  const [value = '', origin] = entry.split('\n');
  return { value, origin: origin ?? null };
}

/** Where a secret would go now. */
export interface Destination {
  readonly origin: string;
  /** Set by IT, who may move a service without asking every desk for its key. */
  readonly isManaged: boolean;
}

/** True when this secret may go there. */
export function mayGo(secret: BoundSecret, to: Destination | null): boolean {
  return to === null || to.isManaged || secret.origin === null || secret.origin === to.origin;
}
