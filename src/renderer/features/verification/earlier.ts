// The loaded part of the earlier questions: newest first, without doubles.
import type { Failure } from '../../../shared/failure';
import type { Verification } from '../../../shared/verification';
import { phaseOf } from './phase';

export interface Earlier {
  readonly items: readonly Verification[];
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly failure: Failure | null;
  readonly loadingOlder: boolean;
  /** The first question ever is among `items`. */
  readonly complete: boolean;
}

export const PAGE_LENGTH = 20;

export const NOTHING_READ: Earlier = {
  items: [],
  phase: 'loading',
  failure: null,
  loadingOlder: false,
  complete: false,
};

const askedMs = ({ delivery }: Verification) => delivery.rungs.pressedMs;

/** Puts a freshly read newest page in front; starts over where the pages do not touch. */
export function withNewest(earlier: Earlier, page: readonly Verification[]): Earlier {
  const read = { phase: 'ready', failure: null, loadingOlder: false } as const;
  if (page.length < PAGE_LENGTH) return { items: page, complete: true, ...read };
  const fresh = new Set(page.map(({ id }) => id));
  const touching = earlier.items.some(({ id }) => fresh.has(id));
  const older = touching ? earlier.items.filter(({ id }) => !fresh.has(id)) : [];
  return { items: [...page, ...older], complete: touching && earlier.complete, ...read };
}

/** Puts an older page behind. */
export function withOlder(earlier: Earlier, page: readonly Verification[]): Earlier {
  const known = new Set(earlier.items.map(({ id }) => id));
  return {
    ...earlier,
    items: [...earlier.items, ...page.filter(({ id }) => !known.has(id))],
    failure: null,
    loadingOlder: false,
    complete: page.length < PAGE_LENGTH,
  };
}

/** Keeps what was read before. */
export function withFailure(earlier: Earlier, failure: Failure): Earlier {
  const phase = earlier.items.length === 0 ? 'failed' : 'ready';
  return { ...earlier, phase, failure, loadingOlder: false };
}

/** Where the next older page begins, wall clock in milliseconds. */
export function oldestMs({ items }: Earlier): number | undefined {
  const last = items.at(-1);
  return last === undefined ? undefined : askedMs(last);
}

export type Ending =
  'helpAsked' | 'disagree' | 'real' | 'cancel' | 'unclear' | 'none' | 'open' | 'notSent' | 'unsure';

/** What became of a question, in one word; two sides stay two sides. */
export function endingOf(verification: Verification): Ending {
  const { contacts, contradiction, help, expired } = verification;
  const answers = contacts.flatMap((contact) => contact.answers);
  if (help.length > 0) return 'helpAsked';
  if (contradiction !== null) return 'disagree';
  if (answers.some(({ answer }) => answer === 'confirmed')) return 'real';
  if (answers.some(({ answer }) => answer === 'cancelled')) return 'cancel';
  if (answers.length > 0) return 'unclear';
  switch (phaseOf(verification)) {
    case 'out':
      return expired ? 'none' : 'open';
    case 'sending':
    case 'waiting':
      return 'open';
    case 'unsure':
      return 'unsure';
    case 'dropped':
      return verification.delivery.mayHaveReached ? 'unsure' : 'notSent';
    case 'refused':
    case 'not-sent':
    case 'expired':
      return 'notSent';
  }
}
