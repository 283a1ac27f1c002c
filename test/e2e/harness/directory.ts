// The directory of a desk as its own window can ask for it, and its files on disk.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ContactSource } from '../../../src/shared/contacts/contact';
import type { SyncState } from '../../../src/shared/contacts/contact-sync';
import type { TocsinApi } from '../../../src/shared/ipc';
import type { AppState } from '../../../src/shared/state';
import type { Desk } from './desk';
import type { Screen } from './screen';

export function syncOf(state: AppState, source: ContactSource): SyncState | undefined {
  return state.directory.sync.find((one) => one.source === source);
}

/** Waits until a reading that ended after `sinceMs` has read everything, and the search knows it. */
export function untilRead(
  screen: Screen,
  source: ContactSource,
  sinceMs = 0,
  timeoutMs = 60_000,
): Promise<AppState> {
  return screen.until(
    `${source} is read to the end`,
    (state) => {
      const sync = syncOf(state, source);
      return (
        state.directory.searchReady &&
        sync?.phase === 'idle' &&
        (sync.completedAtMs ?? -1) >= sinceMs
      );
    },
    timeoutMs,
  );
}

/** Names found for these words, best first. */
export async function namesFor(screen: Screen, query: string): Promise<readonly string[]> {
  const hits = await screen.call('searchContacts', { query, limit: 50 });
  return hits.map(({ name }) => name);
}

/** The keys of every record of every person that the lists show, doubles included. */
export function allRecordKeys({ page }: Screen): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const { tocsin } = globalThis as unknown as { tocsin: TocsinApi };
    const found: string[] = [];
    for (let offset = 0; ; offset += 200) {
      const listing = await tocsin.call('listPeople', { offset, limit: 200 });
      if (!listing.ok) throw new Error(listing.failure.detail);
      const people = await Promise.all(
        listing.value.hits.map(({ key }) => tocsin.call('person', { key })),
      );
      for (const person of people) {
        if (!person.ok) throw new Error(person.failure.detail);
        for (const { source, siteId, vendorId } of person.value.records) {
          found.push([source, siteId, vendorId].map(encodeURIComponent).join('/'));
        }
      }
      if (offset + 200 >= listing.value.total) return found;
    }
  });
}

/** Every file under a `contacts` folder of the desk's data. */
export function contactFiles({ userData }: Desk): ReadonlyMap<string, Buffer> {
  const entries = readdirSync(userData, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => path.split('/').includes('contacts'));
  return new Map(files.map((path) => [path, readFileSync(path)]));
}
