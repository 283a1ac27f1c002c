// Knows where the project is, and the few facts of its package.json that the scripts need.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root folder. */
export const projectRoot = fileURLToPath(new URL('../../', import.meta.url)).replace(/[/\\]$/, '');

/** The parsed package.json of a folder. */
export const readManifest = (folder) =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

/** The path of a tool's script inside node_modules: quicker than npx, and never fetches anything. */
export const toolPath = (path, root = projectRoot) => join(root, 'node_modules', path);
