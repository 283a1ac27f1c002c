// Opens the app: sets up, builds when needed, and starts Electron with the arguments after "--".
import { electronArgs, electronEnvironment, hasDisplay } from './electron-args.mjs';
import { ensureBuilt } from './build.mjs';
import { desktopTrouble } from './desktop/trouble.mjs';
import { withDesktop } from './desktop-session.mjs';
import { isCommand } from './lib/is-command.mjs';
import { projectRoot } from './lib/project.mjs';
import { run } from './lib/run.mjs';
import { runAsCommand, say } from './lib/say.mjs';
import { setUp } from './setup.mjs';

/** Runs `work(env, run)` on this machine's screen, or on the throw-away desktop where there is none. */
export async function onSomeDesktop(work) {
  if (hasDisplay()) {
    for (const line of await desktopTrouble()) say(line);
    return work(process.env, run);
  }
  say(
    'No screen here (DISPLAY is not set): the app runs on a throw-away desktop that nobody sees.',
  );
  say('Its settings and records vanish with it. "npm run demo" takes pictures of such a desktop.');
  return withDesktop((desktop) => work(desktop.env, desktop.run));
}

/** What Electron is told: the app's folder first, then switches, then the app's own arguments. */
export const appArguments = (env, args, options) => [
  projectRoot,
  ...electronArgs({ env, ...options }),
  ...args,
];

if (isCommand(import.meta.url)) {
  await runAsCommand(async (args) => {
    const runtime = await setUp({ desktop: hasDisplay() ? 'no' : 'required' });
    await ensureBuilt();
    return onSomeDesktop((env, runHere) =>
      runHere(runtime.path, appArguments(env, args), { env: electronEnvironment(runtime, env) }),
    );
  });
}
