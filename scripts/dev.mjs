// Opens the app for development: electron-vite rebuilds and reloads while you type.
import { electronArgs, electronEnvironment, hasDisplay } from './electron-args.mjs';
import { isCommand } from './lib/is-command.mjs';
import { projectRoot, toolPath } from './lib/project.mjs';
import { runAsCommand } from './lib/say.mjs';
import { setUp } from './setup.mjs';
import { onSomeDesktop } from './start.mjs';

if (isCommand(import.meta.url)) {
  await runAsCommand(async (args) => {
    const runtime = await setUp({ desktop: hasDisplay() ? 'no' : 'required' });
    return onSomeDesktop((env, runHere) => {
      const electronVite = toolPath('electron-vite/bin/electron-vite.js');
      const command = [electronVite, 'dev', '--watch', '--', ...electronArgs({ env }), ...args];
      return runHere(process.execPath, command, {
        cwd: projectRoot,
        env: electronEnvironment(runtime, env),
      });
    });
  });
}
