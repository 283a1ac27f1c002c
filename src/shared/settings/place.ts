// Where this desk is: whether anybody has said it, and what its site is called.
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

/** What the site is called in messages and reports; empty only where the desk has neither place nor name. */
export function siteNameOf({ chekt, desk }: Pick<Settings, 'chekt' | 'desk'>): string {
  return chekt.siteName || desk.location || desk.name;
}
