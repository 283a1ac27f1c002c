// A change put into Emergency24's bytes: the examples of the page, safe addresses, phones as it takes them.
import { describe, expect, it } from 'vitest';
import { sameNumberKey } from '../../../src/main/core/lib/phone';
import { toWirePhone } from '../../../src/main/vendors/emergency24/place-phones';
import { toStoredRequest } from '../../../src/main/vendors/emergency24/write-request';
import type { Emergency24Fields, Emergency24Write } from '../../../src/shared/contacts/emergency24';
import { ADD_BODY, ADD_FIELDS, UPDATE_BODY } from '../../fakes/emergency24-samples';

const BY_ID = { by: 'contact-id', id: '10000230' } as const;
const EMPTY = Object.fromEntries(
  Object.entries(ADD_FIELDS).map(([key, value]) => [key, Array.isArray(value) ? [] : '']),
) as unknown as Emergency24Fields;

function made(write: Emergency24Write) {
  const request = toStoredRequest(write);
  if (!request.ok) throw new Error(request.failure.detail);
  return request.value;
}

const compact = (text: string): string => JSON.stringify(JSON.parse(text));

describe('the bytes of a change', () => {
  it('are the example of the page for an add, key by key', () => {
    expect(made({ write: 'add', fields: ADD_FIELDS })).toEqual({
      method: 'POST',
      path: '/contacts/addContact',
      body: compact(ADD_BODY),
    });
  });

  it('are the example of the page for an update, key by key', () => {
    const fields = { ...EMPTY, firstName: 'Test', description: 'Site Manager' };
    expect(made({ write: 'update', target: BY_ID, fields })).toEqual({
      method: 'PUT',
      path: '/contacts/10000230',
      body: compact(UPDATE_BODY),
    });
  });

  it('keep the external id and the custom values of an update', () => {
    const target = { by: 'external-id', id: '5556' } as const;
    const fields = { ...ADD_FIELDS, externalId: '' };
    const known = made({ write: 'update', target, fields });
    expect(known.path).toBe('/contacts/external/5556');
    expect(JSON.parse(known.body)).toMatchObject({
      ExternalID: '5556',
      CustomValues: [{ property: 'website', value: 'http://em24.com' }],
      Language: 'English',
    });
  });

  it.each([
    [{ write: 'delete', target: BY_ID }, 'DELETE', '/contacts/10000230'],
    [
      { write: 'delete', target: { by: 'external-id', id: '1111' } },
      'DELETE',
      '/contacts/external/1111',
    ],
    [
      { write: 'join-group', groupId: '10000', target: { by: 'external-id', id: '1111' } },
      'PUT',
      '/contacts/group/10000/external/1111',
    ],
    [
      { write: 'join-group', groupId: '10000', target: BY_ID },
      'PUT',
      '/contacts/group/10000/contact/10000230',
    ],
    [
      { write: 'leave-group', groupId: '10000', target: { by: 'external-id', id: '1111' } },
      'DELETE',
      '/contacts/group/10000/external/1111',
    ],
    [
      { write: 'leave-group', groupId: '10000', target: BY_ID },
      'DELETE',
      '/contacts/group/10000/contact/10000230',
    ],
  ] as const)('of %j are only an address', (write, method, path) => {
    expect(made(write)).toEqual({ method, path, body: '' });
  });

  it('hold any external id safely encoded', () => {
    const target = { by: 'external-id', id: ' A/B?c#d%20 ü.. ' } as const;
    expect(made({ write: 'delete', target }).path).toBe(
      '/contacts/external/A%2FB%3Fc%23d%2520%20%C3%BC..',
    );
  });

  it.each(['all', 'ADDCONTACT', 'external', ' group ', '.', '..', ' ', '\ud800'])(
    'never ask about the contact id %j, which is another address',
    (id) => {
      const target = { by: 'contact-id', id } as const;
      expect(toStoredRequest({ write: 'delete', target })).toMatchObject({
        failure: { kind: 'invalid-input', field: 'contactId' },
      });
    },
  );

  it.each(['externalId', 'firstName'] as const)('need the %s for an add', (field) => {
    const fields = { ...ADD_FIELDS, [field]: ' ' };
    expect(toStoredRequest({ write: 'add', fields })).toMatchObject({
      failure: { kind: 'invalid-input', field },
    });
  });

  it.each([
    ['3125558888', '3125558888'],
    ['(312) 555-8888', '3125558888'],
    ['+1 312.555.8888', '3125558888'],
    ['1-312-555-8888', '3125558888'],
    ['+17731111777', '7731111777'],
    ['+44 20 7183 8750', '+442071838750'],
    ['+4930123456', '+4930123456'],
    ['312-555-8888 x12', '3125558888 x12'],
    ['911', '911'],
    ['front desk', 'front desk'],
  ])('write the phone %j as %j', (typed, written) => {
    expect(toWirePhone(typed)).toBe(written);
    expect(toWirePhone(written)).toBe(written);
    expect(sameNumberKey(written)).toBe(sameNumberKey(typed));
  });
});
