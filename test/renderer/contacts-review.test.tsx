// What a person should look at: all conflicts, all suggestions, each with its count and its decision.
import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ok } from '../../src/shared/core/failure';
import type { LinkSuggestion } from '../../src/shared/contacts/person';
import { refusing } from './fake-window';
import {
  anaLopez,
  button,
  CALM_MS,
  deskWith,
  E24_KEY,
  openContacts,
  tab,
} from './contacts-fixture';

const panel = () => screen.getByRole('tabpanel');
const { counts } = deskWith().directory;
const suggestion = (at: number): LinkSuggestion => ({
  a: `emergency24//${at}`,
  b: `chekt/site_1/${at}`,
  aName: `Ann ${at}`,
  bName: `Anne ${at}`,
  by: 'phone',
});

describe('the tabs', () => {
  it('carry their counts and are walked with the arrow keys', async () => {
    const { settle } = await openContacts();
    expect(screen.getAllByRole('tab').map((one) => one.textContent)).toEqual([
      'People 1,000',
      'Conflicts 1',
      'Same person? 0',
      'Services',
      'Print and import',
    ]);
    fireEvent.keyDown(tab('People 1,000'), { key: 'ArrowLeft' });
    expect(document.activeElement).toBe(tab('Print and import'));
    fireEvent.keyDown(tab('Print and import'), { key: 'ArrowRight' });
    fireEvent.keyDown(tab('People 1,000'), { key: 'ArrowRight' });
    await settle();
    expect(tab('Conflicts 1').getAttribute('aria-selected')).toBe('true');
  });

  it('give way to the people as soon as somebody types', async () => {
    const { type } = await openContacts();
    fireEvent.click(tab('Services'));
    await type('ana');
    expect(tab('People 1,000').getAttribute('aria-selected')).toBe('true');
  });
});

describe('the conflicts', () => {
  it('can be checked with one click, and open the person', async () => {
    const { inputs, pass, settle } = await openContacts();
    fireEvent.click(tab('Conflicts 1'));
    await settle();
    pass(CALM_MS);
    fireEvent.click(button('Send a test text to +1-555-0123', panel()));
    await settle();
    expect(inputs('changeContact')).toMatchObject([{ change: { write: { write: 'validate' } } }]);
    fireEvent.click(button('Ana López', panel()));
    await settle();
    expect(inputs('person')).toEqual([{ key: E24_KEY }]);
  });

  it('say so when there are none', async () => {
    const { settle } = await openContacts({
      state: deskWith({ counts: { ...counts, conflicts: 0 } }),
      answers: { conflicts: () => Promise.resolve(ok([])) },
    });
    fireEvent.click(tab('Conflicts 0'));
    await settle();
    expect(panel().textContent).toContain('No conflicts: the services agree.');
  });

  it('say why they cannot be read, and are read again on request', async () => {
    const { api, settle } = await openContacts({
      answers: { conflicts: refusing({ kind: 'bug', detail: '' }) },
    });
    fireEvent.click(tab('Conflicts 1'));
    await settle();
    expect(within(panel()).getByRole('alert').textContent).toContain('inside Tocsin');
    api.answers.conflicts = () => Promise.resolve(ok(anaLopez().conflicts));
    fireEvent.click(button('Try again', panel()));
    await settle();
    expect(panel().textContent).toContain('Different phone numbers');
  });
});

describe('the suggestions', () => {
  it('are decided one by one, and more are shown on request', async () => {
    const { inputs, settle, pass } = await openContacts({
      state: deskWith({ counts: { ...counts, suggestions: 70 } }),
      answers: {
        linkSuggestions: ({ limit }) =>
          Promise.resolve(
            ok(Array.from({ length: Math.min(limit, 70) }, (_, at) => suggestion(at))),
          ),
      },
    });
    fireEvent.click(tab('Same person? 70'));
    await settle();
    const rows = () =>
      within(within(panel()).getByRole('list', { name: 'Same person?' })).getAllByRole('listitem');
    expect(rows()).toHaveLength(50);
    expect(rows()[0]?.textContent).toContain('The same phone number, but others have it too');
    pass(CALM_MS);
    fireEvent.click(button('Same person', rows()[0]));
    fireEvent.click(button('Not the same person', rows()[1]));
    await settle();
    expect(inputs('decideLink')).toEqual([
      { a: 'emergency24//0', b: 'chekt/site_1/0', verdict: 'linked' },
      { a: 'emergency24//1', b: 'chekt/site_1/1', verdict: 'not-the-same' },
    ]);
    fireEvent.click(button('Show more', panel()));
    await settle();
    expect(rows()).toHaveLength(70);
  });
});
