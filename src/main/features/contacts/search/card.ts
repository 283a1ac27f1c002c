// The folded texts of one person, kept beside the index: what a hit is judged by.

/** Each text has a space before, between and after its words, so that ` mar` is a beginning. */
export interface Card {
  readonly name: string;
  readonly title: string;
  readonly department: string;
  readonly group: string;
  readonly description: string;
  /** Street and city. */
  readonly address: string;
  /** Whole e-mail addresses. */
  readonly mailbox: string;
  /** The words before the @. */
  readonly email: string;
  readonly id: string;
  readonly phone: string;
}

/** Not among the others: it would make every card longer, and few are ever sought by it. */
type CardField = Exclude<keyof Card, 'address'>;

const FIELDS = [
  'name',
  'title',
  'department',
  'group',
  'description',
  'mailbox',
  'email',
  'id',
  'phone',
] as const satisfies readonly CardField[];

/** Words without line breaks or spaces in them. */
export function cardText(fields: Readonly<Record<CardField, Iterable<string>>>): string {
  return FIELDS.map((field) => [...fields[field]].join(' ')).join('\n');
}

/** `address`: its words, where a person is sought by them. */
export function readCard(text: string, address = ''): Card {
  const lines = text.split('\n');
  const at = (field: (typeof FIELDS)[number]): string => ` ${lines[FIELDS.indexOf(field)] ?? ''} `;
  return {
    name: at('name'),
    title: at('title'),
    department: at('department'),
    group: at('group'),
    description: at('description'),
    address: ` ${address} `,
    mailbox: at('mailbox'),
    email: at('email'),
    id: at('id'),
    phone: at('phone'),
  };
}
