// The settings file on disk, through electron-store: atomic, for the user's eyes only, never wiped.
import { copyFileSync, constants, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Store from 'electron-store';
import { failed, ok } from '../../../shared/core/failure';
import { fileFailure, fileTrouble } from '../lib/file-failure';
import { parseJsonObject } from './json-text';
import type { SettingsFile } from './settings-file';

export interface StoreFileDeps {
  readonly dir: string;
  readonly now: () => number;
}

/**
 * `<dir>/settings.json`, mode 0600. electron-store throws on bad JSON when it opens and, told not to,
 * overwrites the file at the next change; so the text is judged here and a bad file is copied aside first.
 */
export function createStoreFile(deps: StoreFileDeps): SettingsFile {
  let damage: string | null = null;
  const open = (): Store =>
    new Store({
      cwd: deps.dir,
      name: 'settings',
      configFileMode: 0o600,
      accessPropertiesByDotNotation: false,
      serialize: (document) => `${JSON.stringify(document, null, 2)}\n`,
      deserialize: (text) => {
        const parsed = parseJsonObject(text);
        damage = parsed.ok ? null : parsed.why;
        return parsed.ok ? { ...parsed.document } : {};
      },
    });

  return {
    read() {
      const path = join(deps.dir, 'settings.json');
      let document: Readonly<Record<string, unknown>>;
      try {
        document = { ...open().store };
      } catch (error) {
        return { kind: 'unreadable', why: fileTrouble(error), copiedTo: null };
      }
      if (damage !== null) {
        return { kind: 'unreadable', why: damage, copiedTo: copyAside(path, deps.now()) };
      }
      return Object.keys(document).length === 0 ? { kind: 'missing' } : { kind: 'read', document };
    },
    write(document) {
      try {
        open().store = { ...document };
        return ok(null);
      } catch (error) {
        return failed(fileFailure(error, 'The settings could not be saved'));
      }
    },
  };
}

/** One copy per content: starting again and again must not fill the folder. */
function copyAside(path: string, nowMs: number): string | null {
  try {
    const bytes = readFileSync(path);
    const dir = join(path, '..');
    const prefix = `${basename(path)}.unreadable-`;
    const earlier = readdirSync(dir).find(
      (name) => name.startsWith(prefix) && readFileSync(join(dir, name)).equals(bytes),
    );
    if (earlier !== undefined) return join(dir, earlier);
    const stamp = new Date(nowMs).toISOString().replaceAll(':', '-');
    const target = `${path}.unreadable-${stamp}`;
    copyFileSync(path, target, constants.COPYFILE_EXCL);
    return target;
  } catch {
    return null;
  }
}
