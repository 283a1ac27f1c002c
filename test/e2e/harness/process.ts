// Finds and ends the processes of one desk by their own number, whoever their parent is.
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 8_000;

/** The applications (not their helpers) that were started with exactly this argument; Linux only, elsewhere none. */
export function processesWith(argument: string): readonly number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      // Chromium writes its own title over the arguments, with spaces between them.
      const words = read(`/proc/${pid}/cmdline`).split(/[\0 ]/);
      return words.includes(argument) && !words.some((word) => word.startsWith('--type='));
    });
}

/** False also for a process that has ended and whose parent has not yet noticed. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return !/^State:\s+Z/m.test(read(`/proc/${pid}/status`));
}

/** Asks first; after eight seconds it is not asked any more. */
export async function endProcess(pid: number): Promise<void> {
  if (!isAlive(pid)) return;
  process.kill(pid, 'SIGTERM');
  const deadline = Date.now() + PATIENCE_MS;
  while (isAlive(pid)) {
    if (Date.now() > deadline) process.kill(pid, 'SIGKILL');
    await sleep(50);
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
