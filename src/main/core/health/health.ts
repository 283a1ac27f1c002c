// Keeps asking, all day, whether a press would get through right now.
import {
  readinessOf,
  type Proof,
  type Readiness,
  type Trouble,
} from '../../../shared/core/readiness';
import type { Failure } from '../../../shared/core/failure';
import type { Clock } from '../lib/clock';
import type { DeskFacts, KeyFacts } from './facts';
import { troubles } from './troubles';

/** Often enough to keep the connection open and to notice an outage before a press does, in milliseconds. */
export const CALM_INTERVAL_MS = 45_000;
export const TROUBLED_INTERVAL_MS = 10_000;
/** A probe that takes longer is given up, in milliseconds; the next one is not held back by it. */
export const ROUND_LIMIT_MS = 30_000;

/** A locked keyring may ask for its password in a window of its own: not more often than this, in milliseconds. */
export const LOCKED_KEYRING_PAUSE_MS = 60_000;

export interface HealthDeps {
  readonly clock: Clock;
  /** Read anew each time; must be quick. */
  readonly facts: () => DeskFacts;
  readonly readKey: () => Promise<KeyFacts>;
  /** Reaches for the vendor without sending a check-in. */
  readonly probe: (url: string) => Promise<Failure | null>;
  /** Opens the connection that the next press will use. */
  readonly warmUp: (url: string) => void;
}

export interface Health {
  /** First probe at once; then until `stop`. */
  start(): void;
  stop(): void;
  current(): Readiness;
  /** Something outside changed (wake, network, settings, key): warm up and probe now. */
  recheck(): void;
  /** One of the `facts` changed: judge again without probing. */
  refresh(): void;
  /** Fires when a trouble comes, goes or changes; returns its own removal. */
  onChange(listener: (readiness: Readiness) => void): () => void;
}

export function createHealth(deps: HealthDeps): Health {
  const listeners = new Set<(readiness: Readiness) => void>();
  let key: KeyFacts = { configured: null, failure: null };
  let keyPauseUntilMs = -1;
  let probed: { readonly url: string; readonly failure: Failure | null } | null = null;
  let found: readonly Trouble[] = [];
  // Before the first look nothing is known, and nothing known is never "ready".
  let proof: Proof = { world: 'live', provenAtMs: null };
  let timer: { cancel(): void } | null = null;
  let running = false;
  let round: number | null = null;
  let rounds = 0;
  let again = false;

  function refresh(): void {
    const facts = deps.facts();
    // An answer about another address says nothing about this one.
    const probeFailure = probed?.url === facts.baseUrl ? probed.failure : null;
    const before = JSON.stringify([found, proof]);
    found = troubles({ ...facts, key, probeFailure }, deps.clock.now(), found);
    proof = { world: facts.world, provenAtMs: facts.provenAtMs };
    if (JSON.stringify([found, proof]) === before) return;
    for (const listener of [...listeners]) listener(readinessOf(found, proof));
  }

  function recheck(): void {
    keyPauseUntilMs = -1;
    if (!running) return;
    if (round === null) begin();
    else again = true;
  }

  function begin(): void {
    timer?.cancel();
    again = false;
    rounds += 1;
    const mine = rounds;
    round = mine;
    const end = (): void => {
      if (round !== mine) return;
      timer?.cancel();
      round = null;
      if (!running) return;
      refresh();
      if (again) begin();
      else timer = deps.clock.after(nextMs(), begin);
    };
    // Whatever hangs in there, the next round comes.
    timer = deps.clock.after(ROUND_LIMIT_MS, () => {
      const url = deps.facts().baseUrl;
      if (url !== null)
        probed = { url, failure: { kind: 'timeout', detail: 'no answer to a probe' } };
      end();
    });
    void Promise.all([askKey(mine), askVendor(mine)]).then(end);
  }

  async function askKey(mine: number): Promise<void> {
    if (deps.clock.elapsed() < keyPauseUntilMs) return;
    const answer = await deps
      .readKey()
      .catch((error: unknown): KeyFacts => ({ configured: null, failure: bug(error) }));
    if (round !== mine) return;
    key = answer;
    const locked = answer.failure?.reason === 'keyring-locked';
    keyPauseUntilMs = locked ? deps.clock.elapsed() + LOCKED_KEYRING_PAUSE_MS : -1;
  }

  async function askVendor(mine: number): Promise<void> {
    const url = deps.facts().baseUrl;
    if (url === null) return;
    // Every round: a kept connection is closed by the other side sooner or later.
    deps.warmUp(url);
    const failure = await deps.probe(url).catch(bug);
    if (round === mine) probed = { url, failure };
  }

  function nextMs(): number {
    return found.some((trouble) => trouble.blocks) ? TROUBLED_INTERVAL_MS : CALM_INTERVAL_MS;
  }

  return {
    start() {
      running = true;
      begin();
    },
    stop() {
      running = false;
      round = null;
      timer?.cancel();
    },
    current: () => readinessOf(found, proof),
    recheck,
    refresh,
    onChange(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

function bug(error: unknown): Failure {
  const detail = error instanceof Error ? error.message : String(error);
  return { kind: 'bug', detail: detail.slice(0, 500) };
}
