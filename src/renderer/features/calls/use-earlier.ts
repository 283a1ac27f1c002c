// Reads what came earlier page by page, newest first, and again whenever a card comes or goes.
import { useCallback, useEffect, useState } from 'react';
import type { Failure, Result } from '../../../shared/failure';
import type { Input } from '../../../shared/ipc';
import { useParts } from '../../window-parts';
import type { WindowApi } from '../../api';

const PAGE_LENGTH = 20;

type Page = Input<'callHistory'>;

/** One of these for each kind of list, made once: a new one reads everything anew. */
export interface EarlierSource<T> {
  readonly read: (api: WindowApi, page: Page) => Promise<Result<readonly T[]>>;
  readonly keyOf: (item: T) => string;
  /** What the pages are ordered by, wall clock in milliseconds. */
  readonly atMsOf: (item: T) => number;
}

interface Read<T> {
  readonly items: readonly T[];
  readonly phase: 'loading' | 'ready';
  readonly failure: Failure | null;
  readonly complete: boolean;
}

interface Earlier<T> extends Read<T> {
  readonly refresh: () => void;
  readonly loadOlder: () => void;
}

/** `version` changes whenever the newest page may have. */
export function useEarlier<T>(source: EarlierSource<T>, version: string): Earlier<T> {
  const { api } = useParts();
  const [state, setState] = useState<Read<T>>({
    items: [],
    phase: 'loading',
    failure: null,
    complete: false,
  });

  const load = useCallback(
    (page: Page) =>
      source.read(api, page).then((result) => {
        setState((now) => {
          if (!result.ok) return { ...now, phase: 'ready', failure: result.failure };
          const before = page.beforeMs === undefined ? [] : now.items;
          const known = new Set(before.map(source.keyOf));
          const fresh = result.value.filter((item) => !known.has(source.keyOf(item)));
          return {
            items: [...before, ...fresh],
            phase: 'ready',
            failure: null,
            complete: result.value.length < PAGE_LENGTH,
          };
        });
      }),
    [api, source],
  );
  const refresh = useCallback(() => void load({ limit: PAGE_LENGTH }), [load]);
  useEffect(refresh, [refresh, version]);

  const last = state.items.at(-1);
  return {
    ...state,
    refresh,
    loadOlder: () => {
      if (last !== undefined) void load({ beforeMs: source.atMsOf(last), limit: PAGE_LENGTH });
    },
  };
}
