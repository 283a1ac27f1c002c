// A file of the directory that lives in memory: what was appended survives the process that is "killed".
import type { ArchiveDeps } from '../../src/main/features/contacts/directory/archive';
import { failed, ok, type Failure, type Result } from '../../src/shared/core/failure';

/** What a disk would still hold after a kill. */
export interface MemoryDisk {
  payloads: Buffer[];
}

export interface MemoryFile {
  readonly file: ArchiveDeps['file'];
  /** From the next write on nothing reaches the disk, and nothing is answered. */
  kill(): void;
  /** The same, after so many more writes. */
  killAfter(writes: number): void;
  /** The disk refuses, as when it is full; null: it works again. */
  refuse(failure: Failure | null): void;
}

export function createMemoryFile(disk: MemoryDisk): MemoryFile {
  let left = Infinity;
  const isKilled = (): boolean => left <= 0;
  let refusal: Failure | null = null;
  const sizeNow = (): number => disk.payloads.reduce((sum, { length }) => sum + length, 0);
  let size = sizeNow();

  async function write(change: () => Promise<void> | void): Promise<Result<null>> {
    if (isKilled()) return new Promise(() => undefined);
    if (refusal) return failed(refusal);
    await change();
    left -= 1;
    size = sizeNow();
    return isKilled() ? new Promise(() => undefined) : ok(null);
  }

  return {
    kill() {
      left = 0;
    },
    killAfter(writes) {
      left = writes;
    },
    refuse(failure) {
      refusal = failure;
    },
    file: {
      async open(take) {
        for (const payload of disk.payloads) await take(payload);
        return { isReady: true, failure: null, keptAside: null, isDamaged: false };
      },
      append: (payload) =>
        write(() => {
          disk.payloads.push(payload);
        }),
      rewrite: (payloads) =>
        write(async () => {
          const fresh: Buffer[] = [];
          for await (const payload of payloads) fresh.push(payload);
          if (!isKilled()) disk.payloads = fresh;
        }),
      size: () => size,
      wipe: () =>
        write(() => {
          disk.payloads = [];
        }),
      close: () => Promise.resolve(),
    },
  };
}
