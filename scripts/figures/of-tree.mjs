// The figures of a whole tree on disk.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { countFigures } from './count.mjs';
import { LAYOUT } from './house.mjs';
import { filesOfSource, readSource, textsOfList } from './read-source.mjs';

/** @param {string} root The project's folder. */
export function figuresOf(root) {
  const { calls, ...layout } = LAYOUT;
  return countFigures(filesOfSource(root), readSource(root), {
    ...layout,
    calls: textsOfList(readFileSync(join(root, calls.file), 'utf8'), calls.list),
  });
}
