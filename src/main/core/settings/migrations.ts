// Brings a settings document of an older version to the present one, one pure step per version.
import { SETTINGS_VERSION } from '../../../shared/settings/settings';

type Document = Readonly<Record<string, unknown>>;
export type MigrationStep = (document: Document) => Document;

/** Step `n` turns version `n` into version `n + 1`. A step that has shipped is never changed. */
export const MIGRATIONS: readonly MigrationStep[] = [
  // Version 0: a file written by hand, without a version. Its fields are those of version 1.
  (document) => document,
];

export type Migrated =
  | { readonly kind: 'current'; readonly document: Document; readonly migrated: boolean }
  | { readonly kind: 'newer'; readonly version: number; readonly document: Document }
  | { readonly kind: 'bad-version'; readonly document: Document };

/** A newer or senseless version is handed back untouched: only its owner knows what it means. */
export function migrate(
  document: Document,
  steps: readonly MigrationStep[] = MIGRATIONS,
  target: number = SETTINGS_VERSION,
): Migrated {
  const version = Object.hasOwn(document, 'version') ? document.version : 0;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 0) {
    return { kind: 'bad-version', document };
  }
  if (version > target) return { kind: 'newer', version, document };
  const migrated = steps.slice(version, target).reduce((held, step) => step(held), document);
  return {
    kind: 'current',
    document: { ...migrated, version: target },
    migrated: version !== target,
  };
}
