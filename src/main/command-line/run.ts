// Runs one command of the command line inside a windowless Electron and answers its exit code. Each is read when it is
// asked for: a press by a button or a script must not wait for the others.
import { app } from 'electron';
import type { AppFlags } from '../base/app-flags';
import type { Command } from './command';
import type { CommandDesk } from './desk';
import { createTerminal } from './terminal';

/**
 * Ends the process: 0 done, 2 saved or begun but not yet through, 3 and 4 of `send`, 1 anything else. `ready` waits for
 * Electron; it is called when something needs it, which most commands never do.
 */
export async function runCommand(
  command: Command,
  flags: AppFlags,
  defaultUserDataDir: string,
  ready: () => Promise<unknown>,
): Promise<void> {
  const terminal = createTerminal();
  if (command.kind === 'help' || command.kind === 'version') {
    const isHelp = command.kind === 'help';
    terminal.out(isHelp ? (await import('./help')).helpText() : app.getVersion());
    await terminal.flush();
    app.exit(0);
    return;
  }
  const { createBase } = await import('../base/base');
  const base = createBase(flags, defaultUserDataDir, ready);
  const code = await execute({ base, flags, terminal }, command, ready);
  await terminal.flush();
  base.close();
  app.exit(code);
}

type DeskCommand = Exclude<Command, { kind: 'help' | 'version' }>;

async function execute(
  desk: CommandDesk,
  command: DeskCommand,
  ready: () => Promise<unknown>,
): Promise<number> {
  switch (command.kind) {
    case 'send':
      return (await import('./send')).runSend(desk, command);
    case 'verify':
      return (await import('./verify')).runVerify(desk, command);
    case 'verifications':
      return (await import('./listings')).runVerifications(desk, command.limit);
    case 'calls':
      return (await import('./listings')).runCalls(desk, command);
    case 'alerts':
      return (await import('./listings')).runAlerts(desk, command.limit);
    case 'contacts sync':
      return (await import('./contacts')).runContactsSync(desk);
    case 'contacts search':
      return (await import('./contacts')).runContactsSearch(desk, command.search);
    case 'contacts import':
      return (await import('./contacts-table')).runContactsImport(desk, command);
    case 'contacts export':
      return (await import('./contacts-table')).runContactsExport(desk, command);
    case 'status':
      return (await import('./listings')).runStatus(desk);
    case 'doctor':
      // It asks the vendors over Electron's own connections.
      await ready();
      return (await import('./doctor')).runDoctor(desk);
    case 'activity':
      return (await import('./listings')).runActivity(desk, command.limit);
    case 'activity verify':
      return (await import('./activity-verify')).runActivityVerify(desk, command.file);
    case 'activity export':
      // Chromium prints the paper.
      await ready();
      return (await import('./activity-export')).runActivityExport(desk, command);
    case 'secrets set':
      return (await import('./secrets')).runSecretsSet(desk, command.name);
    case 'secrets list':
      return (await import('./secrets')).runSecretsList(desk);
    case 'secrets clear':
      return (await import('./secrets')).runSecretsClear(desk, command.name);
  }
}
