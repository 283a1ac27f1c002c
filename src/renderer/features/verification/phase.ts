// Where a question stands on its way out, and which boards are still up.
import type { Verification } from '../../../shared/verification/verification';

/** unsure: it may be out, the operator decides. out: the vendor took it, or the operator took it as sent. */
export type Phase =
  'sending' | 'waiting' | 'unsure' | 'refused' | 'not-sent' | 'expired' | 'dropped' | 'out';

/** Never says that nobody was asked where that is not known. */
export function phaseOf({ delivery }: Verification): Phase {
  const { state, mayHaveReached, failure } = delivery;
  switch (state) {
    case 'counting-down':
    case 'queued':
    case 'sending':
      return 'sending';
    case 'waiting':
      return 'waiting';
    case 'unsure':
      return 'unsure';
    case 'failed': {
      const named = failure?.reason === 'invalid-contact' || failure?.reason === 'delivery-failed';
      if (named) return 'refused';
      if (mayHaveReached) return 'unsure';
      return failure?.kind === 'rejected' ? 'refused' : 'not-sent';
    }
    case 'expired':
      return mayHaveReached ? 'unsure' : 'expired';
    case 'cancelled':
      return 'dropped';
    case 'accepted':
    case 'answered':
    case 'taken-as-sent':
      return 'out';
  }
}

/** Nothing more is expected of it. */
export function isOver(verification: Verification): boolean {
  switch (phaseOf(verification)) {
    case 'sending':
    case 'waiting':
    case 'unsure':
      return false;
    case 'refused':
    case 'not-sent':
    case 'expired':
    case 'dropped':
      return true;
    case 'out':
      return verification.expired || everybodyIsDone(verification);
  }
}

/** There is nothing left to wait for. Never true while CheKT has not named who was asked. */
export function everyoneAnswered({ contacts }: Verification): boolean {
  const asked = contacts.filter((contact) => contact.asked);
  return asked.length > 0 && asked.every(({ answer }) => answer !== null);
}

function everybodyIsDone({ contacts }: Verification): boolean {
  const asked = contacts.filter((contact) => contact.asked);
  return (
    asked.length > 0 &&
    asked.every(({ status }) => ['responded', 'failed', 'expired'].includes(status))
  );
}

/** Open ones first, each group newest first. One that was put away is back with its next answer. */
export function boardsUp(all: readonly Verification[]): readonly Verification[] {
  const up = all.filter(({ delivery, unseenAnswers }) => !delivery.closed || unseenAnswers > 0);
  return [...up.filter((one) => !isOver(one)), ...up.filter(isOver)];
}

/** The one to look at first: who needs help, then new answers, then the newest open one. */
export function firstToSee(boards: readonly Verification[]): Verification | undefined {
  return (
    boards.find(({ help, unseenAnswers }) => help.length > 0 && unseenAnswers > 0) ??
    boards.find(({ unseenAnswers }) => unseenAnswers > 0) ??
    boards[0]
  );
}
