// Says the last word on a connection so that it is heard even by a sender that is still talking.
import type { Clock } from '../lib/clock';
import { rawResponse, type Answer } from './answer';
import type { Connection } from './connections';
import type { ReceiverLimits } from './limits';

/** Null says nothing and hangs up. */
export type LastWord = (connection: Connection, answer: Answer | null, isHead?: boolean) => void;

/**
 * Closing a socket with unread bytes resets it, and the sender then never sees the answer. So: answer,
 * hang up our half, let what is still coming go by for a moment, then close.
 */
export function createLastWord(clock: Clock, limits: ReceiverLimits): LastWord {
  return (connection, answer, isHead = false) => {
    const { socket } = connection.feed;
    if (connection.isClosing) return;
    connection.isClosing = true;
    if (answer !== null && socket.writable) socket.write(rawResponse(answer, isHead));
    socket.end();
    connection.feed.discard(limits.drainMaxBytes);
    const timer = clock.after(limits.lingerMs, () => socket.destroy());
    socket.once('close', () => timer.cancel());
  };
}
