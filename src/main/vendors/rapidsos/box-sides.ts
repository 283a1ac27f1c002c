// The names under which the sides and the corners of a box may come: none is published, so all of them are ASSUMED.

const corner = (names: readonly string[], ends: readonly string[]): readonly string[] =>
  names.flatMap((name) => ends.map((end) => name + end));

const LATITUDES = ['lat', 'latitude', 'y'];
const LONGITUDES = ['lng', 'lon', 'long', 'longitude', 'x'];

export const SOUTH_WEST = ['southwest', 'sw', 'swcorner', 'lowerleft', 'bottomleft', 'll', 'bl'];
export const NORTH_EAST = ['northeast', 'ne', 'necorner', 'upperright', 'topright', 'ur', 'tr'];
export const NORTH_WEST = ['northwest', 'nw', 'nwcorner', 'upperleft', 'topleft', 'ul', 'tl'];
export const SOUTH_EAST = ['southeast', 'se', 'secorner', 'lowerright', 'bottomright', 'lr', 'br'];
/** Two corners that only say that they are opposite. */
export const ONE_CORNER = [
  'min',
  'lowercorner',
  'lower',
  'start',
  'from',
  'corner1',
  'point1',
  'p1',
];
export const OTHER_CORNER = ['max', 'uppercorner', 'upper', 'end', 'to', 'corner2', 'point2', 'p2'];

/** `north`, `northLat`, `lat_north`, `max_lat`, `lat_max`, `lat2`, `ymax`, `ne_lat` and the like. */
function side(
  names: readonly string[],
  limit: 'min' | 'max',
  axis: readonly string[],
  corners: readonly string[],
): readonly string[] {
  const ends = axis.flatMap((end) => [limit + end, end + limit, `${limit}imum${end}`]);
  const sides = corner(names, [
    '',
    'lat',
    'latitude',
    'lng',
    'lon',
    'longitude',
    'bound',
    'boundary',
  ]);
  const turned = names.flatMap((name) => axis.map((end) => end + name));
  const bounds = corner(names, ['boundlatitude', 'boundlongitude']);
  const counted = axis.map((end) => end + (limit === 'min' ? '1' : '2'));
  return [...sides, ...turned, ...bounds, ...ends, ...counted, ...corner(corners, axis)];
}

export const SIDES = {
  south: side(['south', 's', 'bottom'], 'min', LATITUDES, [...SOUTH_WEST, ...SOUTH_EAST]),
  west: side(['west', 'w', 'left'], 'min', LONGITUDES, [...SOUTH_WEST, ...NORTH_WEST]),
  north: side(['north', 'n', 'top'], 'max', LATITUDES, [...NORTH_EAST, ...NORTH_WEST]),
  east: side(['east', 'e', 'right'], 'max', LONGITUDES, [...NORTH_EAST, ...SOUTH_EAST]),
} as const;

/** Orders in which four numbers may stand, the likelier first: GeoJSON's, then that of pairs of latitude and longitude. */
export const ORDERS = ['wsen', 'swne', 'wnes', 'nwse', 'snwe', 'wesn', 'nswe', 'nesw'] as const;
