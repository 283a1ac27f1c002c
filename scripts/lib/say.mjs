// Speaks to the person at the terminal, on stderr: stdout belongs to the command's own output.
import { constants } from 'node:os';

/** Writes one line for the person at the terminal. */
export const say = (line) => void process.stderr.write(`${line}\n`);

/** For callers that want no remarks. */
export const silent = () => undefined;

/** An error whose message is meant for people: shown as it is, without a stack. */
export class PlainError extends Error {}

/** Says that a signal ended the work; carries the exit code a shell would report. */
export class StoppedError extends PlainError {
  constructor(signal) {
    super(`Stopped by ${signal}.`);
    this.exitCode = 128 + (constants.signals[signal] ?? 1);
  }
}

/** Runs a command's main function: plain errors become one readable message and exit code 1. */
export async function runAsCommand(main) {
  try {
    process.exitCode = (await main(process.argv.slice(2))) ?? 0;
  } catch (error) {
    say(error instanceof PlainError ? error.message : (error?.stack ?? String(error)));
    process.exitCode = error?.exitCode ?? 1;
    // Work that was broken off may still be waiting for something.
    if (error instanceof StoppedError) process.exit();
  }
}
