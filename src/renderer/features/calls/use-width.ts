// How wide an element is right now, for drawings that must fit it.
import { useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** CSS pixels; `usual` before the first measuring and where nothing can be measured. */
export function useWidth<T extends HTMLElement>(usual: number): [RefObject<T | null>, number] {
  const ref = useRef<T>(null);
  const [width, setWidth] = useState(usual);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const measure = () => setWidth(element.clientWidth || usual);
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    return () => watch.disconnect();
  }, [usual]);
  return [ref, width];
}
