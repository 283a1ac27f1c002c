// Whether the window is as low as the smallest one at 200 % zoom: then every row counts.
import { useSyncExternalStore } from 'react';

/** In CSS pixels; the style sheets' own bound. */
const SHORT_PX = 420;

function subscribe(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
}

export function useIsShort(): boolean {
  return useSyncExternalStore(subscribe, () => window.innerHeight <= SHORT_PX);
}
