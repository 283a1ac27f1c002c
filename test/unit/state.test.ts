// One push per tick, with a rising revision, and never a stored copy.
import { describe, expect, it } from 'vitest';
import { createState } from '../../src/main/state';
import type { AppState } from '../../src/shared/state';

function harness() {
  const tasks: (() => void)[] = [];
  let version = 'a';
  const state = createState({
    read: () => ({ version }) as Omit<AppState, 'revision'>,
    defer: (task) => void tasks.push(task),
  });
  const seen: AppState[] = [];
  const stop = state.subscribe((next) => seen.push(next));
  return {
    state,
    seen,
    stop,
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
});
