// Gathers what arrives within one turn of the event loop, so that one commit to disk serves all of it.

/** One commit takes at most so many: a flood must leave the turns between to a press. */
const BATCH = 100;

export interface Intake<T, R> {
  /** Resolves when `commit` has answered for this item. */
  take(item: T): Promise<R>;
  /** Commits at once what has been taken. */
  flush(): void;
}

/** `commit` answers for every item of the batch, in its order, and never throws. */
export function createIntake<T, R>(commit: (batch: readonly T[]) => readonly R[]): Intake<T, R> {
  let waiting: { readonly item: T; readonly settle: (answer: R) => void }[] = [];
  let scheduled = false;

  const commitNext = (): void => {
    const batch = waiting.slice(0, BATCH);
    waiting = waiting.slice(BATCH);
    const answers = commit(batch.map(({ item }) => item));
    for (const [index, answer] of answers.entries()) batch[index]?.settle(answer);
  };

  const schedule = (): void => {
    if (scheduled || waiting.length === 0) return;
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      if (waiting.length > 0) commitNext();
      schedule();
    });
  };

  return {
    take: (item) =>
      new Promise((settle) => {
        waiting.push({ item, settle });
        schedule();
      }),
    flush() {
      while (waiting.length > 0) commitNext();
    },
  };
}
