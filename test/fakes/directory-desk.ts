// A directory over disks in memory, with a search that only remembers what it was told.
import type { ArchiveDeps } from '../../src/main/features/contacts/directory/archive';
import {
  createDirectory,
  type Directory,
} from '../../src/main/features/contacts/directory/directory';
import type { IndexedPerson } from '../../src/main/features/contacts/search/indexed-person';
import { createManualClock, type ManualClock } from './clock';
import { createMemoryFile, type MemoryDisk, type MemoryFile } from './directory-memory-file';

type FileName = 'emergency24' | 'chekt' | 'decisions';
export type Disks = Readonly<Record<FileName, MemoryDisk>>;

export function emptyDisks(): Disks {
  return { emergency24: { payloads: [] }, chekt: { payloads: [] }, decisions: { payloads: [] } };
}

export interface DirectoryDesk {
  readonly directory: Directory;
  readonly clock: ManualClock;
  readonly files: Readonly<Record<FileName, MemoryFile>>;
  /** What the search would find, by key. */
  readonly found: ReadonlyMap<string, IndexedPerson>;
  kill(): void;
}

export async function openDirectory(
  disks: Disks = emptyDisks(),
  clock: ManualClock = createManualClock(),
  /** Instead of the disk of Emergency24. */
  own?: ArchiveDeps['file'],
): Promise<DirectoryDesk> {
  const files = {
    emergency24: createMemoryFile(disks.emergency24),
    chekt: createMemoryFile(disks.chekt),
    decisions: createMemoryFile(disks.decisions),
  };
  const found = new Map<string, IndexedPerson>();
  const put = (people: readonly IndexedPerson[]): void => {
    for (const person of people) found.set(person.key, person);
  };
  const directory = createDirectory({
    clock,
    files: {
      emergency24: own ?? files.emergency24.file,
      chekt: files.chekt.file,
      decisions: files.decisions.file,
    },
    search: {
      async load(slices) {
        for await (const slice of slices) put(slice);
      },
      put,
      remove(keys) {
        for (const key of keys) found.delete(key);
      },
    },
    onChange: () => undefined,
    turn: () => Promise.resolve(),
  });
  await directory.open();
  const kill = (): void => {
    for (const file of Object.values(files)) file.kill();
  };
  return { directory, clock, files, found, kill };
}
