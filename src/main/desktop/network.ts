// The ways out of this computer to each vendor, and what happens to the network and to the computer meanwhile.
import { net, powerMonitor } from 'electron';
import type { Clock } from '../core/lib/clock';
import { createSignal } from '../core/lib/signal';
import { watchWake, type WakeReason } from './power';
import { createVendorConnections, type VendorConnection } from './vendor-connection';
import { createWays } from './ways';

export interface NetworkDeps {
  readonly clock: Clock;
  /** As many as the outbox sends to one vendor at a time. */
  readonly width: number;
}

export interface Network {
  readonly ways: ReturnType<typeof createWays>;
  /** One more way, with connections of its own. */
  open(name: string): VendorConnection;
  /** What the operating system says. */
  isOnline(): boolean;
  /** It came, went, or its service had to be started anew. */
  onMoved(listener: () => void): void;
  /** `onWake`: after a sleep once what was kept over it is let go. Until the returned function is called. */
  watch(deps: {
    readonly onSuspend: () => void;
    readonly onResume: () => void;
    readonly onWake: () => void;
  }): () => void;
}

/** Needs a ready app. */
export function createNetwork({ clock, width }: NetworkDeps): Network {
  const moved = createSignal();
  const open = createVendorConnections(moved.tell);
  const ways = createWays(open, width);
  const isOnline = (): boolean => net.isOnline();

  /** A connection kept over a sleep is half dead: it would cost the next press a whole timeout. */
  async function freshen(reason: WakeReason): Promise<void> {
    if (reason === 'resume') await Promise.all([ways.to.share911.reset(), ways.to.chekt.reset()]);
  }

  return {
    ways,
    open,
    isOnline,
    onMoved: moved.on,
    watch: ({ onSuspend, onResume, onWake }) =>
      watchWake({
        powerMonitor,
        isOnline,
        clock,
        onSuspend,
        onWake(reason) {
          if (reason === 'resume') onResume();
          void freshen(reason).then(onWake);
        },
        onOnline: moved.tell,
      }),
  };
}
