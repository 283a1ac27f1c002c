// Finding anyone: by keystroke, by keys alone, with the reason shown, over a list of any length.
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ContactHit } from '../../src/shared/contacts/contact';
import { failed, ok, type Failure, type Result } from '../../src/shared/core/failure';
import {
  activeRow,
  anaHit,
  deskWith,
  hitWith,
  openContacts,
  options,
  searchBox,
  PEOPLE,
} from './contacts-fixture';

describe('the search box', () => {
  it('has the focus after Ctrl+K from anywhere, with the old words marked', async () => {
    const { type } = await openContacts();
    expect(document.activeElement).toBe(searchBox());
    await type('ana');
    fireEvent.click(screen.getByRole('link', { name: 'Panic' }));
    fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true });
    expect(document.activeElement).toBe(searchBox());
    expect(searchBox().value).toBe('ana');
    expect([searchBox().selectionStart, searchBox().selectionEnd]).toEqual([0, 3]);
  });

  it('asks once for two keys in one motion, without spaces around, and shows the best first', async () => {
    const { inputs, pass, settle } = await openContacts();
    fireEvent.change(searchBox(), { target: { value: 'a' } });
    pass(39);
    fireEvent.change(searchBox(), { target: { value: ' an ' } });
    pass(39);
    expect(inputs('searchContacts')).toEqual([]);
    pass(1);
    await settle();
    expect(inputs('searchContacts')).toEqual([{ query: 'an', limit: 200 }]);
    expect(options()[0]?.textContent).toContain('Ana López');
    expect(screen.getByText('2 people found')).toBeTruthy();
  });

  it('says beside the person which language they prefer, however the service writes it', async () => {
    const { type, settle } = await openContacts({
      answers: {
        searchContacts: () =>
          Promise.resolve(ok([hitWith(1, { name: 'Ana', facts: { language: 'spa' } })])),
      },
    });
    await type('ana');
    await settle();
    expect(options()[0]?.textContent).toContain('Prefers Spanish');
  });

  it('drops an answer to older words that comes late', async () => {
    const answers = new Map<string, (result: Result<readonly ContactHit[]>) => void>();
    const { type, settle } = await openContacts({
      answers: {
        searchContacts: ({ query }) => new Promise((resolve) => answers.set(query, resolve)),
      },
    });
    await type('an');
    await type('ann');
    answers.get('ann')?.(ok([hitWith(1, { name: 'Anna Newer' })]));
    await settle();
    answers.get('an')?.(ok([hitWith(2, { name: 'Anton Older' })]));
    await settle();
    expect(options().map((row) => row.textContent)).toEqual([
      'Anna NewerEmergency24Teacher, Science',
    ]);
  });

  it('never says "nobody" when the search was overtaken: what was found stays, and it asks again', async () => {
    const overtaken: Failure = { kind: 'unavailable', reason: 'overtaken', detail: '' };
    const { type, inputs, api, pass, settle } = await openContacts();
    await type('ana');
    const before = options().map((row) => row.textContent);
    const { searchContacts } = api.answers;
    api.answers.searchContacts = () => Promise.resolve(failed(overtaken));
    await type('anal');
    expect(options().map((row) => row.textContent)).toEqual(before);
    expect(screen.queryByRole('alert')).toBeNull();
    if (searchContacts) api.answers.searchContacts = searchContacts;
    pass(40);
    await settle();
    expect(inputs('searchContacts').slice(-2)).toEqual([
      { query: 'anal', limit: 200 },
      { query: 'anal', limit: 200 },
    ]);
  });

  it('asks again when people have changed, at most twice a second', async () => {
    const { type, inputs, push, pass, settle } = await openContacts();
    await type('ana');
    for (const version of [2, 3, 4]) push(deskWith({ version }, { revision: version }));
    pass(499);
    expect(inputs('searchContacts')).toHaveLength(1);
    pass(1);
    pass(40);
    await settle();
    expect(inputs('searchContacts')).toHaveLength(2);
  });

  it('marks what was found, and says why where it is not plain to see', async () => {
    const { type } = await openContacts({
      answers: {
        searchContacts: () =>
          Promise.resolve(
            ok([
              anaHit(),
              hitWith(1, { matched: 'phone' }),
              hitWith(2, { name: 'Anna Lopes', matched: 'similar' }),
              hitWith(3, { matched: 'department', detail: 'Lopez Wing' }),
              hitWith(4, { matched: 'department', detail: 'Teacher' }),
            ]),
          ),
      },
    });
    await type('LOPEZ');
    expect([...document.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual([
      'López',
      'Lopez',
    ]);
    const reasons = options().map((row) => row.querySelector('.hit-aside b')?.textContent ?? '');
    expect(reasons).toEqual(['', 'by phone number', 'similar', '', 'by department']);
  });
});

describe('whoever is only similar', () => {
  const ANSWER = [
    hitWith(1, { name: 'Kai Chandler' }),
    hitWith(2, { name: 'Kay Chandler', matched: 'similar' }),
    hitWith(3, { name: 'Ray Chandler', matched: 'similar' }),
  ];
  const desk = (hits: readonly ContactHit[]) =>
    openContacts({ answers: { searchContacts: () => Promise.resolve(ok(hits)) } });

  it('stands below whoever fits, with the word on the row and in what is said of the list', async () => {
    const { type } = await desk(ANSWER);
    await type('kai chandler');
    expect(options().map((row) => row.textContent)).toEqual([
      'Kai ChandlerEmergency24Teacher, Science',
      'Kay Chandlersimilar · Emergency24Teacher, Science',
      'Ray Chandlersimilar · Emergency24Teacher, Science',
    ]);
    expect(screen.getByText('1 person found, 2 similar').getAttribute('role')).toBe('status');
  });

  it.each([
    ['en', 2, 'No exact match. 2 similar people.'],
    ['en', 1, 'No exact match. 1 similar person.'],
    ['es', 2, 'Sin coincidencia exacta. 2 personas parecidas.'],
  ] as const)('is never said to be found: in %s, %i of them', async (language, count, words) => {
    const { type, push, settle } = await desk(ANSWER.slice(-count));
    await type('chandelr');
    push(deskWith({}, { language, revision: 2 }));
    await settle();
    expect(screen.getByText(words).getAttribute('role')).toBe('status');
    const word = language === 'en' ? 'similar' : 'parecido';
    expect(options().map((row) => row.querySelector('.hit-aside b')?.textContent)).toEqual(
      Array.from({ length: count }, () => word),
    );
  });
});

describe('the keys of the list', () => {
  const key = (name: string) => fireEvent.keyDown(searchBox(), { key: name });

  it('move from the search box; Home and End stay with the words until then', async () => {
    const { type } = await openContacts();
    key('End');
    expect(activeRow()).toBeNull();
    key('ArrowDown');
    key('ArrowDown');
    expect(activeRow()).toContain('Person 1');
    key('PageDown');
    expect(activeRow()).toContain('Person 9');
    key('Home');
    expect(activeRow()).toContain('Person 0');
    key('ArrowUp');
    expect(activeRow()).toContain('Person 0');
    await type('ana');
    expect(activeRow()).toContain('Ana López');
    expect(searchBox().getAttribute('aria-activedescendant')).toBe(options()[0]?.id);
  });

  it('go back step by step with Esc: the words, the person, the screen', async () => {
    const { openAna, navigation } = await openContacts();
    await openAna();
    const detail = screen.getByRole('article', { name: 'Ana López' });
    expect(document.activeElement).toBe(detail);
    fireEvent.keyDown(detail, { key: 'Escape' });
    expect(screen.queryByRole('article')).toBeNull();
    expect(document.activeElement).toBe(searchBox());
    key('Escape');
    expect(searchBox().value).toBe('');
    expect(navigation.getState().screen).toBe('contacts');
    key('Escape');
    expect(navigation.getState().screen).toBe('panic');
  });

  it('open the best hit of the words in the box, even when Enter comes before the answer', async () => {
    const { inputs, pass, settle } = await openContacts();
    fireEvent.change(searchBox(), { target: { value: 'ana' } });
    key('Enter');
    expect(inputs('person')).toEqual([]);
    pass(40);
    await settle();
    expect(inputs('person')).toEqual([{ key: anaHit().key }]);
    expect(await screen.findByRole('article', { name: 'Ana López' })).toBeTruthy();
  });

  it('open nobody when nobody was found', async () => {
    const { type, inputs } = await openContacts();
    await type('zzz');
    key('Enter');
    expect(inputs('person')).toEqual([]);
  });
});

describe('everybody', () => {
  it('is in the list, but only what is in sight is drawn and only its pages are read', async () => {
    const { inputs } = await openContacts();
    expect(screen.getByText('1,000 people')).toBeTruthy();
    expect(options().length).toBeLessThan(30);
    expect(options()[0]?.getAttribute('aria-setsize')).toBe(String(PEOPLE));
    expect(inputs('listPeople')).toEqual([{ offset: 0, limit: 100 }]);
  });

  it('is read further as the keys move on', async () => {
    const { inputs, settle } = await openContacts();
    fireEvent.keyDown(searchBox(), { key: 'ArrowDown' });
    fireEvent.keyDown(searchBox(), { key: 'End' });
    fireEvent.scroll(screen.getByRole('listbox', { name: 'People found' }));
    await settle();
    expect(inputs('listPeople')).toContainEqual({ offset: 900, limit: 100 });
    expect(activeRow()).toContain('Person 999');
  });

  it('opens with the mouse, and the row is marked as the one on show', async () => {
    const { settle } = await openContacts({
      answers: { listPeople: () => Promise.resolve(ok({ hits: [anaHit()], total: 1 })) },
    });
    const [row] = options();
    if (row === undefined) throw new Error('no row');
    fireEvent.click(row);
    await settle();
    expect(screen.getByRole('article', { name: 'Ana López' })).toBeTruthy();
    expect(options()[0]?.getAttribute('aria-selected')).toBe('true');
  });
});

describe('the other world', () => {
  it('begins with nothing of this one: no words, no person, no form', async () => {
    const { openAna, push, settle } = await openContacts();
    await openAna();
    push(deskWith({}, { revision: 2, world: 'practice' }));
    await settle();
    expect(searchBox().value).toBe('');
    expect(screen.queryByRole('article')).toBeNull();
  });
});
