// What a person meant with a reply: the words that were asked for, however they are written, and never a guess.
import { comparable } from '../../../shared/plain-text';
import { SHORT_WORDS, WORDS } from '../../../shared/verification-words';
import type { AnswerKind } from '../../../shared/verification';

/** More of a reply is not looked at. */
const TEXT_MAX_LENGTH = 20_000;

/**
 * `confirmed` and `cancelled` are of CHeKT's own webhooks, YES, CONFIRM, NO, CANCEL and HELP of SEED CHeKT
 * Verifications API, "Response Handling"; the rest is what our questions say in both languages. ASSUMED: people
 * answer with the words beside YES, NO and HELP as well. Without accents, in small letters.
 */
const YES: ReadonlySet<string> = new Set([
  ...['yes', 'y', 'si', 'confirm', 'confirmed', 'confirmar', 'confirmo', 'real'],
  ...['it is real', "it's real", 'its real', 'this is real', 'es real', 'yes it is', 'yes real'],
  ...['yes it is real', "yes it's real", 'yes its real', 'si es real', 'si real', 'si confirmo'],
]);

/** May stand first, with more of the next after a sign: "NO (false alarm)". */
const NO: ReadonlySet<string> = new Set(['no', 'n']);
/** "no es falsa alarma" without a comma may mean that it is none: so these stand alone or behind a sign. */
const FALSE: ReadonlySet<string> = new Set([
  ...['cancel', 'cancelled', 'canceled', 'cancelar', 'false', 'falsa', 'false alarm'],
  ...['falsa alarma', "it's a false alarm", 'its a false alarm', 'it is a false alarm'],
  ...['this is a false alarm', 'es falsa alarma', 'es una falsa alarma'],
]);

const HELP: ReadonlySet<string> = new Set(
  [
    ...['help', 'helpme', 'ayuda', 'ayudame', 'ayudeme', 'ayudenme', 'ayudanos', 'ayudenos'],
    ...['socorro', 'auxilio'],
  ].map(drawnIn),
);

/** A question is no answer, and some signs take back what the words say. */
const DOUBT = /[?¿❓❔🤔🤷]/u;
const DENIAL = /[👎❌❎✖✗✘🚫⛔🙅]/u;
const SOS = /🆘|^[^\p{L}\p{N}]*SOS[^\p{L}\p{N}]*$/u;

/**
 * Pure. HELP anywhere is a call for help, whatever else is said. A yes or a no must be all that is said: everything
 * else is `other`, for nothing may be called a false alarm that somebody did not call so.
 */
export function meaningOf(reply: string): AnswerKind {
  const own = withoutWhatIsNotTheirs(reply.slice(0, TEXT_MAX_LENGTH).normalize('NFKC'));
  if (SOS.test(own) || asksForHelp(own)) return 'help';
  const said = withoutSignature(own);
  if (DOUBT.test(said)) return 'other';
  if (isYes(said)) return DENIAL.test(said) ? 'other' : 'confirmed';
  return isNo(said) ? 'cancelled' : 'other';
}

function asksForHelp(text: string): boolean {
  const words = ` ${wordsOf(text).join(' ')} `;
  const theirs = OUR_WORDS.reduce((rest, ours) => rest.replaceAll(ours, ' '), words);
  return theirs.split(' ').some((word) => HELP.has(drawnIn(word)));
}

function isYes(text: string): boolean {
  const words = wordsOf(text);
  const all = words.filter((word, at) => word !== words[at - 1]).join(' ');
  const isOne = (words: string): boolean => YES.has(words) || YES.has(drawnIn(words));
  return isOne(all) || clausesOf(text).every(isOne);
}

function isNo(text: string): boolean {
  const [first = '', ...rest] = clausesOf(text);
  return (NO.has(first) || FALSE.has(first)) && rest.every((clause) => FALSE.has(clause));
}

/** What stands between two signs, as words; at least one, be it empty. */
function clausesOf(text: string): readonly string[] {
  const clauses = text.split(/[,.;:!()[\]/\n\r\u2028\u2029\p{Pd}]+/u);
  const said = clauses.map((clause) => wordsOf(clause).join(' ')).filter((words) => words !== '');
  return said.length === 0 ? [''] : said;
}

/** Without accents. */
function wordsOf(text: string): readonly string[] {
  const plain = comparable(text).normalize('NFD').replace(/\p{M}/gu, '');
  return plain.match(/[\p{L}\p{N}]+(?:'\p{L}+)*/gu) ?? [];
}

/** "yesss" and "HEEELP". Not for a no: "nooo" may be a cry. */
function drawnIn(word: string): string {
  return word.replace(/(\p{L})\1+/gu, '$1');
}

/** Our own question under an answer says HELP, and nobody asked for it. */
const OUR_WORDS: readonly string[] = [
  ...Object.values(WORDS).flatMap(({ howToAnswer }) => Object.values(howToAnswer)),
  // Up to the number.
  ...Object.values(SHORT_WORDS).map(({ howToAnswer }) => howToAnswer('\n').split('\n')[0] ?? ''),
].map((ours) => ` ${wordsOf(ours).join(' ')} `);

/** With a date in it, and broken into two lines at most. */
const FOREWORD =
  /^[ \t]*(?:on|el)\b(?=.{0,150}\d).{5,150}(?:\n.{0,80})?\b(?:wrote|escribi[oó])[ \t]*:[ \t]*$/imu;
const ORIGINAL =
  /^[ \t]*(?:-{2,}|_{5,})[ \t]*(?:original message|mensaje original)\b|^_{10,}[ \t]*$/imu;

/** Without the message that is answered, as programs for mail put it under or around an answer. */
function withoutWhatIsNotTheirs(text: string): string {
  const above = text.slice(0, ORIGINAL.exec(text)?.index ?? text.length);
  return above.replace(FOREWORD, '').replace(/^[ \t]*>.*$/gmu, '');
}

const DEVICE =
  '(?:i ?(?:phone|pad|pod)|apple watch|android|(?:samsung )?galaxy|samsung|pixel|motorola|huawei|xiaomi|blackberry|(?:mobile |cell |smart ?)?phone|mobile(?: device)?|tablet|celular|m[oó]vil|tel[eé]fono)';
const PROGRAM = '(?:outlook|yahoo mail|gmail|mail|proton mail|aol|ios|android|windows)';
const CARRIER = '(?:at&t|verizon|t-mobile|sprint|xfinity)';
/** "S21 Ultra 5G", ", an AT&T smartphone". Bounded, for "mobile phone" can be read in two ways. */
const MODEL = `(?:,? (?:an? )?(?:${CARRIER}|[a-z]{0,3}\\d[\\w+-]{0,6}|ultra|pro|max|plus|mini|lte|app|smartphone|device|${DEVICE}|${PROGRAM}|(?:for|para|on|en) ${DEVICE}|(?:for|para|on|en) ${PROGRAM})){0,6}`;
const SIGNATURE = new RegExp(
  '(?<=^|\\s)(?:' +
    '(?:sent (?:from|via|with)|enviad[oa] (?:desde|con|por|de))(?: my| mi| the| el)?' +
    ` (?:${CARRIER},? )?(?:${DEVICE}|${PROGRAM})${MODEL}` +
    '|(?:get|obtener|descargar) outlook (?:for|para) (?:ios|android|mac)' +
    ')[.\\s]*$',
  'iu',
);

/** What a telephone or a program for mail puts under a text, and everything under two dashes. */
function withoutSignature(text: string): string {
  return text
    .replace(/^-- ?$[^]*/mu, '')
    .trimEnd()
    .replace(SIGNATURE, '');
}
