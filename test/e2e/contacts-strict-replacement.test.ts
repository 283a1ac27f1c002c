// A full replacement at a strict Emergency24 that really wipes what is left out: nothing is lost without consent, and only what was agreed to with it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContactForm } from '../../src/shared/contacts/directory';
import type { Emergency24Fields } from '../../src/shared/contacts/emergency24';
import type { Screen } from './harness/screen';
import { changeAndWait, StrictContactsDesk } from './harness/strict-emergency24-desk';
import { strictPersonAt, type HeldPerson } from './harness/strict-emergency24-people';

let made: StrictContactsDesk;
let screen: Screen;

beforeAll(async () => {
  made = await StrictContactsDesk.make({ size: 60, siteIds: [] });
  screen = await made.start();
  await screen.until('everybody is read', ({ directory }) =>
    directory.sync.some(({ completedAtMs }) => completedAtMs !== null),
  );
});
afterAll(() => made.close());

const keyOf = ({ contactId }: HeldPerson) => `emergency24//${contactId}`;
const held = ({ contactId }: HeldPerson) => made.emergency24.book.people.get(contactId);

async function formOf(person: HeldPerson) {
  const form = await screen.call('contactForm', { recordKey: keyOf(person) });
  if (form.source !== 'emergency24') throw new Error('another service');
  return form satisfies ContactForm;
}

function update(person: HeldPerson, fields: Emergency24Fields, consent?: boolean) {
  const target = { by: 'contact-id', id: person.contactId } as const;
  return {
    change: { source: 'emergency24', write: { write: 'update', target, fields } },
    recordKey: keyOf(person),
    name: 'Somebody',
    ...(consent === undefined ? {} : { consent }),
  } as const;
}

describe('somebody Tocsin never wrote', () => {
  const person = strictPersonAt(30);

  it('is not replaced without consent: what nobody can see is named', async () => {
    const { fields, losses } = await formOf(person);
    const fieldsOf = (list: typeof losses) => list.map(({ field }) => field).sort();
    const hidden = ['backupEmailAddresses', 'customValues', 'language'];
    expect(fieldsOf(losses)).toEqual(expect.arrayContaining(hidden));
    const answer = await screen.call('changeContact', update(person, { ...fields, city: 'Ames' }));
    expect(answer.kind).toBe('needs-consent');
    if (answer.kind !== 'needs-consent') return;
    expect(fieldsOf(answer.losses)).toEqual(fieldsOf(losses));
    expect(made.emergency24.of('update')).toEqual([]);
    expect(held(person)).toEqual(person);
  });

  it('keeps everything that can be seen when the operator agrees', async () => {
    const { fields } = await formOf(person);
    const ended = await changeAndWait(screen, update(person, { ...fields, city: 'Ames' }, true));
    expect(ended.state).toBe('accepted');
    const after = held(person);
    expect(after?.externalId).toBe(person.externalId);
    const { CellPhones, WorkPhones, AlternateHomePhones, ...rest } = person.fields;
    expect(after?.fields).toMatchObject({
      ...rest,
      City: 'Ames',
      // The three that were named, and agreed to.
      ...{ Language: '', BackupEmailAddresses: [], CustomValues: [] },
      CellPhones: CellPhones,
    });
    const numbers = (lists: readonly unknown[]) => lists.flat().sort();
    const kept = Object.entries(after?.fields ?? {}).flatMap(([key, value]) =>
      key.endsWith('Phones') ? [value] : [],
    );
    expect(numbers(kept)).toEqual(numbers([CellPhones, WorkPhones, AlternateHomePhones]));
  });

  it('asks no more from then on: what was written is known', async () => {
    const { fields, losses } = await formOf(person);
    expect(losses).toEqual([]);
    const before = held(person);
    const ended = await changeAndWait(screen, update(person, { ...fields, title: 'Dean' }));
    expect(ended.state).toBe('accepted');
    expect(held(person)).toEqual({ ...before, fields: { ...before?.fields, Title: 'Dean' } });
  });

  it('loses nothing that the operator typed in again', async () => {
    const other = strictPersonAt(20);
    const { fields } = await formOf(other);
    const typed = {
      ...fields,
      language: 'Polish',
      backupEmailAddresses: ['home20@strict.example'],
      customValues: [{ property: 'badge', value: '0020' }],
      zip: '01234',
    };
    const ended = await changeAndWait(screen, update(other, typed, true));
    expect(ended.state).toBe('accepted');
    expect(held(other)).toEqual({ ...other, fields: { ...other.fields, Zip: '01234' } });
  });
});

describe.each([
  ['shows alternate numbers', true],
  ['never shows alternate numbers', false],
])('somebody added here, at a service that %s', (_how, showsAlternates) => {
  const externalId = showsAlternates ? '000041' : '000042';
  const fields: Emergency24Fields = {
    ...{ externalId, firstName: 'Zofia', lastName: `Wójcik ${externalId}`, description: 'Ward 4' },
    ...{
      title: 'Sister',
      department: 'Wards',
      departmentId: '007',
      address1: '1 Oak',
      address2: 'B',
    },
    ...{ city: 'Gary', state: 'IN', zip: '00501', language: 'Polish' },
    emailAddresses: ['z@strict.example', 'z2@strict.example'],
    backupEmailAddresses: ['zb@strict.example', 'zc@strict.example'],
    cellPhones: ['2195550001', '+48 601 234 567'],
    alternateCellPhones: ['2195550002'],
    workPhones: ['2195550003'],
    alternateWorkPhones: ['2195550004'],
    homePhones: ['2195550005'],
    alternateHomePhones: ['2195550006', '2195550007'],
    groupIds: ['10010'],
    customValues: [
      { property: 'badge', value: '0042' },
      { property: 'locker', value: '' },
    ],
  };
  let person: HeldPerson;

  beforeAll(async () => {
    made.emergency24.book.showsAlternates = showsAlternates;
    made.emergency24.book.addAnswers = showsAlternates ? 'list' : 'nothing';
    const added = await changeAndWait(screen, {
      change: { source: 'emergency24', write: { write: 'add', fields } },
      recordKey: null,
      name: 'Zofia',
    });
    expect(added.state).toBe('accepted');
    const found = made.emergency24.book.byExternalId(externalId);
    if (found === undefined) throw new Error('nobody was added');
    person = found;
  });

  it('is written whole, and is whole after one field was changed', async () => {
    expect(person.fields).toMatchObject({
      ...{ Language: 'Polish', AlternateHomePhones: ['2195550006', '2195550007'] },
      ...{ CellPhones: ['2195550001', '+48601234567'], GroupIDs: ['10010'] },
      CustomValues: fields.customValues,
    });
    const form = await formOf(person);
    expect(form.losses).toEqual([]);
    expect(form.fields).toMatchObject({
      externalId,
      language: 'Polish',
      homePhones: ['2195550005'],
    });
    const changed = { ...form.fields, department: 'Theatre' };
    expect((await changeAndWait(screen, update(person, changed))).state).toBe('accepted');
    expect(held(person)).toEqual({
      ...person,
      fields: { ...person.fields, Department: 'Theatre' },
    });
  });

  it('keeps what somebody else changed meanwhile, and what a group change did', async () => {
    const form = await formOf(person);
    const there = held(person) ?? person;
    made.emergency24.book.put({ ...there, fields: { ...there.fields, City: 'Hammond' } });
    const target = { by: 'contact-id', id: person.contactId } as const;
    const join = { write: 'join-group', groupId: '10070', target } as const;
    const joined = await changeAndWait(screen, {
      change: { source: 'emergency24', write: join },
      recordKey: keyOf(person),
      name: 'Zofia',
    });
    expect(joined.state).toBe('accepted');
    const changed = { ...form.fields, title: 'Matron' };
    expect((await changeAndWait(screen, update(person, changed))).state).toBe('accepted');
    expect(held(person)?.fields).toEqual({
      ...there.fields,
      ...{ City: 'Hammond', Title: 'Matron', GroupIDs: ['10010', '10070'] },
    });
  });

  it('loses what the operator takes out, and nothing else', async () => {
    const before = held(person);
    const form = await formOf(person);
    const changed = {
      ...form.fields,
      workPhones: [],
      backupEmailAddresses: ['zc@strict.example'],
      customValues: [],
    };
    expect((await changeAndWait(screen, update(person, changed))).state).toBe('accepted');
    expect(held(person)).toEqual({
      ...before,
      fields: {
        ...before?.fields,
        ...{ WorkPhones: [], BackupEmailAddresses: ['zc@strict.example'], CustomValues: [] },
      },
    });
    expect((await formOf(person)).fields).toMatchObject({ customValues: [], workPhones: [] });
  });
});

it('has broken no rule of the page on the whole way', () => {
  expect(made.complaints).toEqual([]);
});
