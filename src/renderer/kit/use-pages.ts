// A list read page by page, newest first, without doubles and without holes.
import { useCallback, useRef, useState } from 'react';
import type { Failure, Result } from '../../shared/core/failure';
import type { World } from '../../shared/core/vendor';
import type { WindowApi } from './api';
import { useAppState, useParts } from './window-parts';

/** Made once for each kind of list. */
export interface PageSource<T> {
  /** How many items a page has; a shorter one is the last. */
  readonly length: number;
  /** One page: what is older than `last`, or the newest of all. */
  readonly read: (api: WindowApi, last: T | undefined) => Promise<Result<readonly T[]>>;
  readonly keyOf: (item: T) => string | number;
}

interface Read<T> {
  readonly items: readonly T[];
  /** What happened to the last reading. */
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly failure: Failure | null;
  readonly loadingOlder: boolean;
  /** The first item ever is among `items`. */
  readonly complete: boolean;
}

export interface Pages<T> extends Read<T> {
  /** Reads the newest page; whoever uses the list says when: at once, and whenever it may have changed; a new function in the other world. */
  readonly refresh: () => void;
  /** Reads one page more behind what is here; nothing while that is under way. */
  readonly loadOlder: () => void;
}

/** In the other world there are other things: nothing of this one may stand among them. */
interface Kept<T> extends Read<T> {
  readonly world: World;
}

const READ = { phase: 'ready', failure: null } as const;

function nothingOf<T>(world: World): Kept<T> {
  const items: readonly T[] = [];
  return { world, items, phase: 'loading', failure: null, loadingOlder: false, complete: false };
}

export function usePages<T>(source: PageSource<T>): Pages<T> {
  const { api } = useParts();
  const world = useAppState((app) => app.world);
  const [kept, setKept] = useState(() => nothingOf<T>(world));
  const read = kept.world === world ? kept : nothingOf<T>(world);
  const newest = useRef(0);

  const refresh = useCallback(() => {
    newest.current += 1;
    const own = newest.current;
    void source.read(api, undefined).then((result) => {
      // An older answer must not overtake a newer one.
      if (own !== newest.current) return;
      setKept((before) => {
        const now = before.world === world ? before : nothingOf<T>(world);
        return result.ok ? withNewest(source, now, result.value) : withFailure(now, result.failure);
      });
    });
  }, [api, source, world]);

  const last = read.items.at(-1);
  const loadOlder = () => {
    if (last === undefined || read.loadingOlder) return;
    setKept((now) => ({ ...now, loadingOlder: true }));
    void source.read(api, last).then((result) => {
      setKept((now) => {
        const end = now.items.at(-1);
        // The list was begun anew meanwhile: this page would stand behind a hole.
        const fits = end !== undefined && source.keyOf(end) === source.keyOf(last);
        if (!fits || now.world !== world) return { ...now, loadingOlder: false };
        return result.ok ? withOlder(source, now, result.value) : withFailure(now, result.failure);
      });
    });
  };
  return { ...read, refresh, loadOlder };
}

/** Starts over where the pages do not touch. */
function withNewest<T>(
  { length, keyOf }: PageSource<T>,
  now: Kept<T>,
  page: readonly T[],
): Kept<T> {
  if (page.length < length) return { ...now, ...READ, items: page, complete: true };
  const fresh = new Set(page.map(keyOf));
  const older = now.items.filter((item) => !fresh.has(keyOf(item)));
  const touches = older.length < now.items.length;
  return {
    ...now,
    ...READ,
    items: touches ? [...page, ...older] : page,
    complete: touches && now.complete,
  };
}

function withOlder<T>({ length, keyOf }: PageSource<T>, now: Kept<T>, page: readonly T[]): Kept<T> {
  const known = new Set(now.items.map(keyOf));
  return {
    ...now,
    ...READ,
    items: [...now.items, ...page.filter((item) => !known.has(keyOf(item)))],
    loadingOlder: false,
    complete: page.length < length,
  };
}

/** Keeps what was read before; only an empty list becomes a failed one. */
function withFailure<T>(now: Kept<T>, failure: Failure): Kept<T> {
  const phase = now.items.length === 0 ? 'failed' : 'ready';
  return { ...now, phase, failure, loadingOlder: false };
}
