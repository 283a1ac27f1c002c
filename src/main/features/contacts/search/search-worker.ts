// The search as the main process has it: never blocking, newest question first, on its feet again after a crash.
import type { ContactHit } from '../../../../shared/contacts/contact';
import type { IndexedPerson } from './indexed-person';
import type { PersonSlices } from './search-index';
import { createThreadCalls, type SearchThread, ThreadEnded } from './thread-calls';

/** `down`: crashed twice since the last load; `load` starts it again. */
export interface SearchState {
  readonly phase: 'empty' | 'loading' | 'ready' | 'down';
  /** Persons taken in by the load that runs or ran last. */
  readonly loaded: number;
}

export interface SearchWorkerDeps {
  /** `() => new Worker(file)` with the built search-thread file. */
  readonly startThread: () => SearchThread;
  /** Everybody, from the directory: asked for after a crash. */
  readonly reload: () => PersonSlices;
  readonly onState?: (state: SearchState) => void;
  /** Why the thread ended, for the log; without personal data. */
  readonly onCrash?: (reason: string) => void;
}

export interface SearchWorker {
  /** Replaces everybody; resolves when all are in. While it runs, what was there before is searched. */
  load(people: PersonSlices): Promise<void>;
  /** Tell the directory first: after a crash the index is filled from there. */
  put(people: readonly IndexedPerson[]): Promise<void>;
  remove(keys: readonly string[]): Promise<void>;
  /**
   * Best first; undefined when the same asker has asked something newer meanwhile, so that nobody
   * shows an answer to an older question. Rejects while `down`, or after `close`.
   */
  search(query: string, limit: number, asker?: string): Promise<readonly ContactHit[] | undefined>;
  readonly state: SearchState;
  close(): Promise<void>;
}

export function createSearchWorker(deps: SearchWorkerDeps): SearchWorker {
  let state: SearchState = { phase: 'empty', loaded: 0 };
  let mayRestart = true;
  let closed = false;
  let thread = start();
  /** The load after a crash, for those whose task was lost in it. */
  let recovery: Promise<void> = Promise.resolve();

  function say(next: SearchState): void {
    state = next;
    deps.onState?.(next);
  }

  function start(): ReturnType<typeof createThreadCalls> {
    return createThreadCalls(deps.startThread(), (reason) => {
      deps.onCrash?.(reason);
      if (!mayRestart) {
        say({ phase: 'down', loaded: 0 });
        return;
      }
      mayRestart = false;
      thread = start();
      recovery = fill(deps.reload());
      recovery.catch(() => undefined);
    });
  }

  async function fill(people: PersonSlices): Promise<void> {
    const into = thread;
    const before = state;
    let loaded = 0;
    say({ phase: 'loading', loaded });
    try {
      await into.call({ task: 'begin-load' });
      for await (const slice of people) {
        await into.call({ task: 'add', people: slice });
        loaded += slice.length;
        say({ phase: 'loading', loaded });
      }
      await into.call({ task: 'end-load' });
      say({ phase: 'ready', loaded });
    } catch (error) {
      if (into === thread && !(error instanceof ThreadEnded)) {
        await into.call({ task: 'stop-load' });
        say(before);
      }
      throw error;
    }
  }

  /** A task lost in a crash is done by the load that follows it. */
  async function orRecover(task: Promise<unknown>): Promise<void> {
    const lostWith = recovery;
    try {
      await task;
    } catch (error) {
      if (!(error instanceof ThreadEnded) || recovery === lostWith) throw error;
      await recovery;
    }
  }

  const newest = createNewestOnly(async (query: string, limit: number) => {
    const asked = thread;
    try {
      return await asked.call({ task: 'search', query, limit });
    } catch (error) {
      if (!(error instanceof ThreadEnded) || asked === thread) throw error;
      return await thread.call({ task: 'search', query, limit });
    }
  });

  return {
    load(people) {
      if (state.phase === 'down' && !closed) thread = start();
      mayRestart = true;
      return orRecover(fill(people));
    },
    put: (people) => orRecover(thread.call({ task: 'put', people })),
    remove: (keys) => orRecover(thread.call({ task: 'remove', keys })),
    search: (query, limit, asker = 'window') => newest.ask(asker, query, limit),
    get state() {
      return state;
    },
    async close() {
      closed = true;
      await thread.end();
    },
  };
}

// Of one asker's questions only the newest counts: older ones are not asked any more, or their answer is dropped.

interface Waiting<Input extends readonly unknown[], Answer> {
  readonly input: Input;
  readonly resolve: (answer: Answer | undefined) => void;
  readonly reject: (error: unknown) => void;
}

interface NewestOnly<Input extends readonly unknown[], Answer> {
  /** Resolves with undefined when the same asker has asked again meanwhile. */
  ask(asker: string, ...input: Input): Promise<Answer | undefined>;
}

function createNewestOnly<Input extends readonly unknown[], Answer>(
  answer: (...input: Input) => Promise<Answer>,
): NewestOnly<Input, Answer> {
  /** Askers whose question is being answered, with the one that came meanwhile. */
  const busy = new Map<string, Waiting<Input, Answer> | undefined>();

  async function run(asker: string, { input, resolve, reject }: Waiting<Input, Answer>) {
    busy.set(asker, undefined);
    try {
      const found = await answer(...input);
      resolve(busy.get(asker) ? undefined : found);
    } catch (error) {
      reject(error);
    }
    const next = busy.get(asker);
    if (next) await run(asker, next);
    else busy.delete(asker);
  }

  return {
    ask: (asker, ...input) =>
      new Promise((resolve, reject) => {
        const question = { input, resolve, reject };
        if (!busy.has(asker)) {
          void run(asker, question);
          return;
        }
        busy.get(asker)?.resolve(undefined);
        busy.set(asker, question);
      }),
  };
}
