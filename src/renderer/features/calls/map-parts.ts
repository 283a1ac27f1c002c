// What lies on the map of a call, in pixels of the picture: computed once, drawn and told in words.
import type { EmergencyCall } from '../../../shared/calls/emergency-call';
import {
  pointOn,
  pxOf,
  rectOfBox,
  rectOn,
  type MapView,
  rectAround,
  roughMetres,
  type Spot,
  type WorldRect,
} from './map-projection';
import type { Settings } from '../../../shared/settings/settings';

interface Circle {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

interface FormerPlace {
  readonly x: number;
  readonly y: number;
  /** 1 for the newest of them; older ones are fainter. */
  readonly strength: number;
}

export interface MapParts {
  /** The radius is 0 where nothing was said about the uncertainty. */
  readonly call: Circle | null;
  /** Oldest first. */
  readonly former: readonly FormerPlace[];
  readonly site: Circle | null;
  /** The site is known, and too far away for this picture. */
  readonly siteOutside: boolean;
  readonly box: ReturnType<typeof rectOn> | null;
  /** The picture lies wholly within the box, so that none of its sides can be seen. */
  readonly boxAround: boolean;
}

const FAINTEST = 0.25;

export function mapParts(
  view: MapView,
  { places, boundary }: Pick<EmergencyCall, 'places' | 'boundary'>,
  site: OwnSite | null,
): MapParts {
  const newest = places.at(-1)?.place;
  const earlier = places.slice(0, -1);
  const siteAt = site === null ? null : circleAt(view, site, site.radiusM);
  const box = boundary === null ? null : rectOn(view, rectOfBox(boundary));
  return {
    call: newest === undefined ? null : circleAt(view, newest, newest.uncertaintyM ?? 0),
    former: earlier.map(({ place }, index) => ({
      ...pointOn(view, place),
      strength: FAINTEST + ((1 - FAINTEST) * (index + 1)) / earlier.length,
    })),
    site: siteAt !== null && isOn(view, siteAt) ? siteAt : null,
    siteOutside: siteAt !== null && !isOn(view, siteAt),
    box,
    boxAround:
      box !== null &&
      box.x <= 0 &&
      box.y <= 0 &&
      box.x + box.width >= view.width &&
      box.y + box.height >= view.height,
  };
}

function circleAt(
  view: MapView,
  spot: { readonly latitude: number; readonly longitude: number },
  radiusM: number,
): Circle {
  return { ...pointOn(view, spot), radius: pxOf(view, radiusM, spot) };
}

function isOn({ width, height }: MapView, { x, y, radius }: Circle): boolean {
  return x + radius >= 0 && x - radius <= width && y + radius >= 0 && y - radius <= height;
}

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
