// Map pictures under the drawing; one that does not come leaves the plain ground.
import { useState } from 'react';
import type { MapView } from './map-projection';

/** The drawing over them says everything they say about the call. */
export function MapPictures({ view }: { readonly view: MapView }) {
  const [missing, setMissing] = useState<ReadonlySet<string>>(new Set());
  return (
    <g className="map-pictures">
      {tilesOf(view)
        .filter(({ href }) => !missing.has(href))
        .map(({ href, x, y, size }) => (
          <image
            key={`${href} ${x}`}
            href={href}
            x={x}
            y={y}
            width={size}
            height={size}
            onError={() => setMissing((others) => new Set([...others, href]))}
          />
        ))}
    </g>
  );
}

/** Main serves them from the address in the settings. */
const TILES = 'tocsin://app/tiles';
const TILE_PX = 256;
const ZOOM_MAX = 19;

interface Tile {
  readonly href: string;
  /** CSS pixels. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** The nearest zoom there are pictures for, scaled to the drawing; nothing beyond the poles. */
export function tilesOf(view: MapView): readonly Tile[] {
  const { centreX, centreY, worldPerPx, width, height } = view;
  const zoom = Math.min(ZOOM_MAX, Math.max(0, Math.round(-Math.log2(worldPerPx * TILE_PX))));
  const across = 2 ** zoom;
  const size = 1 / across / worldPerPx;
  const first = (centre: number, px: number) =>
    Math.floor((centre - (px / 2) * worldPerPx) * across);
  const last = (centre: number, px: number) =>
    Math.ceil((centre + (px / 2) * worldPerPx) * across) - 1;
  const rows = span(
    Math.max(0, first(centreY, height)),
    Math.min(across - 1, last(centreY, height)),
  );
  return span(first(centreX, width), last(centreX, width)).flatMap((column) =>
    rows.map((row) => ({
      // East of the antimeridian the world begins again.
      href: `${TILES}/${zoom}/${((column % across) + across) % across}/${row}`,
      x: width / 2 + (column / across - centreX) / worldPerPx,
      y: height / 2 + (row / across - centreY) / worldPerPx,
      size,
    })),
  );
}

function span(first: number, last: number): readonly number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}
