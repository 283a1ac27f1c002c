// The whole window on its Contacts screen, over a directory of made people and a main that takes every change.
import { fireEvent, screen, within } from '@testing-library/react';
import {
  NOTHING_SAID,
  type ContactHit,
  type SourceRecord,
} from '../../src/shared/contacts/contact';
import type { ContactChangeState } from '../../src/shared/contacts/contact-change';
import type { SyncState } from '../../src/shared/contacts/contact-sync';
import type { DirectoryState } from '../../src/shared/contacts/directory';
import { failed, ok } from '../../src/shared/core/failure';
import type { FieldOrigin, Person } from '../../src/shared/contacts/person';
import type { AppState } from '../../src/shared/state';
import { NOON_MS, stateWith } from '../fakes/app-state';
import { openWindow, type Answers } from './fake-window';

export const CHANGE_ID = '00000000-0000-4000-8000-0000000000c1';
/** So long a button that has just appeared takes no click. */
export const CALM_MS = 600;
const KEYSTROKE_MS = 40;
const HOUR_MS = 3_600_000;

export function hitWith(index: number, parts: Partial<ContactHit> = {}): ContactHit {
  return {
    key: `emergency24//${index}`,
    name: `Person ${index}`,
    detail: 'Teacher, Science',
    sources: ['emergency24'],
    matched: 'name',
    ...parts,
  };
}

export const E24_KEY = 'emergency24//0042';
export const CHEKT_KEY = 'chekt/site_1/contact_7';
const AT_E24: FieldOrigin = {
  source: 'emergency24',
  recordKey: E24_KEY,
  asOfMs: NOON_MS - 3 * HOUR_MS,
};
const AT_CHEKT: FieldOrigin = {
  source: 'chekt',
  recordKey: CHEKT_KEY,
  asOfMs: NOON_MS - 120_000,
};
const fact = <T,>(value: T, ...from: readonly FieldOrigin[]) => ({ value, from });

function record(parts: Partial<SourceRecord> & Pick<SourceRecord, 'source'>): SourceRecord {
  return {
    vendorId: '0042',
    siteId: '',
    ...NOTHING_SAID,
    externalId: '002201',
    firstName: 'Ana',
    lastName: 'López',
    asOfMs: NOON_MS,
    ...parts,
  };
}

const PHONES = [
  { number: '(312) 555-8888', origin: AT_E24 },
  { number: '+1-555-0123', origin: AT_CHEKT },
] as const;

/** Ana López: known to both services, who disagree about her number. */
export function anaLopez(parts: Partial<Person> = {}): Person {
  return {
    key: E24_KEY,
    name: 'Ana López',
    sources: ['emergency24', 'chekt'],
    firstName: [fact('Ana', AT_E24), fact('Ana María', AT_CHEKT)],
    lastName: [fact('López', AT_E24, AT_CHEKT)],
    externalId: [fact('002201', AT_E24, AT_CHEKT)],
    title: [fact('School Nurse', AT_E24)],
    department: [],
    description: [],
    address: [fact('12 Oak St, Columbus, OH 43004', AT_E24)],
    language: [fact('Spanish', AT_E24)],
    type: [fact('primary', AT_CHEKT)],
    role: [],
    phones: PHONES.map(({ number, origin }) => fact({ number, kind: null }, origin)),
    emails: [fact('ana@school.example', AT_E24, AT_CHEKT)],
    groups: [fact('Lockdown Team', AT_E24)],
    links: [{ a: E24_KEY, b: CHEKT_KEY, by: 'email' }],
    conflicts: [
      {
        personKey: E24_KEY,
        name: 'Ana López',
        field: 'phone',
        facts: PHONES.map(({ number, origin }) => fact(number, origin)),
      },
    ],
    records: [
      record({ source: 'emergency24', groups: ['Lockdown Team'] }),
      record({ source: 'chekt', vendorId: 'contact_7', siteId: 'site_1', type: 'primary' }),
    ],
    ...parts,
  };
}

export function syncWith(source: SyncState['source'], parts: Partial<SyncState> = {}): SyncState {
  return {
    source,
    phase: 'idle',
    done: 0,
    total: null,
    recordsPerSecond: null,
    remainingMs: null,
    resumeAtMs: null,
    failure: null,
    completedAtMs: NOON_MS - 3 * HOUR_MS,
    skipped: 0,
    durable: true,
    ...parts,
  };
}

export function changeWith(
  state: ContactChangeState['delivery']['state'],
  delivery: Partial<ContactChangeState['delivery']> = {},
  parts: Partial<ContactChangeState> = {},
): ContactChangeState {
  return {
    id: CHANGE_ID,
    source: 'emergency24',
    write: 'update',
    recordKey: E24_KEY,
    name: 'Ana López',
    delivery: {
      state,
      rungs: {
        pressedMs: NOON_MS,
        savedMs: NOON_MS,
        sentMs: null,
        acceptedMs: null,
        answeredMs: null,
      },
      attempts: 1,
      nextAttemptAtMs: null,
      mayHaveReached: false,
      failure: null,
      fireAtMs: NOON_MS + 5000,
      ...delivery,
    },
    ...parts,
  };
}

export const PEOPLE = 1000;

/** A healthy desk with both services read; `directory` says what is different. */
export function deskWith(
  directory: Partial<DirectoryState> = {},
  parts: Partial<AppState> = {},
): AppState {
  const { settings } = stateWith();
  return stateWith({
    settings: { ...settings, chekt: { ...settings.chekt, siteIds: ['site_1', 'site_2'] } },
    directory: {
      counts: {
        records: { emergency24: PEOPLE, chekt: 12 },
        people: PEOPLE,
        linked: 1,
        conflicts: 1,
        suggestions: 0,
      },
      sync: [syncWith('emergency24'), syncWith('chekt')],
      clockSkewMs: { emergency24: null, chekt: null },
      unreadable: null,
      searchReady: true,
      changes: [],
      changesInAll: directory.changes?.length ?? 0,
      version: 1,
      ...directory,
    },
    ...parts,
  });
}

interface Opening {
  readonly state?: AppState;
  readonly answers?: Partial<Answers>;
}

/** Draws the window and goes to Contacts by Ctrl+K. */
export async function openContacts({ state = deskWith(), answers = {} }: Opening = {}) {
  const opened = openWindow(state, undefined, {
    listPeople: ({ offset, limit }) => {
      const total = state.directory.counts.people;
      const length = Math.max(0, Math.min(limit, total - offset));
      const hits = Array.from({ length }, (_, at) => hitWith(offset + at));
      return Promise.resolve(ok({ hits, total }));
    },
    searchContacts: ({ query }) =>
      Promise.resolve(ok(query === 'zzz' ? [] : [anaHit(), hitWith(7)])),
    person: ({ key }) =>
      Promise.resolve(
        [E24_KEY, CHEKT_KEY].includes(key)
          ? ok(anaLopez())
          : failed({ kind: 'rejected', reason: 'not-found', detail: '' }),
      ),
    conflicts: () => Promise.resolve(ok(anaLopez().conflicts)),
    linkSuggestions: () => Promise.resolve(ok([])),
    contactGroups: () =>
      Promise.resolve(
        ok([
          { groupId: '10010', name: 'Lockdown Team', count: 3, createdAt: null },
          { groupId: '0007', name: 'Night Shift', count: 1, createdAt: null },
        ]),
      ),
    changeContact: () => Promise.resolve(ok({ kind: 'taken', id: CHANGE_ID })),
    ...answers,
  });
  fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true });
  await screen.findByRole('searchbox', { name: 'Search contacts' });
  await opened.settle();
  const type = async (text: string) => {
    fireEvent.change(searchBox(), { target: { value: text } });
    opened.pass(KEYSTROKE_MS);
    await opened.settle();
  };
  return {
    ...opened,
    type,
    /** Ana López, found and opened; buttons are calm by then. */
    openAna: async () => {
      await type('ana');
      fireEvent.keyDown(searchBox(), { key: 'Enter' });
      await screen.findByRole('article', { name: 'Ana López' });
      await opened.settle();
      opened.pass(CALM_MS);
    },
  };
}

export const anaHit = () => hitWith(0, { key: E24_KEY, name: 'Ana López', detail: 'School Nurse' });
export const searchBox = () =>
  screen.getByRole<HTMLInputElement>('searchbox', { name: 'Search contacts' });
export const button = (name: string | RegExp, within_?: HTMLElement) =>
  (within_ === undefined ? screen : within(within_)).getByRole<HTMLButtonElement>('button', {
    name,
  });
export const tab = (name: string | RegExp) => screen.getByRole('tab', { name });
export const options = () => screen.queryAllByRole('option');
/** The row the keys are at. */
export const activeRow = () => document.querySelector('[data-active]')?.textContent ?? null;
/** By its label: looking by role through a long form takes too long. */
export const field = (name: string) =>
  screen.getByLabelText<HTMLInputElement>(name, {
    selector: 'input:not([type="checkbox"]), textarea',
  });
export const typeInto = (name: string, value: string) =>
  fireEvent.change(field(name), { target: { value } });
