// Runs one command of the command line inside a windowless Electron and answers its exit code.
import { app } from 'electron';
import { createBase } from '../base/base';
import { runActivity } from './activity';
import { runActivityExport } from './activity-export';
import { runActivityVerify } from './activity-verify';
import { runAlerts, runCalls } from './calls';
import type { AppFlags } from '../base/app-flags';
import type { Command } from './command';
import { runContactsSearch, runContactsSync } from './contacts';
import { runContactsExport, runContactsImport } from './contacts-table';
import type { CommandDesk } from './desk';
import { runDoctor } from './doctor';
import { helpText } from './help';
import { runSecretsClear, runSecretsList, runSecretsSet } from './secrets';
import { runSend } from './send';
import { runStatus } from './status';
import { createTerminal } from './terminal';
import { runVerifications } from './verifications';
import { runVerify } from './verify';

/** Ends the process: 0 done, 2 saved or begun but not yet through, 3 and 4 of `send`, 1 anything else. Needs a ready app. */
export async function runCommand(
  command: Command,
  flags: AppFlags,
  defaultUserDataDir: string,
): Promise<void> {
  const terminal = createTerminal();
  if (command.kind === 'help' || command.kind === 'version') {
    terminal.out(command.kind === 'help' ? helpText() : app.getVersion());
    await terminal.flush();
    app.exit(0);
    return;
  }
  const base = createBase(flags, defaultUserDataDir);
  const code = await execute({ base, flags, terminal }, command);
  await terminal.flush();
  base.close();
  app.exit(code);
}

type DeskCommand = Exclude<Command, { kind: 'help' | 'version' }>;

async function execute(desk: CommandDesk, command: DeskCommand): Promise<number> {
  switch (command.kind) {
    case 'send':
      return runSend(desk, command);
    case 'verify':
      return runVerify(desk, command);
    case 'verifications':
      return runVerifications(desk, command.limit);
    case 'calls':
      return runCalls(desk, command);
    case 'alerts':
      return runAlerts(desk, command.limit);
    case 'contacts sync':
      return runContactsSync(desk);
    case 'contacts search':
      return runContactsSearch(desk, command.search);
    case 'contacts import':
      return runContactsImport(desk, command);
    case 'contacts export':
      return runContactsExport(desk, command);
    case 'status':
      return runStatus(desk);
    case 'doctor':
      return runDoctor(desk);
    case 'activity':
      return runActivity(desk, command.limit);
    case 'activity verify':
      return runActivityVerify(desk, command.file);
    case 'activity export':
      return runActivityExport(desk, command);
    case 'secrets set':
      return runSecretsSet(desk, command.name);
    case 'secrets list':
      return runSecretsList(desk);
    case 'secrets clear':
      return runSecretsClear(desk, command.name);
  }
}
