// Lays the licences of everything that is built in beside what was built, as they demand.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

const FOLDER = `${sep}node_modules${sep}`;

/** The folder of the package that a module belongs to; null for our own. */
function packageFolder(id) {
  const path = id.replace(/^\0/, '').split('?')[0];
  const at = path.lastIndexOf(FOLDER);
  if (at === -1) return null;
  const [first, second] = path.slice(at + FOLDER.length).split(sep);
  return join(path.slice(0, at), FOLDER, first.startsWith('@') ? join(first, second) : first);
}

/** One package's name, version and licence, as text. */
function licenseOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim();
  return `${name} ${version} (${license ?? 'no licence named'})\n\n${text}`.trim();
}

/** A plugin for the build: writes `licenses.txt`, ordered by name. */
export const licenses = () => ({
  name: 'tocsin-licenses',
  generateBundle() {
    const folders = new Set([...this.getModuleIds()].map(packageFolder));
    const found = [...folders].filter(
      (each) => each !== null && existsSync(join(each, 'package.json')),
    );
    const source = `${found
      .sort()
      .map(licenseOf)
      .join(`\n\n${'-'.repeat(72)}\n\n`)}\n`;
    this.emitFile({ type: 'asset', fileName: 'licenses.txt', source });
  },
});
