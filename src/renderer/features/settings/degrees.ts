// Coordinates as people type or paste them.

/** A decimal number within `max` of zero; null for nothing typed, undefined for anything else. */
export function degreesOf(text: string, max: number): number | null | undefined {
  const typed = text.trim().replace('−', '-').replace(',', '.').replace(/°$/, '');
  if (typed === '') return null;
  if (!/^[+-]?\d{1,3}(\.\d{1,15})?$/.test(typed)) return undefined;
  const degrees = Number(typed);
  return Math.abs(degrees) <= max ? degrees : undefined;
}

interface Pair {
  readonly latitude: number;
  readonly longitude: number;
}

const PAIR = /^([+-]?\d{1,3}\.\d+)°?[,;\s]+([+-]?\d{1,3}\.\d+)°?$/;

/** `39.96120, -82.99880`, as maps copy it; undefined for anything else. */
export function pairOf(text: string): Pair | undefined {
  const [, north = '', east = ''] = PAIR.exec(text.trim().replaceAll('−', '-')) ?? [];
  const latitude = degreesOf(north, 90) ?? null;
  const longitude = degreesOf(east, 180) ?? null;
  return latitude === null || longitude === null ? undefined : { latitude, longitude };
}
