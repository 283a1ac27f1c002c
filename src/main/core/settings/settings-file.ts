// What the settings ask of the file they live in.
import type { Result } from '../../../shared/core/failure';

export type SettingsFileReading =
  | { readonly kind: 'missing' }
  | { readonly kind: 'read'; readonly document: Readonly<Record<string, unknown>> }
  /** `copiedTo` is null when no copy could be made: then the file must not be written. */
  | { readonly kind: 'unreadable'; readonly why: string; readonly copiedTo: string | null };

export interface SettingsFile {
  read(): SettingsFileReading;
  /** All or nothing; a `storage` failure leaves the file as it was. */
  write(document: Readonly<Record<string, unknown>>): Result<null>;
}
