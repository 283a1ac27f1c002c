// Runs a command on a throw-away Linux desktop: screen, session bus, unlocked keyring, toasts, window manager.
// Usage: node scripts/desktop-session.mjs [--desktops=N] [--] COMMAND [ARGUMENT…]
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

/** A desktop that is being made; `make` resolves when it stands. */
function createDesktop(outer, size) {
  const { folder, env } = createDesktopFolder(outer);
  const guard = startGuard(folder);
  const tracker = trackProcesses(folder, guard.add);
  const { start, pids, close } = createStarter(folder, tracker);
  return {
    folder,
    env,
    tracker,
    async make() {
      Object.assign(env, await startDisplay(env, start, size));
      Object.assign(env, await startBus(folder, env, start));
      await Promise.all([startKeyring(env, start), startWindowManager(env, start)]);
    },
    async remove() {
      // First what ran on the desktop, then the desktop.
      await endProcesses(tracker, { except: pids });
      await endProcesses(tracker);
      tracker.close();
      close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
      guard.dismiss();
    },
  };
}

/**
 * Makes a desktop, calls `work({ env, folder, launch, run })`, and takes everything down again, on signals too.
 * `launch(command, args, options)` gives a child process; `run` waits for it and gives its exit code.
 * Of several desktops `work` gets the first; the environments of all stand in its TOCSIN_DESKTOPS, as JSON.
 */
export async function withDesktop(
  work,
  { width = 1440, height = 900, env: outer = process.env, count = 1 } = {},
) {
  checkTools(outer);
  const stopper = createStopper();
  const desktops = Array.from({ length: count }, () => createDesktop(outer, { width, height }));
  const [{ folder, env, tracker }] = desktops;
  const makeAndWork = async () => {
    // One after the other: two would take the same number for their screen.
    for (const desktop of desktops) await desktop.make();
    const all = JSON.stringify(desktops.map((desktop) => desktop.env));
    if (count > 1) env.TOCSIN_DESKTOPS = all;
    return work({ env, folder, ...createRunner(env, tracker, stopper) });
  };
  try {
    return await Promise.race([makeAndWork(), stopper.stopped]);
  } finally {
    await Promise.all(desktops.map((desktop) => desktop.remove()));
    stopper.close();
  }
}

if (isCommand(import.meta.url)) {
  await runAsCommand((args) => {
    const [, count] = /^--desktops=([1-9])$/.exec(args[0]) ?? [];
    const words = count ? args.slice(1) : args;
    const [command, ...rest] = words[0] === '--' ? words.slice(1) : words;
    if (command) {
      return withDesktop((desktop) => desktop.run(command, rest), { count: Number(count ?? 1) });
    }
    say('Usage: node scripts/desktop-session.mjs [--desktops=N] [--] COMMAND [ARGUMENT…]');
    return 2;
  });
}
