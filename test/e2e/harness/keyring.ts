// The keyring daemon of the throw-away desktop: ended, stopped, started again open or closed.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { hasOwner } from '../../../scripts/desktop/bus.mjs';

const PASSWORD = 'throw-away\n';

/** Ours carries the desktop's folder in its environment; another desktop's does not. */
function daemons(): readonly number[] {
  const mark = `TOCSIN_DESKTOP=${process.env.TOCSIN_DESKTOP ?? 'none'}\0`;
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return (
          readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('gnome-keyring-d') &&
          readFileSync(`/proc/${pid}/environ`, 'latin1').includes(mark)
        );
      } catch {
        return false;
      }
    })
    .map(Number);
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('the keyring daemon does as it likes');
    await sleep(50);
  }
}

const isThere = (): Promise<boolean> => hasOwner('org.freedesktop.secrets', process.env);

/** As if it had crashed. */
export async function endKeyring(): Promise<void> {
  for (const pid of daemons()) process.kill(pid, 'SIGKILL');
  await until(async () => !(await isThere()));
}

/** `locked`: nobody types the password, and there is nobody to ask for it. */
export async function startKeyring(state: 'open' | 'locked'): Promise<void> {
  const words = ['--foreground', '--components=secrets', ...(state === 'open' ? ['--unlock'] : [])];
  const child = spawn('gnome-keyring-daemon', words, {
    detached: true,
    stdio: [state === 'open' ? 'pipe' : 'ignore', 'ignore', 'ignore'],
  });
  child.stdin?.end(PASSWORD);
  child.unref();
  await until(isThere);
}

/** Alive, and answering nothing. */
export function holdKeyring(): void {
  for (const pid of daemons()) process.kill(pid, 'SIGSTOP');
}

export function releaseKeyring(): void {
  for (const pid of daemons()) process.kill(pid, 'SIGCONT');
}
