// Turns one person into what is indexed: marked words, words for the vocabulary, and the card.
import { cardText } from './card';
import { foldedSpellings, foldText, joinedWords, wordsOf, wordsToIndex } from './fold';
import type { IndexedPerson } from './indexed-person';
import { ALL_MARKS, DIGITS, DIGITS_IN_A_ROW, initials, KIND, LAST_DIGITS, PLACE } from './marks';
import { FEWEST_DIGITS, phoneForms } from './phone-digits';

/** Beyond these a text is a document, not something to find a person by. */
const MOST_WORDS = 200;
const MOST_NAMES = 8;
/** A person of two records may be written in two ways; of many records, in no more than these. */
const MOST_WAYS = 6;
/** Names, titles and groups repeat: so many readings are kept. */
const MOST_READINGS = 20_000;

interface PersonTerms {
  /** Marked words, separated by spaces. */
  readonly tokens: string;
  /** The words for the vocabulary, with the kinds of text in which each stands. */
  readonly words: ReadonlyMap<string, number>;
  readonly card: string;
  /** The words of the postal addresses, separated by spaces. */
  readonly address: string;
  /** Each way the name is written, as folded words separated by spaces. */
  readonly names: readonly string[];
}

type Reading = (text: string) => ReadonlySet<string>;

function remembering(read: Reading): Reading {
  const readings = new Map<string, ReadonlySet<string>>();
  return (text) => {
    const before = readings.get(text);
    if (before) return before;
    if (readings.size >= MOST_READINGS) readings.clear();
    const words = read(text);
    readings.set(text, words);
    return words;
  };
}

function gather(texts: readonly string[], read: Reading): Set<string> {
  const all = new Set<string>();
  for (const text of texts) {
    for (const word of read(text)) {
      if (all.size < MOST_WORDS) all.add(word);
    }
  }
  return all;
}

/** `0042` is also found as 42. */
function withoutZeros(words: ReadonlySet<string>): Set<string> {
  const bare = [...words].filter((word) => /^0+\d*[1-9]/.test(word) && /^\d+$/.test(word));
  return new Set([...words, ...bare.map((word) => word.replace(/^0+/, ''))]);
}

function addPhone(form: string, tokens: Set<string>): void {
  if (form.length < DIGITS_IN_A_ROW) {
    tokens.add(`${DIGITS}${form}`);
    return;
  }
  for (let at = 0; at + DIGITS_IN_A_ROW <= form.length; at += 1) {
    tokens.add(`${DIGITS}${form.slice(at, at + DIGITS_IN_A_ROW)}`);
  }
  tokens.add(`${DIGITS}${form.slice(-FEWEST_DIGITS)}`);
  tokens.add(`${LAST_DIGITS}${form.slice(-DIGITS_IN_A_ROW)}`);
}

/**
 * Numbers and ids are too many to be listed, and nobody misspells them. Addresses mostly add a
 * letter to the name, `jgarcia`: whoever misspells that is found by the name.
 */
function isListed(word: string, kinds: number, name: ReadonlySet<string>, id: ReadonlySet<string>) {
  if (/^\d+$/.test(word)) return false;
  if (kinds !== KIND.code) return true;
  return !id.has(word) && ![...name].some((part) => part.length > 2 && word.includes(part));
}

function addInitials(names: readonly string[], tokens: Set<string>): void {
  for (const [at, name] of names.entries()) {
    for (const other of names.slice(at + 1)) tokens.add(initials(name, other));
  }
}

function waysToWrite({ name, firstNames, lastNames }: IndexedPerson): readonly string[] {
  const pairs = firstNames.flatMap((first) => lastNames.map((last) => `${first} ${last}`));
  const ways = [name, ...pairs].slice(0, MOST_WAYS).flatMap(foldedSpellings);
  return [...new Set(ways.map((way) => wordsOf(way).join(' ')))];
}

function tokensOf(
  words: ReadonlyMap<string, number>,
  names: readonly string[],
  phones: Iterable<string>,
  places: Iterable<string>,
): string {
  const tokens = new Set<string>();
  addInitials(names, tokens);
  for (const [word, kinds] of words) {
    for (const mark of ALL_MARKS) {
      if ((kinds & mark.kind) === 0) continue;
      tokens.add(mark.whole + word);
      for (let length = 1; length <= Math.min(mark.longestStart, word.length); length += 1) {
        tokens.add(mark.start + word.slice(0, length));
      }
    }
  }
  for (const form of phones) addPhone(form, tokens);
  for (const word of places) tokens.add(PLACE + word);
  return [...tokens].join(' ');
}

/** Makes the function that reads persons; it remembers what it has read, for texts repeat. */
export function createPersonReader(): (person: IndexedPerson) => PersonTerms {
  const single = remembering(wordsToIndex);
  const joined = remembering((text) => joinedWords(text));
  const asOne = remembering((text) => joinedWords(text, { asOne: true }));

  return (person) => {
    const names = [...person.firstNames, ...person.lastNames];
    const name = gather(names, single);
    for (const word of wordsToIndex(person.name)) name.add(word);
    const title = gather(person.titles, single);
    const department = gather(person.departments, single);
    const group = gather(person.groups, single);
    const description = gather(person.descriptions, wordsToIndex);
    const address = gather(person.addresses, single);
    const locals = person.emails.map((address) => address.split('@')[0] ?? '');
    const email = gather(locals, wordsToIndex);
    const ids = [
      ...gather(person.ids, wordsToIndex),
      ...gather(person.ids, (text) => joinedWords(text)),
    ];
    const id = withoutZeros(new Set(ids));
    const phone = new Set(person.phones.flatMap(phoneForms));

    const words = new Map<string, number>();
    const note = (from: Iterable<string>, kind: number): void => {
      for (const word of from) words.set(word, (words.get(word) ?? 0) | kind);
    };
    note(name, KIND.name);
    for (const from of [title, department, group, description]) note(from, KIND.rest);
    // Most addresses only repeat the name.
    for (const word of email) if (!name.has(word)) note([word], KIND.code);
    note(id, KIND.code);
    const listed = new Map([...words].filter(([word, kinds]) => isListed(word, kinds, name, id)));

    const ownNames = [...name].slice(0, MOST_NAMES);
    for (const [field, more] of [
      [name, gather(names, asOne)],
      [title, gather(person.titles, joined)],
      [department, gather(person.departments, joined)],
      [group, gather(person.groups, joined)],
    ] as const) {
      note(more, KIND.code);
      for (const word of more) field.add(word);
    }
    const mailbox = person.emails.map((text) => foldText(text).replace(/\s+/g, ''));
    const card = { name, title, department, group, description, mailbox, email, id, phone };
    return {
      tokens: tokensOf(words, ownNames, phone, address),
      words: listed,
      card: cardText(card),
      address: [...address].join(' '),
      names: waysToWrite(person),
    };
  };
}
