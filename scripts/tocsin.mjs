// Runs the app's command line from the repository: stdout and the exit code are the app's own.
import { ensureBuilt } from './build.mjs';
import { electronEnvironment } from './electron-args.mjs';
import { run } from './lib/run.mjs';
import { runAsCommand, say } from './lib/say.mjs';
import { setUp } from './setup.mjs';
import { appArguments } from './start.mjs';

await runAsCommand(async (args) => {
  const runtime = await setUp({ quiet: true, say });
  await ensureBuilt({ say });
  const { env } = process;
  // No command opens a window, so none needs a screen. Chromium's remarks on the missing buses are of no use here.
  const options = [
    ...appArguments(env, ['--log-level=3'], { window: false }),
    ...(args.length === 0 ? ['help'] : args),
  ];
  return run(runtime.path, options, { env: electronEnvironment(runtime, env) });
});
