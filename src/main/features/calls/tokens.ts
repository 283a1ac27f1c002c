// Access tokens that came with shares: in memory only, and only as long as they can be of use.
import { CALL_WINDOW_MS } from '../../../shared/calls/emergency-call';
import type { Clock } from '../../core/lib/clock';

export interface Tokens {
  hold(callId: string, token: string): void;
  of(callId: string): string | null;
  drop(callId: string): void;
  clear(): void;
}

export function createTokens(clock: Clock): Tokens {
  const held = new Map<string, { readonly token: string; readonly timer: { cancel(): void } }>();

  function drop(callId: string): void {
    held.get(callId)?.timer.cancel();
    held.delete(callId);
  }

  return {
    hold(callId, token) {
      drop(callId);
      held.set(callId, { token, timer: clock.after(CALL_WINDOW_MS, () => drop(callId)) });
    },
    of: (callId) => held.get(callId)?.token ?? null,
    drop,
    clear() {
      for (const callId of [...held.keys()]) drop(callId);
    },
  };
}
