// Judges how well a person fits a query, and says by which text.
import type { ContactHit } from '../../../../shared/contacts/contact';
import type { Card } from './card';
import type { QueryTerm } from './query';

type Matched = ContactHit['matched'];

interface Fit {
  /** 0 is perfect; of two persons the one with less comes first. */
  readonly penalty: number;
  readonly matched: Matched;
  /** One word of the person had to stand for two typed ones: `ma martinez` and Juan Martinez. */
  readonly doubled?: boolean;
}

/** Steps between kinds of fit: a whole word, a beginning, the middle of a word, a slip. */
const NAME = { whole: 0, start: 10, middle: 30, similar: 40 } as const;
const OTHER = { whole: 5, start: 15, middle: 32, similar: 42 } as const;
/** Many live in one street: whoever fits otherwise comes first. */
const PLACE = 50;
const PHONE = { whole: 0, end: 8, start: 12, middle: 25, otherForm: 1 } as const;
const BARE_ID = 6;
const SEVERAL_NUMBERS = 2;
const DOUBLED = 20;
const SHORTEST_MIDDLE = 3;
/** Digits enough to be a whole number but for its country code. */
const WHOLE_NUMBER = 9;

const WORD_FIELDS = [
  ['name', 'name', NAME],
  ['department', 'department', OTHER],
  ['title', 'title', OTHER],
  ['group', 'group', OTHER],
  ['id', 'id', OTHER],
  ['email', 'email', OTHER],
  ['description', 'description', OTHER],
] as const;

function better(a: Fit | undefined, b: Fit | undefined): Fit | undefined {
  if (!a || !b) return a ?? b;
  return b.penalty < a.penalty ? b : a;
}

function fitOfWord(
  card: Card,
  word: string,
  similar: ReadonlySet<string> | undefined,
): Fit | undefined {
  let best: Fit | undefined;
  for (const [field, matched, costs] of WORD_FIELDS) {
    const text = card[field];
    if (!text.includes(word)) continue;
    let penalty: number = costs.middle;
    if (text.includes(` ${word} `)) penalty = costs.whole;
    else if (text.includes(` ${word}`)) penalty = costs.start;
    else if (word.length < SHORTEST_MIDDLE) continue;
    best = better(best, { penalty, matched });
  }
  best ??= fitOfPlace(card, word);
  if ((best && best.penalty < PLACE) || !similar || similar.size === 0) return best;
  for (const [field, , costs] of WORD_FIELDS) {
    for (const other of card[field].split(' ')) {
      if (!similar.has(other)) continue;
      const penalty = costs.similar + Math.abs(other.length - word.length);
      best = better(best, { penalty, matched: 'similar' });
    }
  }
  return best;
}

function fitOfPlace(card: Card, word: string): Fit | undefined {
  return card.address.includes(` ${word} `) ? { penalty: PLACE, matched: 'address' } : undefined;
}

/** A word that another typed word names in full is not there for a beginning of it too. */
function fitBesideOthers(
  card: Card,
  word: string,
  others: readonly string[],
  similar: ReadonlySet<string> | undefined,
): Fit | undefined {
  const taken = others.filter(
    (other) => other !== word && other.startsWith(word) && card.name.includes(` ${other} `),
  );
  if (taken.length === 0) return fitOfWord(card, word, similar);
  const free = card.name.split(' ').filter((own) => !taken.some((other) => own.startsWith(other)));
  const fit = fitOfWord({ ...card, name: ` ${free.join(' ')} ` }, word, similar);
  const doubled = fitOfWord(card, word, similar);
  return better(fit, doubled && { ...doubled, penalty: doubled.penalty + DOUBLED, doubled: true });
}

function fitOfDigits(form: string, digits: string): number | undefined {
  if (form === digits) return PHONE.whole;
  if (digits.length < SHORTEST_MIDDLE || !form.includes(digits)) return undefined;
  if (form.endsWith(digits)) return digits.length >= WHOLE_NUMBER ? PHONE.whole : PHONE.end;
  return form.startsWith(digits) ? PHONE.start : PHONE.middle;
}

function fitOfPhone(card: Card, phones: readonly string[]): Fit | undefined {
  let best: Fit | undefined;
  for (const form of card.phone.trim().split(' ')) {
    for (const [at, digits] of phones.entries()) {
      const cost = fitOfDigits(form, digits);
      if (cost === undefined) continue;
      best = better(best, { penalty: cost + (at > 0 ? PHONE.otherForm : 0), matched: 'phone' });
    }
  }
  return best;
}

function fitOfNumber(card: Card, digits: string, phones: readonly string[]): Fit | undefined {
  // No middles here: of a number that is an id or a word, the middle means nothing.
  let best = fitOfPhone(card, phones);
  for (const [field, matched, costs] of WORD_FIELDS) {
    if (card[field].includes(` ${digits} `)) {
      best = better(best, { penalty: field === 'id' ? 1 : costs.whole, matched });
    } else if (card[field].includes(` ${digits}`)) {
      best = better(best, { penalty: costs.start + 1, matched });
    }
  }
  const bare = digits.replace(/^0+(?=\d)/, '');
  if (bare !== digits && card.id.includes(` ${bare} `)) {
    best = better(best, { penalty: BARE_ID, matched: 'id' });
  }
  return best ?? fitOfPlace(card, digits);
}

/** Both of two fits: as bad as both together, explained by the one that is not the name. */
function both(a: Fit, b: Fit): Fit {
  const penalty = a.penalty + b.penalty;
  const doubled = (a.doubled ?? false) || (b.doubled ?? false);
  const slipped = a.matched === 'similar' || b.matched === 'similar';
  const other = a.matched === 'name' ? b.matched : a.matched;
  return { penalty, matched: slipped ? 'similar' : other, doubled };
}

function together(fits: readonly (Fit | undefined)[]): Fit | undefined {
  let sum: Fit | undefined;
  for (const fit of fits) {
    if (!fit) return undefined;
    sum = sum ? both(sum, fit) : fit;
  }
  return sum;
}

function fitOfTerm(
  card: Card,
  term: QueryTerm,
  others: readonly string[],
  similar: ReadonlyMap<string, ReadonlySet<string>>,
): Fit | undefined {
  switch (term.kind) {
    case 'word':
      return term.spellings
        .map((word) => fitBesideOthers(card, word, others, similar.get(word)))
        .reduce(better, undefined);
    case 'address': {
      if (card.mailbox.includes(` ${term.text} `)) return { penalty: 0, matched: 'email' };
      const begins = card.mailbox.includes(` ${term.text}`);
      return begins ? { penalty: NAME.start, matched: 'email' } : undefined;
    }
    case 'number': {
      const one = fitOfNumber(card, term.digits, term.phones);
      if (term.parts.length === 1) return one;
      const each = together(term.parts.map((part) => fitOfNumber(card, part, [part])));
      return better(one, each && { ...each, penalty: each.penalty + SEVERAL_NUMBERS });
    }
  }
}

/** Undefined when a term fits nowhere: the index asks more generously than this judges. */
export function judge(
  card: Card,
  terms: readonly QueryTerm[],
  similar: ReadonlyMap<string, ReadonlySet<string>>,
): Fit | undefined {
  const words = terms.flatMap((term) => (term.kind === 'word' ? term.spellings : []));
  return together(terms.map((term) => fitOfTerm(card, term, words, similar)));
}
