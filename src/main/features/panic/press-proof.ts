// What the tries of presses have shown of their way: proven by an acceptance, or in doubt until the next one.
import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { Failure, type Result } from '../../../shared/core/failure';
import type { Clock } from '../../core/lib/clock';
import type { Store } from '../../core/store/store';
import type { PressWay } from '../../vendors/share911/client';
import type { Outcome } from '../../core/lib/vendor-port';

/** A try that takes longer is a sign that presses do not get through, in milliseconds. */
export const SLOW_TRY_MS = 5_000;
/** An older acceptance says little of today, in milliseconds. */
export const PROOF_GOOD_FOR_MS = 90 * 86_400_000;

const NAME = 'press-proof';
const Kept = z.object({
  /** Of the way; a keyed hash, so that nobody who reads the file can try keys on it. */
  mark: z.string(),
  acceptedAtMs: z.number().nullable(),
  failure: Failure.nullable(),
});
type Kept = z.infer<typeof Kept>;

export interface PressProofDeps {
  readonly store: Store;
  readonly clock: Clock;
  /** The way of a press of now. */
  readonly way: () => Promise<Result<PressWay>>;
  /** Null in practice, where nothing is proven. */
  readonly dataKey: (() => Promise<Result<Buffer>>) | null;
  readonly onChange: () => void;
}

/** One attempt of a press under way. */
export interface WatchedTry {
  readonly onWay: (way: PressWay) => void;
  end(outcome: Outcome): void;
}

export interface PressProof {
  begin(): WatchedTry;
  /** When a press was last accepted by the way that the next one takes, wall clock; null: not, or too long ago. */
  provenAtMs(): number | null;
  /** Why the newest try failed, until one is accepted or key, channel or address change; outlives a restart. */
  failure(): Failure | null;
  /** Tries that have been under way for more than `SLOW_TRY_MS`. */
  slowTries(): number;
  /** Looks which way a press of now would take; never rejects. */
  follow(): Promise<void>;
  /** The key has changed: nothing is known of it. */
  forget(): void;
}

export function createPressProof(deps: PressProofDeps): PressProof {
  const { store, clock } = deps;
  const slow = new Set<WatchedTry>();
  let kept = read(store);
  let isOwed = false;
  let mark: string | null = null;
  let failure: Failure | null = null;

  async function markOf(way: PressWay): Promise<string | null> {
    const key = await deps.dataKey?.();
    if (!key?.ok) return null;
    const text = JSON.stringify([way.apiKey, way.url, way.channelId, way.integrationId]);
    return createHmac('sha256', key.value).update(text).digest('base64url');
  }

  function write(): void {
    if (kept === null) return;
    const value = JSON.stringify(kept);
    const written = store.transaction((sql) =>
      sql.run(
        'INSERT INTO keepsake (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
        ...[NAME, value],
      ),
    );
    isOwed = !written.ok;
  }

  async function keep(way: PressWay, outcome: Outcome, atMs: number): Promise<void> {
    const mine = await markOf(way);
    if (mine === null) return;
    kept =
      outcome.kind === 'accepted'
        ? { mark: mine, acceptedAtMs: atMs, failure: null }
        : {
            mark: mine,
            acceptedAtMs: kept?.mark === mine ? kept.acceptedAtMs : null,
            failure: outcome.failure,
          };
    write();
    deps.onChange();
  }

  return {
    begin() {
      let way: PressWay | null = null;
      const watched: WatchedTry = {
        onWay(taken) {
          way = taken;
        },
        end(outcome) {
          timer.cancel();
          slow.delete(watched);
          failure = outcome.kind === 'accepted' ? null : outcome.failure;
          if (way !== null) void keep(way, outcome, clock.now());
        },
      };
      const timer = clock.after(SLOW_TRY_MS, () => {
        slow.add(watched);
        deps.onChange();
      });
      return watched;
    },
    provenAtMs() {
      if (mark === null || kept?.mark !== mark || kept.acceptedAtMs === null) return null;
      return clock.now() - kept.acceptedAtMs > PROOF_GOOD_FOR_MS ? null : kept.acceptedAtMs;
    },
    failure: () => failure,
    slowTries: () => slow.size,
    async follow() {
      if (isOwed) write();
      const way = await deps.way();
      const now = way.ok ? await markOf(way.value) : null;
      if (now === mark) return;
      // What was known of another way says nothing of this one; what an earlier life knew of it still counts.
      const isOther = mark !== null && now !== null;
      mark = now;
      if (isOther) failure = null;
      if (kept?.mark === now) failure ??= kept.failure;
      deps.onChange();
    },
    forget() {
      mark = null;
      failure = null;
    },
  };
}

function read(store: Store): Kept | null {
  const found = store.read((sql) => sql.get('SELECT value FROM keepsake WHERE name = ?', NAME));
  if (!found.ok || typeof found.value?.value !== 'string') return null;
  try {
    return Kept.safeParse(JSON.parse(found.value.value)).data ?? null;
  } catch {
    return null;
  }
}
