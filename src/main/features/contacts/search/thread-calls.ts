// Questions to a thread and its answers, matched by number; all of them fail when the thread ends.
import type { ContactHit } from '../../../../shared/contacts/contact';
import type { SearchReply, SearchTask } from './worker-messages';

/** The part of `worker_threads.Worker` that is used here. */
export interface SearchThread {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: SearchReply) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  terminate(): Promise<unknown>;
}

/** The thread ended before it answered. */
export class ThreadEnded extends Error {
  override readonly name = 'ThreadEnded';
}

export interface ThreadCalls {
  /** Rejects with ThreadEnded, or with the thread's own words when it could not do it. */
  call(task: SearchTask): Promise<readonly ContactHit[]>;
  end(): Promise<void>;
}

interface Call {
  readonly resolve: (hits: readonly ContactHit[]) => void;
  readonly reject: (error: Error) => void;
}

/** `onEnd` is told once, with the reason, unless `end` was called before. */
export function createThreadCalls(
  thread: SearchThread,
  onEnd: (reason: string) => void,
): ThreadCalls {
  const open = new Map<number, Call>();
  let lastId = 0;
  let ended = false;

  function close(reason: string): boolean {
    if (ended) return false;
    ended = true;
    for (const { reject } of open.values()) reject(new ThreadEnded(reason));
    open.clear();
    return true;
  }
  const lost = (reason: string): void => {
    if (close(reason)) onEnd(reason);
  };

  thread.on('message', ({ id, hits, failure }) => {
    const call = open.get(id);
    open.delete(id);
    if (failure === null) call?.resolve(hits);
    else call?.reject(new Error(failure));
  });
  thread.on('error', (error) => lost(error.message));
  thread.on('exit', (code) => lost(`The search thread ended with ${code}`));

  return {
    call(task) {
      if (ended) return Promise.reject(new ThreadEnded('The search thread has ended'));
      lastId += 1;
      const id = lastId;
      return new Promise((resolve, reject) => {
        open.set(id, { resolve, reject });
        thread.postMessage({ ...task, id });
      });
    },
    async end() {
      close('The search was closed');
      await thread.terminate();
    },
  };
}
