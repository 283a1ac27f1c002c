// What can be wrong with a row of a table, in the operator's language.
import type { Language } from '../../shared/text/language';

export interface ImportWords {
  readonly missing: string;
  readonly tooLong: (max: number) => string;
  readonly notOneLine: string;
  readonly notPhone: (text: string) => string;
  readonly notEmail: (text: string) => string;
  readonly notOneOf: (text: string, words: readonly string[]) => string;
  readonly notYesOrNo: (text: string) => string;
  readonly noSuchGroup: (text: string) => string;
  readonly notPropertyAndValue: (text: string) => string;
  readonly phoneOrEmail: string;
  readonly sameAsLine: (line: number) => string;
  readonly tooManyCells: (headings: number) => string;
  readonly twice: string;
}

export const IMPORT_WORDS: Readonly<Record<Language, ImportWords>> = {
  en: {
    missing: 'is missing',
    tooLong: (max) => `is longer than ${max} characters`,
    notOneLine: 'must be one line of plain text',
    notPhone: (text) => `${text} is not a phone number`,
    notEmail: (text) => `${text} is not an e-mail address`,
    notOneOf: (text, words) => `${text} is not one of ${words.join(', ')}`,
    notYesOrNo: (text) => `${text} is neither yes nor no`,
    noSuchGroup: (text) => `there is no group ${text}`,
    notPropertyAndValue: (text) => `${text} is not written as property=value`,
    phoneOrEmail: 'a phone number or an e-mail address is needed',
    sameAsLine: (line) => `the same stands in line ${line}`,
    tooManyCells: (headings) => `the row has more cells than the ${headings} headings`,
    twice: 'two columns say different things',
  },
  es: {
    missing: 'falta',
    tooLong: (max) => `tiene más de ${max} caracteres`,
    notOneLine: 'debe ser una sola línea de texto',
    notPhone: (text) => `${text} no es un número de teléfono`,
    notEmail: (text) => `${text} no es una dirección de correo`,
    notOneOf: (text, words) => `${text} no es una de estas palabras: ${words.join(', ')}`,
    notYesOrNo: (text) => `${text} no es ni sí ni no`,
    noSuchGroup: (text) => `no hay ningún grupo ${text}`,
    notPropertyAndValue: (text) => `${text} no está escrito como propiedad=valor`,
    phoneOrEmail: 'hace falta un número de teléfono o una dirección de correo',
    sameAsLine: (line) => `lo mismo está en la línea ${line}`,
    tooManyCells: (headings) => `la fila tiene más celdas que los ${headings} encabezados`,
    twice: 'dos columnas dicen cosas distintas',
  },
};

/** What a column is called where the table has none of its kind. */
export const MISSING_HEADINGS = {
  en: {
    externalId: 'External ID',
    firstName: 'First name',
    lastName: 'Last name',
    phone: 'Phone',
    type: 'Type',
  },
  es: {
    externalId: 'ID externo',
    firstName: 'Nombre',
    lastName: 'Apellido',
    phone: 'Teléfono',
    type: 'Tipo',
  },
} as const satisfies Readonly<Record<Language, object>>;

export type NeededField = keyof (typeof MISSING_HEADINGS)['en'];
