// The scale of the map: a round length on the ground and how long it is on the picture.
import { metresPerPx, type MapView } from './map-projection';

export interface ScaleBar {
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
