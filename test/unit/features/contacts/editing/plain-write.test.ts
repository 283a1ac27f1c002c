// A name goes out as it reads, to whichever service; ids and what nobody changed go out as they are.
import { expect, it } from 'vitest';
import { plainWrite } from '../../../../../src/main/features/contacts/editing/plain-write';
import type { ChektContactFields } from '../../../../../src/shared/contacts/chekt-contact';
import { ADD_FIELDS } from '../../../../fakes/emergency24-samples';

const FIELDS: ChektContactFields = {
  firstName: '\ufeffJose\u0301 ',
  lastName: 'O’Brien–Li',
  email: null,
  phone: '3125550101',
  role: null,
  type: 'primary',
  preferences: null,
  externalId: 'a\u00a0b',
};

it('to CHeKT', () => {
  const plain = { firstName: 'José', lastName: "O'Brien-Li" };
  const add = { write: 'add', siteId: 's', fields: FIELDS } as const;
  expect(plainWrite({ source: 'chekt', write: add })).toEqual({
    source: 'chekt',
    write: { ...add, fields: { ...FIELDS, ...plain } },
  });
  const { firstName } = FIELDS;
  const update = { write: 'update', siteId: 's', contactId: 'c', change: { firstName } } as const;
  expect(plainWrite({ source: 'chekt', write: update })).toEqual({
    source: 'chekt',
    write: { ...update, change: { firstName: 'José' } },
  });
});

it('to Emergency24, but for a full replacement', () => {
  const fields = { ...ADD_FIELDS, firstName: 'Ana\u200b', description: '“Nurse”' };
  const add = { source: 'emergency24', write: { write: 'add', fields } } as const;
  expect(plainWrite(add)).toEqual({
    source: 'emergency24',
    write: { write: 'add', fields: { ...fields, firstName: 'Ana', description: '"Nurse"' } },
  });
  const target = { by: 'contact-id', id: '7' } as const;
  const update = { source: 'emergency24', write: { write: 'update', target, fields } } as const;
  expect(plainWrite(update)).toBe(update);
});
