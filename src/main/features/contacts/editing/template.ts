// A table to fill in: the headings of a service in the operator's language, and one invented person.
import { stringify } from 'csv-stringify/sync';
import type { ContactSource } from '../../../../shared/contacts/contact';
import type { ImportField } from '../../../../shared/contacts/import-field';
import type { Language } from '../../../../shared/core/language';
import { FIELD_NAMES } from './headings';

type Example = Readonly<Partial<Record<ImportField, string>>>;

const EMAIL = 'alex@example.org';
/** Of the range that is kept free for stories. */
const PHONE = '614-555-0142';

/** Left in a file by mistake it must be nobody who is asked first: no primary contact. */
const EXAMPLES: Readonly<Record<ContactSource, Readonly<Record<Language, Example>>>> = {
  emergency24: {
    en: {
      externalId: 'EXAMPLE-1',
      firstName: 'Alex',
      lastName: 'Example',
      title: 'School nurse',
      department: 'Health office',
      cellPhones: PHONE,
      workPhones: '614-555-0143',
      emailAddresses: EMAIL,
    },
    es: {
      externalId: 'EJEMPLO-1',
      firstName: 'Alex',
      lastName: 'Ejemplo',
      title: 'Enfermería escolar',
      department: 'Salud',
      cellPhones: PHONE,
      workPhones: '614-555-0143',
      emailAddresses: EMAIL,
    },
  },
  chekt: {
    en: {
      firstName: 'Alex',
      lastName: 'Example',
      type: 'secondary',
      phone: PHONE,
      email: EMAIL,
      role: 'manager',
      externalId: 'EXAMPLE-1',
    },
    es: {
      firstName: 'Alex',
      lastName: 'Ejemplo',
      type: 'secundario',
      phone: PHONE,
      email: EMAIL,
      role: 'gerente',
      externalId: 'EJEMPLO-1',
    },
  },
};

/** CSV, to be written as UTF-8; our own import takes it as it is. */
export function importTemplate(source: ContactSource, language: Language): string {
  const example = EXAMPLES[source][language];
  const fields = Object.keys(example) as (keyof typeof example)[];
  const rows = [fields.map((field) => FIELD_NAMES[language][field]), Object.values(example)];
  // Without the mark Excel reads UTF-8 as something else.
  return `\uFEFF${stringify(rows, { record_delimiter: 'windows' })}`;
}

/** The invented person was left in the file. */
export function isExample({ emails }: { readonly emails: readonly string[] }): boolean {
  return emails.includes(EMAIL);
}
