// The window without main: a fake api that remembers what it was asked, and a clock that a test moves.
import { act, cleanup, configure, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { ok, type Failure, type Result } from '../../src/shared/core/failure';
import type { CallName, Input, Output, TocsinApi } from '../../src/shared/ipc';
import type { AppState } from '../../src/shared/state';
import { App } from '../../src/renderer/app';
import type { WindowClock } from '../../src/renderer/kit/clock';
import { createI18n } from '../../src/renderer/i18n';
import { followLook } from '../../src/renderer/look';
import { createNavigation } from '../../src/renderer/kit/navigation';
import { createWindowStore, followMain } from '../../src/renderer/kit/store';
// Loaded ahead, as the shell does a second after its start: no test may end in the middle of that.
import '../../src/renderer/shell/activity-page';
import '../../src/renderer/shell/calls-page';
import '../../src/renderer/features/contacts/contacts-screen';
import '../../src/renderer/shell/settings-page';
import '../../src/renderer/features/verification/verify-screen';
import { WindowProvider } from '../../src/renderer/kit/window-parts';
import { NOON_MS } from '../fakes/app-state';

// A busy machine may take a while to draw the settings for the first time.
configure({ asyncUtilTimeout: 4000 });

export interface Asked {
  readonly name: CallName;
  readonly input: unknown;
}

export type Answers = { [N in CallName]?: (input: Input<N>) => Promise<Result<Output<N>>> };

export interface FakeApi extends TocsinApi {
  readonly asked: readonly Asked[];
  readonly answers: Answers;
  push(state: AppState): void;
  show(screen: string): void;
}

const LISTS = /History$|^activityPage$/;

function nothingFor(name: CallName): unknown {
  if (name === 'listPeople') return { hits: [], total: 0 };
  return LISTS.test(name) ? [] : null;
}

/** Answers every call with success and null, and a list with nothing in it, unless `answers` says otherwise. */
export function createFakeApi(): FakeApi {
  const asked: Asked[] = [];
  const answers: Answers = {};
  const listeners = new Set<(state: AppState) => void>();
  const shows = new Set<(screen: string) => void>();
  return {
    asked,
    answers,
    push(state) {
      for (const listener of listeners) listener(state);
    },
    show(screen) {
      for (const listener of shows) listener(screen);
    },
    call<N extends CallName>(name: N, input: Input<N>): Promise<Result<Output<N>>> {
      asked.push({ name, input });
      // Nobody presses a chord of the system here.
      if (name === 'recordChord' && answers[name] === undefined)
        return new Promise(() => undefined);
      const answer = answers[name] as ((input: Input<N>) => Promise<Result<Output<N>>>) | undefined;
      return answer?.(input) ?? Promise.resolve(ok(nothingFor(name) as Output<N>));
    },
    onState(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onShow(listener) {
      shows.add(listener);
      return () => shows.delete(listener);
    },
  };
}

export interface FakeClock extends WindowClock {
  advance(ms: number): void;
}

/** Stands still at `NOON_MS` until it is moved. */
function createFakeClock(): FakeClock {
  let now = NOON_MS;
  let timers: { at: number; readonly every: number | null; readonly run: () => void }[] = [];
  const add = (delayMs: number, every: number | null, run: () => void) => {
    const timer = { at: now + delayMs, every, run };
    timers.push(timer);
    return () => {
      timers = timers.filter((other) => other !== timer);
    };
  };
  return {
    now: () => now,
    after: (delayMs, run) => add(delayMs, null, run),
    every: (periodMs, run) => add(periodMs, periodMs, run),
    advance(ms) {
      const end = now + ms;
      for (;;) {
        const next = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        now = next.at;
        if (next.every === null) timers = timers.filter((timer) => timer !== next);
        else next.at += next.every;
        next.run();
      }
      now = end;
    },
  };
}

/** Draws the whole window, or `page` alone; `answers` are there from the first call on. `push`, `pass` and `settle` let React catch up. */
export function openWindow(
  first?: AppState,
  page: ReactNode = <App />,
  answers: Partial<Answers> = {},
) {
  cleanup();
  const api = createFakeApi();
  Object.assign(api.answers, answers);
  const clock = createFakeClock();
  const store = createWindowStore();
  const navigation = createNavigation();
  const i18n = createI18n(['en-US']);
  followLook({ store, i18n, root: document.documentElement });
  followMain({ api, store, clock });
  if (first !== undefined) api.push(first);
  render(<WindowProvider parts={{ api, store, navigation, clock, i18n }}>{page}</WindowProvider>);
  return {
    api,
    store,
    navigation,
    push: (state: AppState) => act(() => api.push(state)),
    pass: (ms: number) => act(() => clock.advance(ms)),
    settle: () => act(async () => Promise.resolve()),
    /** What was asked of main, by name. */
    inputs: (name: CallName) =>
      api.asked.filter((asked) => asked.name === name).map((a) => a.input),
  };
}

/** An answer that refuses. */
export function refusing(failure: Failure): () => Promise<Result<never>> {
  return () => Promise.resolve({ ok: false, failure });
}
