// The rows of the board: everybody who was asked, and everybody else an event came for.
import {
  ALL_CONTACTS,
  type AskedContact,
  type VerificationContact,
} from '../../../shared/verification/verification';
import { NOBODY, type TrackedContact } from './advance';
import { answersOf } from './answers';
import { contactProgress, type Question } from './progress';

/** Stands where the vendor named nobody, and it could be more than one. */
export const UNNAMED_CONTACT = '?';

/** Rows of people nobody asked, at most: a flood must not choke the screen. All of them stay on disk. */
const SHOWN_STRANGERS = 50;

const UNHEARD: TrackedContact = {
  firstSeq: Number.MAX_SAFE_INTEGER,
  steps: {},
  failure: null,
  answers: new Map(),
};

/** Contact ids whom an event named, in the order they were first heard of. */
function heardIds({ tracked }: Question): readonly string[] {
  return [...tracked.contacts]
    .filter(([key]) => key !== NOBODY)
    .toSorted(([, left], [, right]) => left.firstSeq - right.firstSeq)
    .map(([key]) => key);
}

/** Everybody who was asked: by us, and by whatever CHeKT made of it. */
function askedIds(question: Question): readonly string[] {
  const { action, receipt } = question.delivery;
  const ids = action.contacts.map(({ contactId }) => contactId);
  const sentTo = receipt?.sentTo.map(({ contactId }) => contactId) ?? [];
  if (!ids.includes(ALL_CONTACTS)) return [...new Set([...ids, ...sentTo])];
  const named = [...new Set([...sentTo, ...heardIds(question)])];
  return named.length > 0 ? named : ids;
}

function failureReasonOf({ delivery, timing }: Question, heard: TrackedContact): string | null {
  if (heard.failure) return heard.failure.reason;
  // The number before the vendor's words says nothing to whoever reads the board.
  return timing === null ? (delivery.failure?.detail.replace(/^HTTP \d{3}: /, '') ?? null) : null;
}

function rowOf(
  question: Question,
  contactId: string,
  asked: boolean,
  heard: TrackedContact,
  knownContacts: readonly AskedContact[],
): VerificationContact {
  const { delivery, timing } = question;
  const skewMs = delivery.receipt?.skewMs ?? 0;
  const answers = timing === null ? [] : answersOf(heard, timing, skewMs);
  const answer = answers.at(-1) ?? null;
  const progress = contactProgress(question, contactId, asked, heard.steps, answer);
  const person = delivery.action.contacts.find((other) => other.contactId === contactId);
  const known = knownContacts.find((other) => other.contactId === contactId);
  const entry = delivery.receipt?.sentTo.find((named) => named.contactId === contactId);
  return {
    contactId,
    name: person?.name ?? entry?.name ?? known?.name ?? null,
    type: person?.type ?? known?.type ?? null,
    role: person?.role ?? known?.role ?? null,
    status: progress.status,
    statusSaid: progress.said,
    statusAtMs: progress.atMs,
    answer,
    answers,
    failureReason: progress.status === 'failed' ? failureReasonOf(question, heard) : null,
    asked,
  };
}

export interface Rows {
  readonly rows: readonly VerificationContact[];
  /** The id under which something told of `key` stands among the rows. */
  readonly nameOf: (key: string) => string;
}

/** The asked ones in the order they were asked, then the others in the order they were heard of. */
export function rowsOf(question: Question, knownContacts: readonly AskedContact[]): Rows {
  const { contacts } = question.tracked;
  const asked = askedIds(question);
  const nobody = contacts.get(NOBODY) ?? UNHEARD;
  // Where only one was asked, it is clear who answered.
  const only = asked.length === 1 ? asked[0] : undefined;
  const heardOf = (id: string): TrackedContact => {
    const heard = contacts.get(id) ?? UNHEARD;
    const failure = heard.failure ?? nobody.failure;
    const answers = id === only ? new Map([...nobody.answers, ...heard.answers]) : heard.answers;
    return { ...heard, failure, answers };
  };
  const rows = asked.map((id) => rowOf(question, id, true, heardOf(id), knownContacts));
  const strangers = heardIds(question)
    .filter((id) => !asked.includes(id))
    .slice(0, SHOWN_STRANGERS)
    .map((id) => rowOf(question, id, false, contacts.get(id) ?? UNHEARD, knownContacts));
  const unnamed =
    nobody.answers.size > 0 && only === undefined
      ? [rowOf(question, UNNAMED_CONTACT, false, { ...nobody, steps: {} }, knownContacts)]
      : [];
  return {
    rows: [...rows, ...strangers, ...unnamed],
    nameOf: (key) => (key === NOBODY ? (only ?? UNNAMED_CONTACT) : key),
  };
}
