// Runs a command on a throw-away Linux desktop: screen, session bus, unlocked keyring, toasts, window manager.
// Usage: node scripts/desktop-session.mjs [--] COMMAND [ARGUMENT…]
import { rm } from 'node:fs/promises';
import { startBus } from './desktop/bus.mjs';
import { createDesktopFolder } from './desktop/environment.mjs';
import { startGuard } from './desktop/guard.mjs';
import { startDisplay, startKeyring, startWindowManager } from './desktop/pieces.mjs';
import { endProcesses, trackProcesses } from './desktop/processes.mjs';
import { createRunner, createStopper } from './desktop/runner.mjs';
import { createStarter } from './desktop/starter.mjs';
import { isCommand } from './lib/is-command.mjs';
import { PlainError, runAsCommand, say } from './lib/say.mjs';
import { missingTools } from './setup/system.mjs';

function checkTools(env) {
  if (process.platform !== 'linux') {
    throw new PlainError('The throw-away desktop exists on Linux only.');
  }
  const missing = missingTools(env);
  if (missing.length === 0) return;
  throw new PlainError(
    `The throw-away desktop lacks: ${missing.join(', ')}. "npm run setup" installs them or says how.`,
  );
}

/**
 * Makes a desktop, calls `work({ env, folder, launch, run })`, and takes everything down again, on signals too.
 * `launch(command, args, options)` gives a child process; `run` waits for it and gives its exit code.
 */
export async function withDesktop(
  work,
  { width = 1440, height = 900, env: outer = process.env } = {},
) {
  checkTools(outer);
  const stopper = createStopper();
  const { folder, env } = createDesktopFolder(outer);
  const guard = startGuard(folder);
  const tracker = trackProcesses(folder, guard.add);
  const { start, pids, close } = createStarter(folder, tracker);
  const makeAndWork = async () => {
    Object.assign(env, await startDisplay(env, start, { width, height }));
    Object.assign(env, await startBus(folder, env, start));
    await Promise.all([startKeyring(env, start), startWindowManager(env, start)]);
    return work({ env, folder, ...createRunner(env, tracker, stopper) });
  };
  try {
    return await Promise.race([makeAndWork(), stopper.stopped]);
  } finally {
    // First what ran on the desktop, then the desktop.
    await endProcesses(tracker, { except: pids });
    await endProcesses(tracker);
    tracker.close();
    close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    guard.dismiss();
    stopper.close();
  }
}

if (isCommand(import.meta.url)) {
  await runAsCommand((args) => {
    const [command, ...rest] = args[0] === '--' ? args.slice(1) : args;
    if (command) return withDesktop((desktop) => desktop.run(command, rest));
    say('Usage: node scripts/desktop-session.mjs [--] COMMAND [ARGUMENT…]');
    return 2;
  });
}
