// Installs the official binary of the pinned electron package with the package's own installer.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createProgress } from '../lib/progress.mjs';
import { capture } from '../lib/run.mjs';
import { folderBytes } from './fetch-package.mjs';

/** A download that neither begins nor goes on for this long is given up. */
const STALLED_AFTER_MS = 20_000;
const LOOK_EVERY_MS = 250;

/** The official binary inside the package's folder, or undefined when it is not (wholly) installed. */
export function installedOfficial(packageFolder) {
  try {
    const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
    const dist = join(packageFolder, 'dist');
    // The installer writes path.txt last, so an interrupted one does not count.
    const path = join(dist, readFileSync(join(packageFolder, 'path.txt'), 'utf8'));
    const unpacked = readFileSync(join(dist, 'version'), 'utf8').trim().replace(/^v/, '');
    return unpacked === version && existsSync(path) ? { path, dist, version } : undefined;
  } catch {
    return undefined;
  }
}

// A few words, for the line that people read.
function describeRefusal(stderr) {
  if (/checksum|did not match/i.test(stderr))
    return 'it came with a wrong checksum and was refused';
  const status = stderr.match(/Response code (\d+)[^\n]*/);
  if (status) return `the server answered ${status[1]}`;
  const code = stderr.match(
    /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|UND_ERR_\w+|CERT_\w+|\w*SELF_SIGNED\w*|UNABLE_TO_\w+)\b/,
  );
  if (code) return `the server could not be reached (${code[1]})`;
  if (/fetch failed/.test(stderr)) return 'the server could not be reached';
  return stderr.match(/^\w*Error: ([^\n]*)/m)?.[1] ?? 'the installer failed';
}

/** Runs the installer; resolves with undefined, or with the reason why there is no binary. */
export async function installOfficial(
  packageFolder,
  { cache, env = process.env, stalledAfterMs = STALLED_AFTER_MS },
) {
  mkdirSync(cache, { recursive: true });
  await removeLeftovers(cache);
  // A temporary folder of its own shows the installer's progress, and leaves nothing when it is killed.
  const temporary = mkdtempSync(join(cache, 'download-'));
  await rm(join(packageFolder, 'dist'), { recursive: true, force: true });
  await rm(join(packageFolder, 'path.txt'), { force: true });
  try {
    const { stderr, stalled, code } = await runInstaller(
      packageFolder,
      temporary,
      env,
      stalledAfterMs,
    );
    if (installedOfficial(packageFolder)) return undefined;
    if (stalled) return `the server did not answer for ${stalledAfterMs / 1000} s`;
    return code === 0 ? 'the installer left no working binary' : describeRefusal(stderr);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function removeLeftovers(cache) {
  for (const name of readdirSync(cache)) {
    if (name.startsWith('download-')) await rm(join(cache, name), { recursive: true, force: true });
  }
}

async function runInstaller(packageFolder, temporary, env, stalledAfterMs) {
  const { ELECTRON_OVERRIDE_DIST_PATH: _, ...rest } = env;
  const progress = createProgress('Fetching the official Electron');
  let stalled = false;
  let timer;
  const watch = (child) => {
    let last = { seen: '', at: Date.now() };
    timer = setInterval(() => {
      const bytes = folderBytes(temporary);
      const seen = `${bytes} ${countFiles(join(packageFolder, 'dist'))}`;
      if (bytes > 0) progress.update(bytes);
      if (seen !== last.seen) last = { seen, at: Date.now() };
      if (Date.now() - last.at > stalledAfterMs) stalled = child.kill('SIGKILL');
    }, LOOK_EVERY_MS);
  };
  try {
    const result = await capture(process.execPath, [join(packageFolder, 'install.js')], {
      cwd: packageFolder,
      env: {
        ...rest,
        TMPDIR: temporary,
        TEMP: temporary,
        TMP: temporary,
        ELECTRON_GET_NO_PROGRESS: '1',
      },
      watch,
    });
    return { ...result, stalled };
  } finally {
    clearInterval(timer);
    progress.end();
  }
}

function countFiles(folder) {
  try {
    return readdirSync(folder, { recursive: true }).length;
  } catch {
    return 0;
  }
}
