// What the map of a call shows: the call beside our site where they are near each other, else the center's area.
import type { EmergencyCall } from '../../../shared/calls/emergency-call';
import type { Settings } from '../../../shared/settings/settings';
import { rectAround, rectOfBox, roughMetres, type Spot, type WorldRect } from './map-projection';

export interface OwnSite extends Spot {
  readonly radiusM: number;
}

/** Null while nobody has said where the building is. */
export function siteOf({ latitude, longitude, radiusM }: Settings['site']): OwnSite | null {
  return latitude === null || longitude === null ? null : { latitude, longitude, radiusM };
}

const NEAR_M = 5000;

type Shown = Pick<EmergencyCall, 'places' | 'boundary'>;

/** Everything the picture must hold; empty when there is nothing to draw. */
export function framed({ places, boundary }: Shown, site: OwnSite | null): readonly WorldRect[] {
  const newest = places.at(-1)?.place;
  if (newest === undefined) return boundary === null ? [] : [rectOfBox(boundary)];
  const circle = rectAround(newest, newest.uncertaintyM ?? 0);
  const former = places
    .slice(0, -1)
    .filter(({ place }) => roughMetres(newest, place) <= NEAR_M)
    .map(({ place }) => rectAround(place, 0));
  if (site !== null && roughMetres(newest, site) <= NEAR_M) {
    return [circle, ...former, rectAround(site, site.radiusM)];
  }
  return boundary === null ? [circle, ...former] : [circle, ...former, rectOfBox(boundary)];
}
