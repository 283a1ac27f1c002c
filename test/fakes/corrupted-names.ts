// Names typed over as record linkage sees them: slips of the fingers, of the eye and of the ear, words split, joined, swapped or left out.
import type { IndexedPerson } from '../../src/main/features/contacts/search/indexed-person';
import { indexedPerson } from './indexed-people';
import { createChooser } from './made-people';

type Chooser = ReturnType<typeof createChooser>;

const words = (text: string): string[] => text.trim().split(/\s+/);

/** Those first in the lists are borne by many, those at the end by few, as in any town. */
const FIRST =
  words(`Olivia Jack Charlotte Noah Sofia William Amelia Lucas Mateo Isla Thomas Ruby Diego Grace Ethan
  Camila Henry Chloe Samuel Valentina James Zoe Santiago Matilda Benjamin Lucia Harrison Lily Daniel Ximena
  Oscar Evie Gabriel Sienna Liam Guadalupe Archie Hannah Alejandro Willow Jacob Paige Joaquin Imogen Ryan Stella
  Xavier Tahlia Emilio Georgia Angus Marisol Flynn Caitlin Rodrigo Bethany Lachlan Paloma Kai Bronte Hugo Jacinta
  Declan Araceli Mitchell Freya Esteban Keely Hamish Itzel Bailey Rosario Nathan Teagan Callum Yesenia Toby
  Madison Brock Consuelo Hayden Monique Darcy Alondra Wayne Beatriz Reece Kirra Shane Graciela Trent Leticia
  Duncan Elspeth Maximiliano Bronwyn Jarrah Esperanza Fergus Shania Cuauhtemoc Saoirse Montgomery Philippa`);
const LAST =
  words(`Smith Garcia Nguyen Jones Martinez Williams Brown Lopez Wilson Taylor Hernandez Johnson White
  Gonzalez Martin Anderson Perez Thompson Walker Sanchez Harris Lee Ramirez Ryan Robinson Torres Kelly King
  Flores Campbell Davis Rivera Wright Gomez Evans Chandler Morales Clarke Ortiz Webb Gutierrez Stubbs Chavez
  McCarthy Ramos Godfrey Ruiz Blackwell Mendoza Shepherd Alvarez Hathaway Castillo Bradshaw Romero Coleman
  Herrera Stephenson Medina Paine Aguilar Rundle Vargas Linnell Castro Donaldson Guzman Vincent Velasquez
  Benger Munoz Slape Delgado Daykin Cabrera Pettigrove Fuentes Bloomfield Valdez Lazarov Espinoza Quilliam
  Contreras Westermann Sandoval Vaile Zamora Timmerman Cervantes Klander Escobedo Purtell Villanueva Matthiessen
  Zaragoza Blaschke Lindqvist Pantazis Kochiyama Wegener Roussos Crosthwaite Sounness Froscio Tuttleby Vodden
  Beelitz Hinrichs Zijlstra Kaminskas Lanzotti Gellibrand Mulholland Okonkwo Papadakis Vukovic Szymanski`);
const STARTS =
  words(`Al Bal Brad Car Cold Dar Dun Ed Fair Far Gar Glen Hal Har Hol Ken Kil Lang Lin Mal Mar Mel
  Nor Oak Pen Pem Quar Rad Ros Sel Stan Stir Tal Thor Tre Und Val Wal Wes Yar`);
const ENDS =
  words(`aby acre berg brook by combe den don er field ford gate grove ham inga ley low man mere more
  ney rell sall sen shaw ski son stead stone stra ton vale ward well wick worth yard`);

/** Number n of a list, more often from its beginning. */
function often(list: readonly string[], choose: Chooser): string {
  const at = Math.min(choose.below(list.length), choose.below(list.length));
  return list[Math.min(at, choose.below(list.length))] ?? '';
}

interface Name {
  readonly first: string;
  readonly last: string;
}

function originalName(choose: Chooser): Name {
  const first = often(FIRST, choose);
  const made = choose.pick(STARTS) + choose.pick(ENDS);
  const last = choose.below(10) < 4 ? often(LAST, choose) : made;
  return { first, last: choose.below(60) === 0 ? `${last}-${often(LAST, choose)}` : last };
}

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz';
/** Letters beside each other on the keyboard: most wrong letters are one of these. */
const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'] as const;
/** What an eye or a scanner takes for another. */
const SEEN_AS = words(
  `l:1 i:l o:0 s:5 rn:m m:rn cl:d d:cl vv:w w:vv u:v v:u n:h h:n e:c c:e q:g g:q y:v f:t b:6 ri:n ni:m`,
);
/** What an ear takes for another. */
const HEARD_AS =
  words(`ph:f f:ph ck:k c:k k:c qu:kw ee:ea ea:ee ie:y y:ie ey:y ai:ay ay:ai s:z z:s c:s sch:sh sh:sch
  ll:l l:ll ss:s nn:n n:nn tt:t t:tt mac:mc mc:mac ou:ow ow:ou gh:g wh:w w:wh j:g kn:n v:w x:ks th:t dt:d ts:tz
  er:or or:er an:en en:an son:sen sen:son i:y v:f`);

function near(letter: string, { below, pick }: Chooser): string {
  const row = ROWS.find((keys) => keys.includes(letter)) ?? 'aeiou';
  const at = row.indexOf(letter);
  const other = row.charAt(at + 1) || row.charAt(at - 1);
  return below(3) === 0 ? ALPHABET.charAt(below(26)) : pick([other, row.charAt(at - 1) || other]);
}

function replaced(word: string, table: readonly string[], { pick }: Chooser): string {
  const fitting = table.filter((pair) => word.includes(pair.split(':')[0] ?? ''));
  if (fitting.length === 0) return word;
  const [from = '', to = ''] = pick(fitting).split(':');
  return word.replace(from, to);
}

type Change = (word: string, choose: Chooser) => string;
const before = (word: string, at: number): string => word.slice(0, at);

const CHANGES: readonly (readonly [share: number, change: Change])[] = [
  [
    4,
    (word, { below }) => {
      const at = below(word.length + 1);
      return before(word, at) + ALPHABET.charAt(below(26)) + word.slice(at);
    },
  ],
  [
    4,
    (word, { below }) => {
      const at = below(word.length);
      return before(word, at) + word.slice(at + 1);
    },
  ],
  [
    4,
    (word, choose) => {
      const at = choose.below(word.length);
      return before(word, at) + near(word.charAt(at), choose) + word.slice(at + 1);
    },
  ],
  [
    4,
    (word, { below }) => {
      const at = below(Math.max(1, word.length - 1));
      return before(word, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
    },
  ],
  [2, (word, choose) => replaced(word, SEEN_AS, choose)],
  [3, (word, choose) => replaced(word, HEARD_AS, choose)],
  [
    2,
    (word, { below }) => {
      const at = 1 + below(Math.max(1, word.length - 1));
      return `${before(word, at)} ${word.slice(at)}`;
    },
  ],
];
const CHANGE = CHANGES.flatMap(([share, change]) => Array.from({ length: share }, () => change));

/** What somebody types who means this name: at most two slips in each word, and more in all than most make. */
function corrupted({ first, last }: Name, choose: Chooser): string {
  let [a, b] = [first.toLowerCase(), last.toLowerCase()];
  const slips = choose.pick([0, 0, 0, 0, 1, 1, 1, 2, 2, 3]);
  for (let n = 0; n < slips; n += 1) {
    const change = choose.pick(CHANGE);
    if (choose.below(2) === 0) a = change(a, choose);
    else b = change(b, choose);
  }
  const whole = choose.below(100);
  if (whole < 4) return b;
  if (whole < 7) return a;
  if (whole < 10) return `${b} ${a}`;
  if (whole < 12) return a + b;
  return `${a} ${b}`;
}

interface Meant {
  readonly query: string;
  readonly key: string;
}

export interface Corrupted {
  readonly people: readonly IndexedPerson[];
  readonly typed: readonly Meant[];
}

/** So many people and so many things typed for some of them; the same seed makes the same. */
export function corruptedNames(persons: number, count: number, seed: number): Corrupted {
  const names = Array.from({ length: persons }, (_, n) => originalName(createChooser(seed + n)));
  const people = names.map(({ first, last }, n) =>
    indexedPerson(`${first} ${last}`, {
      key: `meant/${n}`,
      firstNames: [first],
      lastNames: [last],
    }),
  );
  const typed = Array.from({ length: count }, (_, n) => {
    const choose = createChooser(seed + 1_000_003 + n);
    const at = choose.below(persons);
    const name = names[at] ?? { first: '', last: '' };
    return { query: corrupted(name, choose), key: `meant/${at}` };
  });
  return { people, typed };
}
