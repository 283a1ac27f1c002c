// Whether there is a screen at all: on Linux the command line may have started us without one.
import type { CommandLine } from 'electron';

/** False where Electron was told to draw nowhere: a window or a tray icon would then end the process. */
export function hasScreen(commandLine: Pick<CommandLine, 'getSwitchValue'>): boolean {
  return commandLine.getSwitchValue('ozone-platform') !== 'headless';
}
