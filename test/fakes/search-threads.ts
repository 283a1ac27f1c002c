// A search thread without a thread: the same room behind the same messages, and it can be made to crash.
import { createSearchIndex } from '../../src/main/features/contacts/search/search-index';
import { createSearchRoom } from '../../src/main/features/contacts/search/search-room';
import type { SearchThread } from '../../src/main/features/contacts/search/thread-calls';
import type {
  SearchReply,
  SearchRequest,
} from '../../src/main/features/contacts/search/worker-messages';
import { loadSqlite } from '../../src/main/core/store/sqlite';

const sqlite = await loadSqlite();

export interface FakeThread extends SearchThread {
  /** Ends like a thread that ran into an error; what was asked is never answered. */
  crash(): void;
  /** From now on replies are held back until the returned function is called. */
  hold(): () => void;
  readonly asked: readonly SearchRequest[];
  readonly terminated: boolean;
}

export function createFakeThread(): FakeThread {
  const room = createSearchRoom(() => createSearchIndex({ sqlite }));
  const asked: SearchRequest[] = [];
  const listeners = new Map<string, ((value: never) => void)[]>();
  let alive = true;
  let terminated = false;
  let held: Promise<void> = Promise.resolve();

  const tell = (event: string, value: unknown): void => {
    for (const listener of listeners.get(event) ?? []) listener(value as never);
  };

  async function answer(request: SearchRequest): Promise<void> {
    let reply: SearchReply;
    try {
      reply = { id: request.id, hits: await room.perform(request), failure: null };
    } catch (error) {
      reply = { id: request.id, hits: [], failure: String(error) };
    }
    await held;
    if (alive) tell('message', structuredClone(reply));
  }

  return {
    asked,
    postMessage(message) {
      const request = structuredClone(message) as SearchRequest;
      asked.push(request);
      if (alive) void answer(request);
    },
    on(event: string, listener: (value: never) => void) {
      listeners.set(event, [...(listeners.get(event) ?? []), listener]);
    },
    terminate() {
      alive = false;
      terminated = true;
      return Promise.resolve(1);
    },
    crash() {
      alive = false;
      tell('error', new Error('out of memory'));
      tell('exit', 1);
    },
    hold() {
      let release = (): void => undefined;
      held = new Promise((resolve) => (release = resolve));
      return () => release();
    },
    get terminated() {
      return terminated;
    },
  };
}
