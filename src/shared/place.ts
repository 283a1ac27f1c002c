// Has anybody said where this desk is? Without a place, help does not know where to go.
import { DEFAULT_SETTINGS, type Settings } from './settings';

const DEFAULT_PLACE = DEFAULT_SETTINGS.desk.location.toLowerCase();

/**
 * Pure: why the place that a press would carry was said by nobody; null when a person or IT has said it. Tocsin's own
 * default never counts, whoever wrote it: every building has a front desk.
 */
export function placeDoubt({ location }: Settings['desk']): string | null {
  const place = location.trim();
  if (place === '') return 'desk.location is empty';
  if (place.toLowerCase() === DEFAULT_PLACE) return `desk.location is only "${place}"`;
  return /\{hostname\}/i.test(place) ? `desk.location is still "${place}"` : null;
}
