// What could be done next when a message did not arrive or nobody answers: a suggestion, never an act.
import {
  ALL_CONTACTS,
  VERIFICATION_CONTACTS_MAX,
  type AskedContact,
  type NextStep,
  type Verification,
  type VerificationAsk,
  type VerificationContact,
  type VerificationMethod,
} from '../../../shared/verification/verification';
import type { Timing } from './timing';

/** From the quickest to be noticed to the slowest. Source: SEED CHeKT Verifications API, "Verification Methods". */
const METHODS: readonly VerificationMethod[] = ['sms', 'call', 'push', 'email'];

/** Source: SEED CHeKT Contacts API, "Contact Types"; who cannot judge an alarm comes last. */
const FIRST_TYPES: readonly string[] = ['primary', 'emergency', 'secondary'];
const LAST_TYPES: readonly string[] = ['technician', 'billing'];

export interface StepContext {
  readonly nowMs: number;
  readonly knownContacts: readonly AskedContact[];
  readonly hasFollowUp: boolean;
  readonly earlier: readonly VerificationAsk[];
}

interface Plan {
  readonly contacts: readonly AskedContact[];
  readonly method: VerificationMethod;
}

function tierOf({ type }: AskedContact): number {
  const kind = type?.toLowerCase() ?? '';
  const first = FIRST_TYPES.indexOf(kind);
  if (first >= 0) return first;
  return FIRST_TYPES.length + 1 + LAST_TYPES.indexOf(kind);
}

/** Who was asked by which method, in this question and the ones before it. */
function triedBy(
  asks: readonly VerificationAsk[],
): (id: string, by: VerificationMethod) => boolean {
  return (id, method) =>
    asks.some(
      (ask) =>
        ask.method === method &&
        ask.contacts.some(({ contactId }) => contactId === id || contactId === ALL_CONTACTS),
    );
}

function personOf({ contactId, name, type, role }: VerificationContact): AskedContact {
  return {
    contactId,
    ...(name === null ? {} : { name }),
    ...(type === null ? {} : { type }),
    ...(role === null ? {} : { role }),
  };
}

/** The first method that somebody among them was not asked by, with everybody it is new for. */
function otherMethod(
  rows: readonly VerificationContact[],
  tried: ReturnType<typeof triedBy>,
): Plan | null {
  for (const method of METHODS) {
    const fresh = rows.filter(({ contactId }) => !tried(contactId, method));
    if (fresh.length > 0) return { contacts: fresh.map(personOf), method };
  }
  return null;
}

/** The next kind of contacts among those whom no question of this chain went to. */
function nextContacts(
  view: Verification,
  asks: readonly VerificationAsk[],
  known: readonly AskedContact[],
): Plan | null {
  const asked = new Set(asks.flatMap(({ contacts }) => contacts.map(({ contactId }) => contactId)));
  if (asked.has(ALL_CONTACTS)) return null;
  const fresh = known.filter(({ contactId }) => !asked.has(contactId));
  const tier = Math.min(...fresh.map(tierOf));
  const contacts = fresh.filter((contact) => tierOf(contact) === tier);
  if (contacts.length === 0) return null;
  return { contacts: contacts.slice(0, VERIFICATION_CONTACTS_MAX), method: view.ask.method };
}

function failedRows(view: Verification): readonly VerificationContact[] {
  // An id CHeKT does not know stays unknown by every method.
  if (view.delivery.failure?.reason === 'invalid-contact') return [];
  return view.contacts.filter((row) => row.asked && row.status === 'failed');
}

/** Pure: null while there is nothing better to do than to wait. `timing` null: the question is not out. */
export function nextStep(
  view: Verification,
  timing: Timing | null,
  context: StepContext,
): NextStep | null {
  const heard = view.contacts.some((row) => row.answers.some(({ answer }) => answer !== 'other'));
  if (heard || context.hasFollowUp || view.delivery.closed) return null;
  // CHeKT may know somebody by another id than the one it was asked by.
  const reached = view.contacts.filter((row) => row.asked).map(personOf);
  const asks = [view.ask, { ...view.ask, contacts: reached }, ...context.earlier];
  const tried = triedBy(asks);
  const waitedMs = timing === null ? 0 : Math.max(0, context.nowMs - timing.sentAtMs);

  const failed = failedRows(view);
  const elsewhere = otherMethod(failed, tried);
  if (elsewhere !== null) {
    const reasons = failed.flatMap(({ failureReason }) => failureReason ?? []);
    const detail = reasons.length === 0 ? null : [...new Set(reasons)].join('; ').slice(0, 500);
    return { reason: 'not-delivered', ...elsewhere, waitedMs, detail };
  }
  const isSilent =
    timing !== null && timing.suggestAtMs !== null && context.nowMs >= timing.suggestAtMs;
  if (!isSilent && !view.expired) return null;
  const rows = view.contacts.filter((row) => row.asked);
  const plan = nextContacts(view, asks, context.knownContacts) ?? otherMethod(rows, tried);
  return (
    plan && { reason: view.expired ? 'time-is-up' : 'no-answer', ...plan, waitedMs, detail: null }
  );
}
