// The figures of a whole tree on disk.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { countFigures } from './count.mjs';
import { LAYOUT } from './house.mjs';
import { filesOfSource, namesMadeBy, readSource } from './read-source.mjs';

/** @param {string} root The project's folder. */
export function figuresOf(root) {
  return countFigures(filesOfSource(root), readSource(root), { ...LAYOUT, calls: callsOf(root) });
}

/** The names of all calls that the contracts of this tree make. */
export function callsOf(root) {
  const { files, maker } = LAYOUT.calls;
  return filesOfSource(root)
    .filter((file) => files.test(file))
    .flatMap((file) => namesMadeBy(maker, readFileSync(join(root, file), 'utf8')));
}
