// Searches whose answer is known, made by script from made people: what was typed, and for whom.
import type { IndexedPerson } from '../../src/main/features/contacts/search/indexed-person';
import { createChooser, madePerson } from './made-people';

/** One thing that the sought person has: a word, its beginning, its middle, a word mistyped, digits. */
type Has =
  | { readonly how: 'whole' | 'start' | 'inside' | 'digits'; readonly text: string }
  | { readonly how: 'slip'; readonly text: string };

export interface LabelledSearch {
  readonly kind: string;
  readonly query: string;
  /** The person whom it was typed for. */
  readonly key: string;
  readonly has: readonly Has[];
}

const LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  đ: 'd',
  ø: 'o',
  ß: 'ss',
  þ: 'th',
  ı: 'i',
};

/** A second way to fold, on purpose not the one that is tested. */
export const plainWords = (text: string): string[] =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’‘]/g, '')
    .replace(/[łđøßþı]/g, (letter) => LETTERS[letter] ?? letter)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

const textsOf = (person: IndexedPerson): string[] => [
  person.name,
  ...[person.titles, person.departments, person.groups, person.descriptions, person.ids].flat(),
  ...person.emails.map((email) => email.split('@')[0] ?? ''),
];

/** Whether a person answers to everything that was typed: somebody as good as the one sought. */
function answers(person: IndexedPerson, has: readonly Has[]): boolean {
  const words = textsOf(person).flatMap(plainWords);
  const digits = person.phones.flatMap((phone) =>
    [phone, phone.replace('(0)', '')].map((text) => text.replace(/\D/g, '')),
  );
  return has.every((one) => {
    switch (one.how) {
      case 'whole':
        return words.includes(one.text);
      case 'start':
        return words.some((word) => word.startsWith(one.text));
      case 'inside':
        return words.some((word) => word.includes(one.text));
      case 'slip':
        return words.some((word) => word.includes(one.text) || isOneSlip(one.text, word));
      case 'digits':
        return [...digits, ...words].some((text) => text.includes(one.text));
    }
  });
}

/** Whether `typed` is `meant`, or begins it, but for one letter or one swap: by trying every slip. */
export function isOneSlip(typed: string, meant: string): boolean {
  const begins = (start: string, rest: string): boolean => meant.startsWith(start + rest);
  for (let at = 0; at <= typed.length; at += 1) {
    const [before, after] = [typed.slice(0, at), typed.slice(at + 1)];
    const here = meant.charAt(at);
    if (begins(before, here + after) || begins(before, here + typed.slice(at))) return true;
    if (begins(before, after)) return true;
    const swapped = typed.charAt(at + 1) + typed.charAt(at) + typed.slice(at + 2);
    if (begins(before, swapped)) return true;
  }
  return false;
}

type Chooser = ReturnType<typeof createChooser>;
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz';

/** One slip of the fingers anywhere: a letter more, less or other, or two swapped. */
export function mistyped(word: string, { below, pick }: Chooser): string {
  for (;;) {
    const at = below(word.length);
    const [before, after] = [word.slice(0, at), word.slice(at + 1)];
    const letter = ALPHABET.charAt(below(26));
    const slipped = pick([
      before + letter + after,
      before + after,
      before + letter + word.slice(at),
      before + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
    ]);
    if (slipped !== word) return slipped;
  }
}

interface Sought {
  readonly person: IndexedPerson;
  readonly choose: Chooser;
  readonly first: string;
  readonly last: string;
  readonly digits: string;
}

type Typed = readonly [query: string, ...has: Has[]] | undefined;

const whole = (text: string): Has => ({ how: 'whole', text });
const start = (text: string): Has => ({ how: 'start', text });
const inside = (text: string): Has => ({ how: 'inside', text });
const digitsIn = (text: string): Has => ({ how: 'digits', text });

/** Undefined where the person has nothing of the kind, or too little of it. */
const KINDS: Readonly<Record<string, (sought: Sought) => Typed>> = {
  'name, any order': ({ choose, first, last }) => [
    choose.pick([`${first} ${last}`, `${last} ${first}`, `${last}, ${first}`]),
    whole(first),
    whole(last),
  ],
  'name as written': ({ person, first, last }) => [person.name, whole(first), whole(last)],
  'first name and a beginning': ({ choose, first, last }) => {
    const part = last.slice(0, 2 + choose.below(3));
    return [`${first} ${part}`, whole(first), start(part)];
  },
  'initial and last name': ({ first, last }) => {
    const part = first.slice(0, 1);
    return [`${part} ${last}`, start(part), whole(last)];
  },
  'three letters': ({ choose, first, last }) => {
    const part = choose.pick([first, last]).slice(0, 3);
    return [part, start(part)];
  },
  'middle of the last name': ({ choose, first, last }) => {
    if (last.length < 6) return undefined;
    const at = 1 + choose.below(last.length - 5);
    const part = last.slice(at, at + 4);
    return [`${first} ${part}`, whole(first), inside(part)];
  },
  'last name mistyped': ({ choose, first, last }) => {
    if (last.length < 5) return undefined;
    const text = mistyped(last, choose);
    return [`${first} ${text}`, whole(first), { how: 'slip', text }];
  },
  'first name mistyped': ({ choose, first, last }) => {
    if (first.length < 5) return undefined;
    const text = mistyped(first, choose);
    return [`${text} ${last}`, { how: 'slip', text }, whole(last)];
  },
  'one word mistyped': ({ choose, last }) => {
    if (last.length < 6) return undefined;
    const text = mistyped(last, choose);
    return [text, { how: 'slip', text }];
  },
  'whole number, other format': ({ choose, digits }) => {
    const end = digits.slice(-10);
    const [a, b, c] = [end.slice(0, -7), end.slice(-7, -4), end.slice(-4)];
    const query = choose.pick([end, `${a} ${b} ${c}`, `(${a}) ${b}-${c}`, `${a}.${b}.${c}`]);
    return [query, digitsIn(end)];
  },
  'last seven digits': ({ digits }) => [digits.slice(-7), digitsIn(digits.slice(-7))],
  'middle digits': ({ choose, digits }) => {
    const at = choose.below(digits.length - 6);
    return [digits.slice(at, at + 6), digitsIn(digits.slice(at, at + 6))];
  },
  'last four digits': ({ digits }) => [digits.slice(-4), digitsIn(digits.slice(-4))],
  'name and last four digits': ({ last, digits }) => [
    `${last} ${digits.slice(-4)}`,
    whole(last),
    digitsIn(digits.slice(-4)),
  ],
  'number from abroad': ({ person, digits }) => {
    const phone = person.phones[0] ?? '';
    const british = phone.startsWith('020');
    if (!british && !/^\(?[2-9]\d\d\)?[-. ]?\d{3}[-. ]?\d{4}$/.test(phone)) return undefined;
    return [british ? `+44 ${digits.slice(1)}` : `+1 ${digits}`, digitsIn(digits.slice(1))];
  },
  id: ({ person, choose }) => {
    const id = choose.pick(person.ids);
    return [id, ...plainWords(id).map(start)];
  },
  'beginning of an id': ({ person }) => {
    const id = plainWords(person.ids[0] ?? '').at(-1) ?? '';
    const part = id.slice(0, Math.max(3, id.length - 1));
    return [part, digitsIn(part)];
  },
  'e-mail': ({ person }) => {
    const email = person.emails[0];
    if (email === undefined) return undefined;
    return [email, ...plainWords(email.split('@')[0] ?? '').map(whole)];
  },
  'last name and department': ({ person, last }) => {
    const part = plainWords(person.departments[0] ?? '')[0] ?? '';
    return [`${last} ${part}`, whole(last), whole(part)];
  },
  'department mistyped and first name': ({ person, choose, first }) => {
    const meant = plainWords(person.departments[0] ?? '')[0] ?? '';
    if (meant.length < 5) return undefined;
    const text = mistyped(meant, choose);
    return [`${text} ${first}`, { how: 'slip', text }, whole(first)];
  },
  'title, group and last name': ({ person, last }) => {
    const group = plainWords(person.groups[0] ?? '')[0];
    const title = plainWords(person.titles[0] ?? '')[0] ?? '';
    return group === undefined
      ? undefined
      : [`${group} ${title} ${last}`, whole(group), whole(title), whole(last)];
  },
};

/** `count` searches over the made people 0 to `persons`, every kind about equally often. */
export function labelledSearches(persons: number, count: number): readonly LabelledSearch[] {
  const kinds = Object.entries(KINDS);
  const made: LabelledSearch[] = [];
  for (let n = 0; made.length < count; n += 1) {
    const choose = createChooser(1_000_000_007 + n);
    const person = madePerson(choose.below(persons));
    const [first = '', last = ''] = [person.firstNames, person.lastNames].map(
      ([text = '']) => plainWords(text).sort((a, b) => b.length - a.length)[0] ?? '',
    );
    const digits = (person.phones[0] ?? '').replace(/\(0\)|ext.*|\D/g, '').replace(/^00/, '');
    const [kind, type] = kinds[n % kinds.length] ?? [];
    const typed = type?.({ person, choose, first, last, digits });
    if (!kind || !typed || first === '' || last === '') continue;
    const [query, ...has] = typed;
    made.push({ kind, query, key: person.key, has });
  }
  return made;
}

/** Found: among the hits, or all hits there is room for answer to what was typed as well. */
export function isFound(
  { key, has }: LabelledSearch,
  hits: readonly { readonly key: string }[],
  limit: number,
): boolean {
  if (hits.some((hit) => hit.key === key)) return true;
  if (hits.length < limit) return false;
  return hits.every((hit) => answers(madePerson(Number(hit.key.split('/')[1])), has));
}
