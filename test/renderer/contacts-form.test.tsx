// The form of an Emergency24 contact: read anew, checked, nothing lost without consent, kept until it is accepted.
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { NEW_EMERGENCY24, type Emergency24Loss } from '../../src/shared/contacts/emergency24';
import { failed, ok } from '../../src/shared/core/failure';
import { viewNow } from '../../src/renderer/features/contacts/view';
import { refusing, type Answers } from './fake-window';
import {
  button,
  CHANGE_ID,
  changeWith,
  deskWith,
  E24_KEY,
  field,
  openContacts,
  typeInto,
} from './contacts-fixture';

const STORED = {
  ...NEW_EMERGENCY24,
  externalId: '002201',
  firstName: 'Ana',
  lastName: 'López',
  departmentId: '17',
  cellPhones: ['(312) 555-8888 ', ''],
  groupIds: ['10010'],
  customValues: [{ property: 'Badge', value: '9' }],
};
const LOSSES: readonly Emergency24Loss[] = [
  { field: 'language', why: 'not-shown', values: [] },
  { field: 'cellPhones', why: 'kind-unknown', values: ['(312) 555-8888'] },
];
const EDIT = 'Edit Ana López at Emergency24';
const SAVE = 'Save at Emergency24';
const form = () => screen.getByRole('article', { name: /^(Edit|Add)/ });

async function openEdit(answers: Partial<Answers> = {}) {
  const opened = await openContacts({
    answers: {
      contactForm: ({ recordKey }) =>
        Promise.resolve(ok({ source: 'emergency24', recordKey, fields: STORED, losses: LOSSES })),
      ...answers,
    },
  });
  await opened.openAna();
  fireEvent.click(button(EDIT));
  await opened.settle();
  return opened;
}

async function openAdd(answers: Partial<Answers> = {}) {
  const opened = await openContacts({ answers });
  fireEvent.click(button('Add a person'));
  await opened.settle();
  return opened;
}

describe('editing a record', () => {
  it('begins with what the service has now', async () => {
    const { inputs } = await openEdit();
    expect(inputs('contactForm')).toEqual([{ recordKey: E24_KEY }]);
    expect(field('First name').value).toBe('Ana');
    expect(field('Cell phones').value).toBe('(312) 555-8888 \n');
    expect(form().textContent).toContain('Emergency24 hides 2 fields.');
  });

  it('edits nothing that could not be read, and reads again on request', async () => {
    const { api, settle } = await openEdit({
      contactForm: refusing({ kind: 'offline', detail: '' }),
    });
    expect(screen.getByRole('alert').textContent).toContain('it cannot be edited now');
    expect(screen.queryByRole('textbox', { name: 'First name' })).toBeNull();
    expect(button(SAVE).disabled).toBe(true);
    api.answers.contactForm = ({ recordKey }) =>
      Promise.resolve(ok({ source: 'emergency24', recordKey, fields: STORED, losses: [] }));
    fireEvent.click(button('Try again'));
    await settle();
    expect(field('First name').value).toBe('Ana');
  });

  it('sends the whole contact: what was typed, and all the rest exactly as it came', async () => {
    const { inputs, settle } = await openEdit();
    typeInto('Last name', ' Lopez-Ruiz ');
    typeInto('Work phones', '312 555 0001\n\n  312 555 0002 ');
    fireEvent.click(button(SAVE));
    await settle();
    expect(inputs('changeContact')).toEqual([
      {
        change: {
          source: 'emergency24',
          write: {
            write: 'update',
            target: { by: 'contact-id', id: '0042' },
            fields: {
              ...STORED,
              lastName: 'Lopez-Ruiz',
              workPhones: ['312 555 0001', '312 555 0002'],
            },
          },
        },
        recordKey: E24_KEY,
        name: 'Ana Lopez-Ruiz',
      },
    ]);
  });

  it('sends nothing when nothing was changed', async () => {
    const { inputs, settle } = await openEdit();
    fireEvent.click(button(SAVE));
    await settle();
    expect(inputs('changeContact')).toEqual([]);
    expect(form().textContent).toContain('Nothing was changed, so nothing was sent.');
  });

  it('shows field by field what would be lost, and sends only after "Save anyway"', async () => {
    const { inputs, settle } = await openEdit({
      changeContact: ({ consent }) =>
        Promise.resolve(
          ok(
            consent === true
              ? { kind: 'taken', id: CHANGE_ID }
              : { kind: 'needs-consent', losses: LOSSES },
          ),
        ),
    });
    typeInto('Title', 'Nurse');
    fireEvent.click(button(SAVE));
    await settle();
    expect(screen.getByRole('alert').textContent).toContain('Nothing was sent.');
    const words = screen.getByText(/Look at this first/).parentElement?.textContent ?? '';
    expect(words).toMatch(/that it does not show\. They would be empty:.*Preferred language/);
    expect(words).toMatch(/perhaps as the wrong kind:Cell phones \(312\) 555-8888/);
    fireEvent.click(button('Save anyway'));
    await settle();
    expect(inputs('changeContact')).toMatchObject([{}, { consent: true }]);
    expect(inputs('changeContact')[0]).not.toHaveProperty('consent');
  });

  it('asks for consent anew after more was typed', async () => {
    const { settle } = await openEdit({
      changeContact: () => Promise.resolve(ok({ kind: 'needs-consent', losses: LOSSES })),
    });
    typeInto('Title', 'Nurse');
    fireEvent.click(button(SAVE));
    await settle();
    typeInto('Preferred language', 'es');
    expect(screen.queryByRole('button', { name: 'Save anyway' })).toBeNull();
    expect(button(SAVE)).toBeTruthy();
  });
});

describe('after saving', () => {
  async function send() {
    const opened = await openEdit();
    typeInto('Title', 'Nurse');
    fireEvent.click(button(SAVE));
    await opened.settle();
    return opened;
  }

  it('the form stays, locked, until the service has accepted it', async () => {
    const { push, settle } = await send();
    expect(field('Title').disabled).toBe(true);
    push(deskWith({ changes: [changeWith('sending')] }, { revision: 2 }));
    expect(form().textContent).toContain('Sending to Emergency24…');
    push(deskWith({ changes: [changeWith('accepted')] }, { revision: 3 }));
    await settle();
    expect(screen.queryByRole('article', { name: EDIT })).toBeNull();
    expect(screen.getByRole('article', { name: 'Ana López' })).toBeTruthy();
  });

  it('a refusal names the service and keeps everything typed, to be changed and saved again', async () => {
    const { push, inputs, settle } = await send();
    const failure = {
      kind: 'rejected',
      reason: 'duplicate-external-id',
      detail: 'ExternalID in use',
      httpStatus: 409,
    } as const;
    push(deskWith({ changes: [changeWith('failed', { failure })] }, { revision: 2 }));
    expect(form().textContent).toContain('Emergency24 did not accept this.');
    expect(form().textContent).toContain('“ExternalID in use” (code 409)');
    expect(field('Title').value).toBe('Nurse');
    expect(field('External ID').getAttribute('aria-invalid')).toBe('true');
    typeInto('External ID', '002202');
    fireEvent.click(button(SAVE));
    await settle();
    expect(inputs('changeContact')).toHaveLength(2);
  });

  it('undoing gives the form back', async () => {
    const { push } = await send();
    push(deskWith({ changes: [changeWith('cancelled')] }, { revision: 2 }));
    expect(form().textContent).toContain('Undone. Nothing went out.');
    expect(field('Title').disabled).toBe(false);
    expect(field('Title').value).toBe('Nurse');
  });
});

describe('adding somebody', () => {
  it('sends nothing without what Emergency24 needs, and says so at the field', async () => {
    const { inputs, settle } = await openAdd();
    typeInto('E-mail', 'not an address');
    typeInto('Cell phones', 'none');
    fireEvent.click(button(SAVE));
    await settle();
    expect(inputs('changeContact')).toEqual([]);
    for (const name of ['First name', 'External ID', 'E-mail', 'Cell phones']) {
      expect([name, field(name).getAttribute('aria-invalid')]).toEqual([name, 'true']);
    }
    expect(form().textContent).toContain('An e-mail address looks like name@example.com.');
    typeInto('First name', 'Zoë');
    expect(field('First name').getAttribute('aria-invalid')).not.toBe('true');
  });

  it('sends every field, and the groups that were ticked', async () => {
    const { inputs, settle } = await openAdd();
    typeInto('First name', 'Zoë');
    typeInto('External ID', '0099');
    fireEvent.click(screen.getByRole('checkbox', { name: 'Night Shift' }));
    fireEvent.click(button(SAVE));
    await settle();
    expect(inputs('changeContact')).toEqual([
      {
        change: {
          source: 'emergency24',
          write: {
            write: 'add',
            fields: {
              ...NEW_EMERGENCY24,
              firstName: 'Zoë',
              externalId: '0099',
              groupIds: ['0007'],
            },
          },
        },
        recordKey: null,
        name: 'Zoë',
      },
    ]);
  });

  it('marks the field that main names, and keeps what was typed', async () => {
    const { settle } = await openAdd({
      changeContact: () =>
        Promise.resolve(
          failed({ kind: 'invalid-input', detail: 'zip', field: 'change.write.fields.zip' }),
        ),
    });
    typeInto('First name', 'Zoë');
    typeInto('External ID', '0099');
    fireEvent.click(button(SAVE));
    await settle();
    expect(field('ZIP code').getAttribute('aria-invalid')).toBe('true');
    expect(field('First name').value).toBe('Zoë');
  });
});

describe('a form that is left', () => {
  it('waits with everything typed while the operator is elsewhere', async () => {
    const { navigation, settle } = await openEdit();
    typeInto('Title', 'Nurse');
    fireEvent.click(screen.getByRole('link', { name: 'Panic' }));
    fireEvent.click(screen.getByRole('link', { name: 'Contacts' }));
    await settle();
    expect(navigation.getState().screen).toBe('contacts');
    expect(field('Title').value).toBe('Nurse');
  });

  it('waits while another person is looked at, and is not lost to a second form', async () => {
    const { settle, pass } = await openEdit();
    typeInto('Title', 'Nurse');
    const [row] = screen.getAllByRole('option');
    if (row !== undefined) fireEvent.click(row);
    await settle();
    expect(screen.getByText('The form for Ana López is not finished.')).toBeTruthy();
    pass(1000);
    fireEvent.click(button('Add a person'));
    expect(field('Title').value).toBe('Nurse');
  });

  it('is thrown away only after a question', async () => {
    await openEdit();
    typeInto('Title', 'Nurse');
    fireEvent.click(button('Cancel'));
    fireEvent.click(button('Keep typing', screen.getByRole('alertdialog')));
    expect(field('Title').value).toBe('Nurse');
    fireEvent.keyDown(form(), { key: 'Escape' });
    fireEvent.click(button('Throw it away', screen.getByRole('alertdialog')));
    expect(screen.queryByRole('article', { name: EDIT })).toBeNull();
  });

  it('is gone in the other world: nothing typed in practice is sent in live', async () => {
    const { push, store } = await openEdit();
    typeInto('Title', 'Nurse');
    push(deskWith({}, { revision: 2, world: 'practice' }));
    expect(viewNow({ store }).form).toBeNull();
  });
});
