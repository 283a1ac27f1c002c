// Runs the caller's programs on the desktop, and ends the work early when we are told to stop.
import { spawn } from 'node:child_process';
import { exitCodeOf, passSignalsOn } from '../lib/run.mjs';
import { PlainError, StoppedError } from '../lib/say.mjs';

const GRACE_AFTER_CHILD_MS = 1000;

/** Gives { launch, run }: a child process, or the exit code of one that ran to its end. */
export function createRunner(env, tracker, stopper) {
  const launch = (command, args = [], options = {}) => {
    const child = spawn(command, args, {
      stdio: 'inherit',
      ...options,
      env: { ...env, ...options.env },
    });
    if (child.pid) tracker.add(child.pid);
    return child;
  };
  const run = (command, args, options) =>
    new Promise((resolve, reject) => {
      const child = launch(command, args, options);
      const release = stopper.hold();
      const forget = passSignalsOn(child);
      const end = () => (forget(), release());
      child.once('error', (error) => {
        end();
        const isUnknown = error.code === 'ENOENT';
        reject(isUnknown ? new PlainError(`There is no command "${command}".`) : error);
      });
      child.once('exit', (code, signal) => (end(), resolve(exitCodeOf(code, signal))));
    });
  return { launch, run };
}

/**
 * Listens for signals until `close`. `stopped` rejects after one: at once, or, while a command holds it back
 * (which gets the signal itself and may end in its own way), when that command has ended.
 */
export function createStopper() {
  let signalName;
  let held = 0;
  let reject;
  const stopped = new Promise((_, fail) => (reject = fail));
  stopped.catch(() => undefined);
  const giveUp = () => reject(new StoppedError(signalName));
  const onSignal = (name) => {
    signalName ??= name;
    if (held === 0) giveUp();
  };
  const names = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const name of names) process.on(name, onSignal);
  return {
    stopped,
    hold() {
      held += 1;
      return () => {
        held -= 1;
        if (held === 0 && signalName) setTimeout(giveUp, GRACE_AFTER_CHILD_MS).unref();
      };
    },
    close: () => names.forEach((name) => process.off(name, onSignal)),
  };
}
