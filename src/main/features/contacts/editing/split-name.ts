// A whole name in its two parts, where a table has only one column for it; nothing of it is dropped.
import { plainText } from '../../../../shared/core/plain-text';

export interface NameParts {
  readonly firstName: string;
  readonly lastName: string;
  /** Forms of address and degrees, which stand in no name: `Dr.`, `RN`. */
  readonly extras: readonly string[];
  /** Somebody should look where it was cut. */
  readonly unsure: boolean;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Part of the last name: `Smith Jr.` */
const GENERATIONS = words('jr sr ii iii iv junior senior');
const DEGREES = words(
  'phd edd md do dds dmd dvm pharmd psyd jd esq mba mph mpa ms ma msc msw med mfa bs ba bsc bsn aa rn lpn lvn cna np aprn arnp fnp crna pa pac emt emtp ot otr pt dpt rd slp cccslp lcsw lmsw lmft lpc bcba nbct cpa cpp pe ret usn usa usmc usaf',
);
const FORMS_OF_ADDRESS = words(
  'mr mrs ms miss mx dr prof professor rev reverend fr coach officer sgt lt capt sr sra srta dra profe profa',
);
/** What people do, behind a comma: `Jane Doe, School Nurse`. */
const JOBS = words(
  'teacher principal nurse director secretary counselor custodian superintendent administrator coordinator librarian receptionist psychologist registrar paraprofessional maestra maestro directora enfermera enfermero secretaria secretario consejera consejero',
);
const BEFORE_JOBS = words('assistant asst vice head lead school office district program athletic');
const PARTICLES = words(
  'van von der den de del della di da das do dos du la las le los lo ter ten zu zur bin ibn bint abu al el san santa st mac vande vander',
);

/**
 * `Ana García`, `García, Ana`, `Smith, Jr., John`, `Dr. Jane Doe, RN`, `Mary Ann van der Berg`; a single word is a
 * first name. Null for nothing.
 */
export function splitName(name: string): NameParts | null {
  const text = plainText(name);
  if (text === '') return null;
  const shouted = !/\p{Ll}/u.test(text);
  const pieces = text.split(/\s*,\s*/);
  const [head = '', ...tail] = pieces;
  const generations: string[] = [];
  const extras: string[] = [];
  const rest: string[] = [];
  for (const piece of tail.filter((each) => each !== '')) {
    if (isGeneration(piece)) generations.push(piece);
    else if (isDegrees(piece, shouted) || isJob(piece)) extras.push(piece);
    else rest.push(piece);
  }
  const [given, ...more] = rest;
  const isReversed = given !== undefined || (tail.length > 0 && tail[0] === '');
  const { bare, address } = withoutAddress(isReversed ? (given ?? '') : head);
  const all = [...address, ...extras];
  if (isReversed || head === '') {
    const { own, behind } = withoutEnd(bare, shouted);
    const isCapitalDegree = head.includes(' ') && isDegrees(given ?? '', false);
    return {
      firstName: [own, ...more].filter((part) => part !== '').join(', '),
      lastName: [head, ...generations, ...behind.filter(isGeneration)]
        .filter((part) => part !== '')
        .join(' '),
      extras: [...all, ...behind.filter((part) => !isGeneration(part))],
      unsure:
        more.length > 0 || given === undefined || head === '' || isCapitalDegree || isTwo(text),
    };
  }
  const cut = cutWords(bare, shouted);
  return {
    firstName: cut.firstName,
    lastName: [cut.lastName, ...generations].filter((part) => part !== '').join(' '),
    extras: [...all, ...cut.degrees],
    unsure:
      cut.unsure ||
      isTwo(text) ||
      (shouted && extras.some((extra) => extra.length <= 2)) ||
      // Where the last name comes first.
      /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text),
  };
}

function cutWords(
  text: string,
  shouted: boolean,
): {
  readonly firstName: string;
  readonly lastName: string;
  readonly degrees: readonly string[];
  readonly unsure: boolean;
} {
  const list = text.split(' ');
  const degrees: string[] = [];
  while (!shouted && list.length > 2 && isDegrees(list.at(-1) ?? '', false)) {
    degrees.unshift(list.pop() ?? '');
  }
  let at = list.length - 1;
  if (list.length > 2 && isGeneration(list[at] ?? '')) at -= 1;
  if (/^\(.*\)$|^".*"$/u.test(list[at] ?? '') && at > 1) at -= 1;
  while (at > 1 && PARTICLES.has(keyOf(list[at - 1] ?? ''))) at -= 1;
  if (list.length < 2) return { firstName: text, lastName: '', degrees, unsure: false };
  const first = list.slice(0, at);
  const isLastAlone = PARTICLES.has(list[0] ?? '') || isGeneration(list[at] ?? '');
  const isPlain = first.length === 1 || first.slice(1).every((word) => /^\p{L}\.?$/u.test(word));
  return {
    firstName: first.join(' '),
    lastName: list.slice(at).join(' '),
    degrees,
    unsure: !isPlain || degrees.length > 0 || isLastAlone,
  };
}

/** `Jane RN`, `John Jr` behind the comma. */
function withoutEnd(
  text: string,
  shouted: boolean,
): { readonly own: string; readonly behind: readonly string[] } {
  const list = text.split(' ');
  const behind: string[] = [];
  const isEnd = (word: string): boolean => isGeneration(word) || isDegrees(word, shouted);
  while (!shouted && list.length > 1 && isEnd(list.at(-1) ?? '')) behind.unshift(list.pop() ?? '');
  return { own: list.join(' '), behind };
}

/** `Mr. & Mrs. Smith`, `Smith, John and Mary`. */
function isTwo(text: string): boolean {
  return /\s(?:&|and|y)\s|\p{L}\s*[;/]\s*\p{L}/iu.test(text);
}

function isJob(text: string): boolean {
  const list = text.split(/[\s/]+/).map(keyOf);
  return (
    list.every((word) => JOBS.has(word) || BEFORE_JOBS.has(word)) && list.some((w) => JOBS.has(w))
  );
}

function withoutAddress(text: string): { readonly bare: string; readonly address: string[] } {
  const list = text.split(' ');
  const address: string[] = [];
  while (list.length > 1 && isAddress(list[0] ?? '')) address.push(list.shift() ?? '');
  return { bare: list.join(' '), address };
}

/** Whether the whole text is one: `Ms.` in a column that is headed Title. */
export function isAddress(text: string): boolean {
  return FORMS_OF_ADDRESS.has(keyOf(text));
}

function isGeneration(text: string): boolean {
  return GENERATIONS.has(keyOf(text));
}

/** `RN`, `PhD`, `M.A.`, `MD PhD`; `Ma` and `Do` are names, and so are they among capitals only. */
function isDegrees(text: string, shouted: boolean): boolean {
  return text.split(/[\s/]+/).every((word) => {
    if (!DEGREES.has(keyOf(word))) return false;
    const isShort = keyOf(word).length <= 2;
    if (!isShort || word.includes('.')) return true;
    return /^\p{Lu}+$/u.test(word) && !(shouted && /^(?:DO|MA|BA|PA)$/.test(word));
  });
}

function keyOf(word: string): string {
  return word.replace(/[.\-()]/g, '').toLowerCase();
}
