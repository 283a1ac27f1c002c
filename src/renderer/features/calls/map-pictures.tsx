// Map pictures under the drawing; one that does not come leaves the plain ground.
import { useState } from 'react';
import type { MapView } from './map-projection';
import { tilesOf } from './map-tiles';

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
