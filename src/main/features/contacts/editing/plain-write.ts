// The names and words of a change as they are sent: without what nobody sees, in letters and signs of one form.
import type { ContactWrite } from '../../../../shared/contacts/contact-change';
import {
  EMERGENCY24_TEXT_FIELDS,
  type Emergency24Change,
  type Emergency24TextField,
} from '../../../../shared/contacts/emergency24';
import { plainText } from '../../../../shared/core/plain-text';

/** Pure. A full replacement stays as it is: what nobody changed in it must go back as it came. Ids stay as well. */
export function plainWrite(change: ContactWrite): ContactWrite {
  if (change.source === 'emergency24') {
    const { write } = change;
    return write.write === 'add'
      ? { ...change, write: { ...write, fields: { ...write.fields, ...plainWords(write.fields) } } }
      : change;
  }
  const { write } = change;
  switch (write.write) {
    case 'add':
    case 'add-by-reference':
      return {
        ...change,
        write: { ...write, fields: { ...write.fields, ...names(write.fields) } },
      };
    case 'update':
      return {
        ...change,
        write: { ...write, change: { ...write.change, ...names(write.change) } },
      };
    case 'remove':
    case 'remove-by-reference':
    case 'validate':
      return change;
  }
}

/** The texts among these fields of Emergency24; nothing else. */
export function plainWords(
  fields: Emergency24Change,
): Partial<Readonly<Record<Emergency24TextField, string>>> {
  const texts = EMERGENCY24_TEXT_FIELDS.flatMap((field) => {
    const text = fields[field];
    return text === undefined ? [] : [[field, plainText(text)] as const];
  });
  return Object.fromEntries(texts);
}

interface Names {
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
}

function names(fields: Names): Partial<Readonly<Record<'firstName' | 'lastName', string>>> {
  const { firstName, lastName } = fields;
  return {
    ...(firstName === undefined ? {} : { firstName: plainText(firstName) }),
    ...(lastName === undefined ? {} : { lastName: plainText(lastName) }),
  };
}
