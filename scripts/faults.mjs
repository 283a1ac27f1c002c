// How long a hotkey takes to the wire while everything around it fails: prints each, and fails where one holds a press up.
import { ensureBuilt } from './build.mjs';
import { withDesktop } from './desktop-session.mjs';
import { electronEnvironment } from './electron-args.mjs';
import { projectRoot } from './lib/project.mjs';
import { runAsCommand } from './lib/say.mjs';
import { setUp } from './setup.mjs';

/** `--quick` with four presses each proves that everything runs; `--only=WORDS` takes the disturbances named so. */
await runAsCommand(async (args) => {
  const runtime = await setUp({ desktop: 'required' });
  await ensureBuilt();
  return withDesktop((desktop) =>
    desktop.run(process.execPath, ['scripts/faults/measure.mjs', ...args], {
      cwd: projectRoot,
      env: electronEnvironment(runtime, desktop.env),
    }),
  );
});
