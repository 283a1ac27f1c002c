// Opens the user's own settings and judges whether they may be written.
import { SETTINGS_VERSION } from '../../../shared/settings/settings';
import { migrate } from './migrations';
import type { SettingsFile } from './settings-file';

export interface UserSettings {
  /** As it stands in the file, brought to the present version; unknown keys are kept. */
  readonly document: Readonly<Record<string, unknown>>;
  /** Troubles of the file as a whole. */
  readonly problems: readonly string[];
  /** Why the file must not be written, or null. */
  readonly readOnly: string | null;
  /** False when what the user had set is not known. */
  readonly trusted: boolean;
}

export function openUserSettings(file: SettingsFile): UserSettings {
  const reading = file.read();
  switch (reading.kind) {
    case 'missing':
      return { document: {}, problems: [], readOnly: null, trusted: true };
    case 'unreadable': {
      const { why, copiedTo } = reading;
      const whole = `settings.json: ${why}; defaults are used`;
      return {
        document: {},
        problems: [copiedTo === null ? whole : `${whole}; the file was copied to ${copiedTo}`],
        readOnly:
          copiedTo === null
            ? `settings.json could not be read (${why}) nor copied aside, so it is not overwritten`
            : null,
        trusted: false,
      };
    }
    case 'read':
      return openDocument(reading.document);
  }
}

function openDocument(raw: Readonly<Record<string, unknown>>): UserSettings {
  const migrated = migrate(raw);
  if (migrated.kind === 'current') {
    return { document: migrated.document, problems: [], readOnly: null, trusted: true };
  }
  const why =
    migrated.kind === 'newer'
      ? `version ${migrated.version} was written by a newer Tocsin; this one knows version ${SETTINGS_VERSION}`
      : 'not a version number';
  return {
    document: migrated.document,
    problems: [`version: ${why}; the file is read but not changed`],
    readOnly: `settings.json is not overwritten: ${why}`,
    trusted: false,
  };
}
