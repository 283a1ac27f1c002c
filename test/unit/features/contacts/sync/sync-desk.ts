// A directory in memory, a service to read it from, and the reading between them.
import {
  createSync,
  type ContactSync,
  type SyncDeps,
} from '../../../../../src/main/features/contacts/sync/sync';
import type { SyncState } from '../../../../../src/shared/contacts/contact-sync';
import { createDirectoryService, type ServiceShape } from '../../../../fakes/directory-vendor';
import { openDirectory, type DirectoryDesk } from '../../../../fakes/directory-desk';
import { emergency24, phones } from '../../../../fakes/directory-records';

export const people = (count: number) =>
  Array.from({ length: count }, (_, n) =>
    emergency24(`${n}`, { firstName: `Person ${n}`, ...phones(`312555${1000 + n}`) }),
  );

/** Somebody to read, from an empty directory. */
export async function desk(
  count: number,
  shape: Partial<ServiceShape> = {},
  more: Partial<SyncDeps> = {},
) {
  const opened = await openDirectory();
  const { clock } = opened;
  const service = createDirectoryService(people(count), {
    pageSize: 10,
    isPartial: false,
    now: () => clock.now(),
    ...shape,
  });
  return { ...opened, service, ...begin(opened, { source: service, ...more }) };
}

export function begin(
  { directory, clock }: Pick<DirectoryDesk, 'directory' | 'clock'>,
  more: Partial<SyncDeps> & Pick<SyncDeps, 'source'>,
): { readonly sync: ContactSync; readonly states: SyncState[] } {
  const states: SyncState[] = [];
  const sync = createSync({
    shelf: directory.shelf('emergency24'),
    clock,
    onChange: (state) => states.push(state),
    random: () => 0.5,
    ...more,
  });
  return { sync, states };
}

/** Of everybody there is, in order. */
export const keys = ({ directory }: Pick<DirectoryDesk, 'directory'>): string[] =>
  [...directory.all()].map(({ key }) => key).toSorted();
