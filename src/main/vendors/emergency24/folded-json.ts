// Reads JSON whose key names come in several spellings.
import { isObject, type JsonObject } from '../json-values';
import { openJson } from '../open-json';

export type Folded = JsonObject;

/** `PageSize`, `pageSize` and `page_size` become `pagesize`. Undefined when the text is not JSON. */
export function parseFolded(text: string): unknown {
  const opened = openJson(text);
  return opened.ok ? fold(opened.value) : undefined;
}

export const isFolded = isObject;

function fold(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fold);
  if (!isObject(value)) return value;
  const folded: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const [key, entry] of Object.entries(value)) {
    const name = key.toLowerCase().replaceAll('_', '');
    // Two spellings of one name in one object: the one that says something counts.
    folded[name] ??= fold(entry);
  }
  return folded;
}
