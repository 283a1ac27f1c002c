// A reading of contacts that goes as a test says, with a clock that moves only when somebody waits.
import type { Pace } from '../../../src/main/command-line/contacts-desk';
import type { SyncState } from '../../../src/shared/contacts/contact-sync';
import { ok, type Failure, type Result } from '../../../src/shared/core/failure';

export function stateWith(fields: Partial<SyncState> = {}): SyncState {
  return {
    source: 'emergency24',
    phase: 'idle',
    done: 0,
    total: null,
    recordsPerSecond: null,
    remainingMs: null,
    resumeAtMs: null,
    failure: null,
    completedAtMs: null,
    skipped: 0,
    durable: true,
    ...fields,
  };
}

/** Wall clock when a test begins. */
export const ASKED_AT = 1_767_225_600_000;
export const OFFLINE: Failure = { kind: 'offline', detail: 'no network' };
export const BAD_KEY: Failure = { kind: 'unauthorized', detail: 'the key is not accepted' };

/** What is seen at each look; the last one stays. A function runs at its look. */
export type Script = readonly (
  readonly SyncState[] | Result<never> | (() => readonly SyncState[])
)[];

export function lookAt(script: Script): () => Result<readonly SyncState[]> {
  let at = 0;
  return () => {
    const scene = script[Math.min(at, script.length - 1)] ?? [];
    at += 1;
    if (typeof scene === 'function') return ok(scene());
    return 'ok' in scene ? scene : ok(scene);
  };
}

export function instantPace(): Pace & { readonly slept: number[] } {
  let nowMs = 0;
  const slept: number[] = [];
  return {
    slept,
    now: () => ASKED_AT + nowMs,
    elapsed: () => nowMs,
    sleep(ms) {
      slept.push(ms);
      nowMs += ms;
      return Promise.resolve();
    },
  };
}
