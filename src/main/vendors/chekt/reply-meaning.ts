// What a person meant with a reply: the words that were asked for, however they are written, and never a guess.
import { comparable } from '../../../shared/core/plain-text';
import { SHORT_WORDS, WORDS } from '../../../shared/verification/verification-words';
import type { AnswerKind } from '../../../shared/verification/verification';

/** More of a reply is not looked at. */
const TEXT_MAX_LENGTH = 20_000;

/**
 * `confirmed` and `cancelled` are of CHeKT's own webhooks, YES, CONFIRM, NO, CANCEL and HELP of SEED CHeKT
 * Verifications API, "Response Handling"; the rest is what our questions say in both languages. ASSUMED: people
 * answer with the words beside YES, NO and HELP as well. Without accents, in small letters.
 */
const YES: ReadonlySet<string> = new Set([
  ...['yes', 'y', 'si', 'confirm', 'confirmed', 'confirmar', 'confirmo', 'confirmado', 'real'],
  ...['it is real', "it's real", 'its real', 'this is real', 'es real', 'yes it is', 'yes real'],
  ...['confirmada', 'yes this is real'],
  ...['yes it is real', "yes it's real", 'yes its real', 'si es real', 'si real', 'si confirmo'],
]);

/** May stand first, with more of the next after a sign: "NO (false alarm)". */
const NO: ReadonlySet<string> = new Set(['no', 'n']);
/** "no es falsa alarma" without a comma may mean that it is none: so these stand alone or behind a sign. */
const FALSE: ReadonlySet<string> = new Set([
  ...['cancel', 'cancelled', 'canceled', 'cancelar', 'false', 'falsa', 'false alarm'],
  ...['falsa alarma', "it's a false alarm", 'its a false alarm', 'it is a false alarm'],
  ...['this is a false alarm', 'es falsa alarma', 'es una falsa alarma', 'it was a false alarm'],
  ...['fue falsa alarma', 'fue una falsa alarma', 'era falsa alarma', 'era una falsa alarma'],
  ...['cancelado', 'cancelada'],
]);

/** With the slips of fingers in a hurry that make no other word, and run into the words around it. */
const HELP = new RegExp(
  '^(?:(?:yes|no|si|send|ned|please|pls|plz)?' +
    '(?:help|hepl|hlep|ehlp|hlp|halp|hekp|heop|hrlp|hwlp|jelp|gelp|nelp)' +
    '(?:me|us|now|please|pls|plz|asap|\\d{1,4})?' +
    '|(?:h?ayuda|ayda|auyda|aydua|ayuad|aiuda|aluda|ayuds)(?:me|nos|\\d{1,4})?' +
    '|ayud[ae]n?(?:me|nos)|ayuden?|ayudar(?:me|nos)?|socoro|auxilio|auxilo|axilio)$',
);
const SPELLED = / (?:h e l p|a y u d a|s o s) /;

/** All that somebody says who has no time for more. With "I called 911" nobody asks for anything. */
const CALLS: ReadonlySet<string> = new Set([
  ...['911', 'call 911', 'call 911 now', 'please call 911', 'call 911 please', 'emergency', 'sos'],
  ...['call police', 'call the police', 'send police', 'send the police', 'mayday', 'emergencia'],
  ...['llame al 911', 'llama al 911', 'llamen al 911', 'llame a la policia'],
  ...[
    'llamen a la policia',
    'llama a la policia',
    'es una emergencia',
    'es emergencia',
    "it's an emergency",
  ],
]);

/** A question is no answer, nor is a joke, and some signs take back what the words say. */
const DOUBT = /[?¿❓❔🤔🤷😂🤣😜😝🤪🙃😏🤡]/u;
const DENIAL = /[👎❌❎✖✗✘🚫⛔🙅]/u;
/** A no beside any other picture may be a cry: "no 😱". */
const CALM = /[👎👍👌✅✔☑❌❎✖🚫🙏🙂😊😀😃😄🆗❤\u{1f3fb}-\u{1f3ff}]/gu;
const SOS = /🆘|(?<![\p{L}\p{N}])SOS(?![\p{L}\p{N}])/u;

/**
 * Pure. HELP anywhere is a call for help, whatever else is said. A yes or a no must be all that is said: everything
 * else is `other`, for nothing may be called a false alarm that somebody did not call so.
 */
export function meaningOf(reply: string): AnswerKind {
  const whole = reply.slice(0, TEXT_MAX_LENGTH).normalize('NFKC');
  if (REACTION.test(whole)) return 'other';
  const own = withoutWhatIsNotTheirs(whole);
  // With nothing above it, the answer may stand below what is quoted.
  if (wordsOf(own).length === 0 && saysOnlyHelp(withoutQuotes(whole))) return 'help';
  if (SOS.test(own)) return 'help';
  if (asksForHelp(own)) return 'help';
  const said = withoutSignature(own);
  if (DOUBT.test(said)) return 'other';
  if (isYes(said)) return DENIAL.test(said) ? 'other' : 'confirmed';
  return isNo(said) ? 'cancelled' : 'other';
}

function asksForHelp(own: string): boolean {
  if (!speaksOfHelp(own)) return false;
  const end = MACHINE.test(own.slice(0, 400)) ? 0 : (FOOTER.exec(own)?.index ?? own.length);
  if (saysOnlyHelp(own) || speaksOfHelp(own.slice(0, end))) return true;
  const sentences = own.slice(end).split(/[.!?\n]+/u);
  return sentences.some(
    (sentence) => speaksOfHelp(sentence) && !OFFER.test(sentence.slice(0, 500)),
  );
}

function speaksOfHelp(text: string): boolean {
  const words = ` ${wordsOf(text).join(' ')} `;
  const theirs = OUR_WORDS.reduce((rest, ours) => rest.replaceAll(ours, ' '), words);
  if (SPELLED.test(theirs) || CALLS.has(wordsOf(withoutSignature(text)).join(' '))) return true;
  return theirs.split(' ').some(isHelp);
}

/** A thumb on our question comes as a message that repeats it: `Liked “URGENT: alarm at …”`. */
const REACTION =
  /^\W*(?:liked|loved|disliked|laughed at|emphasi[sz]ed|questioned|removed an? .{1,30} from|reacted .{1,30} to|\W{1,8} (?:to|a)|(?:a .{1,60} )?(?:le|me) (?:gust[oó]|gusta|encant[oó]|dio risa)|reaccion[oó] .{1,30} a) ["“][^]*["”]\s*$/iu;

/** What answers by itself, and what a company puts under its mails. */
const MACHINE =
  /\b(?:auto(?:matic|mated)?[ -]?(?:reply|response)|out of (?:the )?office|away from (?:my desk|the office)|on (?:vacation|leave)|(?:i'm|i am) driving|not monitored|fuera de (?:la )?oficina|de vacaciones|estoy conduciendo|ticket (?:created|number|#)|(?:not|could not) be delivered|undeliverable)\b|(?:respuesta|mensaje) autom[aá]tic[ao]/iu;
const FOOTER =
  /\n[ \t\r]*\n(?=[^\n]{0,300}(?:confiden(?:tial|cial)|disclaimer|this e-?mail|este correo))/iu;
/** Help that others give: "For immediate help, call the office." */
const OFFER =
  /\b(?:for|if|should|si|para)\b[^]*\b(?:contact|call|reach|e-?mail|visit|see|reply|llame|contacte|escriba|comun[ií]quese|dir[ií]jase)\b|\bhelp ?desk\b|\bhttps?:/iu;
const AROUND_HELP = /^(?:me|us|i|we|please|need|send|now|por|favor|necesito|necesitamos)$/;

/** In a sentence of its own, whatever stands around it. */
function saysOnlyHelp(text: string): boolean {
  return clausesOf(text)
    .map((clause) => clause.split(' '))
    .some((words) => words.some(isHelp) && words.every((w) => isHelp(w) || AROUND_HELP.test(w)));
}

function isHelp(word: string): boolean {
  return HELP.test(drawnIn(word));
}

function isYes(text: string): boolean {
  const words = wordsOf(text);
  const all = words.filter((word, at) => word !== words[at - 1]).join(' ');
  const isOne = (words: string): boolean => YES.has(words) || YES.has(drawnIn(words));
  return isOne(all) || clausesOf(text).every(isOne);
}

function isNo(text: string): boolean {
  const [first = '', ...rest] = clausesOf(text);
  if (/\p{Extended_Pictographic}/u.test(text.replace(CALM, ''))) return false;
  return (NO.has(first) || FALSE.has(first)) && rest.every((clause) => FALSE.has(clause));
}

/** What stands between two signs, as words; at least one, be it empty. */
function clausesOf(text: string): readonly string[] {
  const clauses = text.split(/[,.;:!=()[\]/\n\r\u2028\u2029\p{Pd}]+/u);
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
  /^[ \t]*(?:-{2,}|_{5,})[ \t]*(?:original message|mensaje original)\b|^_{10,}[ \t]*$|^[ \t*]*(?:from|de):.{1,200}\r?\n[ \t*]*(?:sent|date|to|enviado(?: el)?|fecha|para):/imu;

/** Without the message that is answered, as programs for mail put it under or around an answer. */
function withoutWhatIsNotTheirs(text: string): string {
  const above = text.slice(0, ORIGINAL.exec(text)?.index ?? text.length);
  return withoutQuotes(above.replace(FOREWORD, ''));
}

function withoutQuotes(text: string): string {
  return text.replace(/^[ \t]*>.*$/gmu, '');
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
