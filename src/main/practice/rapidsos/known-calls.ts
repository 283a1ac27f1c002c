// What the practice RapidSOS knows of the calls it has shared, and how their places get better from question to question.
import type { PracticeCall } from './share-scenario';
import { moved, PRACTICE_PLACE, type Point } from './site';

/** How many questions about a call without a place stay without an answer. */
const EMPTY_AT_FIRST = 2;
const STEP_M = 6;
const BEST_M = 4;

export interface KnownCall {
  readonly place: (Point & { readonly uncertaintyM: number }) | null;
}

export interface KnownCalls {
  shared(call: PracticeCall, accessToken: string): void;
  /** True for the token of a share that is not over. */
  isToken(token: string): boolean;
  /** Null for a caller nobody shared, or whose time is over. Looking changes nothing. */
  look(callerId: string): KnownCall | null;
  /** The caller was asked about: next time the place is another. */
  asked(callerId: string): void;
}

export function createKnownCalls(now: () => number, windowMs: () => number): KnownCalls {
  const calls = new Map<string, { call: PracticeCall; sharedAtMs: number; asked: number }>();
  const tokens = new Map<string, number>();
  const isFresh = (atMs: number | undefined): boolean =>
    atMs !== undefined && now() - atMs < windowMs();

  return {
    shared(call, accessToken) {
      tokens.set(accessToken, now());
      if (call.callerId === null) return;
      calls.set(call.callerId, { call, sharedAtMs: now(), asked: 0 });
    },
    isToken: (token) => isFresh(tokens.get(token)),
    look(callerId) {
      const known = calls.get(callerId);
      return known && isFresh(known.sharedAtMs)
        ? { place: placeAfter(known.call.place, known.asked) }
        : null;
    },
    asked(callerId) {
      const known = calls.get(callerId);
      if (known) calls.set(callerId, { ...known, asked: known.asked + 1 });
    },
  };
}

function placeAfter(first: PracticeCall['place'], asked: number): KnownCall['place'] {
  const steps = first === null ? asked - EMPTY_AT_FIRST : asked;
  if (steps < 0) return null;
  const from = first ?? { ...moved(PRACTICE_PLACE, 30, 30), uncertaintyM: 80 };
  const around = moved(from, STEP_M * Math.sin(steps), STEP_M * (1 - Math.cos(steps)));
  const uncertaintyM = Math.max(BEST_M, Math.round(from.uncertaintyM * 0.7 ** steps));
  return { ...around, uncertaintyM };
}
