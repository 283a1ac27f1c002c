// Something that happens: who listens by then is told, in the order in which they came.

export interface Signal {
  readonly tell: () => void;
  readonly on: (listener: () => void) => void;
}

/** Until somebody listens, what is told is lost: parts may speak before all of them stand. */
export function createSignal(): Signal {
  const listeners: (() => void)[] = [];
  return {
    tell() {
      for (const listener of listeners) listener();
    },
    on: (listener) => void listeners.push(listener),
  };
}
