// The sign and colour of each kind of alert: different in shape as well as colour.
import type { TFunction } from 'i18next';
import {
  hasReferences,
  isStanding,
  speaksByName,
  type ReceivedAlert,
} from '../../../shared/alerts/share911-alert';
import type { SignName } from '../../components/icons';
import { momentOf } from '../../kit/wall-clock';

type AlertTone = 'alarm' | 'drill' | 'over' | 'calm';

/** A drill never looks like the real thing; where nothing was said, it counts as real. */
export function alertTone(alert: ReceivedAlert): AlertTone {
  const { kind, isDrill, isOwn, clearedAtMs } = alert;
  if (kind === 'notice' || isOwn || endsNothing(alert)) return 'calm';
  if (kind === 'all-clear' || clearedAtMs !== null) return 'over';
  if (!isStanding(alert)) return 'calm';
  return isDrill === true ? 'drill' : 'alarm';
}

const SIGN_OF: Readonly<Record<AlertTone, SignName>> = {
  alarm: 'octagon',
  drill: 'bell',
  over: 'tick',
  calm: 'bell',
};

export function alertSign(alert: ReceivedAlert): SignName {
  return SIGN_OF[alertTone(alert)];
}

/** What it is, from whom, and since when or until when. */
export function alertFacts(
  t: TFunction,
  alert: ReceivedAlert,
  nowMs: number,
  language: string,
): readonly string[] {
  const { isOwn, saidAtMs, receivedAtMs, clearedAtMs, replacedAtMs, expiresAtMs } = alert;
  const channel = alert.channelName ?? alert.channelId;
  const at = (ms: number): { readonly time: string } => ({ time: momentOf(ms, nowMs, language) });
  return [
    t(isOwn ? 'calls.alert.own' : `calls.alert.kind.${kindWord(alert)}`),
    t('calls.alert.at', at(saidAtMs ?? receivedAtMs)),
    ...(channel === null ? [] : [t('calls.alert.channel', { channel })]),
    ...(clearedAtMs === null ? [] : [t('calls.alert.cleared', at(clearedAtMs))]),
    ...(replacedAtMs === null ? [] : [t('calls.alert.replaced', at(replacedAtMs))]),
    ...(expiresAtMs === null || expiresAtMs > nowMs || !isStanding(alert)
      ? []
      : [t('calls.alert.expired', at(expiresAtMs))]),
  ];
}

/** What it is called: one that ends others by name is no all clear. */
export function kindWord(alert: ReceivedAlert): ReceivedAlert['kind'] | 'cancel' {
  return alert.kind === 'all-clear' && speaksByName(alert) ? 'cancel' : alert.kind;
}

/** What it means to end or to replace and this desk cannot find; null when there is nothing to say. */
export function referenceDoubt(t: TFunction, alert: ReceivedAlert): string | null {
  const { cap, unknownReferences: count } = alert;
  if (cap?.msgType === 'cancel' && !hasReferences(cap) && alert.kind === 'all-clear') {
    return t('calls.alert.namesNone');
  }
  if (count === 0) return null;
  if (alert.kind !== 'all-clear') return t('calls.alert.unknownUpdate', { count });
  return t(endsNothing(alert) ? 'calls.alert.unknownAll' : 'calls.alert.unknownSome', { count });
}

/** It ends by name, and nothing that it names is here. */
function endsNothing({ kind, cap, unknownReferences }: ReceivedAlert): boolean {
  if (kind !== 'all-clear' || cap === null) return false;
  const names = cap.references.length + cap.unreadableReferences;
  return names > 0 ? unknownReferences >= names : cap.msgType === 'cancel';
}
