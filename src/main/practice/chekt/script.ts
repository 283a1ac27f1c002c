// What a practice contact does when asked: the scripts, in words and as replies.
import { z } from 'zod';

export const PersonScript = z.enum([
  'yes',
  'no',
  'help',
  'silence',
  'undeliverable',
  'contradiction',
  'late',
  'duplicate',
  'unknown-word',
]);
export type PersonScript = z.infer<typeof PersonScript>;

/** One answer of a person. Times in milliseconds at a speed of 1. */
export interface Reply {
  readonly from: 'asked' | 'time-is-up';
  readonly afterMs: number;
  /** What the webhook says in `response`. */
  readonly response: string;
  /** How often the same webhook is posted. */
  readonly times: number;
}

/** SEED names "confirmed" alone. ASSUMED: "cancelled" and "help", and any other words just as they were said. */
const REPLIES: Readonly<Record<PersonScript, readonly Reply[]>> = {
  yes: [reply(4000, 'confirmed')],
  no: [reply(6000, 'cancelled')],
  help: [reply(5000, 'help')],
  silence: [],
  undeliverable: [],
  contradiction: [reply(4000, 'confirmed'), reply(9000, 'cancelled')],
  late: [{ ...reply(3000, 'confirmed'), from: 'time-is-up' }],
  duplicate: [{ ...reply(7000, 'confirmed'), times: 3 }],
  'unknown-word': [reply(8000, 'MAYBE LATER')],
};

/** For whoever plays with the practice site. */
export const SCRIPT_WORDS: Readonly<Record<PersonScript, string>> = {
  yes: 'answers YES after 4 seconds',
  no: 'answers NO after 6 seconds',
  help: 'answers HELP after 5 seconds',
  silence: 'gets the message and never answers',
  undeliverable: 'cannot be reached',
  contradiction: 'answers YES after 4 seconds and NO after 9',
  late: 'answers YES 3 seconds after the time is up',
  duplicate: 'answers YES after 7 seconds, and the same webhook comes three times',
  'unknown-word': 'answers MAYBE LATER after 8 seconds',
};

/** In the order they are given. */
export function repliesOf(script: PersonScript): readonly Reply[] {
  return REPLIES[script];
}

function reply(afterMs: number, response: string): Reply {
  return { from: 'asked', afterMs, response, times: 1 };
}
