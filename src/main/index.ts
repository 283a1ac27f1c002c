// Electron start-up, from top to bottom: who are we, one instance only, lock every page, be ready, quit well.
import { join, resolve } from 'node:path';
import { app, powerMonitor } from 'electron';
import type { TocsinApp } from './app';
import type { AppFlags } from './base/app-flags';
import type { Command } from './command-line/command';
import { parseCommandLine } from './command-line/parse';
import { keepOutOfCoreDumps } from './core/lib/core-dumps';
import { ownArguments } from './command-line/own-arguments';
import { registerOwnScheme } from './desktop/own-protocol';
import { VENDOR_CONNECTION_SWITCHES } from './desktop/vendor-connection';
import { enableWaylandHotkeys } from './desktop/wayland';

const NO_SANDBOX = '--no-sandbox is refused: it would undo what Tocsin promises. Start it without.';
const asked = parseCommandLine(ownArguments(process.argv, app.isPackaged));
// Not asked for: Chromium takes --user-data-dir for itself before this file runs.
const defaultUserDataDir = join(app.getPath('appData'), app.name);
if (asked.kind !== 'invalid' && asked.flags.userDataDir !== undefined) {
  app.setPath('userData', resolve(asked.flags.userDataDir));
}
app.setAppUserModelId('org.tocsin.desk');
for (const name of VENDOR_CONNECTION_SWITCHES) app.commandLine.appendSwitch(name);

// Chromium would write the keys of every connection to the vendors there.
delete process.env.SSLKEYLOGFILE;
keepOutOfCoreDumps();

if (asked.kind === 'invalid' || lacksSandbox()) {
  const why = asked.kind === 'invalid' ? asked.message : NO_SANDBOX;
  process.stderr.write(`tocsin: ${why}\n`);
  app.exit(1);
} else if (asked.kind === 'command') {
  await runQuickly(asked.command, asked.flags);
} else if (!app.requestSingleInstanceLock()) {
  // The first instance shows its window; its second-instance event has told it so.
  app.exit(0);
} else {
  openDesk(asked.flags);
}

/** Chromium's sandbox cannot run as root; everybody else's packaged app keeps it. */
function lacksSandbox(): boolean {
  return app.isPackaged && app.commandLine.hasSwitch('no-sandbox') && process.getuid?.() !== 0;
}

/**
 * Electron gets ready once this file has run to its end, which takes, and takes down again, more time than most commands
 * do. So the end waits for the command, or for something in it that needs a ready Electron.
 */
async function runQuickly(command: Command, flags: AppFlags): Promise<void> {
  const { runCommand } = await import('./command-line/run');
  await new Promise<void>((goOn) => {
    const ready = (): Promise<void> => {
      goOn();
      return app.whenReady();
    };
    runCommand(command, flags, defaultUserDataDir, ready).catch((error: unknown) => {
      process.stderr.write(`tocsin: ${String(error)}\n`);
      app.exit(1);
    });
  });
}

function openDesk(flags: AppFlags): void {
  let desk: TocsinApp | undefined;
  registerOwnScheme();
  enableWaylandHotkeys(app.commandLine, process.platform, process.env);
  app.on('second-instance', (_event, argv) => {
    if (!argv.includes('--hidden')) desk?.show();
  });
  app.on('activate', () => desk?.show());
  // The tray is the app: closing the window ends nothing.
  app.on('window-all-closed', () => undefined);
  app.on('before-quit', (event) => {
    if (desk === undefined) return;
    event.preventDefault();
    // Whoever chose Quit has been asked already. This is the system or a signal, for which Electron's own handlers
    // stand in the place of ours: nobody may be there to answer.
    leave();
  });
  const leave = (): void => void desk?.quit();
  // The system is going down, or a terminal says stop: nobody can answer a question, and all is on disk.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => (desk === undefined ? app.exit(0) : leave()));
  }
  // Read while Electron gets ready. A command never needs it, and starts quicker without.
  const reading = import('./app');
  void app
    .whenReady()
    .then(() => reading)
    .then(({ createApp }) => {
      powerMonitor.on('shutdown', leave);
      return createApp({ flags, defaultUserDataDir });
    })
    .then(
      (made) => {
        desk = made;
        if (!flags.hidden) made.show();
      },
      (error: unknown) => {
        // Nothing works: say so where IT looks, and do not pretend with a tray icon.
        process.stderr.write(
          `tocsin could not start: ${error instanceof Error ? (error.stack ?? '') : String(error)}\n`,
        );
        app.exit(1);
      },
    );
}
