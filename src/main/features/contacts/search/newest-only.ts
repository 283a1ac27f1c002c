// Of one asker's questions only the newest counts: older ones are not asked any more, or their answer is dropped.

interface Waiting<Input extends readonly unknown[], Answer> {
  readonly input: Input;
  readonly resolve: (answer: Answer | undefined) => void;
  readonly reject: (error: unknown) => void;
}

export interface NewestOnly<Input extends readonly unknown[], Answer> {
  /** Resolves with undefined when the same asker has asked again meanwhile. */
  ask(asker: string, ...input: Input): Promise<Answer | undefined>;
}

export function createNewestOnly<Input extends readonly unknown[], Answer>(
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
