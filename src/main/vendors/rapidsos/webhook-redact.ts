// Takes every token and secret out of what came, so that the rest may be kept and shown.
import { withoutNamedSecrets } from '../../core/lib/named-secrets';
import { formsOf } from '../../core/lib/redactor';

const REMOVED = '(removed)';
const SECRET_KEY = /token|secret|password|authorization/i;
const IN_TEXT = /token|secret|authorization|key$/i;
/** A shorter token would be found in words that have nothing to do with it. */
const TELLTALE_LENGTH = 8;
/** An ordinary word under such a key, as in `tokenType`, must not be taken out of an address. */
const LIKE_A_TOKEN = /^(?=\S*\d)\S{8,}$|^\S{24,}$/;
const RAW_MAX_LENGTH = 300_000;
const CUT_REMARK = '\n(cut: the rest is too long to be kept)';

/** Of a share that is true; what goes beyond was made to keep us busy. */
const TOKENS_MAX = 100;

type Clean = (text: string) => string;

/**
 * A copy in which a remark stands for what secret-sounding keys hold, for the token and for what those keys hold
 * wherever its text stands in whatever form, and for what stands in a text under the name of a token. The value must
 * not be nested deeper than a stack is.
 */
export function withoutSecrets(value: unknown, token: string): unknown {
  const tokens = new Set([token, token.trim()]);
  collect(value, false, tokens);
  const isLong = (each: string): boolean => each.trim().length >= TELLTALE_LENGTH;
  const forms = [...tokens]
    .filter(isLong)
    .flatMap((each) => [...formsOf(each.trim()), ...writtenOtherwise(each.trim())]);
  // Longest first: a short form inside a long one must not leave the rest of it readable.
  const longestFirst = [...new Set(forms)].sort((a, b) => b.length - a.length);
  return copy(value, (text) => {
    if (!isLong(text) && tokens.has(text)) return REMOVED;
    const left = longestFirst.reduce(
      (rest, form) => (rest.length < form.length ? rest : rest.replaceAll(form, REMOVED)),
      text,
    );
    // Words of a call stay as they are, also those about a password at a gate.
    return withoutNamedSecrets(left, { mask: REMOVED, isMeant: (name) => IN_TEXT.test(name) });
  });
}

/** Every text under a secret-sounding key. */
function collect(value: unknown, isSecret: boolean, tokens: Set<string>): void {
  if (tokens.size >= TOKENS_MAX) return;
  if (typeof value === 'string') {
    if (isSecret && LIKE_A_TOKEN.test(value)) tokens.add(value);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, each] of Object.entries(value)) {
    collect(each, isSecret || SECRET_KEY.test(key), tokens);
  }
}

/** Addresses may be written in small letters, and encoded twice. */
function writtenOtherwise(token: string): readonly string[] {
  const encoded = encodeURIComponent(token.replace(/\p{Surrogate}/gu, '\ufffd'));
  const small = encoded.replace(/%../g, (code) => code.toLowerCase());
  return [encoded, small, encodeURIComponent(encoded)];
}

/** Indented JSON of at most 300,000 code units. */
export function rawOf(value: unknown): string {
  const text = JSON.stringify(value, null, 2);
  if (text.length <= RAW_MAX_LENGTH) return text;
  const kept = text.slice(0, RAW_MAX_LENGTH - CUT_REMARK.length).replace(/[\ud800-\udbff]$/, '');
  return `${kept}${CUT_REMARK}`;
}

function copy(value: unknown, clean: Clean): unknown {
  if (typeof value === 'string') return clean(value);
  if (Array.isArray(value)) return value.map((each: unknown) => copy(each, clean));
  if (typeof value !== 'object' || value === null) return value;
  // Without a prototype, `__proto__` is a name like any other.
  const made = Object.create(null) as Record<string, unknown>;
  for (const [key, each] of Object.entries(value)) {
    made[clean(key)] = SECRET_KEY.test(key) ? REMOVED : copy(each, clean);
  }
  return made;
}
