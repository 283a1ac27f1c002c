// One connection to the session bus, by the one library that speaks its language; it never waits without an end.
import { createConnection, type Socket } from 'node:net';
import { z } from 'zod';
import { failed, ok, type Failure, type Result } from '../../../shared/core/failure';
import type { Clock } from '../../core/lib/clock';

export interface BusCall {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly signature?: string;
  readonly body?: readonly unknown[];
}

export interface BusSignal {
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly body: readonly unknown[];
}

export interface BusLink {
  /** Settles when the other side answers or the connection ends, which may be never. */
  call(call: BusCall): Promise<Result<readonly unknown[]>>;
  close(): void;
}

export interface BusLinkEvents {
  readonly onSignal: (signal: BusSignal) => void;
  /** Once, after the link was open. */
  readonly onEnd: () => void;
}

/** As much of the library as is used; its own types leave out most of it. */
interface Library {
  createClient(options: { readonly stream: Socket; readonly authMethods: readonly string[] }): {
    invoke(
      message: BusCall,
      done: (
        this: { readonly message?: { readonly body?: readonly unknown[] } },
        error: unknown,
      ) => void,
    ): void;
    readonly connection: { on(event: string, listener: (value: unknown) => void): void };
  };
}

const SIGNAL = 4;
const Signal = z.object({
  type: z.literal(SIGNAL),
  path: z.string(),
  interface: z.string(),
  member: z.string(),
  body: z.array(z.unknown()).default([]),
});
const Refusal = z.object({ name: z.string(), message: z.string() });

const NO_LINK: Failure = { kind: 'unavailable', detail: 'the session bus is not connected' };

/** Connects, or says within `limitMs` why not. */
export async function openBusLink(
  socketPath: string,
  events: BusLinkEvents,
  clock: Clock,
  limitMs: number,
): Promise<Result<BusLink>> {
  const loaded = (await import('@homebridge/dbus-native')) as { readonly default: unknown };
  const library = loaded.default as Library;
  const stream = createConnection(socketPath);
  return new Promise((resolve) => {
    const pending = new Set<(answer: Result<readonly unknown[]>) => void>();
    let isOpen = false;
    let isOver = false;
    const end = (failure: Failure): void => {
      if (isOver) return;
      isOver = true;
      timer.cancel();
      stream.destroy();
      for (const settle of pending) settle(failed(failure));
      pending.clear();
      if (isOpen) events.onEnd();
      resolve(failed(failure));
    };
    const lost = (error: unknown): void =>
      end({ kind: 'unavailable', detail: `session bus: ${String(error)}`.slice(0, 500) });
    const timer = clock.after(limitMs, () =>
      end({ kind: 'timeout', detail: 'the session bus does not answer' }),
    );
    stream.on('error', lost);
    stream.on('close', () => lost('closed'));
    // The kernel has checked who we are; the other ways to prove it read files of ours.
    const client = library.createClient({ stream, authMethods: ['EXTERNAL'] });
    client.connection.on('error', lost);
    client.connection.on('message', (message) => {
      const signal = Signal.safeParse(message);
      if (signal.success && !isOver) events.onSignal(signal.data);
    });
    const call: BusLink['call'] = (wanted) =>
      new Promise((settle) => {
        if (isOver) {
          settle(failed(NO_LINK));
          return;
        }
        pending.add(settle);
        client.invoke(wanted, function answered(error) {
          pending.delete(settle);
          settle(error ? failed(refusalOf(error)) : ok(this.message?.body ?? []));
        });
      });
    const ask = { path: BUS.path, interface: BUS.name, destination: BUS.name, member: 'GetId' };
    void call(ask).then((answer) => {
      if (!answer.ok) end(answer.failure);
      if (isOver) return;
      isOpen = true;
      timer.cancel();
      resolve(ok({ call, close: () => end(NO_LINK) }));
    });
  });
}

/** The bus itself, as a partner of calls. */
export const BUS = { name: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus' } as const;

function refusalOf(error: unknown): Failure {
  const read = Refusal.safeParse(error);
  const detail = read.success ? `${read.data.name}: ${read.data.message}` : String(error);
  return { kind: 'unavailable', detail: detail.slice(0, 500) };
}
