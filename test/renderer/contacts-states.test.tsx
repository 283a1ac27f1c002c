// Every state of the list has words of its own: not set up, never read, reading, filling, nobody, old, unreadable.
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { DirectoryState } from '../../src/shared/contacts/directory';
import { ok } from '../../src/shared/core/failure';
import { NOON_MS } from '../fakes/app-state';
import { refusing } from './fake-window';
import { button, deskWith, hitWith, openContacts, searchBox, syncWith } from './contacts-fixture';

const NOBODY: DirectoryState['counts'] = {
  records: { emergency24: 0, chekt: 0 },
  people: 0,
  linked: 0,
  conflicts: 0,
  suggestions: 0,
};
const OFFLINE = { kind: 'offline', detail: '' } as const;
const shown = () => screen.getByRole('tabpanel').textContent;

describe('the list of contacts', () => {
  it('says what to do while nothing is set up', async () => {
    const { navigation } = await openContacts({ state: deskWith({ counts: NOBODY, sync: [] }) });
    expect(shown()).toContain('Store a key for Emergency24 or CHeKT in Settings.');
    expect(searchBox().hasAttribute('aria-controls')).toBe(false);
    fireEvent.click(button('Open Settings'));
    expect(navigation.getState().screen).toBe('settings');
  });

  it('does not say that there are none while the keyring is locked', async () => {
    const unreadable = { kind: 'storage', reason: 'keyring-locked', detail: '' } as const;
    const { inputs } = await openContacts({
      state: deskWith({ counts: NOBODY, sync: [], unreadable }),
    });
    expect(shown()).toContain('Your contacts cannot be read now');
    expect(shown()).toContain('Unlock the keyring with your password.');
    expect(shown()).not.toContain('No contacts here yet');
    fireEvent.click(button('Try again'));
    expect(inputs('syncContacts')).toEqual([{}]);
  });

  it('offers the first reading where there was none', async () => {
    const { inputs } = await openContacts({
      state: deskWith({
        counts: NOBODY,
        sync: [syncWith('emergency24', { completedAtMs: null })],
      }),
    });
    expect(shown()).toContain('Your contacts have not been read yet');
    fireEvent.click(button('Sync now'));
    expect(inputs('syncContacts')).toEqual([{}]);
  });

  it('shows count, rate and time left while a service is read', async () => {
    await openContacts({
      state: deskWith({
        sync: [
          syncWith('emergency24', {
            phase: 'listing',
            done: 12_300,
            total: 100_000,
            recordsPerSecond: 450.4,
            remainingMs: 195_000,
          }),
        ],
      }),
    });
    expect(shown()).toContain(
      'Emergency24 Reading the list: 12,300 of 100,000 · 450 each second · about 4 min left',
    );
    const bar = screen.getByRole('progressbar', { name: 'Reading Emergency24' });
    expect(bar.getAttribute('aria-valuenow')).toBe('12');
  });

  it('says why it waits and when it goes on', async () => {
    await openContacts({
      state: deskWith({
        sync: [
          syncWith('chekt', {
            phase: 'waiting',
            done: 5,
            total: 9,
            resumeAtMs: NOON_MS + 12_000,
            failure: { kind: 'rate-limited', detail: '' },
          }),
        ],
      }),
    });
    expect(shown()).toContain('The service asks to wait before the next message.');
    expect(shown()).toContain('Goes on by itself in 12 s. So far: 5 of 9');
  });

  it('says that the search is getting ready', async () => {
    await openContacts({ state: deskWith({ searchReady: false }) });
    expect(shown()).toContain('The search is getting ready.');
  });

  it('says that nobody matches, with a hint, and that somebody may still come', async () => {
    const { type } = await openContacts({
      state: deskWith({ sync: [syncWith('emergency24', { phase: 'details', done: 1 })] }),
    });
    await type('zzz');
    expect(shown()).toContain('Nobody matches “zzz”.');
    expect(shown()).toContain('Try fewer letters, part of the phone number, or the department.');
    expect(shown()).toContain('Not everybody has been read yet.');
  });

  it.each([
    [4 * 60_000, 'This computer’s clock is 4 min slow. Emergency24 may refuse signed requests.'],
    [-121_000, 'This computer’s clock is 2 min fast. Emergency24 may refuse signed requests.'],
  ])('warns when the clock of this computer is off: %d ms', async (emergency24, words) => {
    await openContacts({ state: deskWith({ clockSkewMs: { emergency24, chekt: null } }) });
    expect(shown()).toContain(words);
  });

  it('says nothing of a clock that is off by less than two minutes', async () => {
    await openContacts({ state: deskWith({ clockSkewMs: { emergency24: 119_000, chekt: null } }) });
    expect(shown()).not.toContain('clock');
  });

  it('says how old it is when a service cannot be read', async () => {
    await openContacts({ state: deskWith({ sync: [syncWith('chekt', { failure: OFFLINE })] }) });
    expect(shown()).toContain(
      'CHeKT could not be read. This computer could not reach the network. You see what it told 3 h ago.',
    );
  });

  it('says that not everybody is there when a service was never read to the end', async () => {
    const sync = [syncWith('chekt', { failure: OFFLINE, completedAtMs: null })];
    await openContacts({ state: deskWith({ sync }) });
    expect(shown()).toContain('Not everybody is here.');
  });

  it('says why it cannot be read, and reads again on request', async () => {
    const { api, settle } = await openContacts({
      answers: { listPeople: refusing({ kind: 'storage', reason: 'disk-full', detail: '' }) },
    });
    expect(screen.getByRole('alert').textContent).toContain('The disk is full.');
    api.answers.listPeople = () => Promise.resolve(ok({ hits: [hitWith(3)], total: 1 }));
    fireEvent.click(button('Try again'));
    await settle();
    expect(screen.getByRole('option').textContent).toContain('Person 3');
  });

  it('says why a search failed, and searches again on request', async () => {
    const { api, type, pass, settle } = await openContacts({
      answers: { searchContacts: refusing({ kind: 'bug', detail: '' }) },
    });
    await type('ana');
    expect(screen.getByRole('alert').textContent).toContain('The contacts could not be read.');
    api.answers.searchContacts = () => Promise.resolve(ok([hitWith(5)]));
    fireEvent.click(button('Try again'));
    pass(40);
    await settle();
    expect(screen.getByRole('option').textContent).toContain('Person 5');
  });
});
