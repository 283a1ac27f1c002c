// Proportional memory of a process and all its children, from /proc.
import { readdirSync, readFileSync } from 'node:fs';

function parents() {
  const map = new Map();
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      map.set(Number(pid), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // It has ended since the folder was read.
    }
  }
  return map;
}

/** MiB. Shared pages count for each process by its share. */
export function memoryOf(root) {
  const parentOf = parents();
  const belongs = (pid) => pid === root || (parentOf.has(pid) && belongs(parentOf.get(pid)));
  let kib = 0;
  for (const pid of parentOf.keys()) {
    if (!belongs(pid)) continue;
    try {
      kib += Number(
        /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0,
      );
    } catch {
      // It has ended meanwhile.
    }
  }
  return kib / 1024;
}
