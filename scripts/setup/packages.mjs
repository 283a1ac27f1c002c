// Brings node_modules to exactly what package-lock.json says, and does nothing when it already is.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lockPath } from '../lib/cache.mjs';
import { withLock } from '../lib/lock.mjs';
import { npmCommand } from '../lib/npm.mjs';
import { createProgress, describePercent } from '../lib/progress.mjs';
import { run } from '../lib/run.mjs';
import { PlainError } from '../lib/say.mjs';

const STAMP = '.tocsin-packages';

function lockDigest(root) {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return createHash('sha256')
    .update(lock)
    .update(`${process.platform}-${process.arch}`)
    .digest('hex');
}

const readPackages = (path) => JSON.parse(readFileSync(path, 'utf8')).packages;

// npm keeps a list of what it really installed; packages for other platforms are not in it.
function isInstalled(root) {
  const listed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(listed)) return false;
  const have = readPackages(listed);
  return Object.entries(readPackages(join(root, 'package-lock.json'))).every(([path, wanted]) => {
    if (path === '' || wanted.link) return true;
    if (!have[path])
      return wanted.optional === true || wanted.devOptional === true || wanted.peer === true;
    return have[path].version === wanted.version && have[path].integrity === wanted.integrity;
  });
}

/** True when node_modules holds what the lock file asks for. */
export function packagesMatch(root) {
  const stamp = join(root, 'node_modules', STAMP);
  const digest = lockDigest(root);
  try {
    if (readFileSync(stamp, 'utf8') === digest) return true;
  } catch {
    // No stamp: perhaps installed by hand.
  }
  if (!isInstalled(root)) return false;
  try {
    writeFileSync(stamp, digest);
  } catch {
    // A read-only tree works as well, only a little slower.
  }
  return true;
}

// npm makes all folders at once and fills them one by one: a package counts when its package.json is there.
function countFilled(folder) {
  let count = 0;
  try {
    for (const name of readdirSync(folder)) {
      if (name.startsWith('@')) count += countFilled(join(folder, name));
      else if (existsSync(join(folder, name, 'package.json'))) count += 1;
    }
  } catch {
    // Not there yet.
  }
  return count;
}

function watchInstall(root) {
  const isForHere = ({ os, cpu }) =>
    (!os || os.includes(process.platform)) && (!cpu || cpu.includes(process.arch));
  const total = Object.entries(readPackages(join(root, 'package-lock.json'))).filter(
    ([path, wanted]) => path.lastIndexOf('node_modules/') === 0 && isForHere(wanted),
  ).length;
  const progress = createProgress('Installing packages', describePercent);
  const show = () => progress.update(countFilled(join(root, 'node_modules')), total);
  const timer = setInterval(show, 1000).unref();
  return (text) => (clearInterval(timer), progress.end(text));
}

/** Installs the locked packages when needed. Safe when several processes ask at once. */
export async function ensurePackages(root, { say }) {
  if (packagesMatch(root)) return;
  const onWait = () => say('Another set-up is installing packages here: waiting for it.');
  await withLock(lockPath('packages', root), (alsoHeldBy) => install(root, say, alsoHeldBy), {
    onWait,
  });
}

async function install(root, say, alsoHeldBy) {
  if (packagesMatch(root)) return;
  say('Installing the locked packages (npm ci)');
  const [npm, args] = npmCommand();
  const end = watchInstall(root);
  // Development packages are wanted whatever NODE_ENV says: they build and test the app.
  const code = await run(
    npm,
    [
      ...args,
      'ci',
      '--include=dev',
      '--prefer-offline',
      '--loglevel=error',
      '--no-audit',
      '--no-fund',
      '--no-update-notifier',
    ],
    {
      cwd: root,
      step: true,
      stdio: ['ignore', 2, 2],
      // Should we be killed, npm goes on: nobody may start a second one beside it.
      onStart: (child) => alsoHeldBy(child.pid),
      shell: npm.endsWith('.cmd'),
    },
  );
  end(code === 0 ? 'Packages installed' : undefined);
  if (code !== 0) {
    throw new PlainError(
      `The packages could not be installed: "npm ci" ended with code ${code} (see above).`,
    );
  }
  writeFileSync(join(root, 'node_modules', STAMP), lockDigest(root));
}
