// The whole window on its Verify screen, with a main that has no earlier questions and knows two telephones.
import { screen, within } from '@testing-library/react';
import { ok } from '../../src/shared/core/failure';
import type { AppState } from '../../src/shared/state';
import type {
  SiteContact,
  Verification,
  VerificationContact,
} from '../../src/shared/verification/verification';
import { goTo } from '../../src/renderer/kit/navigation';
import { stateWith } from '../fakes/app-state';
import { contactWith, verificationWith } from '../fakes/verifications';
import { openWindow, type Answers } from './fake-window';

/** So long a button that has just appeared takes no click. */
export const CALM_MS = 600;

export const OTHER_ID = '00000000-0000-4000-8000-0000000000bb';

export const grace = (
  answer: Parameters<typeof contactWith>[0],
  parts: Partial<VerificationContact> = {},
) => contactWith(answer, parts);

export const jane = (
  answer: Parameters<typeof contactWith>[0],
  parts: Partial<VerificationContact> = {},
) =>
  contactWith(answer, {
    contactId: 'contact_2',
    name: 'Jane Smith',
    type: 'emergency',
    role: 'manager',
    ...parts,
  });

function person(contactId: string, name: string, phone: string | null): SiteContact {
  return { contactId, name, type: null, role: null, phone, email: null };
}

const PEOPLE = [
  person('contact_1', 'Grace Miller', '+1-555-0123'),
  person('contact_2', 'Jane Smith', null),
];

/** A state with these questions, newest first. */
export function asking(
  verifications: Verification | readonly Verification[],
  parts: Partial<AppState> = {},
): AppState {
  const list = Array.isArray(verifications) ? verifications : [verifications];
  return stateWith({ verifications: list as readonly Verification[], ...parts });
}

/** Draws the window and goes to Verify; buttons that have just appeared are calm by then. */
export async function openVerify(state: AppState, answers: Partial<Answers> = {}) {
  const opened = openWindow(state, undefined, {
    verificationHistory: () => Promise.resolve(ok([])),
    siteContacts: ({ siteId }) => Promise.resolve(ok({ siteId, contacts: PEOPLE, asOfMs: 0 })),
    ...answers,
  });
  goTo(opened.navigation, 'verify');
  await screen.findByRole('heading', { level: 1, name: 'Verify' });
  await opened.settle();
  opened.pass(CALM_MS);
  return opened;
}

/** The state that follows, one revision later. */
export function next(state: AppState, parts: Partial<AppState>): AppState {
  return { ...state, revision: state.revision + 1, ...parts };
}

export const board = (name = 'Main Office: is it real?') => screen.getByRole('article', { name });
export const button = (name: string | RegExp) =>
  screen.getByRole<HTMLButtonElement>('button', { name });
export const noButton = (name: string) => screen.queryByRole('button', { name }) === null;
export const card = (name: string) => within(board()).getByRole('region', { name });

/** The cells of one row, as a reader meets them; the name first. */
export function row(name: string): readonly string[] {
  const heading = within(board()).getByRole('rowheader', { name: new RegExp(`^${name}`) });
  const line = heading.closest('tr');
  if (line === null) throw new Error(`no row of ${name}`);
  return [...line.children].map((cell) => cell.textContent);
}

/** What is in the two live regions. */
export const said = (how: 'polite' | 'assertive') =>
  document.querySelector(`[data-news][aria-live="${how}"]`)?.textContent ?? '';

/** A question that the vendor has not taken. */
export function unsent(delivery: Partial<Verification['delivery']>): Verification {
  const { delivery: usual } = verificationWith();
  return verificationWith({
    verificationId: null,
    status: null,
    sentAtMs: null,
    deadlineMs: null,
    deadlineSource: null,
    contacts: [contactWith(null, { status: 'pending' })],
    delivery: {
      ...usual,
      rungs: { ...usual.rungs, sentMs: null, acceptedMs: null },
      ...delivery,
    },
  });
}
