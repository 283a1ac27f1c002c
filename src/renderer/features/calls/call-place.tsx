// Where the call is: address, coordinates, how exact, how old, how far from here.
import { useTranslation } from 'react-i18next';
import { distanceWords } from '../../../shared/calls/distance';
import type { EmergencyCall, FollowUp } from '../../../shared/calls/emergency-call';
import { useAppState, useNow } from '../../kit/window-parts';
import { agoWords, secondsUntil } from '../../kit/wall-clock';
import { coordinatesOf } from './call-words';
import type { TFunction } from 'i18next';
import { failureWhat } from '../../kit/failure-words';

interface CallPlaceProps {
  readonly call: EmergencyCall;
  /** An earlier call: nothing more is asked for it. */
  readonly readOnly: boolean;
}

export function CallPlace({ call, readOnly }: CallPlaceProps) {
  const { t, i18n } = useTranslation();
  const nowMs = useNow(1000);
  const isSwitchedOn = useAppState((app) => app.settings.rapidsos.followUp);
  const siteKnown = useAppState((app) => app.site.latitude !== null);
  const { address, places, followUp, eccAccountId } = call;
  const newest = places.at(-1);
  return (
    <div className="call-place">
      <p className="call-nearness">{t(`calls.nearness.${call.nearness}`)}</p>
      {call.distanceM !== null && (
        <p className="call-distance">
          {t('calls.fromHere', { distance: distanceWords(call.distanceM, i18n.language) })}
        </p>
      )}
      {!siteKnown && <p className="muted">{t('calls.place.siteUnknown')}</p>}
      <p className="call-address">{address ?? t('calls.place.noAddress')}</p>
      {newest === undefined ? (
        <p className="muted">{t('calls.place.none')}</p>
      ) : (
        <>
          <p>
            <span className="call-coordinates">{coordinatesOf(newest.place)}</span>
            {' · '}
            {newest.place.uncertaintyM === null
              ? t('calls.place.exactUnknown')
              : t('calls.place.within', {
                  distance: distanceWords(newest.place.uncertaintyM, i18n.language),
                })}
          </p>
          <p className="muted">
            {t(`calls.place.from.${newest.source}`, { ago: agoWords(t, newest.atMs, nowMs) })}
            {places.length > 1 && ` ${t('calls.place.former', { count: places.length - 1 })}`}
          </p>
        </>
      )}
      {!readOnly && (
        <p className="muted">{followUpWords(t, followUp, { isSwitchedOn, nowMs }).join(' ')}</p>
      )}
      {eccAccountId !== null && (
        <p className="muted">{t('calls.place.center', { id: eccAccountId })}</p>
      )}
    </div>
  );
}

interface Circumstances {
  readonly isSwitchedOn: boolean;
  readonly nowMs: number;
}

/** An answer without a place is normal and said to be. */
function followUpWords(
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
