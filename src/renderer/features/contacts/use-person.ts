// The person on show, read again whenever people have changed.
import { useEffect, useState } from 'react';
import type { Failure } from '../../../shared/core/failure';
import type { Person } from '../../../shared/contacts/person';
import { useParts } from '../../kit/window-parts';
import { useCalmVersion } from './use-calm-version';

interface Shown {
  readonly key: string;
  readonly person: Person | null;
  readonly failure: Failure | null;
}

/** Null while the first answer is on its way. What was read stays while it is read again. */
export function usePerson(key: string | null): Shown | null {
  const { api } = useParts();
  const version = useCalmVersion();
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    if (key === null) return undefined;
    let wanted = true;
    void api.call('person', { key }).then((result) => {
      if (!wanted) return;
      setShown((before) =>
        result.ok
          ? { key, person: result.value, failure: null }
          : {
              key,
              // Somebody who is gone must not stand there as if nothing had happened.
              person:
                before?.key === key && result.failure.reason !== 'not-found' ? before.person : null,
              failure: result.failure,
            },
      );
    });
    return () => {
      wanted = false;
    };
  }, [api, key, version]);
  return shown?.key === key ? shown : null;
}
