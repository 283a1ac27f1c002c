// What the record says of a verification: jumps of the clock, decisions, and what need not be told again.
import { z } from 'zod';
import type { Sql } from '../../core/store/store';

/** The wall clock was set while the question was out. */
export interface ClockJump {
  /** Forwards is positive, in milliseconds. */
  readonly jumpMs: number;
  /** What the clock would have shown without the jump, in milliseconds. */
  readonly fromMs: number;
  /** The last event that had come before the jump. */
  readonly afterSeq: number;
}

export interface Traces {
  readonly jumps: readonly ClockJump[];
  /** The operator decided that it was sent; wall clock in milliseconds. */
  readonly takenAsSentMs: number | null;
  readonly expiryTold: boolean;
  readonly contradictionTold: boolean;
}

export const NO_TRACES: Traces = {
  jumps: [],
  takenAsSentMs: null,
  expiryTold: false,
  contradictionTold: false,
};

const ClockJumpFacts = z.object({ jumpMs: z.number(), fromMs: z.number(), afterSeq: z.number() });

function jumpOf(facts: unknown): readonly ClockJump[] {
  try {
    const parsed = ClockJumpFacts.safeParse(JSON.parse(String(facts)));
    return parsed.success ? [parsed.data] : [];
  } catch {
    return [];
  }
}

/** Throws what SQLite throws. */
export function readTraces(sql: Sql, id: string): Traces {
  const rows = sql.all(
    `SELECT kind, at_ms, facts FROM activity WHERE action_id = ? AND kind IN
     ('clock-jumped', 'taken-as-sent', 'verification-expired', 'contradiction') ORDER BY seq`,
    id,
  );
  const of = (kind: string): typeof rows => rows.filter((row) => row.kind === kind);
  const taken = of('taken-as-sent').at(-1);
  return {
    jumps: of('clock-jumped').flatMap((row) => jumpOf(row.facts)),
    takenAsSentMs: taken ? Number(taken.at_ms) : null,
    expiryTold: of('verification-expired').length > 0,
    contradictionTold: of('contradiction').length > 0,
  };
}
