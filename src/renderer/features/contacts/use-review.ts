// A list to go through, such as all conflicts: read page by page, and again whenever people have changed.
import { useEffect, useState } from 'react';
import type { Failure, Result } from '../../../shared/core/failure';
import type { DirectoryPage } from '../../../shared/contacts/person';
import { useCalmVersion } from './use-calm-version';

interface Review<T> {
  /** Null while nothing is known. */
  readonly items: readonly T[] | null;
  readonly failure: Failure | null;
  readonly more: () => void;
  readonly retry: () => void;
}

const PAGE_LENGTH = 50;
/** More in one answer main does not give. */
const LONGEST = 200;

/** `ask` must stay the same function from one drawing to the next. */
export function useReview<T>(
  ask: (page: DirectoryPage) => Promise<Result<readonly T[]>>,
): Review<T> {
  const version = useCalmVersion();
  const [length, setLength] = useState(PAGE_LENGTH);
  const [tries, setTries] = useState(0);
  const [read, setRead] = useState<Pick<Review<T>, 'items' | 'failure'>>({
    items: null,
    failure: null,
  });
  useEffect(() => {
    let wanted = true;
    void ask({ offset: 0, limit: length }).then((result) => {
      if (!wanted) return;
      setRead(({ items }) =>
        result.ok ? { items: result.value, failure: null } : { items, failure: result.failure },
      );
    });
    return () => {
      wanted = false;
    };
  }, [ask, version, length, tries]);
  return {
    ...read,
    more: () => setLength((now) => Math.min(LONGEST, now + PAGE_LENGTH)),
    retry: () => setTries((count) => count + 1),
  };
}
