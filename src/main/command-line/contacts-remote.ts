// `tocsin contacts` through the running app.
import { z } from 'zod';
import type { SyncState } from '../../shared/contacts/contact-sync';
import { ok, type Result } from '../../shared/core/failure';
import { FoundContact } from '../../shared/contacts/found-contact';
import type { ControlRequest } from '../core/control/protocol';
import type { ContactsDesk, Pace } from './contacts-desk';
import { watchSync } from './sync-watch';

export interface RemoteContactsDeps {
  /** `offline` when no app runs. */
  readonly ask: <T>(request: ControlRequest, schema: z.ZodType<T>) => Promise<Result<T>>;
  readonly pace: Pace;
}

/** How long an app that has just been started may read its people from the disk, in milliseconds. */
const READY_LIMIT_MS = 60_000;
const READY_POLL_MS = 250;

const AFTERWARDS = 'Tocsin goes on with it by itself';

export function createRemoteContacts({ ask, pace }: RemoteContactsDeps): ContactsDesk {
  const never = new AbortController().signal;
  /** It is our own process of the same version, so the shape is trusted. */
  const states = async (): Promise<Result<readonly SyncState[]>> => {
    const shape = z.array(z.looseObject({ source: z.string(), phase: z.string() }));
    const answer = await ask({ call: 'contact-sync' }, shape);
    return answer.ok ? ok(answer.value as unknown as readonly SyncState[]) : answer;
  };

  return {
    async sync(onProgress, signal) {
      const before = await states();
      if (!before.ok) return { kind: 'failed', states: [], failure: before.failure };
      const askedAtMs = pace.now();
      const begun = await ask({ call: 'sync-contacts' }, z.unknown());
      if (!begun.ok) return { kind: 'failed', states: before.value, failure: begun.failure };
      return watchSync({
        pace,
        signal,
        before: before.value,
        askedAtMs,
        states,
        onProgress,
        afterwards: AFTERWARDS,
      });
    },
    async search(search) {
      const limitMs = pace.elapsed() + READY_LIMIT_MS;
      for (;;) {
        const found = await ask({ call: 'search-contacts', search }, z.array(FoundContact));
        const isEarly = !found.ok && found.failure.kind === 'unavailable';
        if (!isEarly || pace.elapsed() >= limitMs) return found;
        await pace.sleep(READY_POLL_MS, never);
      }
    },
  };
}
