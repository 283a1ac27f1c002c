// Keeps the memory of this process out of core dumps, where the system lets a process say so.
import { writeFileSync } from 'node:fs';

/**
 * On Linux a core dump of this process then holds no memory, and so no key. Windows and macOS have no such switch for a
 * process to set: there it depends on how the system is set up.
 */
export function keepOutOfCoreDumps(platform: NodeJS.Platform = process.platform): void {
  if (platform !== 'linux') return;
  try {
    writeFileSync('/proc/self/coredump_filter', '0');
  } catch {
    // A container may not allow it; that is no reason not to start.
  }
}
