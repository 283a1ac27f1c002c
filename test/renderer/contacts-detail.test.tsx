// One person: every fact with who says it and how long ago, what differs, and what can be done.
import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { failed, ok } from '../../src/shared/core/failure';
import {
  anaLopez,
  button,
  CALM_MS,
  CHEKT_KEY,
  deskWith,
  E24_KEY,
  openContacts,
} from './contacts-fixture';

const detail = () => screen.getByRole('article', { name: 'Ana López' });
const part = (name: string) => within(detail()).getByRole('region', { name });

describe('the person on show', () => {
  it('has every fact with its service and its age, side by side where they differ', async () => {
    const { openAna } = await openContacts();
    await openAna();
    const facts = [...detail().querySelectorAll('.fact')].map((fact) => fact.textContent);
    expect(facts).toEqual([
      'First nameAnaEmergency24, 3 h agoAna MaríaCHeKT, 2 min ago',
      'Last nameLópezEmergency24, 3 h ago · CHeKT, 2 min ago',
      'TitleSchool NurseEmergency24, 3 h ago',
      'TypePrimaryCHeKT, 2 min ago',
      'Address12 Oak St, Columbus, OH 43004Emergency24, 3 h ago',
      'Preferred languageSpanishEmergency24, as last written here',
      'External ID002201Emergency24, 3 h ago · CHeKT, 2 min ago',
    ]);
  });

  it('shows a number large enough to dial from, and copies it on a click', async () => {
    const copied: string[] = [];
    const page: { execCommand(command: string): boolean } = document;
    page.execCommand = () => {
      copied.push(String(window.getSelection()));
      return true;
    };
    const { openAna } = await openContacts();
    await openAna();
    fireEvent.click(button('Copy +1-555-0123'));
    expect(copied).toHaveLength(1);
    expect(within(detail()).getByText('Copied')).toBeTruthy();
  });

  it('says how to copy by hand where the system does not let us', async () => {
    const page: { execCommand(command: string): boolean } = document;
    page.execCommand = () => false;
    const { openAna } = await openContacts();
    await openAna();
    fireEvent.click(button('Copy (312) 555-8888'));
    expect(within(detail()).getByText('Press Ctrl+C to copy it.')).toBeTruthy();
  });

  it('begins a question to the person at CHeKT', async () => {
    const { openAna, store, navigation } = await openContacts();
    await openAna();
    fireEvent.click(button('Ask people on site'));
    expect(navigation.getState().screen).toBe('verify');
    expect(store.getState().composing?.prefill).toEqual({
      siteId: 'site_1',
      contacts: [{ contactId: 'contact_7', name: 'Ana López', type: 'primary' }],
    });
  });

  it('cannot be asked where CHeKT does not know them', async () => {
    const { openAna } = await openContacts({
      answers: {
        person: () =>
          Promise.resolve(ok(anaLopez({ records: anaLopez().records.slice(0, 1), conflicts: [] }))),
      },
    });
    await openAna();
    expect(screen.queryByRole('button', { name: 'Ask people on site' })).toBeNull();
  });

  it('says so when they are gone', async () => {
    const { api, openAna, push, pass, settle } = await openContacts();
    await openAna();
    api.answers.person = () =>
      Promise.resolve(failed({ kind: 'rejected', reason: 'not-found', detail: '' }));
    push(deskWith({ version: 2 }, { revision: 2 }));
    pass(500);
    await settle();
    expect(screen.getByRole('alert').textContent).toContain('no longer in the directory');
    expect(screen.queryByRole('article')).toBeNull();
  });
});

describe('a conflict', () => {
  it('shows both sides, and has CHeKT check its own number with one click just below', async () => {
    const { openAna, inputs, settle } = await openContacts();
    await openAna();
    const conflict = screen.getByRole('group', { name: 'Different phone numbers' });
    expect(conflict.textContent).toContain('(312) 555-8888Emergency24, 3 h ago');
    expect(within(conflict).queryAllByRole('button')).toEqual([]);
    const checks = screen.getAllByRole('button', { name: /^Send a test text/ });
    expect(checks.map((check) => check.getAttribute('aria-label'))).toEqual([
      'Send a test text to +1-555-0123',
    ]);
    fireEvent.click(button(/^Send a test text/));
    await settle();
    expect(inputs('changeContact')).toEqual([
      {
        change: {
          source: 'chekt',
          write: {
            write: 'validate',
            siteId: 'site_1',
            contactId: 'contact_7',
            method: 'sms',
            message:
              'TEST from Front Desk: this phone gets our alarm texts. There is no emergency. No need to reply.',
          },
        },
        recordKey: CHEKT_KEY,
        name: 'Ana López',
      },
    ]);
  });
});

describe('a link', () => {
  it('says why two records are one person, and is undone with "Not the same person"', async () => {
    const { openAna, inputs, settle, pass } = await openContacts();
    await openAna();
    expect(detail().textContent).toContain(
      'Emergency24 ID 0042 and CHeKT ID contact_7 have the same e-mail address.',
    );
    fireEvent.click(button('Not the same person'));
    await settle();
    const decision = { a: E24_KEY, b: CHEKT_KEY };
    expect(inputs('decideLink')).toEqual([{ ...decision, verdict: 'not-the-same' }]);
    expect(screen.getByText('Tocsin now shows them as two people.')).toBeTruthy();
    pass(CALM_MS);
    fireEvent.click(button('Undo'));
    await settle();
    expect(inputs('decideLink')[1]).toEqual({ ...decision, verdict: 'undecided' });
    expect(screen.queryByText('Tocsin now shows them as two people.')).toBeNull();
  });

  it('is suggested beside the person it may concern', async () => {
    const { counts } = deskWith().directory;
    const { openAna } = await openContacts({
      state: deskWith({ counts: { ...counts, suggestions: 2 } }),
      answers: {
        linkSuggestions: () =>
          Promise.resolve(
            ok([
              { a: 'emergency24//1', b: 'chekt/s/2', aName: 'X', bName: 'Y', by: 'name' },
              { a: E24_KEY, b: 'chekt/s/9', aName: 'Ana López', bName: 'Ana Lopez', by: 'name' },
            ]),
          ),
      },
    });
    await openAna();
    const rows = within(part('Perhaps the same person')).getAllByRole('listitem');
    expect(rows).toHaveLength(1);
    expect(rows[0]?.textContent).toContain('Ana López (Emergency24)Ana Lopez (CHeKT)The same name');
  });
});

describe('groups of Emergency24', () => {
  it('are left and joined by the vendor’s ids', async () => {
    const { openAna, inputs, settle, pass } = await openContacts();
    await openAna();
    fireEvent.click(button('Remove Ana López from Lockdown Team'));
    await settle();
    fireEvent.change(screen.getByRole('combobox', { name: 'Add to a group' }), {
      target: { value: '0007' },
    });
    pass(CALM_MS);
    fireEvent.click(button('Add', part('Emergency24 groups')));
    await settle();
    const target = { by: 'contact-id', id: '0042' };
    expect(inputs('changeContact')).toMatchObject([
      { change: { write: { write: 'leave-group', groupId: '10010', target } } },
      { change: { write: { write: 'join-group', groupId: '0007', target } } },
    ]);
  });

  it('are never left by a name that two groups have', async () => {
    const twice = ['1', '2'].map((groupId) => ({
      groupId,
      name: 'Lockdown Team',
      count: null,
      createdAt: null,
    }));
    const { openAna } = await openContacts({
      answers: { contactGroups: () => Promise.resolve(ok(twice)) },
    });
    await openAna();
    expect(screen.queryByRole('button', { name: /from Lockdown Team/ })).toBeNull();
  });
});

describe('deleting a record', () => {
  const ask = (name: string) => {
    fireEvent.click(button(name));
    return screen.getByRole('alertdialog');
  };

  it('asks first, and goes to the service that has it', async () => {
    const { openAna, inputs, settle } = await openContacts();
    await openAna();
    fireEvent.click(button('Keep', ask('Delete Ana López at CHeKT')));
    expect(inputs('changeContact')).toEqual([]);
    fireEvent.click(button('Delete', ask('Delete Ana López at CHeKT')));
    await settle();
    fireEvent.click(button('Delete', ask('Delete Ana López at Emergency24')));
    await settle();
    expect(inputs('changeContact')).toMatchObject([
      {
        change: {
          source: 'chekt',
          write: { write: 'remove', siteId: 'site_1', contactId: 'contact_7' },
        },
      },
      {
        change: {
          source: 'emergency24',
          write: { write: 'delete', target: { by: 'contact-id', id: '0042' } },
        },
        recordKey: E24_KEY,
      },
    ]);
  });

  it('says beside the record why it was not taken', async () => {
    const { openAna, settle } = await openContacts({
      answers: {
        changeContact: () =>
          Promise.resolve(failed({ kind: 'storage', reason: 'disk-full', detail: '' })),
      },
    });
    await openAna();
    fireEvent.click(button('Delete', ask('Delete Ana López at CHeKT')));
    await settle();
    expect(part('Records').textContent).toContain('That did not work. The disk is full.');
  });
});
