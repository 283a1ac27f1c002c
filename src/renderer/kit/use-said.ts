// What a live region says just now: silent again after a while, so that nobody meets old news when reading on.
import { useCallback, useEffect, useRef, useState } from 'react';
import { useParts } from './window-parts';

interface Said {
  /** Rises, so that the same words said twice are two sayings. */
  readonly count: number;
  readonly words: string;
}

/** Longer than anybody needs to hear it out. */
const STALE_MS = 15_000;

/** The words and how to say the next ones. */
export function useSaid(): readonly [Said, (words: string) => void] {
  const { clock } = useParts();
  const [said, setSaid] = useState<Said>({ count: 0, words: '' });
  const forget = useRef<(() => void) | null>(null);
  const say = useCallback(
    (words: string) => {
      forget.current?.();
      setSaid(({ count }) => ({ count: count + 1, words }));
      forget.current = clock.after(STALE_MS, () => setSaid(({ count }) => ({ count, words: '' })));
    },
    [clock],
  );
  useEffect(() => () => forget.current?.(), []);
  return [said, say];
}
