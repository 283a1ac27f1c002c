// Personal data at rest: an encrypted log that is only added to, replaced by a snapshot from time to time.
import { chmod, copyFile, open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { failed, ok, type Failure, type Result } from '../../../shared/core/failure';
import type { Clock } from '../lib/clock';
import { errorCode, fileFailure } from '../lib/file-failure';
import { makeOwnFolder } from '../lib/own-folder';
import { createQueue } from '../lib/queue';
import {
  fromHeader,
  HEADER_BYTES,
  KEY_BYTES,
  newFileKey,
  sealChunk,
  toHeader,
  type FileKey,
} from './vault-chunk';
import { BODY_AT, moveEnd, readEnd, writeBothEnds } from './vault-end';
import { readAt, readChunks } from './vault-reading';
import { siblings, syncFolder, wipeFile, wipeFiles } from './vault-wipe';

export interface VaultFileDeps {
  readonly path: string;
  /** Of which environment and source it is, such as `live calls`: another's file is refused in its place. */
  readonly boundTo: string;
  /** What failures call it, such as "The file of contacts". */
  readonly subject?: string;
  /** 256 random bits from the keychain. */
  readonly key: () => Promise<Result<Buffer>>;
  readonly clock: Clock;
}

/** `failure` with `isReady` tells what was wrong with the old file, which is `keptAside`. */
export interface VaultReport {
  /** False: nothing can be stored. */
  readonly isReady: boolean;
  readonly failure: Failure | null;
  readonly keptAside: string | null;
  /** Some of what was stored could not be read; the rest was. */
  readonly isDamaged: boolean;
}

/** Calls wait for each other. Nothing rejects. */
export interface VaultFile {
  /** Hands over every stored payload in order; a second call tries anew. */
  open(take: (payload: Buffer) => Promise<void> | void): Promise<VaultReport>;
  /** On the disk (fsync) when it resolves. `storage` when the disk refuses: then it is as if never called. */
  append(payload: Buffer): Promise<Result<null>>;
  /** Replaces everything by these payloads at once: a crash leaves the old or the new file, whole. */
  rewrite(payloads: AsyncIterable<Buffer>): Promise<Result<null>>;
  /** Of the file, in bytes. */
  size(): number;
  /** Overwrites and removes the file and all that was put aside of it. It can be filled again afterwards. */
  wipe(): Promise<Result<null>>;
  close(): Promise<void>;
}

interface Opened {
  readonly handle: FileHandle;
  readonly fileKey: FileKey;
  end: number;
  nextSeq: number;
}

const KEPT_ASIDE_MAX = 3;

export function createVaultFile({
  path,
  boundTo,
  subject = 'The encrypted file',
  key,
  clock,
}: VaultFileDeps): VaultFile {
  const failureOf = (why: string): Failure => ({ kind: 'storage', detail: `${subject}: ${why}` });
  let master: Buffer | null = null;
  let opened: Opened | null = null;
  let trouble: Failure = { kind: 'storage', detail: `${subject} is not open` };
  const inTurn = createQueue();

  async function attempt<T>(run: () => Promise<T>): Promise<Result<T>> {
    try {
      return ok(await run());
    } catch (error) {
      return failed(fileFailure(error, subject));
    }
  }

  async function letGo(): Promise<void> {
    const { handle } = opened ?? {};
    opened = null;
    await handle?.close().catch(() => undefined);
  }

  function unavailable(failure: Failure): VaultReport {
    trouble = failure;
    master = null;
    return { isReady: false, failure, keptAside: null, isDamaged: false };
  }

  async function putAside(why: string, isCopy: boolean): Promise<string> {
    const stamp = new Date(clock.now()).toISOString().replaceAll(/[:.]/g, '-');
    const names = (await siblings(path)).filter((name) => name.includes(`.${why}-`));
    const target = `${path}.${why}-${stamp}-${names.length}`;
    await (isCopy ? copyFile(path, target) : rename(path, target));
    for (const old of names.slice(KEPT_ASIDE_MAX - 1)) await wipeFile(`${dirname(path)}/${old}`);
    await syncFolder(dirname(path));
    return target;
  }

  async function openFile(
    key: Buffer,
    take: (payload: Buffer) => Promise<void> | void,
  ): Promise<VaultReport> {
    const ready = { isReady: true, failure: null, keptAside: null, isDamaged: false };
    await rm(`${path}.new`, { force: true });
    const handle = await openExisting(path);
    if (handle === null) return ready;
    const fileKey = fromHeader(await readAt(handle, 0, HEADER_BYTES), key, boundTo);
    if (typeof fileKey === 'string') {
      await handle.close();
      const keptAside = await putAside(fileKey, false);
      const failure = failureOf(WHY_UNREADABLE[fileKey]);
      return { isReady: true, failure, keptAside, isDamaged: true };
    }
    const start = fileKey.isBound ? BODY_AT : HEADER_BYTES;
    opened = { handle, fileKey, end: start, nextSeq: 0 };
    const unbound: Buffer[] = [];
    const read = await readChunks(handle, fileKey, start, async (payload) => {
      if (!fileKey.isBound) unbound.push(payload);
      await take(payload);
    });
    opened.end = read.end;
    opened.nextSeq = read.nextSeq;
    const told = fileKey.isBound ? await readEnd(handle, fileKey) : read.nextSeq;
    // Cut off between two chunks, each of which is good.
    const isDamaged = read.isDamaged || told === null || read.nextSeq < told;
    const keptAside = isDamaged ? await putAside('damaged', true) : null;
    if (read.unfinishedBytes > 0) {
      await handle.truncate(read.end);
      await handle.sync();
    }
    if (told !== read.nextSeq) {
      await writeBothEnds(handle, fileKey, read);
      await handle.sync();
    }
    // Where the disk refuses it stays as it is, and goes on being read and written.
    if (!fileKey.isBound) await attempt(() => replace(key, all(unbound)));
    return keptAside === null
      ? ready
      : {
          isReady: true,
          failure: failureOf('a part of it is damaged'),
          keptAside,
          isDamaged: true,
        };
  }

  /** Two processes must never write to one file: whoever finds it changed stops. */
  async function assertOurs(): Promise<void> {
    const there = await stat(path).catch(() => null);
    const own = (await opened?.handle.stat()) ?? null;
    if (there?.ino === own?.ino && there?.size === opened?.end) return;
    await letGo();
    unavailable(failureOf('another process has changed it'));
    throw new Error('another process has changed it');
  }

  async function write(payload: Buffer): Promise<void> {
    if (opened === null) return replace(master, all([payload]));
    await assertOurs();
    const chunk = sealChunk(opened.fileKey, opened.nextSeq, payload);
    const { handle, fileKey, end, nextSeq } = opened;
    try {
      await writeAll(handle, chunk, end);
      await handle.sync();
      // Only then: a crash in between leaves a chunk too many, never one too few.
      const next = { end: end + chunk.length, nextSeq: nextSeq + 1 };
      if (fileKey.isBound) await moveEnd(handle, fileKey, next, opened);
    } catch (error) {
      await opened.handle.truncate(opened.end).catch(() => undefined);
      throw error;
    }
    opened.end += chunk.length;
    opened.nextSeq += 1;
  }

  async function replace(master: Buffer | null, payloads: AsyncIterable<Buffer>): Promise<void> {
    if (master === null) throw new Error(trouble.detail);
    await assertOurs();
    const fresh = `${path}.new`;
    const fileKey = newFileKey(master, boundTo);
    makeOwnFolder(dirname(path));
    await rm(fresh, { force: true });
    let end = 0;
    let nextSeq = 0;
    const handle = await open(fresh, 'wx', 0o600);
    try {
      const put = async (bytes: Buffer): Promise<void> => {
        await writeAll(handle, bytes, end);
        end += bytes.length;
      };
      await put(toHeader(fileKey));
      await put(Buffer.alloc(BODY_AT - HEADER_BYTES));
      for await (const payload of payloads) {
        await put(sealChunk(fileKey, nextSeq, payload));
        nextSeq += 1;
      }
      await writeBothEnds(handle, fileKey, { nextSeq, end });
      await handle.sync();
    } catch (error) {
      await rm(fresh, { force: true }).catch(() => undefined);
      throw error;
    } finally {
      await handle.close();
    }
    // Windows renames over no open file.
    const old = opened;
    await letGo();
    try {
      await rename(fresh, path);
    } catch (error) {
      if (old !== null) opened = { ...old, handle: await open(path, 'r+') };
      throw error;
    }
    await syncFolder(dirname(path));
    opened = { handle: await open(path, 'r+'), fileKey, end, nextSeq };
  }

  return {
    open: (take) =>
      inTurn(async () => {
        await letGo();
        const found = await key().catch((error: unknown) => failed(fileFailure(error, subject)));
        if (!found.ok) return unavailable(found.failure);
        if (found.value.length !== KEY_BYTES) return unavailable(failureOf('its key is no key'));
        const report = await attempt(() => openFile(found.value, take));
        if (!report.ok) {
          await letGo();
          return unavailable(report.failure);
        }
        master = found.value;
        return report.value;
      }),
    append: (payload) =>
      inTurn(async () => {
        if (master === null) return failed(trouble);
        const written = await attempt(() => write(payload));
        return written.ok ? ok(null) : written;
      }),
    rewrite: (payloads) =>
      inTurn(async () => {
        if (master === null) return failed(trouble);
        const written = await attempt(() => replace(master, payloads));
        return written.ok ? ok(null) : written;
      }),
    size: () => opened?.end ?? 0,
    wipe: () =>
      inTurn(async () => {
        await letGo();
        const wiped = await attempt(() => wipeFiles(path));
        return wiped.ok ? ok(null) : wiped;
      }),
    close: () =>
      inTurn(async () => {
        await letGo();
        unavailable(failureOf('it is closed'));
      }),
  };
}

const WHY_UNREADABLE = {
  damaged: 'it is not a file of Tocsin, or its beginning is damaged',
  'other-version': 'a later version of Tocsin has written it',
  'other-key': 'it was written with another key than the keychain has now, or is of something else',
} as const;

async function openExisting(path: string): Promise<FileHandle | null> {
  try {
    const handle = await open(path, 'r+');
    if (process.platform !== 'win32') await chmod(path, 0o600).catch(() => undefined);
    return handle;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

async function writeAll(handle: FileHandle, bytes: Buffer, at: number): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    const { bytesWritten } = await handle.write(
      bytes,
      written,
      bytes.length - written,
      at + written,
    );
    written += bytesWritten;
  }
}

async function* all(payloads: readonly Buffer[]): AsyncGenerator<Buffer> {
  for (const payload of payloads) yield await Promise.resolve(payload);
}
