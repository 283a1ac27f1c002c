// One push per tick, with a rising revision, and never a stored copy.
import { describe, expect, it } from 'vitest';
import { createState } from '../../../src/main/core/state';
import type { AppState } from '../../../src/shared/state';

/** `costMs`: how long it takes to read the state once. */
function harness({ costMs = 0 } = {}) {
  let elapsedMs = 0;
  const later: { readonly atMs: number; readonly run: () => void }[] = [];
  const tasks: (() => void)[] = [];
  let version = 'a';
  const state = createState({
    read() {
      elapsedMs += costMs;
      return { version } as Omit<AppState, 'revision'>;
    },
    defer: (task) => void tasks.push(task),
    clock: {
      elapsed: () => elapsedMs,
      after(delayMs, run) {
        later.push({ atMs: elapsedMs + delayMs, run });
        return { cancel: () => undefined };
      },
    },
  });
  const seen: AppState[] = [];
  const stop = state.subscribe((next) => seen.push(next));
  return {
    state,
    seen,
    stop,
    /** Lets time pass and runs what was due. */
    pass: (ms: number): void => {
      elapsedMs += ms;
      const due = later.filter(({ atMs }) => atMs <= elapsedMs);
      for (const timer of due) later.splice(later.indexOf(timer), 1);
      for (const { run } of due) run();
    },
    set: (value: string) => (version = value),
    tick: () => tasks.splice(0).forEach((task) => task()),
  };
}

describe('the state', () => {
  it('makes one push of many changes in a tick', () => {
    const { state, seen, set, tick } = harness();
    set('b');
    state.changed();
    set('c');
    state.changed();
    tick();
    expect(seen.map((next) => [next.revision, next.version])).toEqual([[1, 'c']]);
  });

  it('answers a question with what a push would say', () => {
    const { state, set, tick, seen } = harness();
    state.changed();
    tick();
    set('later');
    expect(state.snapshot().version).toBe('later');
    state.changed();
    tick();
    expect(seen.at(-1)).toEqual(state.snapshot());
  });

  it('stops pushing to a listener that left', () => {
    const { state, seen, stop, tick } = harness();
    stop();
    state.changed();
    tick();
    expect(seen).toEqual([]);
  });

  it('rests three times as long as a push took, then tells the newest', () => {
    const { state, seen, set, tick, pass } = harness({ costMs: 40 });
    state.changed();
    tick();
    set('b');
    state.changed();
    tick();
    pass(119);
    expect(seen).toHaveLength(1);
    set('c');
    state.changed();
    pass(1);
    expect(seen.map((next) => [next.revision, next.version])).toEqual([
      [1, 'a'],
      [2, 'c'],
    ]);
  });
});
