// Lets one process at a time do a piece of work, by a lock file that survives the death of its owner.
import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 200;
const UNREADABLE_GRACE_MS = 5000;
const OTHER_HOST_STALE_MS = 30 * 60_000;

/** A process is told from a later one with the same number by the moment it started. */
export function startedAt(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

async function isStale(path, text) {
  const ageMs = Date.now() - ((await stat(path).catch(() => undefined))?.mtimeMs ?? Date.now());
  let owner;
  try {
    owner = JSON.parse(text);
  } catch {
    return ageMs > UNREADABLE_GRACE_MS;
  }
  // The numbers of another machine (or container) say nothing here.
  if (owner.host !== hostname()) return ageMs > OTHER_HOST_STALE_MS;
  return !owner.processes.some(
    ({ pid, startedAt: moment }) => isAlive(pid) && startedAt(pid) === moment,
  );
}

async function breakStale(path, text) {
  const aside = `${path}.stale-${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch {
    return; // Someone else was quicker.
  }
  // If a new owner slipped in between reading and renaming, give it its lock back.
  if ((await readFile(aside, 'utf8')) !== text) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

const identify = (pid) => ({ pid, startedAt: startedAt(pid) });

/**
 * Runs `work(alsoHeldBy)` while holding the lock at `path`; waits for another owner, calling `onWait` once.
 * `alsoHeldBy(pid)` keeps the lock held while that process lives, should this one be killed before it.
 */
export async function withLock(path, work, { onWait } = {}) {
  await mkdir(dirname(path), { recursive: true });
  const token = randomUUID();
  const describe = (...pids) =>
    JSON.stringify({ processes: pids.map(identify), host: hostname(), token });
  for (let waited = false; ;) {
    try {
      await writeFile(path, describe(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const text = await readFile(path, 'utf8').catch(() => undefined);
    if (text === undefined) continue;
    if (await isStale(path, text)) {
      await breakStale(path, text);
      continue;
    }
    if (!waited) onWait?.();
    waited = true;
    await sleep(POLL_MS);
  }
  try {
    return await work((pid) => writeFileSync(path, describe(process.pid, pid)));
  } finally {
    const text = await readFile(path, 'utf8').catch(() => '');
    if (text.includes(token)) await unlink(path);
  }
}
