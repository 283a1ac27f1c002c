// Takes every token and secret out of what came, so that the rest may be kept and shown.

const REMOVED = '(removed)';
const SECRET_KEY = /token|secret|password|authorization/i;
/** A shorter token would be found in words that have nothing to do with it. */
const TELLTALE_LENGTH = 8;
const RAW_MAX_LENGTH = 300_000;
const CUT_REMARK = '\n(cut: the rest is too long to be kept)';

/**
 * A copy in which what secret-sounding keys hold, and the token wherever its text stands, is a remark. The value
 * must not be nested deeper than a stack is.
 */
export function withoutSecrets(value: unknown, token: string): unknown {
  const tokens = [
    token,
    token.trim(),
    encodeURIComponent(token.replace(/\p{Surrogate}/gu, '\ufffd')),
  ];
  return copy(
    value,
    [...new Set(tokens)].sort((a, b) => b.length - a.length),
  );
}

/** Indented JSON of at most 300,000 code units. */
export function rawOf(value: unknown): string {
  const text = JSON.stringify(value, null, 2);
  if (text.length <= RAW_MAX_LENGTH) return text;
  const kept = text.slice(0, RAW_MAX_LENGTH - CUT_REMARK.length).replace(/[\ud800-\udbff]$/, '');
  return `${kept}${CUT_REMARK}`;
}

function copy(value: unknown, tokens: readonly string[]): unknown {
  if (typeof value === 'string') return withoutTokens(value, tokens);
  if (Array.isArray(value)) return value.map((each: unknown) => copy(each, tokens));
  if (typeof value !== 'object' || value === null) return value;
  // Without a prototype, `__proto__` is a name like any other.
  const made = Object.create(null) as Record<string, unknown>;
  for (const [key, each] of Object.entries(value)) {
    made[withoutTokens(key, tokens)] = SECRET_KEY.test(key) ? REMOVED : copy(each, tokens);
  }
  return made;
}

function withoutTokens(text: string, tokens: readonly string[]): string {
  return tokens.reduce(
    (left, token) =>
      token.length < TELLTALE_LENGTH
        ? left === token
          ? REMOVED
          : left
        : left.replaceAll(token, REMOVED),
    text,
  );
}
