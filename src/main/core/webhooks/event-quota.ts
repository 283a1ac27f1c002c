// How much of what proven senders send is stored: so much within an hour, a day, and in all. Pure but for the clock it is given.
import type { WebhookSender } from '../../../shared/core/webhook';

interface Share {
  readonly events: number;
  readonly bytes: number;
}

const MIB = 1024 * 1024;
const HOUR_MS = 60 * 60_000;

/**
 * A real emergency never meets these. The largest known question asks 200 people, and each answers for about five
 * events of 2 KB: 1,000 events, 2 MB; six of those within an hour fit, and thirty within a day. A center shares a
 * call a few times in its ten minutes, and Share911 sends an alert and an all clear. A secret in wrong hands, or a
 * service gone mad, sent 3.7 MB a second before there was a limit.
 */
export const EVENT_SHARES: Readonly<Record<WebhookSender, { hour: Share; day: Share }>> = {
  chekt: {
    hour: { events: 6_000, bytes: 32 * MIB },
    day: { events: 30_000, bytes: 128 * MIB },
  },
  rapidsos: {
    hour: { events: 600, bytes: 16 * MIB },
    day: { events: 2_000, bytes: 64 * MIB },
  },
  share911: {
    hour: { events: 600, bytes: 8 * MIB },
    day: { events: 2_000, bytes: 32 * MIB },
  },
};

/** Of all files of one environment. A busy desk adds 2 MB a day: years; and no disk of today is filled by it. */
const STORED_MAX_BYTES = 2048 * MIB;
/** What must be the last to be refused may use so much more: of each share, and of the disk. */
const RESERVE = { share: 2, disk: 1.25 } as const;
/** Room is told of only when it will last for more than one event. */
const ROOM_AGAIN = 0.9;
const RETRY_AFTER_MS = { hour: 60_000, day: 15 * 60_000, disk: 60 * 60_000 } as const;
const BUCKETS = 60;

export interface Refusal {
  readonly limit: 'hour' | 'day' | 'disk';
  /** When it is worth trying again, in milliseconds. */
  readonly retryAfterMs: number;
}

export interface EventQuota {
  /** Null: there is room. `isUrgent`: it may use the reserve. */
  refusal(sender: WebhookSender, bytes: number, isUrgent: boolean): Refusal | null;
  /** Counts it; the answer takes it back, for what was not stored after all. */
  count(sender: WebhookSender, bytes: number): () => void;
  /** Well below each limit, for what is not urgent. */
  hasRoom(sender: WebhookSender): boolean;
}

export interface EventQuotaDeps {
  /** Elapsed milliseconds. Only this life counts: nobody who sends events can end it. */
  readonly elapsed: () => number;
  /** What the files of this environment hold; null while nobody can tell. */
  readonly storedBytes: () => number | null;
}

export function createEventQuota({ elapsed, storedBytes }: EventQuotaDeps): EventQuota {
  const windows = new Map<string, ReturnType<typeof createWindow>>();
  const windowOf = (sender: WebhookSender, span: 'hour' | 'day') => {
    const name = `${sender} ${span}`;
    const made = windows.get(name) ?? createWindow(span === 'hour' ? HOUR_MS : 24 * HOUR_MS);
    windows.set(name, made);
    return made;
  };

  function limitReached(sender: WebhookSender, bytes: number, share: number, disk: number) {
    for (const span of ['hour', 'day'] as const) {
      const used = windowOf(sender, span).sum(elapsed());
      const most = EVENT_SHARES[sender][span];
      if (used.events >= most.events * share || used.bytes + bytes > most.bytes * share) {
        return span;
      }
    }
    return (storedBytes() ?? 0) + bytes > STORED_MAX_BYTES * disk ? 'disk' : null;
  }

  return {
    refusal(sender, bytes, isUrgent) {
      const { share, disk } = isUrgent ? RESERVE : { share: 1, disk: 1 };
      const limit = limitReached(sender, bytes, share, disk);
      return limit === null ? null : { limit, retryAfterMs: RETRY_AFTER_MS[limit] };
    },
    count(sender, bytes) {
      const undo = (['hour', 'day'] as const).map((span) =>
        windowOf(sender, span).add(elapsed(), bytes),
      );
      return () => undo.forEach((each) => each());
    },
    hasRoom: (sender) => limitReached(sender, 0, ROOM_AGAIN, ROOM_AGAIN) === null,
  };
}

/** What came within so much time, to a sixtieth of it. */
function createWindow(spanMs: number) {
  const width = spanMs / BUCKETS;
  let buckets: { readonly at: number; events: number; bytes: number }[] = [];
  return {
    add(nowMs: number, bytes: number): () => void {
      const at = Math.floor(nowMs / width);
      let bucket = buckets.at(-1);
      if (bucket?.at !== at) buckets.push((bucket = { at, events: 0, bytes: 0 }));
      bucket.events += 1;
      bucket.bytes += bytes;
      const counted = bucket;
      return () => {
        counted.events -= 1;
        counted.bytes -= bytes;
      };
    },
    sum(nowMs: number): Share {
      const oldest = Math.floor(nowMs / width) - BUCKETS;
      buckets = buckets.filter(({ at }) => at >= oldest);
      const total = { events: 0, bytes: 0 };
      for (const { events, bytes } of buckets) {
        total.events += events;
        total.bytes += bytes;
      }
      return total;
    },
  };
}
