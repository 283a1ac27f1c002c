// Keeps track of every process of a throw-away desktop, also those that cut themselves loose, and ends them.
import { readFileSync, readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_EVERY_MS = 500;

const readProc = (pid, file) => {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'latin1');
  } catch {
    return ''; // Ended meanwhile, or someone else's.
  }
};

function statOf(pid) {
  const text = readProc(pid, 'stat');
  if (!text) return undefined;
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return { isZombie: fields[0] === 'Z', parent: Number(fields[1]), startedAt: fields[19] };
}

/**
 * Tracks the descendants of the processes given to `add`, and all that carry the desktop's folder in their
 * environment. Neither alone would do: Chromium writes over its environment, and an orphan has lost its parent;
 * so descendants are noted while their parents live. `onFound(pid, startedAt)` hears of each once.
 */
export function trackProcesses(folder, onFound) {
  const mark = `TOCSIN_DESKTOP=${folder}\0`;
  // A number may be given to another process later; with the moment of its start it is unique.
  const found = new Map();
  const judged = new Map();
  const note = (pid, startedAt) => {
    if (pid === process.pid || found.get(pid) === startedAt) return;
    found.set(pid, startedAt);
    onFound(pid, startedAt);
  };
  const isOurs = (pid, { parent, startedAt }, stats) => {
    if (found.get(pid) === startedAt) return false;
    if (found.has(parent) && found.get(parent) === stats.get(parent)?.startedAt) return true;
    if (judged.get(pid) === startedAt) return false;
    judged.set(pid, startedAt);
    return `${readProc(pid, 'environ')}\0`.includes(mark);
  };
  const look = () => {
    const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    const stats = new Map(
      pids.map((name) => [Number(name), statOf(name)]).filter(([, stat]) => stat),
    );
    for (let size = -1; size !== found.size;) {
      size = found.size;
      for (const [pid, stat] of stats) if (isOurs(pid, stat, stats)) note(pid, stat.startedAt);
    }
    return [...found.keys()].filter((pid) => {
      const stat = stats.get(pid);
      return stat && stat.startedAt === found.get(pid) && !stat.isZombie;
    });
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  timer.unref();
  return {
    add: (pid) => note(pid, statOf(pid)?.startedAt),
    alive: look,
    close: () => clearInterval(timer),
  };
}

function signalAll(pids, signal) {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch {
      // Gone already.
    }
  }
}

/** Ends the tracked processes: asks first, insists after `patienceMs`. */
export async function endProcesses(tracker, { except = [], patienceMs = 3000 } = {}) {
  const asked = new Set();
  const until = Date.now() + patienceMs;
  for (;;) {
    const left = tracker.alive().filter((pid) => !except.includes(pid));
    if (left.length === 0) return;
    if (Date.now() > until) signalAll(left, 'SIGKILL');
    else
      signalAll(
        left.filter((pid) => !asked.has(pid)),
        'SIGTERM',
      );
    for (const pid of left) asked.add(pid);
    await sleep(50);
  }
}
