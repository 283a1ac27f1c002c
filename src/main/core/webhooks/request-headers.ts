// The headers of a request as they came; a header may have any name, also one that every object has.

export interface RequestHeaders {
  /** Names in lower case; of a repeated header the values that differ are joined with a comma. Without a prototype. */
  readonly headers: Readonly<Record<string, string>>;
  /** Every Host header. */
  readonly hosts: readonly string[];
}

/** `raw` is a name and its value in turn, as Node has them. */
export function headersOfRequest(raw: readonly string[]): RequestHeaders {
  const found = new Map<string, string[]>();
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const name = raw[at]?.toLowerCase() ?? '';
    const value = raw[at + 1] ?? '';
    const known = found.get(name);
    // A proxy may repeat what is there: the same said twice is said once. Two hosts are two in any case.
    if (known && (name === 'host' || !known.includes(value))) known.push(value);
    else if (known) continue;
    else found.set(name, [value]);
  }
  const headers = Object.create(null) as Record<string, string>;
  for (const [name, values] of found) headers[name] = values.join(', ');
  return { headers, hosts: found.get('host') ?? [] };
}
