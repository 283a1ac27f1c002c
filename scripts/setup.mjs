// Sets a clone up to run: Node, packages, Electron, system libraries. Quick when nothing is to be done.
import { cacheDirectory } from './lib/cache.mjs';
import { isCommand } from './lib/is-command.mjs';
import { projectRoot, readManifest } from './lib/project.mjs';
import { PlainError, runAsCommand, say as sayOnStderr, silent } from './lib/say.mjs';
import { describeElectron, ensureElectron } from './setup/electron.mjs';
import { checkNode } from './setup/node-version.mjs';
import { ensurePackages } from './setup/packages.mjs';
import { sandboxTrouble } from './setup/sandbox.mjs';
import { ensureSystem } from './setup/system.mjs';

/**
 * Makes everything ready and returns the Electron at hand, or undefined with `electron: false`.
 * `desktop` says whether the throw-away desktop's programs are 'required', 'wanted' or 'no' concern.
 * `quiet` keeps the line about Electron back; what takes time is announced anyway.
 */
export async function setUp({
  root = projectRoot,
  cache = cacheDirectory(),
  env = process.env,
  electron = true,
  desktop = 'no',
  retry = false,
  quiet = false,
  say = sayOnStderr,
} = {}) {
  checkNode(readManifest(root));
  await ensurePackages(root, { say });
  if (!electron) return undefined;
  const runtime = await ensureElectron({ root, cache, env, say, retry });
  (quiet ? silent : say)(describeElectron(runtime));
  await ensureSystem({ electronPath: runtime.path, desktop, env, say });
  const trouble = await sandboxTrouble(runtime.path, { env });
  if (trouble) throw new PlainError(trouble);
  return runtime;
}

if (isCommand(import.meta.url)) {
  await runAsCommand(async (args) => {
    await setUp({ desktop: 'wanted', retry: args.includes('--retry') });
    sayOnStderr('Ready: "npm start" opens the app, "npm run demo" shows it, "npm test" proves it.');
  });
}
