// Installs Debian or Ubuntu packages, patiently when another apt is at work, and shows how far it is.
import { setTimeout as sleep } from 'node:timers/promises';
import { createProgress, describePercent } from '../lib/progress.mjs';
import { capture } from '../lib/run.mjs';
import { PlainError } from '../lib/say.mjs';

const LOCK_WAIT_S = 300;
const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };

let listsAreFresh = false;

// The lock of the package lists, unlike dpkg's, has no waiting option: so try again.
async function updateLists(say) {
  if (listsAreFresh) return;
  for (let waitedS = 0; ; waitedS += 3) {
    const { code, stderr } = await capture('apt-get', ['update', '-q'], { env });
    if (code === 0) break;
    const isLocked = /could not get lock/i.test(stderr);
    if (!isLocked || waitedS >= LOCK_WAIT_S) {
      say(`"apt-get update" failed; going on with the lists that are there. ${stderr.trim()}`);
      return;
    }
    if (waitedS === 0) say('Another apt is at work: waiting for it.');
    await sleep(3000);
  }
  listsAreFresh = true;
}

/** The names of packages on this release: newer ones have some under a name ending in t64. */
export async function debianNames(names, { say }) {
  await updateLists(say);
  const renamed = names.map((name) => `${name}t64`);
  const { stdout } = await capture('apt-cache', ['policy', ...renamed], { env });
  // "name:", then indented lines; a name that is not on this release is left out or has no candidate.
  const offered = [...stdout.matchAll(/^(\S+):\n.*\n\s+Candidate: (?!\(none\))/gm)].map(
    ([, name]) => name,
  );
  return names.map((name) => (offered.includes(`${name}t64`) ? `${name}t64` : name));
}

/** Installs the packages as root; throws a plain sentence when that fails. */
export async function aptInstall(packages, { say }) {
  await updateLists(say);
  say(`Installing: ${packages.join(' ')}`);
  const args = [
    'install',
    '-y',
    '-q',
    '--no-install-recommends',
    '-o',
    `DPkg::Lock::Timeout=${LOCK_WAIT_S}`,
    '-o',
    'Dpkg::Use-Pty=0',
    '-o',
    'APT::Status-Fd=3',
  ];
  const progress = createProgress('Installing system packages', describePercent);
  const watch = (child) =>
    child.stdio[3].setEncoding('utf8').on('data', (part) => {
      // dlstatus:1:12.3:… while downloading, pmstatus:name:45.6:… while installing: half and half.
      for (const [, kind, percent] of part.matchAll(/^(dl|pm)status:[^:]*:([\d.]+):/gm)) {
        progress.update(Number(percent) / 2 + (kind === 'pm' ? 50 : 0), 100);
      }
    });
  const stdio = ['ignore', 'pipe', 'pipe', 'pipe'];
  const { code, stdout, stderr } = await capture('apt-get', [...args, ...packages], {
    env,
    stdio,
    watch,
  });
  progress.end(code === 0 ? 'System packages installed' : undefined);
  if (code !== 0) {
    throw new PlainError(
      `apt-get could not install ${packages.join(' ')} (code ${code}):\n${(stdout + stderr).slice(-4000).trim()}`,
    );
  }
}
