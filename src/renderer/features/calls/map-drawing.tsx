// The lines and marks of the map; every mark has a shape of its own.
import { useTranslation } from 'react-i18next';
import { distanceWords } from '../../../shared/calls/distance';
import type { MapParts } from './map-parts';
import { type MapView, metresPerPx } from './map-projection';

interface OnMap {
  readonly view: MapView;
}

/** Older things lie under newer ones. */
export function MapDrawing({ parts }: { readonly parts: MapParts }) {
  const { call, former, site, box } = parts;
  const path = [...former, ...(call === null ? [] : [call])];
  return (
    <>
      {box !== null && <rect className="map-box" {...box} data-part="box" />}
      {site !== null && (
        <g className="map-site" data-part="site">
          <circle cx={site.x} cy={site.y} r={site.radius} />
          <path d={`M${site.x} ${site.y - 10}l9 8h-2.5v9h-13v-9h-2.5z`} />
        </g>
      )}
      {call !== null && call.radius > 0 && (
        <circle
          className="map-uncertainty"
          data-part="uncertainty"
          cx={call.x}
          cy={call.y}
          r={call.radius}
        />
      )}
      {former.length > 0 && (
        <polyline className="map-way" points={path.map(({ x, y }) => `${x},${y}`).join(' ')} />
      )}
      {former.map(({ x, y, strength }, index) => (
        <circle
          key={index}
          className="map-former"
          data-part="former"
          cx={x}
          cy={y}
          r={5}
          opacity={strength}
        />
      ))}
      {call !== null && (
        <circle className="map-call" data-part="call" cx={call.x} cy={call.y} r={7} />
      )}
    </>
  );
}

/** Squares as wide as the scale bar is long: distances can be counted. */
export function MapGrid({ view }: OnMap) {
  const { width, height } = view;
  const { px } = scaleBar(view, width / 5);
  return (
    <g className="map-grid">
      {gridLines(px, width).map((x) => (
        <path key={`x${x}`} d={`M${x} 0V${height}`} />
      ))}
      {gridLines(px, height).map((y) => (
        <path key={`y${y}`} d={`M0 ${y}H${width}`} />
      ))}
    </g>
  );
}

export function MapFurniture({ view }: OnMap) {
  const { t, i18n } = useTranslation();
  const { width, height } = view;
  const { metres, px } = scaleBar(view, width / 5);
  return (
    <g className="map-furniture">
      <g data-part="north">
        <rect x={width - 34} y={8} width={26} height={38} rx={6} />
        <path className="map-ink" d={`M${width - 21} 13l6 13-6-3.5-6 3.5z`} />
        <text x={width - 21} y={41} textAnchor="middle">
          {t('calls.map.north')}
        </text>
      </g>
      <g data-part="scale">
        <rect x={8} y={height - 36} width={px + 16} height={28} rx={6} />
        <path className="map-rule" d={`M16 ${height - 19}v5h${px}v-5`} />
        <text x={16 + px / 2} y={height - 21} textAnchor="middle">
          {distanceWords(metres, i18n.language)}
        </text>
      </g>
    </g>
  );
}

interface ScaleBar {
  readonly metres: number;
  readonly px: number;
}

const STEPS = [5, 2, 1];

/** 1, 2 or 5 and zeros: the longest of them that is at most `longestPx`. */
export function scaleBar(view: MapView, longestPx: number): ScaleBar {
  const perPx = metresPerPx(view);
  const longestM = perPx * longestPx;
  const ten = 10 ** Math.floor(Math.log10(longestM));
  const metres = ten * (STEPS.find((step) => step * ten <= longestM) ?? 1);
  return { metres, px: metres / perPx };
}

/** Where lines of a grid with this spacing cross an axis of `lengthPx`, so that one crosses its middle. */
export function gridLines(spacingPx: number, lengthPx: number): readonly number[] {
  const first = (lengthPx / 2) % spacingPx;
  const count = Math.floor((lengthPx - first) / spacingPx) + 1;
  return Array.from({ length: count }, (_, index) => first + index * spacingPx);
}
