// The keys of the list: the focus may stay in the search box while they move through the rows.
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Results } from './use-results';

export interface Browsing {
  /** The row the keys are at; -1 for none. */
  readonly active: number;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

const PAGE_STEP = 8;

interface Place {
  readonly query: string;
  readonly index: number;
}

/** The best hit is active by itself. Enter waits for the rows of the words in the box. */
export function useBrowsing(results: Results, open: (index: number) => void): Browsing {
  const { query, behind } = results;
  const total = results.total ?? 0;
  const [place, setPlace] = useState<Place | null>(null);
  const enterWaits = useRef(false);
  const own = place?.query === query ? place.index : null;
  const active = total === 0 ? -1 : Math.min(own ?? (query === '' ? -1 : 0), total - 1);

  useEffect(() => {
    if (!enterWaits.current || behind) return;
    enterWaits.current = false;
    if (total > 0) open(0);
  }, [behind, total, open]);

  return {
    active,
    onKeyDown(event) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'Enter') {
        event.preventDefault();
        if (behind) enterWaits.current = true;
        else if (active >= 0) open(active);
        return;
      }
      enterWaits.current = false;
      // Home and End belong to the words in the box until the arrows have been used.
      const inWords = own === null && event.target instanceof HTMLInputElement;
      const index = targetOf(event.key, active, total, inWords);
      if (index === null || total === 0) return;
      event.preventDefault();
      setPlace({ query, index });
    },
  };
}

function targetOf(key: string, active: number, total: number, inWords: boolean): number | null {
  const within = (index: number) => Math.max(0, Math.min(index, total - 1));
  switch (key) {
    case 'ArrowDown':
      return within(active + 1);
    case 'ArrowUp':
      return within(active - 1);
    case 'PageDown':
      return within(active + PAGE_STEP);
    case 'PageUp':
      return within(active - PAGE_STEP);
    case 'Home':
      return inWords ? null : 0;
    case 'End':
      return inWords ? null : within(total - 1);
    default:
      return null;
  }
}
