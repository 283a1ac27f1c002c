// Packs the app for this system: installers with the official Electron, an unpacked folder with the substitute.
import { ensureBuilt } from './build.mjs';
import { findElectron } from './electron-runtime.mjs';
import { isCommand } from './lib/is-command.mjs';
import { projectRoot, toolPath } from './lib/project.mjs';
import { run } from './lib/run.mjs';
import { runAsCommand, say } from './lib/say.mjs';
import { setUp } from './setup.mjs';

/**
 * Packs with the Electron at hand; resolves with electron-builder's exit code. Output goes to `output`.
 * @param {readonly string[]} args for electron-builder
 * @returns {Promise<number>}
 */
export async function packageApp(args = [], { output = 'dist' } = {}) {
  const { dist, version, kind } = findElectron();
  const isRelease = kind === 'official';
  if (!isRelease) {
    say(
      `Packing with Electron ${version} (${kind}): an unpacked folder to try out, NOT for release.`,
    );
  }
  return run(
    process.execPath,
    [
      toolPath('electron-builder/cli.js'),
      '--publish=never',
      ...(isRelease && !args.includes('--dir') ? [] : ['--dir']),
      ...args.filter((word) => word !== '--dir'),
      `--config.directories.output=${output}`,
      `--config.electronVersion=${version}`,
      ...(kind === 'official' ? [] : [`--config.electronDist=${dist}`]),
    ],
    { cwd: projectRoot },
  );
}

if (isCommand(import.meta.url)) {
  await runAsCommand(async (args) => {
    await setUp();
    await ensureBuilt();
    return packageApp(args);
  });
}
