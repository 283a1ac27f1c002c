// The one directory: everyone of both services, on disk encrypted, linked, and handed to the search.
import type { ContactSource, SourceRecord } from '../../../../shared/contacts/contact';
import { failed, ok, type Result } from '../../../../shared/core/failure';
import type {
  ContactConflict,
  DirectoryCounts,
  DirectoryPage,
  LinkDecision,
  LinkSuggestion,
  Person,
} from '../../../../shared/contacts/person';
import { breathe } from '../../../core/lib/breathe';
import type { Clock } from '../../../core/lib/clock';
import { createArchive, type Archive, type ArchiveDeps, type ArchiveReport } from './archive';
import { createDecisionBook } from './decision-book';
import { toIndexedPerson } from './indexed-view';
import { decisionLines, type StoredPass } from './log-entry';
import { createPeople, type PeopleChange } from './people';
import { createQueue } from '../../../core/lib/queue';
import type { IndexedPerson } from '../search/indexed-person';
import { createSourceShelf, snapshotOf, type SourceShelf } from './source-shelf';
import type { SyncShelf } from '../sync/sync-shelf';

/** The search: told of everyone once, then of every change. Removing somebody unknown is fine. */
export interface DirectorySearch {
  load(slices: AsyncIterable<readonly IndexedPerson[]>): Promise<void>;
  put(people: readonly IndexedPerson[]): void;
  remove(keys: readonly string[]): void;
}

export type DirectoryFile = ContactSource | 'decisions';

export interface DirectoryDeps {
  /** From `createVaultFile`, one path each. */
  readonly files: Readonly<Record<DirectoryFile, ArchiveDeps['file']>>;
  readonly clock: Clock;
  readonly search: DirectorySearch;
  /** People, conflicts or suggestions are not what they were. Called often: coalesce. */
  readonly onChange: () => void;
  /** Lets others have a turn of the event loop. */
  readonly turn?: () => Promise<void>;
  /** A log smaller than this is never replaced by a snapshot; by default a mebibyte. */
  readonly compactFromBytes?: number;
}

export interface DirectoryStorage {
  readonly file: DirectoryFile;
  /** False: what is known lives in memory only. */
  readonly isReady: boolean;
  /** False: something stored could not be read; the next reading of the service finds it again. */
  readonly isWhole: boolean;
  readonly failure: ArchiveReport['failure'];
  readonly keptAside: string | null;
}

/** Failure `storage` of a change: it is in memory and found, but not on disk. Nothing rejects. */
export interface Directory {
  /** Reads what is stored; to be called again when the keychain was locked. Changes wait for it. */
  open(): Promise<readonly DirectoryStorage[]>;
  storage(): readonly DirectoryStorage[];
  /** Whole records, as after a change or a reading of one person; not for pages of a partial list. */
  upsert(records: readonly SourceRecord[]): Promise<Result<null>>;
  remove(keys: readonly string[]): Promise<Result<null>>;
  /** By the key of any of their records. */
  person(key: string): Person | null;
  record(key: string): SourceRecord | null;
  /** Lazily, in no order; people may change between two steps. */
  all(): Iterable<Person>;
  /** Everybody as the search knows them, for filling it anew. */
  slices(): AsyncGenerator<readonly IndexedPerson[]>;
  /** In the order of their names; quick whatever the number of people. */
  page(page: DirectoryPage): readonly Person[];
  counts(): DirectoryCounts;
  conflicts(page: DirectoryPage): readonly ContactConflict[];
  suggestions(page: DirectoryPage): readonly LinkSuggestion[];
  /** For good, whatever the records say later. */
  decide(decision: LinkDecision): Promise<Result<null>>;
  /** Forgets one service: its file is overwritten and removed, decisions about its records too. */
  wipe(source: ContactSource): Promise<Result<null>>;
  /** For `createSync`. */
  shelf(source: ContactSource): SyncShelf;
  close(): Promise<void>;
}

const PEOPLE_PER_SLICE = 100;
const SOURCES = ['emergency24', 'chekt'] as const;

export function createDirectory(deps: DirectoryDeps): Directory {
  const { files, clock, search, turn = breathe } = deps;
  const decisions = createDecisionBook();
  const people = createPeople(decisions);
  const inTurn = createQueue();
  const { compactFromBytes } = deps;
  const archiving = { clock, turn, ...(compactFromBytes !== undefined && { compactFromBytes }) };
  let reports: readonly DirectoryStorage[] = [];
  let isLoading = false;

  function onChange({ removed, changed }: PeopleChange): void {
    if (!isLoading) {
      if (removed.length > 0) search.remove(removed);
      const put = changed.flatMap((slot) => people.personAt(slot) ?? []);
      if (put.length > 0) search.put(put.map(toIndexedPerson));
    }
    deps.onChange();
  }

  function shelfOf(source: ContactSource): SourceShelf {
    const state: { stored: StoredPass | null } = { stored: null };
    const snapshot: ArchiveDeps['snapshot'] = () => snapshotOf(people, source, state.stored);
    const archive = createArchive({ ...archiving, file: files[source], snapshot });
    return createSourceShelf({ source, people, archive, turn, inTurn, onChange }, state);
  }

  const shelves: Readonly<Record<ContactSource, SourceShelf>> = {
    emergency24: shelfOf('emergency24'),
    chekt: shelfOf('chekt'),
  };
  const verdicts: Archive = createArchive({
    ...archiving,
    file: files.decisions,
    snapshot: () => ({ lines: decisionSnapshot(), last: '' }),
  });

  function* decisionSnapshot(): Generator<string> {
    for (const { a, b, linked, seq } of decisions.all()) {
      yield decisionLines(seq, { a, b, verdict: linked ? 'linked' : 'not-the-same' });
    }
  }

  function settle(decision: LinkDecision, seq: number): void {
    const { a, b } = decision;
    onChange(people.decided(a, b, () => decisions.set(decision, seq)));
  }

  async function openDecisions(): Promise<ArchiveReport> {
    const made = decisions.all();
    const report = await verdicts.open((entry) => {
      if (entry.kind === 'decision') settle(entry.decision, entry.seq);
    });
    // Made while the file could not be read: they are the later ones.
    for (const { a, b, linked } of made) {
      settle({ a, b, verdict: linked ? 'linked' : 'not-the-same' }, decisions.lastSeq() + 1);
    }
    if (report.isReady && (made.length > 0 || !report.isWhole)) await verdicts.compact();
    return report;
  }

  async function* slices(): AsyncGenerator<readonly IndexedPerson[]> {
    let slice: IndexedPerson[] = [];
    for (const person of people.all()) {
      slice.push(toIndexedPerson(person));
      if (slice.length < PEOPLE_PER_SLICE) continue;
      yield slice;
      slice = [];
      await turn();
    }
    if (slice.length > 0) yield slice;
  }

  async function open(): Promise<readonly DirectoryStorage[]> {
    const isFirst = reports.length === 0;
    const isMissing = (file: DirectoryFile): boolean =>
      reports.find((report) => report.file === file)?.isReady !== true;
    const found: DirectoryStorage[] = reports.filter(({ isReady }) => isReady);
    isLoading = isFirst;
    if (isMissing('decisions')) {
      const report = await inTurn(openDecisions);
      found.push({ file: 'decisions', ...report });
    }
    for (const file of SOURCES) {
      if (isMissing(file)) found.push({ file, ...(await shelves[file].open()) });
    }
    isLoading = false;
    reports = found;
    if (isFirst) await search.load(slices());
    deps.onChange();
    return reports;
  }

  const opening = createQueue();

  return {
    open: () => opening(open),
    storage: () => reports,
    upsert: (records) => both((source) => shelves[source].upsert(records), sourcesOf(records)),
    remove: (keys) =>
      both(
        (source) => shelves[source].remove(keys.filter((key) => key.startsWith(`${source}/`))),
        SOURCES.filter((source) => keys.some((key) => key.startsWith(`${source}/`))),
      ),
    person: (key) => people.person(key),
    record: (key) => people.table.record(people.table.slotOf(key)),
    all: () => people.all(),
    slices,
    page: (page) => people.page(page),
    counts: () => people.counts(),
    conflicts: (page) => people.conflicts(page),
    suggestions: (page) => people.suggestions(page),
    decide: (decision) =>
      inTurn(async () => {
        if (decision.a === decision.b) return failed(SAME_RECORD);
        const seq = decisions.lastSeq() + 1;
        settle(decision, seq);
        return verdicts.write(decisionLines(seq, decision));
      }),
    async wipe(source) {
      const wiped = await shelves[source].wipe();
      const forgotten = await inTurn(() => {
        decisions.forget((key) => key.startsWith(`${source}/`));
        // Without its key the file cannot be written anew, only forgotten.
        return decisions.all().length === 0 ? verdicts.wipe() : verdicts.compact();
      });
      deps.onChange();
      return wiped.ok ? forgotten : wiped;
    },
    shelf: (source) => shelves[source],
    async close() {
      for (const source of SOURCES) await shelves[source].close();
      await inTurn(() => verdicts.close());
    },
  };
}

const SAME_RECORD = {
  kind: 'invalid-input',
  field: 'b',
  detail: 'b: a record cannot be linked to itself',
} as const;

function sourcesOf(records: readonly SourceRecord[]): readonly ContactSource[] {
  return SOURCES.filter((source) => records.some((record) => record.source === source));
}

async function both(
  run: (source: ContactSource) => Promise<Result<null>>,
  sources: readonly ContactSource[],
): Promise<Result<null>> {
  let first: Result<null> = ok(null);
  for (const source of sources) {
    const result = await run(source);
    if (first.ok) first = result;
  }
  return first;
}
