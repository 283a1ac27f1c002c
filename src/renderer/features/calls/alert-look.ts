// The sign and colour of each kind of alert: different in shape as well as colour.
import type { TFunction } from 'i18next';
import type { ReceivedAlert } from '../../../shared/share911-alert';
import type { SignName } from '../../components/icons';
import { momentOf } from '../verification/words';

type AlertTone = 'alarm' | 'drill' | 'over' | 'calm';

/** A drill never looks like the real thing; where nothing was said, it counts as real. */
export function alertTone({ kind, isDrill, isOwn, clearedAtMs }: ReceivedAlert): AlertTone {
  if (kind === 'notice' || isOwn) return 'calm';
  if (kind === 'all-clear' || clearedAtMs !== null) return 'over';
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
  const { kind, isOwn, saidAtMs, receivedAtMs, clearedAtMs, channelName, channelId } = alert;
  const channel = channelName ?? channelId;
  const time = momentOf(saidAtMs ?? receivedAtMs, nowMs, language);
  return [
    t(isOwn ? 'calls.alert.own' : `calls.alert.kind.${kind}`),
    t('calls.alert.at', { time }),
    ...(channel === null ? [] : [t('calls.alert.channel', { channel })]),
    ...(clearedAtMs === null
      ? []
      : [t('calls.alert.cleared', { time: momentOf(clearedAtMs, nowMs, language) })]),
  ];
}
