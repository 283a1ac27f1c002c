// A settings file in memory whose disk can be made to refuse.
import { failed, ok, type Failure } from '../../src/shared/core/failure';
import type { SettingsFile, SettingsFileReading } from '../../src/main/core/settings/settings-file';

export interface MemorySettingsFile extends SettingsFile {
  /** Every document written so far, oldest first. */
  readonly written: readonly Readonly<Record<string, unknown>>[];
  refuse(failure: Failure | null): void;
}

export function createMemorySettingsFile(first: SettingsFileReading): MemorySettingsFile {
  const written: Readonly<Record<string, unknown>>[] = [];
  let refusal: Failure | null = null;
  return {
    written,
    refuse(failure) {
      refusal = failure;
    },
    read: () => first,
    write(document) {
      if (refusal) return failed(refusal);
      written.push(structuredClone(document));
      return ok(null);
    },
  };
}
