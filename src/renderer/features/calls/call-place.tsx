// Where the call is: address, coordinates, how exact, how old, how far from here.
import { useTranslation } from 'react-i18next';
import { distanceWords } from '../../../shared/calls/distance';
import type { EmergencyCall } from '../../../shared/calls/emergency-call';
import { useAppState, useNow } from '../../kit/window-parts';
import { agoWords } from '../../kit/ago';
import { coordinatesOf } from './call-words';
import { followUpWords } from './follow-up-words';

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
