// One connection to the X server, beside Electron's own: asks, hears events, and learns which requests were refused.
import { createConnection } from 'node:net';
import { failed, ok, type Failure, type Result } from '../../../shared/core/failure';
import type { Clock } from '../../core/lib/clock';
import type { Cookie, X11Address } from './address';
import { hello, rootOf, sync } from './wire';

export interface X11Link {
  readonly root: number;
  /** The answer; a failure when the server refuses or the connection ends. */
  ask(request: Buffer): Promise<Result<Buffer>>;
  /** Sends all, and says of each whether the server took it. */
  tell(requests: readonly Buffer[]): Promise<Result<readonly boolean[]>>;
  close(): void;
}

export interface X11LinkEvents {
  readonly onEvent: (event: Buffer) => void;
  /** Once, after the link was open. */
  readonly onEnd: (failure: Failure) => void;
}

const ERROR = 0;
const REPLY = 1;
const GENERIC_EVENT = 35;
/** Nothing that is asked for here comes near it. */
const MOST_BYTES = 1 << 20;

/** Connects, or says within `limitMs` why not. */
export function openX11Link(
  address: X11Address,
  cookie: Cookie | null,
  events: X11LinkEvents,
  clock: Clock,
  limitMs: number,
): Promise<Result<X11Link>> {
  const socket = createConnection(address.connect);
  return new Promise((resolve) => {
    /** By the lower half of the request's number, which is all that the server repeats. */
    const waiting = new Map<number, (answer: Result<Buffer>) => void>();
    let refused = new Set<number>();
    let sent = 0;
    let unread: Buffer = Buffer.alloc(0);
    let isOpen = false;
    let isOver = false;

    const end = (failure: Failure): void => {
      if (isOver) return;
      isOver = true;
      timer.cancel();
      socket.destroy();
      for (const settle of waiting.values()) settle(failed(failure));
      waiting.clear();
      if (isOpen) events.onEnd(failure);
      resolve(failed(failure));
    };
    const lost = (error: unknown): void =>
      end({ kind: 'unavailable', detail: `X server: ${String(error)}`.slice(0, 500) });
    const timer = clock.after(limitMs, () =>
      end({ kind: 'timeout', detail: 'the X server does not answer' }),
    );

    const send = (request: Buffer): number => {
      sent = (sent + 1) & 0xff_ff;
      socket.write(request);
      return sent;
    };
    const ask: X11Link['ask'] = (request) =>
      new Promise((settle) => {
        if (isOver) settle(failed({ kind: 'unavailable', detail: 'no X server' }));
        else waiting.set(send(request), settle);
      });
    const link = (root: number): X11Link => ({
      root,
      ask,
      async tell(requests) {
        if (isOver) return failed({ kind: 'unavailable', detail: 'no X server' });
        const numbers = requests.map(send);
        const answer = await ask(sync());
        if (!answer.ok) return answer;
        const taken = numbers.map((number) => !refused.has(number));
        refused = new Set([...refused].filter((number) => !numbers.includes(number)));
        return ok(taken);
      },
      close: () => end({ kind: 'unavailable', detail: 'closed' }),
    });

    const settleWith = (number: number, answer: Result<Buffer>): void => {
      waiting.get(number)?.(answer);
      waiting.delete(number);
    };
    const take = (message: Buffer): void => {
      const number = message.readUInt16LE(2);
      switch (message.readUInt8(0)) {
        case ERROR:
          if (waiting.has(number)) {
            const detail = `X error ${message.readUInt8(1)}`;
            settleWith(number, failed({ kind: 'unavailable', detail }));
          } else refused.add(number);
          return;
        case REPLY:
          settleWith(number, ok(message));
          return;
        default:
          events.onEvent(message);
      }
    };
    /** How long the message is that begins here; 0 while that cannot be told. */
    const lengthOf = (bytes: Buffer): number => {
      if (!isOpen) return bytes.length < 8 ? 0 : 8 + 4 * bytes.readUInt16LE(6);
      if (bytes.length < 32) return 0;
      const hasMore = bytes.readUInt8(0) === REPLY || (bytes.readUInt8(0) & 0x7f) === GENERIC_EVENT;
      return 32 + (hasMore ? 4 * bytes.readUInt32LE(4) : 0);
    };
    const open = (setup: Buffer): void => {
      const root = setup.readUInt8(0) === 1 ? rootOf(setup, address.screen) : null;
      if (root === null) {
        end({ kind: 'unavailable', detail: 'the X server refuses another connection' });
        return;
      }
      isOpen = true;
      timer.cancel();
      resolve(ok(link(root)));
    };
    const read = (): void => {
      for (let length = lengthOf(unread); length > 0; length = lengthOf(unread)) {
        if (length > MOST_BYTES) lost('too long an answer');
        if (isOver || unread.length < length) return;
        const message = unread.subarray(0, length);
        unread = unread.subarray(length);
        if (isOpen) take(message);
        else open(message);
      }
    };
    socket.on('error', lost);
    socket.on('close', () => lost('closed'));
    socket.on('data', (part) => {
      unread = Buffer.concat([unread, part]);
      try {
        read();
      } catch (error) {
        // Bytes that make no sense.
        lost(error);
      }
    });
    socket.write(hello(cookie));
  });
}
