// What senders that have proven themselves sent in vain: kept in view and in the record until one can be taken again.
import type { ActivityKind } from '../../../shared/core/activity';
import type { Result } from '../../../shared/core/failure';
import {
  UNTAKEN_PROBLEMS,
  WEBHOOK_SENDERS,
  type UntakenEvents,
  type UntakenProblem,
  type WebhookSender,
} from '../../../shared/core/webhook';

type Facts = Readonly<Record<string, string | number | boolean | null>>;

export interface UntakenDeps {
  readonly record: (line: {
    readonly kind: 'webhook-untaken' | 'webhook-taken-again';
    readonly facts: Record<string, string | number>;
  }) => void;
  /** What was recorded earlier, oldest first: a restart ends no trouble. */
  readonly earlier: () => Result<
    readonly { readonly kind: ActivityKind; readonly atMs: number; readonly facts: Facts }[]
  >;
  /** Wall clock in milliseconds. */
  readonly now: () => number;
  readonly onChange: () => void;
}

export interface Untaken {
  tell(sender: WebhookSender, problem: UntakenProblem, detail: string): void;
  /** Something of this sender was taken. */
  taken(sender: WebhookSender): void;
  all(): readonly UntakenEvents[];
}

export function createUntaken(deps: UntakenDeps): Untaken {
  const held = new Map<WebhookSender, UntakenEvents>();
  /** Each kind of trouble of a sender is one line of the record, however often it comes. */
  const recorded = new Map<WebhookSender, Set<UntakenProblem>>();
  const known = deps.earlier();
  for (const { kind, atMs, facts } of known.ok ? known.value : []) {
    const sender = WEBHOOK_SENDERS.find((each) => each === facts.sender);
    const problem = UNTAKEN_PROBLEMS.find((each) => each === facts.problem);
    if (sender === undefined) continue;
    if (kind === 'webhook-taken-again') forget(sender);
    else if (problem !== undefined) hold(sender, problem, String(facts.reason), atMs);
  }

  function forget(sender: WebhookSender): void {
    held.delete(sender);
    recorded.delete(sender);
  }

  /** Answers whether this is the first of its kind. */
  function hold(
    sender: WebhookSender,
    problem: UntakenProblem,
    detail: string,
    atMs: number,
  ): boolean {
    const before = held.get(sender);
    held.set(sender, {
      ...{ sender, problem, detail },
      count: (before?.count ?? 0) + 1,
      firstAtMs: before?.firstAtMs ?? atMs,
      lastAtMs: atMs,
    });
    const problems = recorded.get(sender) ?? new Set();
    recorded.set(sender, problems);
    const isNew = !problems.has(problem);
    problems.add(problem);
    return isNew;
  }

  return {
    tell(sender, problem, told) {
      const detail = told.slice(0, 300);
      if (hold(sender, problem, detail, deps.now())) {
        deps.record({ kind: 'webhook-untaken', facts: { sender, problem, reason: detail } });
      }
      deps.onChange();
    },
    taken(sender) {
      const before = held.get(sender);
      if (before === undefined) return;
      forget(sender);
      deps.record({ kind: 'webhook-taken-again', facts: { sender, refused: before.count } });
      deps.onChange();
    },
    all: () => [...held.values()],
  };
}
