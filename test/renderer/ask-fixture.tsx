// The composer alone, with a site of five people and a main that takes every question.
import { fireEvent, screen, within } from '@testing-library/react';
import { ok } from '../../src/shared/core/failure';
import type { AppState } from '../../src/shared/state';
import type {
  SiteContact,
  SiteContacts,
  Verification,
} from '../../src/shared/verification/verification';
import { Composer } from '../../src/renderer/features/verification/composer';
import type { AskPrefill } from '../../src/renderer/kit/asking';
import { NOON_MS, stateWith } from '../fakes/app-state';
import { openWindow, type Answers } from './fake-window';

export const QUESTION_ID = '00000000-0000-4000-8000-000000000042';

function person(
  contactId: string,
  name: string,
  type: string | null,
  role: string | null,
): SiteContact {
  return { contactId, name, type, role, phone: '+1-555-0123', email: null };
}

const PEOPLE: readonly SiteContact[] = [
  person('contact_1', 'John Doe', 'primary', 'owner'),
  person('contact_2', 'Ana María López', 'primary', 'manager'),
  person('contact_3', 'Jane Smith', 'emergency', 'manager'),
  person('contact_4', 'Night technician', 'technician', 'technician'),
  person('12/5', 'Rooftop', 'roof', null),
];

export function peopleOf(siteId: string, contacts: readonly SiteContact[] = PEOPLE): SiteContacts {
  return { siteId, contacts, asOfMs: NOON_MS - 12_000 };
}

export function liveState(parts: Partial<AppState> = {}): AppState {
  const { settings } = stateWith();
  return stateWith({
    settings: {
      ...settings,
      chekt: { ...settings.chekt, siteIds: ['site_1', 'site_2'], siteName: 'Lincoln Elementary' },
    },
    secrets: { 'chekt.apiKey': 'stored' },
    ...parts,
  });
}

interface Opening {
  readonly state?: AppState;
  readonly prefill?: AskPrefill;
  readonly answers?: Partial<Answers>;
}

/** Draws the composer and waits until the people are read. */
export async function openComposer({ state, prefill = {}, answers = {} }: Opening = {}) {
  const sent: string[] = [];
  let cancelled = 0;
  const opened = openWindow(
    state ?? liveState(),
    <Composer prefill={prefill} onSent={(id) => sent.push(id)} onCancel={() => (cancelled += 1)} />,
    {
      siteContacts: ({ siteId }) => Promise.resolve(ok(peopleOf(siteId))),
      verify: () => Promise.resolve(ok({ id: QUESTION_ID } as Verification)),
      ...answers,
    },
  );
  await opened.settle();
  return { ...opened, sent, cancelled: () => cancelled };
}

export const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });
export const radio = (name: string) => screen.getByRole<HTMLInputElement>('radio', { name });
export const box = (name: string | RegExp) =>
  screen.getByRole<HTMLInputElement>('checkbox', { name });
export const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name);
export const type = (name: string, value: string) =>
  fireEvent.change(field(name), { target: { value } });
export const search = (value: string) => type('Search people to ask', value);

/** Names of the people chosen, in order. */
export function chosen(): readonly string[] {
  const chips = screen.queryByRole('list', { name: 'People to ask' });
  return chips === null
    ? []
    : within(chips)
        .getAllByRole('listitem')
        .map((chip) => chip.textContent);
}

/** Names of the people offered, in order. */
export function offered(): readonly string[] {
  const list = screen.queryByRole('list', { name: 'People at this site' });
  return list === null ? [] : [...list.querySelectorAll('b')].map((name) => name.textContent);
}
