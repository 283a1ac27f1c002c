// Verifications as they stand on disk, for whoever has no running app: the command line, and the history.
import type { VerificationDelivery } from '../../../shared/delivery';
import { failed, ok, type Result } from '../../../shared/core/failure';
import type {
  AskedContact,
  StrayEvent,
  Verification,
  VerificationAsk,
} from '../../../shared/verification/verification';
import type { Sql, Store } from '../../core/store/store';
import { adoptersOf, isWithoutVendorId } from './adoption';
import { advanceAll, NOTHING_TRACKED, type Tracked } from './advance';
import { strayOf } from './event-row';
import { groupOf } from './fact';
import {
  readBackground,
  readDeliveries,
  readDelivery,
  readFacts,
  readStrayFacts,
  type Background,
  type StoredStrays,
} from './stored';
import { readTraces } from './traces';
import { viewOf } from './view';

// How many answers of a verification somebody has looked at, remembered over restarts.

const nameOf = (id: string): string => `seen-answers:${id}`;

/** Throws what SQLite throws, as does `writeSeen`. */
export function readSeen(sql: Sql, id: string): number {
  const row = sql.get('SELECT value FROM keepsake WHERE name = ?', nameOf(id));
  return Number(row?.value ?? 0) || 0;
}

export function writeSeen(sql: Sql, id: string, count: number): void {
  sql.run('INSERT OR REPLACE INTO keepsake (name, value) VALUES (?, ?)', nameOf(id), String(count));
}

/** A chain of follow-ups is not followed further back than this. */
const CHAIN_MAX = 10;

export interface ReadRequest {
  /** Wall clock in milliseconds. */
  readonly nowMs: number;
  readonly limit: number;
  /** Only verifications asked before this moment. */
  readonly beforeMs?: number;
  readonly knownContacts?: (siteId: string) => readonly AskedContact[];
}

/** Everything on disk that a view may depend on besides its own delivery. */
interface Surroundings {
  readonly background: Background;
  readonly strays: StoredStrays;
  readonly adopters: ReadonlyMap<string, string>;
}

function surroundingsOf(sql: Sql, deliveries: readonly VerificationDelivery[]): Surroundings {
  const background = readBackground(sql);
  const strays = readStrayFacts(sql);
  const candidates = [...background.nameless, ...deliveries.filter(isWithoutVendorId)];
  const byId = new Map(candidates.map((delivery) => [delivery.id, delivery]));
  return { background, strays, adopters: adoptersOf(strays.facts, [...byId.values()]) };
}

function trackedOf(
  sql: Sql,
  { id, receipt }: VerificationDelivery,
  { strays, adopters }: Surroundings,
): Tracked {
  const vendorId = receipt?.verificationId ?? null;
  const facts =
    vendorId === null
      ? strays.facts.filter((fact) => adopters.get(groupOf(fact)) === id)
      : readFacts(sql, vendorId);
  return advanceAll(NOTHING_TRACKED, facts);
}

/** The questions before this one, newest first. */
export function chainOf(
  ask: VerificationAsk,
  find: (id: string) => VerificationAsk | undefined,
): readonly VerificationAsk[] {
  const chain: VerificationAsk[] = [];
  let before = ask.followsUp;
  while (before !== null && chain.length < CHAIN_MAX) {
    const earlier = find(before);
    if (!earlier) break;
    chain.push(earlier);
    before = earlier.followsUp;
  }
  return chain;
}

function viewsOf(
  sql: Sql,
  deliveries: readonly VerificationDelivery[],
  request: Omit<ReadRequest, 'limit' | 'beforeMs'>,
): readonly Verification[] {
  const around = surroundingsOf(sql, deliveries);
  return deliveries.map((delivery) =>
    viewOf(delivery, trackedOf(sql, delivery, around), {
      nowMs: request.nowMs,
      knownContacts: request.knownContacts?.(delivery.action.siteId) ?? [],
      seenAnswers: readSeen(sql, delivery.id),
      hasFollowUp: around.background.followedUp.has(delivery.id),
      traces: readTraces(sql, delivery.id),
      earlier: chainOf(delivery.action, (id) => readDelivery(sql, id)?.action),
    }),
  );
}

/** Newest first. Failure `storage`. */
export function readVerifications(
  store: Store,
  request: ReadRequest,
): Result<readonly Verification[]> {
  return store.read((sql) =>
    viewsOf(sql, readDeliveries(sql, request.limit, request.beforeMs), request),
  );
}

/** Failure `storage`, or `invalid-input` when there is no such verification. */
export function readVerification(store: Store, id: string, nowMs: number): Result<Verification> {
  const found = store.read((sql) => {
    const delivery = readDelivery(sql, id);
    return delivery && viewsOf(sql, [delivery], { nowMs })[0];
  });
  if (!found.ok) return found;
  if (found.value) return ok(found.value);
  const detail = 'There is no such verification';
  return failed({ kind: 'invalid-input', field: 'id', detail });
}

/** Events that fit no verification, newest first. Failure `storage`. */
export function readStrays(store: Store, limit: number): Result<readonly StrayEvent[]> {
  return store.read((sql) => {
    const { strays, adopters } = surroundingsOf(sql, []);
    const homeless = strays.facts.filter((fact) => !adopters.has(groupOf(fact)));
    return [...homeless.map(strayOf), ...strays.unreadable]
      .toSorted((left, right) => right.seq - left.seq)
      .slice(0, limit);
  });
}
