// Turns what the file system threw into a Failure in plain words.
import type { Failure, FailureReason } from '../../../shared/core/failure';

const KNOWN: ReadonlyMap<string, readonly [FailureReason, string]> = new Map<
  string,
  readonly [FailureReason, string]
>([
  ['ENOSPC', ['disk-full', 'the disk is full']],
  ['EDQUOT', ['disk-full', 'the disk quota is used up']],
  ['EROFS', ['read-only', 'the disk is read-only']],
  ['EACCES', ['read-only', 'permission denied']],
  ['EPERM', ['read-only', 'permission denied']],
  ['ENOTDIR', ['read-only', 'a part of the path is not a folder']],
  ['EISDIR', ['read-only', 'it is a folder, not a file']],
]);

/** The system's error code such as `ENOENT`, if there is one. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** What is wrong with a file, in a few words and without its contents. */
export function fileTrouble(error: unknown): string {
  const code = errorCode(error);
  if (code === undefined) return error instanceof Error ? error.message : String(error);
  return KNOWN.get(code)?.[1] ?? code;
}

/** `storage`, with `disk-full` or `read-only` where that is the cause; `subject` names the file's role. */
export function fileFailure(error: unknown, subject: string): Failure {
  const reason = KNOWN.get(errorCode(error) ?? '')?.[0];
  const detail = `${subject}: ${fileTrouble(error)}`.slice(0, 500);
  return reason === undefined ? { kind: 'storage', detail } : { kind: 'storage', reason, detail };
}
