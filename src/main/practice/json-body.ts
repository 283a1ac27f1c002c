// Reads a JSON request body the way a careful service would.

export type Fields = Readonly<Record<string, unknown>>;

export function isJsonType(header: string | undefined): boolean {
  return /^application\/json *(;|$)/i.test(header ?? '');
}

/** Null unless the body is one JSON object in UTF-8. */
export function parseFields(body: Buffer): Fields | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    return isFields(value) ? value : null;
  } catch {
    return null;
  }
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
