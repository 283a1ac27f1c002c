// Whether newer places are asked for, in plain words.
import type { TFunction } from 'i18next';
import type { FollowUp } from '../../../shared/calls/emergency-call';
import { failureWhat } from '../../kit/failure-words';
import { secondsUntil } from '../../kit/wall-clock';

interface Circumstances {
  readonly isSwitchedOn: boolean;
  readonly nowMs: number;
}

/** An answer without a place is normal and said to be. */
export function followUpWords(
  t: TFunction,
  { state, nextAtMs, asked, empty, failure }: FollowUp,
  { isSwitchedOn, nowMs }: Circumstances,
): readonly string[] {
  const counts = asked === 0 ? [] : [t('calls.followUp.asked', { count: asked })];
  const none = empty === 0 ? [] : [t('calls.followUp.empty', { count: empty })];
  const wrong = failure === null ? [] : [failureWhat(t, failure)];
  switch (state) {
    case 'off':
      return [t(isSwitchedOn ? 'calls.followUp.nothingToAskWith' : 'calls.followUp.off')];
    case 'asking':
      return [t('calls.followUp.asking'), ...none];
    case 'waiting':
      return [
        ...wrong,
        nextAtMs === null
          ? t('calls.followUp.waiting')
          : t('calls.followUp.next', { seconds: secondsUntil(nextAtMs, nowMs) }),
        ...counts,
        ...none,
      ];
    case 'ended':
      return [t('calls.followUp.ended'), ...counts, ...none];
    case 'refused':
      return [t('calls.followUp.refused'), ...wrong];
  }
}
