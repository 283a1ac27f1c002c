// What can be wrong with a row of a table, in the operator's language.
import type { Language } from '../../shared/text/language';
import type { CellDamage } from './spreadsheet-cells';

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
  readonly damage: Readonly<Record<CellDamage, (text: string) => string>>;
  readonly quotes: string;
  readonly oneNumber: (texts: readonly string[]) => string;
  readonly gone: (text: string) => string;
  /** Notes: how something was taken. */
  readonly readAs: (first: string, last: string) => string;
  readonly intoTitle: (extras: readonly string[]) => string;
  readonly leftOut: (texts: readonly string[]) => string;
  readonly formOfAddress: (text: string) => string;
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
    damage: {
      'broken-letters': (text) => `${text} has broken letters: choose another encoding`,
      'error-word': (text) => `${text} is a spreadsheet’s word for an error`,
      scientific: (text) => `${text} was shortened by a spreadsheet: format the column as text`,
      'too-many-digits': (text) => `${text} has more than 15 digits: a spreadsheet loses some`,
      date: (text) => `${text} is a date`,
      'point-zero': (text) => `${text} was taken for a fraction: format the column as text`,
    },
    quotes: 'a quotation mark in this line has no partner',
    oneNumber: (texts) => `only one number can be taken, and here are ${texts.join(' and ')}`,
    gone: (text) => `${text} says that this person is no longer there`,
    readAs: (first, last) => `read as first name ${first}, last name ${last}`,
    intoTitle: (extras) => `${extras.join(', ')} goes into the title`,
    leftOut: (texts) => `left out: ${texts.join(', ')}`,
    formOfAddress: (text) => `${text} is a form of address and is left out`,
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
    damage: {
      'broken-letters': (text) => `${text} tiene letras dañadas: elija otra codificación`,
      'error-word': (text) => `${text} es un error de la hoja de cálculo`,
      scientific: (text) =>
        `la hoja de cálculo acortó ${text}: dé a la columna el formato de texto`,
      'too-many-digits': (text) =>
        `${text} tiene más de 15 dígitos: una hoja de cálculo pierde algunos`,
      date: (text) => `${text} es una fecha`,
      'point-zero': (text) =>
        `${text} se tomó por una fracción: dé a la columna el formato de texto`,
    },
    quotes: 'una comilla de esta línea no tiene pareja',
    oneNumber: (texts) => `solo cabe un número, y aquí están ${texts.join(' y ')}`,
    gone: (text) => `${text} dice que esta persona ya no está`,
    readAs: (first, last) => `leído como nombre ${first}, apellido ${last}`,
    intoTitle: (extras) => `${extras.join(', ')} pasa al cargo`,
    leftOut: (texts) => `se deja fuera: ${texts.join(', ')}`,
    formOfAddress: (text) => `${text} es un tratamiento y se deja fuera`,
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
