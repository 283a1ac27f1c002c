// One encrypted log of the directory: reads it back, adds to it, and replaces it by a snapshot when it has grown.
import { failed, type Failure, type Result } from '../../../../shared/core/failure';
import type { Clock } from '../../../core/lib/clock';
import { readEntries, SNAPSHOT_BEGINS, SNAPSHOT_ENDS, type LogEntry } from './log-entry';
import type { VaultFile } from '../../../core/encrypted/vault-file';

export interface ArchiveDeps {
  readonly file: Pick<VaultFile, 'open' | 'append' | 'rewrite' | 'size' | 'wipe' | 'close'>;
  readonly clock: Clock;
  /** Lets others have a turn. */
  readonly turn: () => Promise<void>;
  /** A log smaller than this is never replaced; by default a mebibyte. */
  readonly compactFromBytes?: number;
  /** Everything as it is now, as lines; `last` belongs to the moment of the call. */
  readonly snapshot: () => { readonly lines: Iterable<string>; readonly last: string };
}

export interface ArchiveReport {
  readonly isReady: boolean;
  /** All that was ever stored could be read. */
  readonly isWhole: boolean;
  readonly failure: Failure | null;
  readonly keptAside: string | null;
}

export interface Archive {
  open(take: (entry: LogEntry) => void): Promise<ArchiveReport>;
  /** On the disk when it resolves: all of it or nothing. `storage`: in memory only, until a later write succeeds. */
  write(lines: string): Promise<Result<null>>;
  /** Replaces the log by what is in memory. */
  compact(): Promise<Result<null>>;
  wipe(): Promise<Result<null>>;
  close(): Promise<void>;
}

const ENTRIES_PER_TURN = 50;
const SNAPSHOT_CHUNK_LENGTH = 64 * 1024;
/** A log that has more than doubled since its snapshot is replaced; small ones are left alone. */
const COMPACT_FROM_BYTES = 1024 * 1024;
/** Writing everything anew to a full disk is tried this often at most. */
const RETRY_MS = 10_000;

export function createArchive(deps: ArchiveDeps): Archive {
  const { file, clock, turn, snapshot, compactFromBytes = COMPACT_FROM_BYTES } = deps;
  let snapshotBytes = 0;
  /** Something is missing on disk: only everything together can be written now. */
  let behind: { readonly failure: Failure; readonly sinceMs: number } | null = null;

  async function* chunks(): AsyncGenerator<Buffer> {
    const { lines, last } = snapshot();
    let text = SNAPSHOT_BEGINS;
    for (const line of lines) {
      text += line;
      if (text.length < SNAPSHOT_CHUNK_LENGTH) continue;
      yield Buffer.from(text);
      text = '';
      await turn();
    }
    // How far the reading had come goes last: without it, it would begin anew.
    yield Buffer.from(text + last + SNAPSHOT_ENDS);
  }

  function noted(result: Result<null>): Result<null> {
    behind = result.ok ? null : { failure: result.failure, sinceMs: clock.elapsed() };
    return result;
  }

  async function compact(): Promise<Result<null>> {
    const result = noted(await file.rewrite(chunks()));
    if (result.ok) snapshotBytes = file.size();
    return result;
  }

  return {
    compact,
    async open(take) {
      const found = { isWhole: true, isInSnapshot: false };
      let count = 0;
      const report = await file.open(async (payload) => {
        for (const entry of readEntries(payload)) {
          if (entry === null) found.isWhole = false;
          else if (entry.kind === 'snapshot-begins') found.isInSnapshot = true;
          else if (entry.kind === 'snapshot-ends') found.isInSnapshot = false;
          else take(entry);
          count += 1;
          if (count % ENTRIES_PER_TURN === 0) await turn();
        }
      });
      behind = null;
      snapshotBytes = file.size();
      return {
        isReady: report.isReady,
        isWhole: found.isWhole && !found.isInSnapshot && !report.isDamaged,
        failure: report.failure,
        keptAside: report.keptAside,
      };
    },
    async write(lines) {
      if (behind !== null) {
        if (clock.elapsed() - behind.sinceMs < RETRY_MS) return failed(behind.failure);
        return compact();
      }
      const added = noted(await file.append(Buffer.from(lines)));
      if (!added.ok || file.size() < Math.max(compactFromBytes, 2 * snapshotBytes)) return added;
      // What was added is safe whether or not this works.
      await file.rewrite(chunks());
      snapshotBytes = file.size();
      return added;
    },
    async wipe() {
      const wiped = await file.wipe();
      behind = null;
      snapshotBytes = 0;
      return wiped;
    },
    close: () => file.close(),
  };
}
