// Every field of a contact, said once: storage, comparison, display, import, export and paper follow from this list.
import { LANGUAGE_RULES } from './languages';
import type { ValueRules } from './value-rules';

/**
 * How its value looks. `name`: a text, empty for none; `phones` and `texts`: lists; all others: a text or null. `word`: one
 * of the service's own words, shown in ours where they are known.
 */
export type FieldKind = 'id' | 'name' | 'text' | 'word' | 'phones' | 'emails' | 'texts';

/**
 * `same`: as a text of the same name there. `unshown`: likewise, but no answer shows it, so that only what was written
 * from here is known. `joined`: put together from what the service calls otherwise.
 */
type Holding = 'same' | 'unshown' | 'joined';

interface FieldSpec {
  readonly kind: FieldKind;
  /** The services that hold it; to the others it cannot be written. */
  readonly at: Readonly<Partial<Record<'emergency24' | 'chekt', Holding>>>;
  /** Where it stands in the stored text: never changed, and never given to another field. */
  readonly place: number;
  /** A list of all contacts leaves it out, so that it is as old as the last reading of this one contact. */
  readonly inDetail?: true;
  /** Its place in the line below the name on paper. */
  readonly printed?: number;
  /** Stands beside everybody in a list. */
  readonly onCard?: true;
  /** Two services that say different things of it contradict each other. */
  readonly conflicts?: true;
  readonly values?: ValueRules;
  /** Headings of tables that mean it, besides our own names of it: without case, accents, spaces and punctuation. */
  readonly headings?: string;
}

/** In the order of the exported columns, and of what is shown of a person. */
const CONTACT_FIELDS = {
  externalId: {
    kind: 'id',
    at: { emergency24: 'same', chekt: 'same' },
    place: 3,
    headings:
      'externalid externalcontactid idexterno idexternal identificadorexterno employeeid idempleado iddelempleado referencecode employeenumber staffid staffnumber teachernumber emplid empid employeecode employeeidnumber badgenumber badgeid badge numerodeempleado nodeempleado numempleado clavedeempleado clavedelempleado',
  },
  firstName: {
    kind: 'name',
    at: { emergency24: 'same', chekt: 'same' },
    place: 4,
    headings:
      'firstname givenname forename first fname legalfirstname employeefirstname stafffirstname contactfirstname nombre nombres primernombre nombredepila',
  },
  lastName: {
    kind: 'name',
    at: { emergency24: 'same', chekt: 'same' },
    place: 5,
    headings:
      'lastname surname familyname last lname legallastname employeelastname stafflastname contactlastname sn apellidopaterno primerapellido apellido apellidos',
  },
  title: {
    kind: 'text',
    at: { emergency24: 'same' },
    place: 6,
    printed: 1,
    headings:
      'jobtitle position positiontitle businesstitle employeetitle stafftitle organizationtitle occupation titulo cargo puesto',
  },
  department: {
    kind: 'text',
    at: { emergency24: 'same' },
    place: 7,
    printed: 4,
    headings: 'department dept departmentname organizationdepartment departamento',
  },
  description: {
    kind: 'text',
    at: { emergency24: 'same' },
    place: 8,
    printed: 5,
    headings: 'description descripcion notes notas',
  },
  type: {
    kind: 'word',
    at: { chekt: 'same' },
    place: 9,
    printed: 3,
    headings: 'type contacttype tipo tipodecontacto',
  },
  role: {
    kind: 'word',
    at: { chekt: 'same' },
    place: 10,
    printed: 2,
    headings: 'role rol funcion',
  },
  phones: {
    kind: 'phones',
    at: { emergency24: 'joined', chekt: 'joined' },
    place: 11,
    inDetail: true,
  },
  emails: {
    kind: 'emails',
    at: { emergency24: 'joined', chekt: 'joined' },
    place: 12,
    inDetail: true,
  },
  /** Street, city and the rest in one line. */
  address: { kind: 'text', at: { emergency24: 'joined' }, place: 14, inDetail: true },
  /** By their names. */
  groups: { kind: 'texts', at: { emergency24: 'joined' }, place: 13, inDetail: true },
  /** The one they prefer. CHeKT's pages know none, and Emergency24's examples only write it. */
  language: {
    kind: 'text',
    at: { emergency24: 'unshown' },
    place: 15,
    inDetail: true,
    printed: 6,
    onCard: true,
    conflicts: true,
    values: LANGUAGE_RULES,
    headings:
      'language languages preferredlanguage languagepreference languagepreferred communicationlanguage contactlanguage homelanguage languagehome languagespokenathome primarylanguage firstlanguage nativelanguage spokenlanguage languagecode correspondencelanguage idioma idiomas idiomapreferido idiomadepreferencia lenguapreferida idiomadelhogar idiomaencasa idiomaprincipal idiomamaterno lengua lenguamaterna',
  },
} as const satisfies Readonly<Record<string, FieldSpec>>;

type Fields = typeof CONTACT_FIELDS;
export type ContactField = keyof Fields;
export type KindOf<F extends ContactField> = Fields[F]['kind'];
type FieldSource = keyof FieldSpec['at'];

type OfKind<K extends FieldKind> = {
  [F in ContactField]: KindOf<F> extends K ? F : never;
}[ContactField];
type ListField = OfKind<'phones' | 'emails' | 'texts'>;
/** Of one text, which may be empty or null. */
export type FactField = Exclude<ContactField, ListField>;
/** A text or null that a service has under the same name, and that no rule of its own holds for. */
export type PlainFieldAt<S extends FieldSource> = {
  [F in OfKind<'text' | 'word'>]: Fields[F] extends {
    readonly at: Readonly<Record<S, 'same' | 'unshown'>>;
  }
    ? F
    : never;
}[OfKind<'text' | 'word'>];

/** Every field as the list says it, and no more than that. */
export const specOf = (field: ContactField): FieldSpec => CONTACT_FIELDS[field];

export const ALL_FIELDS = Object.keys(CONTACT_FIELDS) as readonly ContactField[];
const LISTS: readonly FieldKind[] = ['phones', 'emails', 'texts'];
export const FACT_FIELDS = ALL_FIELDS.filter(
  (field): field is FactField => !LISTS.includes(specOf(field).kind),
);

type CardField = {
  [F in FactField]: Fields[F] extends { readonly onCard: true } ? F : never;
}[FactField];
export const CARD_FIELDS = FACT_FIELDS.filter(
  (field): field is CardField => specOf(field).onCard === true,
);

export function isPlainAt<S extends FieldSource>(
  source: S,
  field: ContactField,
): field is PlainFieldAt<S> {
  const { kind } = specOf(field);
  return isNamedAt(source, field) && kind !== 'id' && kind !== 'name';
}

/** Whether the service has it under the same name. */
export function isNamedAt(source: FieldSource, field: ContactField): boolean {
  const held = specOf(field).at[source];
  return held !== undefined && held !== 'joined';
}

/** What a service has no place for. */
export function notHeldAt(source: FieldSource): readonly ContactField[] {
  return ALL_FIELDS.filter((field) => specOf(field).at[source] === undefined);
}

/** The rules of a field's values, where the list has such a field and it has any. */
export function rulesOf(field: string): ValueRules | undefined {
  const known = FACT_FIELDS.find((each) => each === field);
  return known && specOf(known).values;
}

/** As it is sent and stored. */
export function asWritten(field: string, typed: string): string {
  return rulesOf(field)?.asWritten(typed) ?? typed;
}
