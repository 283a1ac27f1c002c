// The paper for the day nothing works: key people, dated, in big type, as one self-contained page.
import type { ContactSource } from '../../../../shared/contacts/contact';
import { FACT_FIELDS, specOf } from '../../../../shared/contacts/fields';
import type { FieldFact, Person } from '../../../../shared/contacts/person';
import type { Language } from '../../../../shared/core/language';
import type { World } from '../../../../shared/core/vendor';

/** The words on the printed sheet, in the operator's language. */
interface PaperWords {
  readonly title: string;
  readonly practice: string;
  readonly printed: (time: string) => string;
  readonly people: (count: number, of: number) => string;
  readonly call: (number: string) => string;
  readonly email: string;
  readonly site: string;
  readonly groups: string;
  readonly asOf: (source: string, time: string) => string;
  readonly nameless: string;
  readonly noPhone: string;
}

const PAPER_WORDS: Readonly<Record<Language, PaperWords>> = {
  en: {
    title: 'Key contacts',
    practice: 'PRACTICE: these people are invented',
    printed: (time) => `printed ${time}`,
    people: (count, of) =>
      count === of ? (count === 1 ? '1 person' : `${count} people`) : `${count} of ${of} people`,
    call: (number) => `In an emergency call ${number}.`,
    email: 'E-mail',
    site: 'Site',
    groups: 'Groups',
    asOf: (source, time) => `${source}, as of ${time}`,
    nameless: '(no name)',
    noPhone: 'No phone number',
  },
  es: {
    title: 'Contactos clave',
    practice: 'PRÁCTICA: estas personas son inventadas',
    printed: (time) => `impreso el ${time}`,
    people: (count, of) =>
      count === of
        ? count === 1
          ? '1 persona'
          : `${count} personas`
        : `${count} de ${of} personas`,
    call: (number) => `En una emergencia llame al ${number}.`,
    email: 'Correo',
    site: 'Sitio',
    groups: 'Grupos',
    asOf: (source, time) => `${source}, datos del ${time}`,
    nameless: '(sin nombre)',
    noPhone: 'Sin número de teléfono',
  },
};

/** People are numbered, so that a missing sheet is noticed; the margin at the foot is left for its number. */
const PAPER_STYLE = `
@page { margin: 16mm 14mm 18mm; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: #000; font: 12pt/1.35 system-ui, sans-serif; counter-reset: person; }
header { border-bottom: 2pt solid #000; margin-bottom: 5mm; }
h1 { font-size: 24pt; line-height: 1.15; margin: 0; }
p { margin: 0 0 1mm; }
.practice { border: 2pt dashed #000; padding: 2mm; font-weight: bold; text-align: center; }
.call { font-weight: bold; }
section { display: grid; grid-template-columns: 11fr 9fr; column-gap: 6mm; break-inside: avoid; border-bottom: 0.5pt solid #000; padding: 2.5mm 0; counter-increment: person; }
h2 { font-size: 16pt; line-height: 1.2; margin: 0; overflow-wrap: anywhere; }
h2::before { content: counter(person) ". "; font-weight: normal; }
ul { list-style: none; margin: 0.5mm 0 0; padding: 0; }
li { font-size: 12pt; line-height: 1.25; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
li b { font-size: 17pt; }
.line, .role { overflow-wrap: anywhere; }
small, .age { font-size: 11pt; }
`;

export interface PaperFacts {
  readonly deskName: string;
  readonly world: World;
  readonly language: Language;
  /** The number to call when nothing works. */
  readonly emergencyNumber: string;
  /** Wall clock in milliseconds. */
  readonly printedAtMs: number;
  /** IANA name; this computer's own when left out. */
  readonly timeZone?: string;
  /** How many people there are, when not all of them fit on the paper. */
  readonly of?: number;
}

const SOURCE_NAMES: Readonly<Record<ContactSource, string>> = {
  emergency24: 'Emergency24',
  chekt: 'CHeKT',
};

/** In the line below the name. */
const PRINTED = FACT_FIELDS.filter((field) => specOf(field).printed !== undefined).toSorted(
  (a, b) => (specOf(a).printed ?? 0) - (specOf(b).printed ?? 0),
);

/** A whole HTML document that loads nothing and runs nothing. */
export function paperSheet(people: readonly Person[], facts: PaperFacts): string {
  const words = PAPER_WORDS[facts.language];
  const timeIn = (dateStyle: 'long' | 'medium'): ((atMs: number) => string) => {
    const zone = facts.timeZone === undefined ? {} : { timeZone: facts.timeZone };
    const format = new Intl.DateTimeFormat(facts.language, {
      dateStyle,
      timeStyle: 'short',
      ...zone,
    });
    return (atMs) => format.format(atMs);
  };
  const age = timeIn('medium');
  const count = words.people(people.length, facts.of ?? people.length);
  const practice =
    facts.world === 'practice' ? `<p class="practice">${escaped(words.practice)}</p>` : '';
  return `<!doctype html>
<html lang="${facts.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(`${words.title}: ${facts.deskName}`)}</title>
<style>${PAPER_STYLE}</style>
</head>
<body>
<header>
${practice}<h1>${escaped(words.title)}</h1>
<p class="facts">${escaped(facts.deskName)} · ${escaped(words.printed(timeIn('long')(facts.printedAtMs)))} · ${escaped(count)}</p>
<p class="call">${escaped(words.call(facts.emergencyNumber))}</p>
</header>
<main>
${people.map((person) => personBlock(person, facts.language, age)).join('\n')}
</main>
</body>
</html>
`;
}

function personBlock(person: Person, language: Language, time: (atMs: number) => string): string {
  const words = PAPER_WORDS[language];
  const mixed = person.sources.length > 1;
  const roles = PRINTED.flatMap((field) => {
    const { inWords } = specOf(field).values ?? {};
    return person[field].map(({ value }) => inWords?.(value, language) ?? value);
  });
  const phones = person.phones.map(
    ({ value, from }) =>
      `<li><b>${escaped(spaced(value.number))}</b>${smallOf([value.kind, mixed ? whoSays(from) : null])}</li>`,
  );
  const sites = person.records.map(({ siteId }) => siteId).filter((siteId) => siteId !== '');
  const lines = [
    [words.email, person.emails.map(({ value }) => value)],
    [words.site, [...new Set(sites)]],
    [words.groups, person.groups.map(({ value }) => value)],
  ] as const;
  const age = person.records.map(({ source, asOfMs }) =>
    words.asOf(SOURCE_NAMES[source], time(asOfMs)),
  );
  return `<section>
<div><h2>${escaped(person.name || words.nameless)}</h2>
${paragraph('role', [...new Set(roles)].join(' · '))}<ul>${phones.join('') || `<li>${escaped(words.noPhone)}</li>`}</ul></div>
<div>${lines.map(([label, values]) => paragraph('line', values.length === 0 ? '' : `${label}: ${values.join(', ')}`)).join('')}${paragraph('age', [...new Set(age)].join(' · '))}</div>
</section>`;
}

/** Eleven digits in a row are dialled wrong: `+1 312 555 8888`. Other numbers stand as the service writes them. */
function spaced(number: string): string {
  const [, one, ...parts] = /^(\+1)?(\d{3})(\d{3})(\d{4})$/.exec(number) ?? [];
  if (parts.length === 0) return number;
  return [...(one === undefined ? [] : [one]), ...parts].join(' ');
}

function paragraph(name: string, text: string): string {
  return text === '' ? '' : `<p class="${name}">${escaped(text)}</p>\n`;
}

function smallOf(parts: readonly (string | null)[]): string {
  const said = parts.filter((part) => part !== null && part !== '');
  return said.length === 0 ? '' : ` <small>${escaped(said.join(', '))}</small>`;
}

function whoSays(from: FieldFact<unknown>['from']): string {
  return [...new Set(from.map(({ source }) => SOURCE_NAMES[source]))].join(', ');
}

/** Whatever a service holds is text here, never markup. */
function escaped(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Surrogate}\u202A-\u202E\u2066-\u2069]/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
