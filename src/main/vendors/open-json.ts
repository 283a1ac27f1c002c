// Opens bytes that should be JSON: never throws, and no nesting is deep enough to exhaust a stack.

export type OpenedJson =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: string };

const DEPTH_MAX = 64;

/** A byte order mark is left out; of two keys with one name the last counts, as everywhere. */
export function openJson(body: Buffer | string): OpenedJson {
  let text: string;
  try {
    text = typeof body === 'string' ? body : new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return { ok: false, problem: 'is not UTF-8' };
  }
  if (depthOf(text) > DEPTH_MAX) return { ok: false, problem: 'is nested too deeply' };
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return { ok: false, problem: 'is not JSON' };
  }
}

/** The deepest nesting of brackets outside of strings, counted until it is too much. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let at = 0; at < text.length && deepest <= DEPTH_MAX; at += 1) {
    const sign = text[at];
    if (inString) {
      if (sign === '\\') at += 1;
      else if (sign === '"') inString = false;
    } else if (sign === '"') inString = true;
    else if (sign === '[' || sign === '{') deepest = Math.max(deepest, (depth += 1));
    else if (sign === ']' || sign === '}') depth -= 1;
  }
  return deepest;
}
