// A button that was clicked may vanish with its card: the focus then stays on what was around it.
import { useLayoutEffect, useRef, type FocusEvent, type RefObject } from 'react';

interface KeptFocus {
  readonly ref: RefObject<HTMLElement | null>;
  readonly onFocus: () => void;
  readonly onBlur: (event: FocusEvent) => void;
}

/** For an element with `tabIndex={-1}`: takes the focus over when what had it inside is gone. */
export function useKeptFocus(): KeptFocus {
  const ref = useRef<HTMLElement>(null);
  const within = useRef(false);
  useLayoutEffect(() => {
    if (within.current && document.activeElement === document.body) {
      ref.current?.focus({ preventScroll: true });
    }
  });
  return {
    ref,
    onFocus: () => {
      within.current = true;
    },
    onBlur: (event) => {
      if (event.relatedTarget !== null) within.current = false;
    },
  };
}
