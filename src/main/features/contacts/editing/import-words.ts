// What can be wrong with a row of a table, in the operator's language.
import type { Language } from '../../../../shared/core/language';
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
  readonly groupsUnread: string;
  readonly notPropertyAndValue: (text: string) => string;
  readonly phoneOrEmail: string;
  readonly sameAsLine: (line: number) => string;
  readonly tooManyCells: (headings: number) => string;
  readonly twice: string;
  readonly damage: Readonly<Record<CellDamage, (text: string) => string>>;
  readonly quotes: string;
  /** The service's own rules say no. */
  readonly refused: string;
  readonly oneNumber: (texts: readonly string[]) => string;
  readonly oneAddress: (texts: readonly string[]) => string;
  readonly gone: (text: string) => string;
  readonly notYet: (text: string) => string;
  /** Extensions in a column of their own. */
  readonly notExtension: (text: string) => string;
  readonly noNumber: (text: string) => string;
  readonly whichNumber: (text: string) => string;
  /** Notes: how something was taken. */
  readonly readAs: (first: string, last: string) => string;
  readonly intoTitle: (extras: readonly string[]) => string;
  readonly leftOut: (texts: readonly string[]) => string;
  readonly formOfAddress: (text: string) => string;
  readonly example: string;
  readonly onItsWay: string;
  /** Columns. */
  readonly column: (letter: string) => string;
  readonly clash: (field: string) => string;
  readonly shared: (field: string) => string;
  /** The table as a whole. */
  readonly noHeadings: string;
  readonly headless: string;
  readonly noColumn: (field: string) => string;
  readonly emptySheet: string;
  readonly forgotten: string;
  readonly overtaken: string;
  readonly noSite: string;
  readonly notTaken: (name: string) => string;
  readonly table: TableWords;
}

/** Why there is no table. */
export interface TableWords {
  readonly empty: string;
  readonly tooManyRows: (max: number) => string;
  readonly tooManyColumns: (max: number) => string;
  readonly noText: string;
  readonly oldWorkbook: string;
  readonly badWorkbook: string;
  readonly noSheet: string;
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
    groupsUnread: 'the groups of the service cannot be read now: check the table again later',
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
    refused: 'the service does not take it as it stands',
    oneNumber: (texts) => `only one number can be taken, and here are ${texts.join(' and ')}`,
    oneAddress: (texts) => `only one address can be taken, and here are ${texts.join(' and ')}`,
    gone: (text) => `${text} says that this person is no longer there`,
    notYet: (text) => `${text} says that this person is not there yet`,
    notExtension: (text) => `"${text}" is not an extension`,
    noNumber: (text) => `there is no number for the extension ${text}`,
    whichNumber: (text) => `it is not clear which number has the extension ${text}`,
    readAs: (first, last) => `read as first name ${first}, last name ${last}`,
    intoTitle: (extras) => `${extras.join(', ')} goes into the title`,
    leftOut: (texts) => `left out: ${texts.join(', ')}`,
    formOfAddress: (text) => `${text} is a form of address and is left out`,
    onItsWay: 'already on its way',
    example: 'this is the invented person of the template: take the row out of the file',
    column: (letter) => `column ${letter}`,
    clash: (field) => `two columns are taken as “${field}”: choose one`,
    shared: (field) => `two columns are “${field}”: rows where they differ are held back`,
    noHeadings:
      'No heading in the first line is known. Say what each column is, or how the table is to be read.',
    headless: 'The first line is taken for a person: it names no columns. Say what each one is.',
    noColumn: (field) => `No column is taken as “${field}”. Each row needs it.`,
    emptySheet: 'This sheet is empty. Choose another sheet, if there is one.',
    forgotten: 'This was too long ago. Check the table again.',
    overtaken: 'Another table was taken in since this one was checked. Choose the file again.',
    noSite: 'The site they belong to is missing.',
    notTaken: (name) =>
      `${name}: the service no longer takes it as it stands. Check the table again.`,
    table: {
      empty: 'The file is empty.',
      tooManyRows: (max) => `The table has more than ${max} rows. Cut it into several files.`,
      tooManyColumns: (max) => `The table has more than ${max} columns.`,
      noText: 'This is no table. Save the table as CSV.',
      oldWorkbook: 'This is an old or protected workbook. Save it as .xlsx or CSV first.',
      badWorkbook: 'The workbook cannot be read, or it is too large. Save the sheet as CSV.',
      noSheet: 'The workbook has no such sheet.',
    },
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
    groupsUnread: 'ahora no se pueden leer los grupos del servicio: revise la tabla más tarde',
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
    refused: 'el servicio no lo acepta tal como está',
    oneNumber: (texts) => `solo cabe un número, y aquí están ${texts.join(' y ')}`,
    oneAddress: (texts) => `solo cabe una dirección, y aquí están ${texts.join(' y ')}`,
    gone: (text) => `${text} dice que esta persona ya no está`,
    notYet: (text) => `${text} dice que esta persona todavía no está`,
    notExtension: (text) => `"${text}" no es una extensión`,
    noNumber: (text) => `no hay ningún número para la extensión ${text}`,
    whichNumber: (text) => `no está claro qué número tiene la extensión ${text}`,
    readAs: (first, last) => `leído como nombre ${first}, apellido ${last}`,
    intoTitle: (extras) => `${extras.join(', ')} pasa al cargo`,
    leftOut: (texts) => `se deja fuera: ${texts.join(', ')}`,
    formOfAddress: (text) => `${text} es un tratamiento y se deja fuera`,
    onItsWay: 'ya está en camino',
    example: 'es la persona inventada de la plantilla: quite la fila del archivo',
    column: (letter) => `columna ${letter}`,
    clash: (field) => `dos columnas se toman como «${field}»: elija una`,
    shared: (field) => `dos columnas son «${field}»: se retienen las filas en que difieren`,
    noHeadings:
      'No se conoce ningún encabezado de la primera línea. Diga qué es cada columna, o cómo se lee la tabla.',
    headless:
      'La primera línea se toma por una persona: no nombra las columnas. Diga qué es cada una.',
    noColumn: (field) => `Ninguna columna se toma como «${field}». Cada fila lo necesita.`,
    emptySheet: 'Esta hoja está vacía. Elija otra hoja, si la hay.',
    forgotten: 'Pasó demasiado tiempo. Revise la tabla otra vez.',
    overtaken: 'Se agregó otra tabla después de revisar esta. Elija el archivo otra vez.',
    noSite: 'Falta el sitio al que pertenecen.',
    notTaken: (name) =>
      `${name}: el servicio ya no lo acepta tal como está. Revise la tabla otra vez.`,
    table: {
      empty: 'El archivo está vacío.',
      tooManyRows: (max) => `La tabla tiene más de ${max} filas. Divídala en varios archivos.`,
      tooManyColumns: (max) => `La tabla tiene más de ${max} columnas.`,
      noText: 'Esto no es una tabla. Guarde la tabla como CSV.',
      oldWorkbook: 'Es un libro antiguo o protegido. Guárdelo primero como .xlsx o CSV.',
      badWorkbook: 'No se puede leer el libro, o es demasiado grande. Guarde la hoja como CSV.',
      noSheet: 'El libro no tiene esa hoja.',
    },
  },
};
