// Tells whether a module was started as the program, rather than imported by another.
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** True for the module that node was asked to run; pass `import.meta.url`. */
export function isCommand(moduleUrl) {
  if (!process.argv[1]) return false;
  try {
    return realpathSync(process.argv[1]) === realpathSync(fileURLToPath(moduleUrl));
  } catch {
    return false;
  }
}
