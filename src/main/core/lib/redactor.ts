// Takes secrets out of text, in every form in which a log could come to hold them.
import { MASK, withoutNamedSecrets } from './named-secrets';

export interface Redactor {
  /** From now on this value appears in no text that went through `redact`. */
  add(secret: string): void;
  redact(text: string): string;
}

/** Shorter values appear in ordinary words by chance: masking them would ruin the log and point at them. */
const MIN_LENGTH = 4;
/** A piece of Base64 this long does not turn up by chance. */
const MIN_BASE64_LENGTH = 8;

/** Credentials that tell by their own form what they are. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/\b(Basic|Bearer|Digest)(\s+)[\w+/=.~-]{8,}/g, `$1$2${MASK}`],
  [/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@:"']*:[^\s/@"']+@/gi, `$1${MASK}@`],
];

export function createRedactor(): Redactor {
  const forms = new Set<string>();
  let known: RegExp | null = null;
  return {
    add(secret) {
      const value = secret.trim();
      if (value.length < MIN_LENGTH) return;
      for (const form of formsOf(value)) forms.add(form);
      // Longest first: a short form inside a long one must not leave the rest of it readable.
      const longestFirst = [...forms].sort((a, b) => b.length - a.length);
      known = new RegExp(longestFirst.map(escaped).join('|'), 'g');
    },
    redact(text) {
      let clean = known ? text.replace(known, MASK) : text;
      for (const [pattern, replacement] of PATTERNS) clean = clean.replace(pattern, replacement);
      return withoutNamedSecrets(clean);
    },
  };
}

/** The value as it is, in JSON, in an address, in hex and in Base64. */
export function formsOf(value: string): readonly string[] {
  const json = JSON.stringify(value).slice(1, -1);
  const bytes = Buffer.from(value);
  const encoded = base64Cores(bytes);
  // Half a letter cannot be written in an address.
  const whole = value.replace(/\p{Surrogate}/gu, '\ufffd');
  return [
    value,
    json,
    JSON.stringify(json).slice(1, -1),
    encodeURIComponent(whole),
    new URLSearchParams([['', value]]).toString().slice(1),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    ...encoded,
    ...encoded.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
    ...encoded.map((text) => encodeURIComponent(text)),
  ];
}

/**
 * The Base64 of any text that holds the value contains one of three cores, by where the value starts
 * in a group of three bytes: so `api:<key>` and every other prefix is covered.
 */
function base64Cores(bytes: Buffer): readonly string[] {
  const whole = bytes.toString('base64').replace(/=+$/, '');
  const cores = [0, 1, 2].map((shift) => {
    const padded = Buffer.concat([Buffer.alloc(shift), bytes]);
    const firstOwn = Math.ceil((shift * 8) / 6);
    const lastOwn = Math.floor((padded.length * 8) / 6);
    return padded.toString('base64').slice(firstOwn, lastOwn);
  });
  const basic = Buffer.concat([Buffer.from('api:'), bytes])
    .toString('base64')
    .replace(/=+$/, '');
  return [whole, basic, ...cores.filter((core) => core.length >= MIN_BASE64_LENGTH)];
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
