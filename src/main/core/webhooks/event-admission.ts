// The one place in front of all stores of events: what is over the quota is told to come again, and that is told here.
import { failed, type Failure, type Result } from '../../../shared/core/failure';
import type { Clock } from '../lib/clock';
import type { WebhookSender } from '../../../shared/core/webhook';
import type { EventQuota, Refusal } from './event-quota';

export interface AdmissionDeps {
  readonly quota: EventQuota;
  readonly clock: Pick<Clock, 'after'>;
  readonly record: (line: {
    readonly kind: 'events-refused' | 'events-taken-again';
    readonly facts: Readonly<Record<string, string | number>>;
  }) => void;
  /** Null: there is room for everybody again. */
  readonly onTrouble: (failure: Failure | null) => void;
}

export interface ArrivedEvent {
  readonly sender: WebhookSender;
  readonly bytes: number;
  /** An answer to an open question, an alert, an all clear: the last to be refused. */
  readonly isUrgent: boolean;
}

export interface Admission {
  /** What `store` answers; else failure `rate-limited` with the time after which it is worth trying again. */
  admit<T extends string>(event: ArrivedEvent, store: () => Promise<Result<T>>): Promise<Result<T>>;
  stop(): void;
}

const LOOK_MS = 60_000;

export function createAdmission({ quota, clock, record, onTrouble }: AdmissionDeps): Admission {
  /** How many of each sender were refused since there was room for it. */
  const refused = new Map<WebhookSender, number>();
  let timer: { cancel(): void } | null = null;

  function refuse(sender: WebhookSender, { limit, retryAfterMs }: Refusal): Failure {
    const before = refused.get(sender);
    refused.set(sender, (before ?? 0) + 1);
    const detail = `more events of ${sender} than fit into its ${limit === 'disk' ? 'share of the disk' : limit}`;
    if (before === undefined) {
      record({ kind: 'events-refused', facts: { sender, limit } });
      onTrouble({ kind: 'rate-limited', detail });
    }
    timer ??= clock.after(LOOK_MS, look);
    return { kind: 'rate-limited', detail, retryAfterMs };
  }

  function look(): void {
    timer = null;
    for (const [sender, count] of [...refused]) {
      if (!quota.hasRoom(sender)) continue;
      refused.delete(sender);
      record({ kind: 'events-taken-again', facts: { sender, refused: count } });
    }
    if (refused.size === 0) onTrouble(null);
    else timer = clock.after(LOOK_MS, look);
  }

  return {
    async admit({ sender, bytes, isUrgent }, store) {
      const refusal = quota.refusal(sender, bytes, isUrgent);
      if (refusal !== null) return failed(refuse(sender, refusal));
      // Counted before it is stored: many come at once.
      const takeBack = quota.count(sender, bytes);
      const stored = await store();
      if (!stored.ok || stored.value !== 'new') takeBack();
      return stored;
    },
    stop() {
      timer?.cancel();
      timer = null;
      if (refused.size > 0) onTrouble(null);
    },
  };
}
