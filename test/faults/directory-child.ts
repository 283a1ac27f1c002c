// A directory on real files that reads a made-up service again and again until it is killed; facts on stdout.
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { createDirectory } from '../../src/main/features/contacts/directory/directory';
import { createSync } from '../../src/main/features/contacts/sync/sync';
import { createVaultFile } from '../../src/main/core/encrypted/vault-file';
import { createSystemClock } from '../../src/main/core/lib/clock';
import { recordKey } from '../../src/shared/contacts/contact';
import { ok } from '../../src/shared/core/failure';
import { createDirectoryService } from '../fakes/directory-vendor';
import { manyRecords } from '../fakes/directory-records';

export interface DirectoryChildSetup {
  readonly folder: string;
  readonly keyHex: string;
  readonly records: number;
  /** Ends by itself after one whole reading. */
  readonly once: boolean;
}

export type DirectoryChildFact =
  | {
      readonly fact: 'opened';
      readonly people: number;
      readonly detailed: number;
      readonly isWhole: boolean;
      readonly completedAtMs: number | null;
    }
  /** On the disk by now. */
  | { readonly fact: 'kept'; readonly phase: string; readonly done: number }
  | { readonly fact: 'complete'; readonly people: number; readonly wrong: readonly string[] };

function tell(fact: DirectoryChildFact): void {
  writeSync(1, `${JSON.stringify(fact)}\n`);
}

async function run(setup: DirectoryChildSetup): Promise<void> {
  const clock = createSystemClock();
  const key = Buffer.from(setup.keyHex, 'hex');
  const file = (name: string) =>
    createVaultFile({
      path: join(setup.folder, name),
      boundTo: name,
      key: () => Promise.resolve(ok(key)),
      clock,
    });
  const directory = createDirectory({
    clock,
    files: { emergency24: file('a.vault'), chekt: file('b.vault'), decisions: file('c.vault') },
    search: {
      async load(slices) {
        for await (const slice of slices) if (slice.length === 0) return;
      },
      put: () => undefined,
      remove: () => undefined,
    },
    onChange: () => undefined,
    compactFromBytes: 64 * 1024,
  });
  const records = manyRecords(setup.records).filter(({ source }) => source === 'emergency24');
  const service = createDirectoryService(records, {
    pageSize: 100,
    isPartial: true,
    now: Date.now,
  });
  const reports = await directory.open();
  tell({
    fact: 'opened',
    people: directory.counts().people,
    detailed: records.filter((record) => {
      const held = directory.record(recordKey(record));
      return held !== null && held.phones.length > 0;
    }).length,
    isWhole: reports.every(({ isWhole, isReady }) => isWhole && isReady),
    completedAtMs: directory.shelf('emergency24').completedAtMs(),
  });
  const sync = createSync({
    source: service,
    shelf: directory.shelf('emergency24'),
    clock,
    detailConcurrency: 8,
    onChange({ phase, done, durable }) {
      if (durable) tell({ fact: 'kept', phase, done });
    },
  });
  do {
    await sync.run();
    const wrong = records.filter((record) => {
      const held = directory.record(recordKey(record));
      return !isDeepStrictEqual({ ...held, asOfMs: 0 }, { ...record, asOfMs: 0 });
    });
    tell({
      fact: 'complete',
      people: directory.counts().people,
      wrong: wrong.slice(0, 5).map(recordKey),
    });
  } while (!setup.once);
  await directory.close();
}

const setup = process.argv[2];
if (setup !== undefined) await run(JSON.parse(setup) as DirectoryChildSetup);
