// A full replacement made of the master copy, the latest reading and a change: nothing unseen is lost unsaid.
import { describe, expect, it } from 'vitest';
import { mergeForUpdate } from '../../../src/main/vendors/emergency24/merge';
import type {
  Emergency24Contact,
  Emergency24Fields,
} from '../../../src/shared/contacts/emergency24';
import { ADD_FIELDS } from '../../fakes/emergency24-samples';

const MASTER: Emergency24Fields = {
  ...ADD_FIELDS,
  alternateWorkPhones: ['3125557777'],
};

/** What Emergency24 shows of MASTER. */
const READ: Emergency24Contact = {
  contactId: '10000230',
  externalId: '5556',
  status: '0',
  name: 'Test Test',
  firstName: 'Test',
  lastName: 'Test',
  description: 'Test',
  title: '',
  department: '',
  departmentId: '',
  address1: '',
  address2: '',
  city: '',
  state: '',
  zip: '',
  createdAt: null,
  phones: ['+13125558888', '+13125555555', '+13125556666', '+13125557777'].map(phone),
  emails: ['test@gmail.com', 'test@emergency24.com'].map(email),
  groups: ['10010', '10070'].map((groupId) => ({ groupId, name: '' })),
  language: null,
  backupEmailAddresses: null,
  customValues: null,
};

function phone(number: string) {
  return { phoneId: null, number, text: '1', voice: '1' };
}

function email(address: string) {
  return { emailId: null, address, status: '0' };
}

describe('with a master copy', () => {
  it('changes what was asked and nothing else', () => {
    expect(mergeForUpdate(MASTER, READ, { title: 'Principal' })).toEqual({
      fields: { ...MASTER, title: 'Principal' },
      losses: [],
      gone: [],
      removed: [],
    });
  });

  it('takes what the vendor shows over what we remember', () => {
    const read = {
      ...READ,
      title: 'Nurse',
      description: '',
      groups: [{ groupId: '10070', name: '' }],
      emails: [email('TEST@gmail.com'), email('new@test.org'), email('test2@gmail.com')],
      phones: [...(READ.phones ?? []).slice(1)],
    };
    const merge = mergeForUpdate(MASTER, read, { lastName: 'Changed' });
    expect(merge.fields).toEqual({
      ...MASTER,
      lastName: 'Changed',
      title: 'Nurse',
      description: '',
      groupIds: ['10070'],
      // A known backup address stays where it was.
      emailAddresses: ['test@gmail.com', 'new@test.org'],
      cellPhones: [],
    });
    expect(merge.losses).toEqual([]);
    expect(merge.gone).toEqual([
      { field: 'cellPhones', values: ['3125558888'] },
      { field: 'emailAddresses', values: ['test@emergency24.com'] },
    ]);
  });

  it('keeps a phone that was added at the vendor, and says that its kind is a guess', () => {
    const added = { ...phone('+1 773 111 1777'), text: '0' };
    const read = { ...READ, phones: [...(READ.phones ?? []), added] };
    const merge = mergeForUpdate(MASTER, read, {});
    expect(merge.fields.workPhones).toEqual(['3125555555', '7731111777']);
    expect(merge.losses).toEqual([
      { field: 'workPhones', why: 'kind-unknown', values: ['7731111777'] },
    ]);
    const named = mergeForUpdate(MASTER, read, { homePhones: ['3125556666', '773-111-1777'] });
    expect(named.losses).toEqual([]);
    expect(named.fields.workPhones).toEqual(['3125555555']);
    expect(named.removed).toEqual([]);
  });

  it('keeps alternate numbers of a vendor that never shows them, and drops one that is gone', () => {
    const unseen = { ...READ, phones: (READ.phones ?? []).slice(0, 3) };
    expect(mergeForUpdate(MASTER, unseen, {}).fields.alternateWorkPhones).toEqual(['3125557777']);
    const two = { ...MASTER, alternateCellPhones: ['3125550000'] };
    const merge = mergeForUpdate(two, READ, {});
    expect(merge.fields.alternateCellPhones).toEqual([]);
    expect(merge.gone).toEqual([{ field: 'alternateCellPhones', values: ['3125550000'] }]);
  });

  it('fills in what this answer leaves out, parts of a name and the external id included', () => {
    const read = {
      ...READ,
      externalId: '',
      firstName: null,
      lastName: null,
      city: null,
      phones: null,
      emails: null,
      groups: null,
    };
    const master = { ...MASTER, city: 'Chicago' };
    expect(mergeForUpdate(master, read, {})).toEqual({
      fields: master,
      losses: [],
      gone: [],
      removed: [],
    });
  });

  it('names what the vendor shows and the change takes away', () => {
    const change = { cellPhones: [], emailAddresses: ['test@gmail.com'], groupIds: [] };
    const merge = mergeForUpdate(MASTER, READ, change);
    expect(merge.removed).toEqual([
      { field: 'cellPhones', values: ['+13125558888'] },
      { field: 'emailAddresses', values: ['test@emergency24.com'] },
      { field: 'groupIds', values: ['10010', '10070'] },
    ]);
  });
});

describe('without a master copy', () => {
  const SHOWN = { ...READ, phones: [phone('+17731111777')] };

  it('names everything that would be dropped', () => {
    const merge = mergeForUpdate(null, SHOWN, { title: 'Principal' });
    expect(merge.losses).toEqual([
      { field: 'language', why: 'not-shown', values: [] },
      { field: 'customValues', why: 'not-shown', values: [] },
      { field: 'cellPhones', why: 'kind-unknown', values: ['7731111777'] },
      { field: 'backupEmailAddresses', why: 'not-shown', values: [] },
    ]);
    expect(merge.fields).toMatchObject({
      title: 'Principal',
      firstName: 'Test',
      cellPhones: ['7731111777'],
      emailAddresses: ['test@gmail.com', 'test@emergency24.com'],
      groupIds: ['10010', '10070'],
    });
  });

  it('has nothing to name once the operator has filled it in', () => {
    const change = {
      language: 'English',
      customValues: [],
      backupEmailAddresses: [],
      workPhones: ['7731111777'],
    };
    const merge = mergeForUpdate(null, SHOWN, change);
    expect(merge.losses).toEqual([]);
    expect(merge.removed).toEqual([]);
    expect(merge.fields).toMatchObject({ workPhones: ['7731111777'], cellPhones: [] });
  });

  it('names the parts of a name that are null beside a name', () => {
    const merge = mergeForUpdate(null, { ...SHOWN, firstName: null, lastName: null }, {});
    const fields = merge.losses.map(({ field }) => field);
    expect(fields).toEqual(expect.arrayContaining(['firstName', 'lastName']));
  });

  it('names all lists of a contact known from the list of contacts alone', () => {
    const row = { ...READ, phones: null, emails: null, groups: null, address1: null };
    const fields = mergeForUpdate(null, row, {}).losses.map(({ field }) => field);
    expect(fields).toEqual(
      expect.arrayContaining(['address1', 'groupIds', 'homePhones', 'emailAddresses']),
    );
  });

  it('takes hidden fields where a vendor shows them after all', () => {
    const open = {
      ...SHOWN,
      phones: [],
      language: 'Spanish',
      backupEmailAddresses: ['b@c.d'],
      customValues: [{ property: 'a', value: 'b' }],
    };
    const merge = mergeForUpdate(null, open, {});
    expect(merge.losses).toEqual([]);
    expect(merge.fields).toMatchObject({ language: 'Spanish', backupEmailAddresses: ['b@c.d'] });
  });
});
