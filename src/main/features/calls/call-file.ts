// What the calls need of an encrypted file that is only added to.
import type { Failure, Result } from '../../../shared/core/failure';

/** `failure` with `isReady` tells what was wrong with the old file, which is `keptAside`. */
export interface CallFileReport {
  /** False: nothing can be stored. */
  readonly isReady: boolean;
  readonly failure: Failure | null;
  readonly keptAside: string | null;
  /** Some of what was stored could not be read; the rest was. */
  readonly isDamaged: boolean;
}

/** Calls wait for each other. Nothing rejects. */
export interface CallFile {
  /** Hands over every stored payload in order; a second call tries anew. */
  open(take: (payload: Buffer) => Promise<void> | void): Promise<CallFileReport>;
  /** On the disk (fsync) when it resolves. Failure `storage`: then it is as if never called. */
  append(payload: Buffer): Promise<Result<null>>;
  /** Replaces everything by these payloads at once: a crash leaves the old or the new file, whole. */
  rewrite(payloads: AsyncIterable<Buffer>): Promise<Result<null>>;
  /** In bytes. */
  size(): number;
  /** Removes the file and all that was put aside of it for good; it can be filled again afterwards. */
  wipe(): Promise<Result<null>>;
  close(): Promise<void>;
}
