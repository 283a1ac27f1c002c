// The session bus as the rest of the program sees it: asks without waiting for ever, listens, and comes back after a loss.
import { failed, type Failure, type Result } from '../../../shared/core/failure';
import type { Clock } from '../../core/lib/clock';
import { BUS, type BusCall, type BusLink, type BusLinkEvents, type BusSignal } from './bus-link';

export type { BusCall, BusSignal } from './bus-link';

export interface SessionBus {
  /** Settles when the other side answers or the connection is lost, which may be never: see `within`. */
  call(call: BusCall): Promise<Result<readonly unknown[]>>;
  /**
   * Hears what `rule` lets through, also over a new connection; `onLink` runs after each time
   * that the rule is in force, since what happened before was not heard.
   */
  watch(rule: string, onSignal: (signal: BusSignal) => void, onLink?: () => void): void;
  close(): void;
}

export interface SessionBusDeps {
  readonly clock: Clock;
  /** Null: this desktop has no bus. Must settle by itself. */
  readonly open: ((events: BusLinkEvents) => Promise<Result<BusLink>>) | null;
}

/** The first wait for a new connection, and the longest. */
const COME_BACK_AFTER_MS = 1000;
const COME_BACK_AT_MOST_MS = 30_000;

export function createSessionBus({ clock, open }: SessionBusDeps): SessionBus {
  const watches: {
    readonly rule: string;
    readonly onSignal: (signal: BusSignal) => void;
    readonly onLink: () => void;
  }[] = [];
  let link: Promise<Result<BusLink>> = Promise.resolve(failed(NO_BUS));
  let opened: BusLink | undefined;
  let isClosed = false;
  let waitMs = COME_BACK_AFTER_MS;
  let timer: { cancel(): void } | undefined;

  const addMatch = async (to: BusLink, { rule, onLink }: (typeof watches)[number]) => {
    const added = await to.call({
      destination: BUS.name,
      path: BUS.path,
      interface: BUS.name,
      member: 'AddMatch',
      signature: 's',
      body: [rule],
    });
    if (added.ok) onLink();
  };

  const comeBack = (): void => {
    if (isClosed) return;
    timer = clock.after(waitMs, connect);
    waitMs = Math.min(waitMs * 2, COME_BACK_AT_MOST_MS);
  };

  function connect(): void {
    if (open === null) return;
    link = open({
      // Rules overlap: everybody hears everything and knows their own.
      onSignal: (signal) => watches.forEach(({ onSignal }) => onSignal(signal)),
      onEnd() {
        opened = undefined;
        comeBack();
      },
    });
    void link.then((result) => {
      if (!result.ok) {
        comeBack();
        return;
      }
      if (isClosed) {
        result.value.close();
        return;
      }
      opened = result.value;
      waitMs = COME_BACK_AFTER_MS;
      for (const watch of watches) void addMatch(opened, watch);
    });
  }

  connect();
  return {
    async call(call) {
      const result = await link;
      return result.ok ? result.value.call(call) : result;
    },
    watch(rule, onSignal, onLink = () => undefined) {
      const watch = { rule, onSignal, onLink };
      watches.push(watch);
      if (opened !== undefined) void addMatch(opened, watch);
    },
    close() {
      isClosed = true;
      timer?.cancel();
      opened?.close();
    },
  };
}

const NO_BUS: Failure = { kind: 'unavailable', detail: 'this desktop has no session bus' };

/** The answer, or a `timeout` after `limitMs`; a later answer is nobody's. */
export function within<T>(
  clock: Clock,
  limitMs: number,
  asked: Promise<Result<T>>,
): Promise<Result<T>> {
  return new Promise((resolve) => {
    const timer = clock.after(limitMs, () =>
      resolve(failed({ kind: 'timeout', detail: `no answer within ${limitMs} ms` })),
    );
    void asked.then((answer) => {
      timer.cancel();
      resolve(answer);
    });
  });
}
