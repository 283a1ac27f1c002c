// What became of a press of the command line, as far as is known: its outcome, its exit code and its words.
import { isPanic } from '../../shared/core/check-in';
import { isStopping, type PressDelivery } from '../../shared/delivery';
import type { Failure, Result } from '../../shared/core/failure';
import type { World } from '../../shared/core/vendor';

/** A public format, like the exit codes. `accepted-in-practice`: nobody was alerted. */
export type SendOutcome =
  'accepted' | 'not-sent' | 'still-sending' | 'accepted-in-practice' | 'may-have-arrived';

export const SEND_EXIT_CODES: Readonly<Record<SendOutcome, number>> = {
  accepted: 0,
  'not-sent': 1,
  'still-sending': 2,
  'accepted-in-practice': 3,
  'may-have-arrived': 4,
};

/** A press as the app, or the disk, told of it last. */
export interface SentPress {
  readonly world: World;
  readonly delivery: PressDelivery;
}

/** How it stands when the command ends. */
export interface SendEnd {
  /** A failure when nobody is known to have taken it. */
  readonly sent: Result<SentPress>;
  /** False: what is known is from the disk, or from an app that answers no more. */
  readonly appAnswers: boolean;
  /** As this command reads the settings. */
  readonly world: World;
  readonly emergencyNumber: string;
}

/** The app has read it and not answered: whether it is sending it is not known. */
function mayBeTaken({ reason }: Failure): boolean {
  return reason === 'after-writing';
}

export function sendOutcome({ sent, appAnswers }: SendEnd): SendOutcome {
  if (!sent.ok) return mayBeTaken(sent.failure) ? 'may-have-arrived' : 'not-sent';
  const { world, delivery } = sent.value;
  const { state, mayHaveReached, rungs } = delivery;
  switch (state) {
    case 'accepted':
    case 'answered':
      return world === 'practice' ? 'accepted-in-practice' : 'accepted';
    case 'failed':
    case 'expired':
    case 'cancelled':
      return mayHaveReached ? 'may-have-arrived' : 'not-sent';
    case 'counting-down':
    case 'queued':
    case 'sending':
    case 'waiting':
    case 'unsure': {
      // It was in the memory of an app that is gone.
      const isLost = !appAnswers && rungs.savedMs === null;
      return isLost || isStopping(delivery) ? 'may-have-arrived' : 'still-sending';
    }
  }
}

/** One sentence or more for a person; the world comes first, and in practice nobody is told to call. */
export function sendWords(end: SendEnd): string {
  const isLive = worldOf(end) === 'live';
  return `${isLive ? 'LIVE' : 'PRACTICE'}: ${wordsOf(end)}${isLive ? '' : ' Nobody was alerted.'}`;
}

/** Keys of a public format. */
export function sendLine(end: SendEnd): object {
  const head = { outcome: sendOutcome(end), environment: worldOf(end) };
  if (!end.sent.ok) return { ...head, state: 'failed', failure: end.sent.failure };
  const { id, action, state, attempts, rungs, failure, mayHaveReached } = end.sent.value.delivery;
  return {
    id,
    ...head,
    status: action.status,
    location: action.location,
    ...(action.message === undefined ? {} : { message: action.message }),
    ...(action.callbackPhone === undefined ? {} : { callbackPhone: action.callbackPhone }),
    state,
    attempts,
    ...rungs,
    mayHaveReached,
    failure,
  };
}

function worldOf({ sent, world }: SendEnd): World {
  return sent.ok ? sent.value.world : world;
}

function wordsOf(end: SendEnd): string {
  switch (sendOutcome(end)) {
    case 'accepted':
      return 'accepted by Share911.';
    case 'accepted-in-practice':
      return 'accepted by the practice service.';
    case 'still-sending':
      return sendingWords(end);
    case 'may-have-arrived':
      return `MAY HAVE ARRIVED: ${reasonOf(end)}. Tocsin has stopped trying.${callWords(end)}`;
    case 'not-sent':
      return `${refusedOrNot(end)}: ${reasonOf(end)}. Tocsin has stopped trying.${callWords(end)}`;
  }
}

function sendingWords(end: SendEnd): string {
  const { sent, appAnswers, emergencyNumber } = end;
  const goesOn = appAnswers
    ? 'Tocsin goes on sending; do not send again.'
    : 'It is saved, and goes out as soon as Tocsin runs; do not send again.';
  const isUnsaved = sent.ok && sent.value.delivery.rungs.savedMs === null;
  const keep = isUnsaved ? ' It could not be saved: keep Tocsin running.' : '';
  const isCall = sent.ok && isPanic(sent.value.delivery.action.status) && worldOf(end) === 'live';
  const meanwhile = isCall ? ` If you need help now, call ${emergencyNumber} as well.` : '';
  return `NOT ACCEPTED YET: ${goesOn}${keep}${meanwhile}`;
}

/** The vendor's no is an answer: the press was sent. */
function refusedOrNot({ sent }: SendEnd): string {
  const isRefused = sent.ok && sent.value.delivery.failure?.httpStatus !== undefined;
  return isRefused ? 'NOT ACCEPTED' : 'NOT SENT';
}

function reasonOf({ sent }: SendEnd): string {
  if (!sent.ok) return sent.failure.detail;
  const { state, failure } = sent.value.delivery;
  if (state === 'cancelled') return 'it was cancelled at the desk';
  if (state === 'failed' || state === 'expired') return failure?.detail ?? state;
  return isStopping(sent.value.delivery)
    ? 'it was cancelled at the desk while a try was under way'
    : 'Tocsin could not save it and answers no more';
}

function callWords(end: SendEnd): string {
  const { sent, emergencyNumber } = end;
  if (worldOf(end) === 'practice') return '';
  if (!sent.ok) return ` Call your emergency number now: ${emergencyNumber}.`;
  const { action, state, cancelAskedMs } = sent.value.delivery;
  if (state === 'cancelled' || cancelAskedMs !== null) return '';
  return isPanic(action.status)
    ? ` Call your emergency number now: ${emergencyNumber}.`
    : ` If anyone needs help, call ${emergencyNumber}.`;
}
