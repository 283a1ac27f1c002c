// The place of a call on a plain map, drawn from what was shared; map pictures lie under it only where they are set up.
import './call-map.css';
import { useId, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { EmergencyCall } from '../../../shared/calls/emergency-call';
import { useAppState } from '../../kit/window-parts';
import { MapDrawing, MapFurniture, MapGrid } from './map-drawing';
import { framed, siteOf, type OwnSite, mapParts } from './map-parts';
import { MapLegend } from './map-legend';
import { MapPictures } from './map-pictures';
import { viewAround, type WorldRect } from './map-projection';

interface CallMapProps {
  readonly call: EmergencyCall;
}

const USUAL_WIDTH = 480;
const LOWEST = 200;
const HIGHEST = 300;

/** A sentence instead where no place and no area is known. */
export function CallMap({ call }: CallMapProps) {
  const { t } = useTranslation();
  const site = siteOf(useAppState((app) => app.site));
  const shown = framed(call, site);
  return shown.length === 0 ? (
    <p className="call-no-map">{t('calls.map.none')}</p>
  ) : (
    <MapFigure call={call} site={site} shown={shown} />
  );
}

interface MapFigureProps extends CallMapProps {
  readonly site: OwnSite | null;
  readonly shown: readonly WorldRect[];
}

function MapFigure({ call, site, shown }: MapFigureProps) {
  const { t } = useTranslation();
  const id = useId();
  const hasPictures = useAppState((app) => app.settings.calls.tileUrl !== '');
  const [ref, width] = useWidth<HTMLElement>(USUAL_WIDTH);
  const height = Math.round(Math.min(HIGHEST, Math.max(LOWEST, width * 0.6)));
  const view = viewAround(shown, { width, height });
  if (view === null) return null;
  const parts = mapParts(view, call, site);
  return (
    <figure ref={ref} className="call-map">
      <svg
        role="img"
        aria-label={t('calls.map.name')}
        aria-describedby={id}
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
      >
        {hasPictures ? <MapPictures view={view} /> : <MapGrid view={view} />}
        <MapDrawing parts={parts} />
        <MapFurniture view={view} />
      </svg>
      <figcaption id={id}>
        <MapLegend call={call} parts={parts} />
      </figcaption>
    </figure>
  );
}

/** CSS pixels; `usual` before the first measuring and where nothing can be measured. */
function useWidth<T extends HTMLElement>(usual: number): [RefObject<T | null>, number] {
  const ref = useRef<T>(null);
  const [width, setWidth] = useState(usual);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const measure = () => setWidth(element.clientWidth || usual);
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    return () => watch.disconnect();
  }, [usual]);
  return [ref, width];
}
