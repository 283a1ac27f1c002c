// Whether answers can reach this computer, as one verdict and one sentence.
import type { TFunction } from 'i18next';
import type { LoopbackResult, WebhookState } from '../../../shared/core/webhook';
import { failureWhat } from '../../kit/failure-words';
import { agoWords } from '../../kit/wall-clock';

type ReachVerdict = 'good' | 'unchecked' | 'look';

/** `look`: an answer would not arrive, as far as anyone knows. */
export function reachVerdict(webhook: WebhookState): ReachVerdict {
  const { failure, reachable, lastCheck } = webhook;
  if (failure !== null || webhook.localUrl === null || !reachable) return 'look';
  if (lastCheck === null) return 'unchecked';
  return lastCheck.failure === null ? 'good' : 'look';
}

/** The newest thing known comes first: not listening, no way in, not checked, checked. */
export function reachSentence(t: TFunction, webhook: WebhookState, nowMs: number): string {
  const { failure, localUrl, reachable, lastCheck } = webhook;
  if (failure !== null || localUrl === null) {
    const what = failure === null ? '' : failureWhat(t, failure);
    return t('ask.reach.notListening', { what }).trim();
  }
  if (!reachable) return t('ask.reach.noWay', { local: localUrl });
  if (lastCheck === null) return t('ask.reach.notChecked', { local: localUrl });
  return checkSentence(t, lastCheck, nowMs);
}

function checkSentence(t: TFunction, { atMs, tookMs, failure }: LoopbackResult, nowMs: number) {
  const ago = agoWords(t, atMs, nowMs);
  return failure === null
    ? t('ask.reach.cameHome', { ago, ms: Math.round(tookMs ?? 0) })
    : t('ask.reach.lost', { ago, what: failureWhat(t, failure) });
}

/** The newer of two checks: the state's own, and the one this window has just asked for. */
export function newerCheck(
  one: LoopbackResult | null,
  other: LoopbackResult | null,
): LoopbackResult | null {
  if (one === null || other === null) return one ?? other;
  return other.atMs > one.atMs ? other : one;
}
