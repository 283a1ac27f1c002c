// The form of a CHeKT contact: only what was changed is sent, and what CHeKT needs is checked first.
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ChektContactFields } from '../../src/shared/contacts/chekt-contact';
import { ok } from '../../src/shared/core/failure';
import { button, field, openContacts, typeInto } from './contacts-fixture';

const STORED: ChektContactFields = {
  firstName: 'Ana',
  lastName: 'López',
  phone: '+1-555-0123',
  email: null,
  type: null,
  role: 'manager',
  preferences: { email: true, sms: false, push: false },
  externalId: '002201',
};
const SAVE = 'Save at CHeKT';
const choice = (name: string) => screen.getByRole<HTMLSelectElement>('combobox', { name });
const choose = (name: string, value: string) =>
  fireEvent.change(choice(name), { target: { value } });

async function openEdit() {
  const opened = await openContacts({
    answers: {
      contactForm: ({ recordKey }) =>
        Promise.resolve(
          ok({
            source: 'chekt',
            recordKey,
            siteId: 'site_1',
            contactId: 'contact_7',
            fields: STORED,
          }),
        ),
    },
  });
  await opened.openAna();
  fireEvent.click(button('Edit Ana López at CHeKT'));
  await opened.settle();
  const writes = () =>
    opened
      .inputs('changeContact')
      .map((input) => (input as { change: { write: unknown } }).change.write);
  const save = async () => {
    fireEvent.click(button(SAVE));
    await opened.settle();
  };
  return { ...opened, writes, save };
}

async function openAdd() {
  const opened = await openContacts();
  fireEvent.click(button('Add a person'));
  fireEvent.click(screen.getByRole('radio', { name: 'CHeKT' }));
  await opened.settle();
  return opened;
}

describe('editing a record at CHeKT', () => {
  it('sends only what was changed', async () => {
    const { save, writes } = await openEdit();
    typeInto('E-mail', 'ana@school.example');
    choose('Role', '');
    fireEvent.click(screen.getByRole('checkbox', { name: 'Text' }));
    await save();
    expect(writes()).toEqual([
      {
        write: 'update',
        siteId: 'site_1',
        contactId: 'contact_7',
        change: {
          email: 'ana@school.example',
          role: null,
          preferences: { email: true, sms: true, push: false },
        },
      },
    ]);
  });

  it('leaves a type in CHeKT’s own words alone', async () => {
    const { save, writes } = await openEdit();
    expect(choice('Type').value).toBe('');
    typeInto('Phone', '+1-555-0199');
    await save();
    expect(writes()).toMatchObject([{ change: { phone: '+1-555-0199' } }]);
    expect(writes()[0]).not.toHaveProperty('change.type');
  });

  it('does not send somebody whom nobody could reach', async () => {
    const { save, writes } = await openEdit();
    typeInto('Phone', '');
    await save();
    expect(writes()).toEqual([]);
    expect(field('Phone').getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText('Type a phone number or an e-mail address.')).toBeTruthy();
  });

  it('does not change the external id, which CHeKT takes only from somebody new', async () => {
    await openEdit();
    expect(field('External ID').disabled).toBe(true);
  });
});

describe('adding somebody at CHeKT', () => {
  it('needs names, a type, and a way to reach them', async () => {
    const { inputs, settle } = await openAdd();
    typeInto('E-mail', 'nobody');
    fireEvent.click(button(SAVE));
    await settle();
    expect(inputs('changeContact')).toEqual([]);
    for (const name of ['First name', 'Last name', 'E-mail']) {
      expect([name, field(name).getAttribute('aria-invalid')]).toEqual([name, 'true']);
    }
    expect(choice('Type').getAttribute('aria-invalid')).toBe('true');
  });

  it('sends the whole contact to the chosen site', async () => {
    const { inputs, settle } = await openAdd();
    choose('Site', 'site_2');
    typeInto('First name', 'Zoë');
    typeInto('Last name', 'Miller');
    typeInto('Phone', '+1-555-0123');
    choose('Type', 'primary');
    fireEvent.click(button(SAVE));
    await settle();
    expect(inputs('changeContact')).toEqual([
      {
        change: {
          source: 'chekt',
          write: {
            write: 'add',
            siteId: 'site_2',
            fields: {
              firstName: 'Zoë',
              lastName: 'Miller',
              phone: '+1-555-0123',
              email: null,
              type: 'primary',
              role: null,
              externalId: null,
              preferences: null,
            },
          },
        },
        recordKey: null,
        name: 'Zoë Miller',
      },
    ]);
  });
});
