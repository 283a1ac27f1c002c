// Speed and memory as ratios against a bare Electron in the same run: absolute figures mean little on another machine.
import { searchBench } from './bench/search.mjs';
import { ensureBuilt } from './build.mjs';
import { withDesktop } from './desktop-session.mjs';
import { electronEnvironment } from './electron-args.mjs';
import { projectRoot } from './lib/project.mjs';
import { runAsCommand } from './lib/say.mjs';
import { setUp } from './setup.mjs';

/** `--quick` proves that everything runs: its figures mean nothing. */
await runAsCommand(async (args) => {
  const runtime = await setUp({ desktop: 'required' });
  await ensureBuilt();
  const code = await withDesktop((desktop) =>
    desktop.run(process.execPath, ['scripts/bench/measure.mjs', ...args], {
      cwd: projectRoot,
      env: electronEnvironment(runtime, desktop.env),
    }),
  );
  return code || searchBench({ quick: args.includes('--quick') });
});
