// Finds missing Linux libraries and programs; installs them (root with apt) or names them with the command to run.
import { existsSync } from 'node:fs';
import { capture } from '../lib/run.mjs';
import { PlainError } from '../lib/say.mjs';
import { which } from '../lib/which.mjs';
import { aptInstall, debianNames } from './apt.mjs';
import { desktopTools, linkedLibraries, openedLibraries } from './requirements.mjs';

/** Programs of the throw-away desktop that are not in PATH. */
export const missingTools = (env = process.env) =>
  Object.keys(desktopTools).filter((tool) => !which(tool, env));

/** Libraries without which this Electron cannot start or cannot do its work. */
export async function missingLibraries(electronPath) {
  const ldconfig = ['/sbin/ldconfig', '/usr/sbin/ldconfig'].find((path) => existsSync(path));
  const [linked, known] = await Promise.all([
    electronPath ? capture('ldd', [electronPath]) : { stdout: '' },
    ldconfig ? capture(ldconfig, ['-p']) : { stdout: '' },
  ]);
  const missing = [...linked.stdout.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1]);
  if (known.stdout) {
    missing.push(
      ...Object.keys(openedLibraries).filter((name) => !known.stdout.includes(`\t${name} `)),
    );
  }
  return [...new Set(missing)];
}

const packagesFor = (names) => [
  ...new Set(
    names
      .map((name) => ({ ...linkedLibraries, ...openedLibraries, ...desktopTools })[name])
      .filter(Boolean),
  ),
];

/** Sees to the libraries, and with `desktop` to the programs too. Throws a plain sentence when it cannot. */
export async function ensureSystem({
  electronPath,
  desktop,
  env = process.env,
  uid = process.getuid?.(),
  findLibraries = missingLibraries,
  say,
}) {
  if (process.platform !== 'linux') return;
  const tools = missingTools(env);
  const libraries = await findLibraries(electronPath);
  const needed = [...libraries, ...(desktop === 'no' ? [] : tools)];
  if (needed.length === 0) return;
  const canInstall = uid === 0 && which('apt-get', env) && !env.TOCSIN_NO_APT;
  if (canInstall) {
    say(`Missing on this machine: ${needed.join(', ')}`);
    await aptInstall(await debianNames(packagesFor(needed), { say }), { say });
    const still = [
      ...(await findLibraries(electronPath)),
      ...(desktop === 'no' ? [] : missingTools(env)),
    ];
    if (still.length > 0)
      throw new PlainError(`Still missing after installing: ${still.join(', ')}`);
    return;
  }
  const text = remedy(needed, env);
  if (libraries.length > 0 || desktop === 'required') throw new PlainError(text);
  say(`${text}\n(Only the tests, the demo and machines without a screen need these.)`);
}

function remedy(needed, env) {
  const list = `Missing on this machine: ${needed.join(', ')}.`;
  const packages = packagesFor(needed).join(' ');
  return which('apt-get', env)
    ? `${list}\nInstall them with:\n  sudo apt-get update && sudo apt-get install -y ${packages}`
    : `${list}\nInstall them with your distribution's package manager (Debian calls the packages: ${packages}).`;
}
