// Turns what SQLite or the file system threw into a Failure in plain words.
import type { Failure } from '../../../shared/core/failure';

/** Primary result codes, https://www.sqlite.org/rescode.html; extended codes carry them in the low byte. */
const PERM = 3;
const BUSY = 5;
const LOCKED = 6;
const READONLY = 8;
const IOERR = 10;
const CORRUPT = 11;
const FULL = 13;
const CANTOPEN = 14;
const NOTADB = 26;

const READ_ONLY_TEXT = 'The data folder cannot be written to';
const FULL_TEXT = 'The disk is full';
const BUSY_FAILURE: Failure = {
  kind: 'storage',
  reason: 'busy',
  detail: 'Another program keeps the data file locked',
};

const BY_SQLITE_CODE: ReadonlyMap<number, Failure> = new Map<number, Failure>([
  [FULL, { kind: 'storage', reason: 'disk-full', detail: FULL_TEXT }],
  [READONLY, { kind: 'storage', reason: 'read-only', detail: READ_ONLY_TEXT }],
  [CANTOPEN, { kind: 'storage', reason: 'read-only', detail: READ_ONLY_TEXT }],
  [PERM, { kind: 'storage', reason: 'read-only', detail: READ_ONLY_TEXT }],
  [BUSY, BUSY_FAILURE],
  [LOCKED, BUSY_FAILURE],
  [IOERR, { kind: 'storage', detail: 'The disk refused to read or write' }],
  [CORRUPT, { kind: 'storage', detail: 'The data file is damaged' }],
  [NOTADB, { kind: 'storage', detail: 'The data file is damaged' }],
]);

const BY_SYSTEM_CODE: ReadonlyMap<string, Failure> = new Map<string, Failure>([
  ['ENOSPC', { kind: 'storage', reason: 'disk-full', detail: FULL_TEXT }],
  ['EDQUOT', { kind: 'storage', reason: 'disk-full', detail: FULL_TEXT }],
  ['EROFS', { kind: 'storage', reason: 'read-only', detail: READ_ONLY_TEXT }],
  ['EACCES', { kind: 'storage', reason: 'read-only', detail: READ_ONLY_TEXT }],
  ['EPERM', { kind: 'storage', reason: 'read-only', detail: READ_ONLY_TEXT }],
]);

/** Our own reason not to use a data file, as an error that becomes a `storage` failure. */
export class StorageRefusal extends Error {}

function property(error: unknown, name: string): unknown {
  if (typeof error !== 'object' || error === null) return undefined;
  return (error as Readonly<Record<string, unknown>>)[name];
}

function primaryCode(error: unknown): number | undefined {
  const code = property(error, 'errcode');
  return typeof code === 'number' ? code & 0xff : undefined;
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** True when the file itself is not, or no longer, a sound database. */
export function isDamage(error: unknown): boolean {
  const code = primaryCode(error);
  return code === CORRUPT || code === NOTADB;
}

/** True when another process, or another connection, holds a lock. */
export function isBusy(error: unknown): boolean {
  const code = primaryCode(error);
  return code === BUSY || code === LOCKED;
}

/** `storage` for everything the disk or SQLite refused, `bug` for any other throw. */
export function storageFailure(error: unknown): Failure {
  const code = primaryCode(error);
  if (code !== undefined) {
    const known = BY_SQLITE_CODE.get(code);
    const cause = `SQLite code ${String(property(error, 'errcode'))}: ${textOf(error)}`;
    return known
      ? { ...known, detail: `${known.detail} (${cause})`.slice(0, 500) }
      : { kind: 'storage', detail: cause.slice(0, 500) };
  }
  const system = property(error, 'code');
  if (typeof system === 'string' && typeof property(error, 'syscall') === 'string') {
    const known = BY_SYSTEM_CODE.get(system);
    const base: Failure = known ?? { kind: 'storage', detail: 'The disk refused' };
    return { ...base, detail: `${base.detail} (${textOf(error)})`.slice(0, 500) };
  }
  if (error instanceof StorageRefusal) return { kind: 'storage', detail: error.message };
  return { kind: 'bug', detail: textOf(error).slice(0, 500) };
}
