// A notice to the operator, and what became of it.
import type { AppState } from '../../shared/state';

export interface Notice {
  readonly kind: 'accepted' | 'failing' | 'attention' | 'answer';
  /** Of a press, a verification or a call, or `alert-SEQ`. */
  readonly deliveryId: string;
  readonly title: string;
  readonly body: string;
  /** It is about a call for help, ours or somebody else's. */
  readonly panic: boolean;
  /** The press came from a hotkey that must show nothing. */
  readonly discreet: boolean;
  /** What a click leads to. */
  readonly screen: 'panic' | 'verify' | 'calls';
  /** False once it has been overtaken: a notice that is no longer true is taken away. */
  readonly stands: (state: AppState) => boolean;
}

/** Nothing anybody has to do something about. */
export function isGoodNews({ kind }: Pick<Notice, 'kind'>): boolean {
  return kind === 'accepted' || kind === 'answer';
}

export type SuppressionReason =
  | 'paused'
  | 'window-visible'
  | 'discreet'
  | 'unsupported'
  | 'os-refused'
  | 'duplicate'
  | 'summarised';

export type NoticeOutcome =
  { readonly kind: 'shown' } | { readonly kind: 'suppressed'; readonly reason: SuppressionReason };

/** Its line in the record. */
export function noticeLine({ kind, deliveryId }: Notice, outcome: NoticeOutcome) {
  const common = { actionId: deliveryId } as const;
  return outcome.kind === 'shown'
    ? { ...common, kind: 'notice-shown' as const, facts: { notice: kind } }
    : {
        ...common,
        kind: 'notice-suppressed' as const,
        facts: { notice: kind, reason: outcome.reason },
      };
}
