// What each mark of the map means; only what is on this picture.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { distanceWords } from '../../../shared/calls/distance';
import type { EmergencyCall } from '../../../shared/calls/emergency-call';
import { useAppState } from '../../kit/window-parts';
import type { MapParts } from './map-parts';

interface MapLegendProps {
  readonly call: EmergencyCall;
  readonly parts: MapParts;
}

export function MapLegend({ call, parts }: MapLegendProps) {
  const { t, i18n } = useTranslation();
  const radiusM = useAppState((app) => app.site.radiusM);
  const uncertaintyM = call.places.at(-1)?.place.uncertaintyM ?? null;
  return (
    <ul className="map-legend">
      {parts.call !== null && (
        <Mark drawing={<circle className="map-call" cx="9" cy="9" r="6" />}>
          {t('calls.map.call')}
        </Mark>
      )}
      {parts.call !== null && uncertaintyM !== null && uncertaintyM > 0 && (
        <Mark drawing={<circle className="map-uncertainty" cx="9" cy="9" r="7.5" />}>
          {t('calls.map.within', { distance: distanceWords(uncertaintyM, i18n.language) })}
        </Mark>
      )}
      {parts.former.length > 0 && (
        <Mark drawing={<circle className="map-former" cx="9" cy="9" r="5" opacity="0.6" />}>
          {t('calls.map.former', { count: parts.former.length })}
        </Mark>
      )}
      {parts.site !== null && (
        <Mark
          drawing={
            <g className="map-site">
              <path d="M9 1l8 7h-2.5v8h-11V8H1z" />
            </g>
          }
        >
          {t('calls.map.site', { distance: distanceWords(radiusM, i18n.language) })}
        </Mark>
      )}
      {parts.siteOutside && <li>{t('calls.map.siteOutside')}</li>}
      {parts.box !== null &&
        (parts.boxAround ? (
          <li>{t('calls.map.boxAround')}</li>
        ) : (
          <Mark drawing={<rect className="map-box" x="1.5" y="3.5" width="15" height="11" />}>
            {t('calls.map.box')}
          </Mark>
        ))}
    </ul>
  );
}

function Mark({ drawing, children }: { readonly drawing: ReactNode; readonly children: string }) {
  return (
    <li>
      <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
        {drawing}
      </svg>
      {children}
    </li>
  );
}
