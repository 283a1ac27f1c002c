// Reads JSON whose key names come in several spellings, without rounding long numbers.

export type Folded = Readonly<Record<string, unknown>>;

/** `PageSize`, `pageSize` and `page_size` become `pagesize`. Undefined when the text is not JSON. */
export function parseFolded(text: string): unknown {
  try {
    return JSON.parse(withLongNumbersQuoted(text.replace(/^\ufeff/, '')), fold) as unknown;
  } catch {
    return undefined;
  }
}

export function isFolded(value: unknown): value is Folded {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fold(_key: string, value: unknown): unknown {
  if (!isFolded(value)) return value;
  const folded: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const [key, entry] of Object.entries(value)) {
    const name = key.toLowerCase().replaceAll('_', '');
    // Two spellings of one name in one object: the one that says something counts.
    folded[name] ??= entry;
  }
  return folded;
}

const TOKENS = /"[^"\\]*(?:\\[^][^"\\]*)*"|(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/g;

/** An id of sixteen digits or more would lose its last ones as a JavaScript number. */
function withLongNumbersQuoted(text: string): string {
  if (!/\d{16}/.test(text)) return text;
  return text.replace(TOKENS, (token) => (token.startsWith('"') ? token : `"${token}"`));
}
